"""A choice that is a picture with a name under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of

WIDTH_EM = 10.5
"""A slide this wide still shows which layout it is on, and three stand side by side in a pane."""
_EDGE = 3


class PictureChoice(QAbstractButton):
    """A slide to choose. The chosen one has a thick edge and a mark, and says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._aspect = 9 / 16
        self._note = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, name: str, note: str, spoken: str) -> None:
        """The name under the picture, a few words more in a calmer color, and what is said of it aloud."""
        self._note = note
        self.setText(name)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def set_aspect(self, aspect: float) -> None:
        """Height of a slide as a share of its width."""
        if aspect != self._aspect:
            self._aspect = aspect
            self.updateGeometry()

    def set_image(self, image: QImage) -> None:
        """The picture; the one before stays until this comes."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether there is a picture."""
        return not self._image.isNull()

    def image_width_px(self) -> int:
        """Pixels of the device that the picture is wide."""
        return max(8, round(self._picture().width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """Grows with the letters."""
        height = self.fontMetrics().height()
        width = round(height * WIDTH_EM)
        lines = 2 if self._note else 1
        return QSize(width + 2 * _EDGE, round(width * self._aspect) + 2 * _EDGE + round(height * (lines * 1.1 + 0.3)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What has the keyboard is in sight, however it got it."""
        super().focusInEvent(event)
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, 0, self.fontMetrics().height() // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters make larger pictures."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its edge and its name."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._picture()
        painter.fillRect(picture, QColor(appearance.stage))
        if not self._image.isNull():
            painter.drawImage(picture, self._image)
        self._paint_edge(painter, picture, appearance.current if self.isChecked() else appearance.edge)
        if self.hasFocus():
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        if self.isChecked():
            _paint_tick(painter, picture, self.fontMetrics().height(), appearance)
        self._paint_words(painter, picture, appearance.text, appearance.muted)
        painter.end()

    def _picture(self) -> QRectF:
        width = self.sizeHint().width() - 2 * _EDGE
        return QRectF(_EDGE, _EDGE, width, round(width * self._aspect))

    def _paint_edge(self, painter: QPainter, picture: QRectF, color: str) -> None:
        strong = self.isChecked() or self.underMouse()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), 3 if self.isChecked() else 2 if strong else 1))
        painter.drawRect(picture.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_words(self, painter: QPainter, picture: QRectF, color: str, muted: str) -> None:
        metrics = self.fontMetrics()
        height = metrics.height()
        top = picture.bottom() + height * 0.25
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(color))
        room = round(picture.width())
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(picture.x(), top, room, height), Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self.font())
        painter.setPen(QColor(muted))
        note = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(picture.x(), top + height * 1.1, room, height), Qt.AlignmentFlag.AlignLeft, note)


def _paint_tick(painter: QPainter, picture: QRectF, em: int, appearance: Appearance) -> None:
    """A disc with a tick in the picture's upper right corner, for those who do not tell edges apart by color."""
    disc = QRectF(picture.right() - em * 1.3, picture.y() + em * 0.25, em * 1.05, em * 1.05)
    painter.setPen(QPen(QColor(appearance.on_primary), 1))
    painter.setBrush(QColor(appearance.primary))
    painter.drawEllipse(disc)
    x, y, side = disc.x(), disc.y(), disc.width()
    painter.setPen(QPen(QColor(appearance.on_primary), max(1.5, side * 0.12)))
    painter.drawPolyline(
        [
            QPointF(x + side * 0.27, y + side * 0.53),
            QPointF(x + side * 0.44, y + side * 0.7),
            QPointF(x + side * 0.74, y + side * 0.34),
        ]
    )
