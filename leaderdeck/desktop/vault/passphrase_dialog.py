"""Another passphrase, or a new recovery key, for whoever knows one of those that open the notes now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.vault.key_changes import Changed, with_other_passphrase, with_other_recovery_key
from leaderdeck.desktop.vault.key_page import KeyPage
from leaderdeck.desktop.vault.passphrase_fields import PassphraseFields
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.vault import KeyCost


class PassphraseDialog(DialogFrame):
    """Changes the vault file of one folder. The notes themselves are not touched."""

    COST = KeyCost()
    """What one try of a new passphrase costs."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(38, 24))
        self._folder = folder
        self._note: Sentence | None = None
        self._is_done = False
        self._words, self._said = text_label(), text_label()
        self._label, self.now = QLabel(), QLineEdit()
        self.now.setEchoMode(QLineEdit.EchoMode.Password)
        self._label.setBuddy(self.now)
        self.fields, self.key_page = PassphraseFields(), KeyPage()
        self.key_button = button("quiet")
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(self.fontMetrics().height() * 0.6))
        for widget in (self._words, self._label, self.now, self.fields):
            column.addWidget(widget)
        column.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(first)
        self.pages.addWidget(self.key_page)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self._said)
        self.close_button, self.change_button = button(), button("primary")
        self.foot.addWidget(self.key_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.change_button)
        self.close_button.clicked.connect(self.reject)
        self.change_button.clicked.connect(self._change)
        self.key_button.clicked.connect(self._make_key)
        self.now.textEdited.connect(lambda _words: self._follow())
        self.fields.changed.connect(self._follow)
        self._passphrases, self._keys = Latest(with_other_passphrase, self), Latest(with_other_recovery_key, self)
        for worker in (self._passphrases, self._keys):
            worker.answered.connect(self._take)
            worker.failed.connect(self._failed)
        self.finished.connect(lambda _result: self._forget())
        self.retranslate()
        self._follow()
        self.now.setFocus()

    @property
    def said(self) -> str:
        """What the dialog says of how it went."""
        return self._said.text()

    def retranslate(self) -> None:
        """All words anew."""
        on_key = self.pages.currentIndex() == 1
        self.say_title(str(say("Ny gjenopprettingsnøkkel") if on_key else say("Bytt passordsetning")))
        self._words.setText(
            str(
                say(
                    "Den nye gjelder for alle låste notater i «{folder}». Notatene selv endres ikke. En kopi av "
                    "nøkkelfilen som noen har fra før, åpnes fortsatt med den gamle.", folder=self._folder.name,
                )
            )
        )  # fmt: skip
        self._label.setText(str(say("Passordsetningen eller gjenopprettingsnøkkelen du har nå")))
        self.now.setAccessibleName(self._label.text())
        self.fields.retranslate()
        self.key_page.retranslate()
        self.key_button.setText(str(say("Ny gjenopprettingsnøkkel …")))
        self.close_button.setText(str(say("Lukk") if self._is_done or on_key else say("Avbryt")))
        self.change_button.setText(str(say("Bytt passordsetning")))
        for one in (self.key_button, self.close_button, self.change_button):
            one.setAccessibleName(one.text())
        self._said.setText("" if self._note is None else str(self._note))
        self._said.setVisible(self._note is not None)

    def _follow(self) -> None:
        is_free = bool(self.now.text()) and not (self._passphrases.is_busy or self._keys.is_busy)
        self.change_button.setEnabled(is_free and bool(self.fields.passphrase))
        self.key_button.setEnabled(is_free)

    def _change(self) -> None:
        self._say(say("Bytter …"))
        self._passphrases.ask(self._folder, self.now.text(), self.fields.passphrase, self.COST)
        self._follow()

    def _make_key(self) -> None:
        self._say(say("Lager nøkkelen …"))
        self._keys.ask(self._folder, self.now.text())
        self._follow()

    def _take(self, done: Changed) -> None:
        self._is_done = True
        self._forget()
        if done.recovery_key:
            self.key_page.show_key(done.recovery_key, self._folder)
            self.pages.setCurrentIndex(1)
            self.key_button.hide()
            self.change_button.hide()
            self._say(say("Den forrige nøkkelen åpner ikke notatene lenger."))
        elif done.old_copies:
            names = ", ".join(copy.name for copy in done.old_copies)
            self._say(say("Passordsetningen er byttet. Kopien {file} åpnes fortsatt med den gamle.", file=names))
        else:
            self._say(say("Passordsetningen er byttet."))
        self._follow()

    def _failed(self, problem: object) -> None:
        self._follow()
        if isinstance(problem, FileProblem):
            self._say(problem.sentence)
            return
        self._say(None)
        if isinstance(problem, BaseException):
            raise problem

    def _say(self, sentence: Sentence | None) -> None:
        self._note = sentence
        self.retranslate()

    def _forget(self) -> None:
        self.now.clear()
        self.fields.forget()
        if self.isHidden():
            self.key_page.forget()
