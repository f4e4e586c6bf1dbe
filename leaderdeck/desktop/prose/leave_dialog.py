"""The window is about to close, and what was chosen in it has come into no talk."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say

LeaveChoice: TypeAlias = Literal["make", "leave", "stay"]


class LeaveDialog(DialogFrame):
    """Make the talk, leave it, or stay. Closing the dialog is to stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(30, 8))
        self.choice: LeaveChoice = "stay"
        self._words = text_label()
        self.content.addWidget(self._words)
        self.content.addStretch(1)
        self.make_button, self.leave_button, self.stay_button = button("primary"), button(), button()
        self.make_button.setDefault(True)
        self.foot.addWidget(self.leave_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.stay_button)
        self.foot.addWidget(self.make_button)
        self.make_button.clicked.connect(lambda: self._choose("make"))
        self.leave_button.clicked.connect(lambda: self._choose("leave"))
        self.stay_button.clicked.connect(self.reject)
        self.retranslate()
        self.make_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> LeaveChoice:
        """Ask, and give the answer."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.choice

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Lage foredraget før du lukker?")))
        self._words.setText(str(say("Lukker du uten, er valgene dine borte. Teksten du begynte med, er som den var.")))
        self.make_button.setText(str(say("Lag foredraget")))
        self.leave_button.setText(str(say("Lukk uten")))
        self.stay_button.setText(str(say("Avbryt")))
        for made in (self.make_button, self.leave_button, self.stay_button):
            made.setAccessibleName(made.text())

    def _choose(self, choice: LeaveChoice) -> None:
        self.choice = choice
        self.accept()
