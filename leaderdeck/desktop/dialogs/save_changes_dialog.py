"""A window is about to close and its text is not saved."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say

SaveChoice: TypeAlias = Literal["save", "discard", "cancel"]


class SaveChangesDialog(DialogFrame):
    """Save, leave it, or stay. `choice` says which; closing the dialog is to stay."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(30, 8))
        self._name = name
        self.choice: SaveChoice = "cancel"
        self._words = text_label()
        self.content.addWidget(self._words)
        self.content.addStretch(1)
        self.save_button, self.discard_button, self.cancel_button = button("primary"), button(), button()
        self.save_button.setDefault(True)
        self.foot.addWidget(self.discard_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)
        self.save_button.clicked.connect(lambda: self._choose("save"))
        self.discard_button.clicked.connect(lambda: self._choose("discard"))
        self.cancel_button.clicked.connect(self.reject)
        self.retranslate()
        self.save_button.setFocus()

    @classmethod
    def ask(cls, name: str, parent: QWidget | None = None) -> SaveChoice:
        """Ask, and give the answer."""
        dialog = cls(name, parent)
        dialog.exec()
        return dialog.choice

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Lagre endringene i «{file}» før du lukker?", file=self._name)))
        self._words.setText(str(say("Lagrer du ikke, er det du har skrevet siden sist lagring, borte.")))
        self.save_button.setText(str(say("Lagre")))
        self.discard_button.setText(str(say("Ikke lagre")))
        self.cancel_button.setText(str(say("Avbryt")))
        for made in (self.save_button, self.discard_button, self.cancel_button):
            made.setAccessibleName(made.text())

    def _choose(self, choice: SaveChoice) -> None:
        self.choice = choice
        self.accept()
