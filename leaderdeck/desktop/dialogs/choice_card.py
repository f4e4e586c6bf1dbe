"""Choices as cards: a radio button, and one plain sentence of what choosing it means."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.language import Sentence


class ChoiceCard(QFrame):
    """One choice. Choices in the same group are put into the same QButtonGroup by who owns the cards."""

    def __init__(self, name: Sentence, meaning: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._meaning = name, meaning
        self.radio = QRadioButton()
        self._words = text_label("muted")
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(round(em * 0.8), round(em * 0.6), round(em * 0.8), round(em * 0.7))
        layout.setSpacing(round(em * 0.25))
        layout.addWidget(self.radio)
        layout.addWidget(self._words)
        layout.addStretch(1)
        self.radio.toggled.connect(self.update)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        font = self.radio.font()
        font.setBold(True)
        self.radio.setFont(font)
        self.retranslate()

    def retranslate(self) -> None:
        """Name and meaning anew."""
        self.radio.setText(str(self._name))
        self.radio.setAccessibleName(str(self._name))
        self.radio.setAccessibleDescription(str(self._meaning))
        self._words.setText(str(self._meaning))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card chooses."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A calm sheet; the chosen one has a thick edge, so that color is not all that tells."""
        appearance = appearance_of(self)
        chosen = self.radio.isChecked()
        width = 2.0 if chosen else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.primary if chosen else appearance.edge), width))
        painter.setBrush(QColor(appearance.paper))
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self.fontMetrics().height() * 0.35
        painter.drawRoundedRect(inside, radius, radius)
        painter.end()
