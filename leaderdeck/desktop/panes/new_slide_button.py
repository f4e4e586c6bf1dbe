"""The plus at the end of the filmstrip: what a hand that looks for the next slide finds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.panes.slide_strip_keys import key_of

_WIDTH_EMS = 1.9
_PLUS_EMS = 0.32
"""How far the plus reaches from its middle."""
_COMMAND = "slides.new"


class NewSlideButton(QAbstractButton):
    """As high as the slides beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Narrow: the slides need the room."""
        em = self.fontMetrics().height()
        return QSize(round(em * _WIDTH_EMS), round(em * 2))

    def retranslate(self) -> None:
        """Its words anew."""
        words = str(action(_COMMAND).words)
        key = key_of(_COMMAND).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        """Seen to be a button."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """As it was."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A slide that is not there yet, with a plus on it."""
        appearance = appearance_of(self)
        told = self.hasFocus() or self.underMouse() or self.isDown()
        width = 2.0 if self.hasFocus() else 1.0
        em = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(appearance.chosen if self.isDown() else appearance.paper))
        painter.setPen(QPen(QColor(appearance.primary if told else appearance.line), width))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, em * 0.25, em * 0.25)
        painter.setPen(QPen(QColor(appearance.text), max(1.5, em / 11)))
        middle, reach = edge.center(), em * _PLUS_EMS
        painter.drawLine(round(middle.x() - reach), round(middle.y()), round(middle.x() + reach), round(middle.y()))
        painter.drawLine(round(middle.x()), round(middle.y() - reach), round(middle.x()), round(middle.y() + reach))
        painter.end()
