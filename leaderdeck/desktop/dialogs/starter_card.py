"""A starter as a card: its first slide drawn small, its name, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.language import Sentence

SLIDE_SHAPE = 9 / 16
WIDTH_EMS = 12


class StarterCard(QAbstractButton):
    """A button as wide as its grid gives it; the slide comes when it is drawn."""

    def __init__(self, kind: str, name: Sentence, meaning: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._name, self._meaning = name, meaning
        self._slide: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def show_slide(self, slide: QImage) -> None:
        """The first slide of the starter."""
        self._slide = slide
        self.update()

    def slide_width(self) -> int:
        """How many pixels of the screen the slide is wide."""
        return round((self.width() - 2 * self._margin()) * self.devicePixelRatio())

    def retranslate(self) -> None:
        """Name and meaning anew."""
        self.setText(str(self._name))
        self.setAccessibleName(str(self._name))
        self.setAccessibleDescription(str(self._meaning))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The slide, the name and the words under it."""
        inside = width - 2 * self._margin()
        words = self.fontMetrics().boundingRect(0, 0, inside, 1000, _WRAPPED, str(self._meaning)).height()
        name = self._bold_height(inside)
        return round(inside * SLIDE_SHAPE) + name + words + round(3.4 * self._margin())

    def sizeHint(self) -> QSize:
        """Twelve letters wide and as high as that needs."""
        width = WIDTH_EMS * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words can be read in."""
        return QSize(round(WIDTH_EMS * self.fontMetrics().height() * 0.8), self.sizeHint().height())

    def enterEvent(self, event: QEvent) -> None:
        """Seen to be a button."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """As it was."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, the slide or the place where it comes, and the words."""
        appearance, margin = appearance_of(self), self._margin()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_card(painter, appearance)
        inside = self.width() - 2 * margin
        slide = QRectF(margin, margin, inside, inside * SLIDE_SHAPE)
        painter.fillRect(slide, QColor(appearance.stage))
        if self._slide is not None:
            painter.drawImage(slide, self._slide)
        painter.setPen(QPen(QColor(appearance.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(slide.adjusted(0.5, 0.5, -0.5, -0.5))
        top = slide.bottom() + margin * 0.7
        painter.setPen(QColor(appearance.text))
        painter.setFont(self._bold())
        name_height = self._bold_height(inside)
        painter.drawText(QRectF(margin, top, inside, name_height), _WRAPPED, str(self._name))
        painter.setFont(self.font())
        painter.setPen(QColor(appearance.muted))
        rest = QRectF(margin, top + name_height + margin * 0.2, inside, self.height())
        painter.drawText(rest, _WRAPPED, str(self._meaning))
        painter.end()

    def _paint_card(self, painter: QPainter, appearance: Appearance) -> None:
        told = self.hasFocus() or self.underMouse() or self.isDown()
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(QColor(appearance.primary if told else appearance.line), width))
        painter.setBrush(QColor(appearance.paper))
        radius = self.fontMetrics().height() * 0.35
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )

    def _margin(self) -> int:
        return round(self.fontMetrics().height() * 0.6)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _bold_height(self, width: int) -> int:
        from PySide6.QtGui import QFontMetrics

        return QFontMetrics(self._bold()).boundingRect(0, 0, width, 1000, _WRAPPED, str(self._name)).height()


_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
