"""A note is to be an ordinary file again: what that means, before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say


class RemoveLockDialog(DialogFrame):
    """Accepted when the user wants it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(32, 10))
        self._name = name
        self._words = text_label()
        self.content.addWidget(self._words)
        self.content.addStretch(1)
        self.cancel_button, self.remove_button = button("primary"), button()
        self.cancel_button.setDefault(True)
        self.foot.addWidget(self.remove_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self.accept)
        self.retranslate()
        self.cancel_button.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Fjern låsen fra notatet?")))
        self._words.setText(
            str(
                say(
                    "Teksten lagres som en vanlig fil, {file}, som alle med tilgang til mappen kan lese. Notatet er "
                    "fortsatt privat og blir ikke med i noen eksport.", file=self._name,
                )
            )
        )  # fmt: skip
        self.cancel_button.setText(str(say("Behold låsen")))
        self.remove_button.setText(str(say("Fjern låsen")))
        for one in (self.cancel_button, self.remove_button):
            one.setAccessibleName(one.text())
