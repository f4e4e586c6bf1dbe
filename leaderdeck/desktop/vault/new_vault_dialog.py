"""The first note is to be locked: a passphrase is chosen, what it means is said plainly, a recovery key is offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.vault.key_page import KeyPage
from leaderdeck.desktop.vault.note_files import write_vault
from leaderdeck.desktop.vault.passphrase_fields import PassphraseFields
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.vault import KeyCost, NewVault, new_vault


class NewVaultDialog(DialogFrame):
    """`made` carries the `DataKey` when the vault file is in its folder and the user has seen the recovery key."""

    made = Signal(object)

    COST = KeyCost()
    """What one try of a new passphrase costs."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(38, 24))
        self._folder = folder
        self._key: DataKey | None = None
        self._note: Sentence | None = None
        self._what, self._lost, self._said = text_label(), text_label("private"), text_label()
        self.fields, self.key_page = PassphraseFields(), KeyPage()
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(self.fontMetrics().height() * 0.7))
        for widget in (self._what, self._lost, self.fields):
            column.addWidget(widget)
        column.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(first)
        self.pages.addWidget(self.key_page)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self._said)
        self.cancel_button, self.next_button = button(), button("primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.next_button)
        self.cancel_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self._go_on)
        self.fields.changed.connect(self._follow)
        self.key_page.kept.connect(self._follow)
        self._maker = Latest(new_vault, self)
        self._maker.answered.connect(self._take)
        self._maker.failed.connect(self._failed)
        self.finished.connect(self._forget)
        self.retranslate()
        self._follow()
        self.fields.first.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        on_key = self.pages.currentIndex() == 1
        self.say_title(str(say("Ta vare på gjenopprettingsnøkkelen") if on_key else say("Velg en passordsetning")))
        self._what.setText(
            str(
                say(
                    "Passordsetningen låser alle private notater som du velger å låse i mappen «{folder}». Fire eller "
                    "flere tilfeldige ord er lette å huske og vanskelige å gjette.", folder=self._folder.name,
                )
            )
        )  # fmt: skip
        self._lost.setText(
            str(
                say(
                    "Glemmer du passordsetningen og har mistet gjenopprettingsnøkkelen, er notatene tapt. Ingen kan "
                    "åpne dem, heller ikke vi eller IT-avdelingen."
                )
            )
        )
        self.fields.retranslate()
        self.key_page.retranslate()
        self.cancel_button.setText(str(say("Avbryt")))
        self.next_button.setText(str(say("Fortsett")))
        for one in (self.cancel_button, self.next_button):
            one.setAccessibleName(one.text())
        self._said.setText("" if self._note is None else str(self._note))
        self._said.setVisible(self._note is not None)

    def _follow(self) -> None:
        on_key = self.pages.currentIndex() == 1
        self.next_button.setEnabled(on_key or (bool(self.fields.passphrase) and not self._maker.is_busy))

    def _go_on(self) -> None:
        if self.pages.currentIndex() == 1:
            key, self._key = self._key, None
            self.made.emit(key)
            self.accept()
            return
        self._say(say("Lager nøkkelen …"))
        self._maker.ask(self.fields.passphrase, self.COST)
        self._follow()

    def _take(self, new: NewVault) -> None:
        try:
            write_vault(self._folder, new.vault)
        except FileProblem as problem:
            new.key.wipe()
            self._say(problem.sentence)
            return
        self._key = new.key
        self.key_page.show_key(new.recovery_key, self._folder)
        self.fields.forget()
        self.pages.setCurrentIndex(1)
        self.cancel_button.hide()  # the vault is made: there is nothing to take back
        self._say(None)
        self._follow()
        self.next_button.setFocus()

    def _failed(self, problem: object) -> None:
        if not isinstance(problem, FileProblem):
            self._say(None)
            if isinstance(problem, BaseException):
                raise problem
            return
        self._say(problem.sentence)
        self._follow()

    def _say(self, sentence: Sentence | None) -> None:
        self._note = sentence
        self.retranslate()

    def _forget(self) -> None:
        self.fields.forget()
        self.key_page.forget()
        if self._key is not None:
            self.made.emit(self._key)  # closed by its cross: the vault is there and open all the same
            self._key = None
