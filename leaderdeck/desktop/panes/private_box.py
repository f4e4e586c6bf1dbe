"""Private remarks, set apart so that nobody takes them for what is said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.language import say

_HEAD_SHARE = 0.65


class PrivateBox(QFrame):
    """Private remarks on an amber ground, with the words that say what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 0.5), em // 4, em // 4, em // 4)
        column.setSpacing(0)
        for label in (self._head, self._text):
            label.setProperty("kind", "private")
            column.addWidget(label)
        self.retranslate()
        self.hide()

    def show_text(self, private: str) -> None:
        """Show these remarks; nothing is shown where there are none."""
        self._text.setText(private)
        self.setVisible(bool(private.strip()))

    def use_font(self, font: QFont) -> None:
        """Remarks in these letters; the words above them are smaller, so that nobody reads those out."""
        head = QFont(font)
        head.setPointSizeF(font.pointSizeF() * _HEAD_SHARE)
        head.setBold(True)
        self._text.setFont(font)
        self._head.setFont(head)

    def text(self) -> str:
        """What the box shows."""
        return self._text.text()

    def retranslate(self) -> None:
        """All words anew."""
        words = str(say("Privat – vises bare her"))
        self._head.setText(words)
        self.setAccessibleName(words)
        self._text.setAccessibleName(words)
        self._wear()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters make a larger head."""
        if event.type() == QEvent.Type.FontChange:
            self._wear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The amber ground, with a bar at its left so that it is seen without colors too."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(appearance.private_ground))
        em = self.fontMetrics().height()
        painter.drawRoundedRect(QRectF(self.rect()), em * 0.3, em * 0.3)
        painter.setBrush(QColor(appearance.private))
        bar = QRectF(em * 0.16, em * 0.3, em * 0.18, self.height() - em * 0.6)
        painter.drawRoundedRect(bar, em * 0.09, em * 0.09)
        painter.end()

    def _wear(self) -> None:
        font = self.font()
        font.setBold(True)
        if self._head.font() != font:
            self._head.setFont(font)
