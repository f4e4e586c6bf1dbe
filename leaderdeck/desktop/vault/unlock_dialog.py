"""The passphrase, asked for where something is to be locked or found and the vault is shut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.vault.unlock_form import UnlockForm
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.language import say


class UnlockDialog(DialogFrame):
    """Accepted when the vaults of the folder are open."""

    def __init__(self, keeper: VaultKeeper, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(32, 12))
        self._folder = folder
        self._words = text_label()
        self.form = UnlockForm(keeper)
        self.form.ask_for(folder)
        self.form.opened.connect(self.accept)
        self.content.addWidget(self._words)
        self.content.addWidget(self.form)
        self.content.addStretch(1)
        self.cancel_button = button()
        self.cancel_button.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.finished.connect(lambda _result: self.form.forget())
        self.retranslate()
        self.form.field.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Lås opp de private notatene")))
        self._words.setText(
            str(
                say(
                    "De låste notatene i «{folder}» åpnes, og kan søkes i til de låses igjen.", folder=self._folder.name
                )
            )
        )
        self.cancel_button.setText(str(say("Avbryt")))
        self.cancel_button.setAccessibleName(self.cancel_button.text())
