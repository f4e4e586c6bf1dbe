"""A question asked inside a row: words for a picture, or why a finding is in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.language import say

Question: TypeAlias = Literal["alt", "reason"]
MOST_ALT_CHARACTERS = 500
MOST_REASON_CHARACTERS = 200


class RowQuestion(QWidget):
    """A field with its buttons. Enter answers, Escape gives up."""

    answered = Signal(str)
    decorative_chosen = Signal()
    given_up = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: Question = question
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_ALT_CHARACTERS if question == "alt" else MOST_REASON_CHARACTERS)
        self.accept_button = QPushButton()
        self.decorative_button = QPushButton()
        self.give_up_button = QPushButton()
        self.give_up_button.setProperty("kind", "quiet")
        self.field.textChanged.connect(self._follow)
        self.field.returnPressed.connect(self._answer)
        self.accept_button.clicked.connect(self._answer)
        self.decorative_button.clicked.connect(self.decorative_chosen)
        self.give_up_button.clicked.connect(self.given_up)
        buttons = FlowLayout(spacing=self.fontMetrics().height() // 4)
        for button in (self.accept_button, self.decorative_button, self.give_up_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        self.decorative_button.setVisible(question == "alt")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(self.field)
        layout.addLayout(buttons)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.retranslate()
        self._follow()

    def controls(self) -> Sequence[QWidget]:
        """The field and its buttons in the order of the Tab key."""
        buttons = (self.accept_button, self.decorative_button, self.give_up_button)
        return (self.field, *(button for button in buttons if not button.isHidden()))

    def take_keyboard(self) -> None:
        """Type here now."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All words anew."""
        if self.question == "alt":
            self.field.setPlaceholderText(str(say("Hva viser bildet?")))
            self.field.setAccessibleName(str(say("Alternativ tekst")))
            self.accept_button.setText(str(say("Sett inn")))
        else:
            self.field.setPlaceholderText(str(say("Hvorfor er det i orden?")))
            self.field.setAccessibleName(str(say("Begrunnelse for å avvise")))
            self.accept_button.setText(str(say("Avvis")))
        self.decorative_button.setText(str(say("Merk som pynt")))
        self.give_up_button.setText(str(say("Avbryt")))
        for button in (self.accept_button, self.decorative_button, self.give_up_button):
            button.setAccessibleName(button.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up; arrows stay in the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.field.text().strip()))

    def _answer(self) -> None:
        words = " ".join(self.field.text().split())
        if words:
            self.answered.emit(words)
