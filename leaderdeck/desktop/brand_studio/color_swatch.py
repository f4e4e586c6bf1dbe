"""One color of the palette, shown as a large patch with its name; pressed, it is changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leaderdeck.brand.color import contrast, is_color
from leaderdeck.desktop.appearance import appearance_of

WIDTH_EM, PATCH_EM = 5.6, 1.9


class ColorSwatch(QAbstractButton):
    """A patch of color, the name below it."""

    def __init__(self, parent: QWidget | None = None, *, width_em: float = WIDTH_EM) -> None:
        super().__init__(parent)
        self._width_em = width_em
        self._rgb = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def rgb(self) -> str:
        """The color as `#RRGGBB`; what cannot be a color is shown crossed out."""
        return self._rgb

    def show_color(self, rgb: str, name: str, spoken: str) -> None:
        """This color, its name, and what is said of it aloud."""
        self._rgb = rgb
        self.setText(name)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the letters."""
        em = self.fontMetrics().height()
        return QSize(round(em * self._width_em), round(em * (PATCH_EM + (1.25 if self.text() else 0.0))))

    def _draw_tick(self, painter: QPainter, patch: QRectF) -> None:
        """A tick on the chosen one of several, in black or white, whichever is seen on the color."""
        is_light = is_color(self._rgb) and contrast(self._rgb, "#000000") > contrast(self._rgb, "#FFFFFF")
        unit = patch.height() / 4
        middle = patch.center()
        painter.setPen(QPen(QColor("#000000" if is_light else "#FFFFFF"), max(2.0, unit / 3)))
        corner = QPointF(middle.x() - unit / 3, middle.y() + unit)
        painter.drawLine(QPointF(middle.x() - unit * 1.2, middle.y() + unit * 0.1), corner)
        painter.drawLine(corner, QPointF(middle.x() + unit * 1.3, middle.y() - unit * 0.9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, larger patches."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The patch with an edge that is seen on any ground, and the name."""
        looks = appearance_of(self)
        em = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        patch = QRectF(3, 3, self.width() - 6, em * PATCH_EM - 4)
        painter.setPen(QPen(QColor(looks.primary if self.underMouse() else looks.edge), 1))
        painter.setBrush(QColor(self._rgb) if is_color(self._rgb) else QColor(looks.window))
        painter.drawRoundedRect(patch, 4, 4)
        if not is_color(self._rgb):
            painter.drawLine(patch.topLeft(), patch.bottomRight())
        if self.isChecked():
            self._draw_tick(painter, patch)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(looks.primary), 2))
            painter.drawRoundedRect(patch.adjusted(-2, -2, 2, 2), 5, 5)
        painter.setPen(QColor(looks.text))
        room = QRectF(3, em * PATCH_EM + em * 0.1, self.width() - 3, em * 1.1)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        painter.end()
