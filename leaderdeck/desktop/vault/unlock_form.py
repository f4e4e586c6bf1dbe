"""Where the passphrase, or the recovery key, is written: on the lock screen and in the dialog alike."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say


class UnlockForm(QWidget):
    """Opens the vaults of one folder. `opened` tells that it has."""

    opened = Signal()

    def __init__(self, keeper: VaultKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._folder: Path | None = None
        self._takes_recovery_key = self._is_busy = False
        self._trouble: Sentence | None = None
        self._label, self.field = QLabel(), QLineEdit()
        self._label.setBuddy(self.field)
        self._shows = QCheckBox()
        self.unlock_button, self.other_button = button("primary"), button("quiet")
        self._said = text_label()
        self._arrange()
        self._shows.toggled.connect(lambda _shown: self._apply())
        self.field.returnPressed.connect(self._unlock)
        self.field.textEdited.connect(lambda _words: self._say(None))
        self.unlock_button.clicked.connect(self._unlock)
        self.other_button.clicked.connect(self._change_way)
        keeper.opening_failed.connect(self._failed)
        keeper.opened.connect(self._done)
        self.retranslate()

    @property
    def said(self) -> str:
        """What the form says now: that it works, or what is wrong."""
        return self._said.text()

    def ask_for(self, folder: Path | None) -> None:
        """Begin anew, for the vaults of this folder."""
        self._folder = folder
        self._takes_recovery_key = False
        self._shows.setChecked(False)
        self.forget()

    def forget(self) -> None:
        """Nothing that was written stays."""
        self.field.clear()
        self._is_busy = False
        self._say(None)
        self._apply()

    def retranslate(self) -> None:
        """All words anew."""
        recovery = self._takes_recovery_key
        self._label.setText(str(say("Gjenopprettingsnøkkel") if recovery else say("Passordsetning")))
        self.field.setAccessibleName(self._label.text())
        self._shows.setText(str(say("Vis det jeg skriver")))
        self.unlock_button.setText(str(say("Lås opp")))
        self.other_button.setText(
            str(say("Bruk passordsetningen") if recovery else say("Bruk gjenopprettingsnøkkelen"))
        )
        for one in (self.unlock_button, self.other_button):
            one.setAccessibleName(one.text())
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.5))
        buttons = QHBoxLayout()
        buttons.setSpacing(round(em * 0.6))
        buttons.addWidget(self.unlock_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        for widget in (self._label, self.field, self._shows, self._said):
            column.addWidget(widget)
        self._said.setMinimumHeight(round(em * 2.4))
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addLayout(buttons)
        self.setTabOrder(self.field, self._shows)
        self.setTabOrder(self._shows, self.unlock_button)
        self.setTabOrder(self.unlock_button, self.other_button)

    def _apply(self) -> None:
        shown = self._shows.isChecked() or self._takes_recovery_key
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # What is written here is learned by no keyboard and completed by none.
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._shows.setVisible(not self._takes_recovery_key)
        self.field.setEnabled(not self._is_busy)
        self.unlock_button.setEnabled(not self._is_busy)

    def _change_way(self) -> None:
        self._takes_recovery_key = not self._takes_recovery_key
        self.forget()
        self.retranslate()
        self.field.setFocus()

    def _unlock(self) -> None:
        if self._folder is None or self._is_busy or not self.field.text():
            return
        self._is_busy = True
        self._say(say("Åpner …"))
        self._apply()
        self._keeper.unlock(self._folder, self.field.text(), is_recovery_key=self._takes_recovery_key)

    def _done(self) -> None:
        if self._is_busy:
            self.forget()
            self.opened.emit()

    def _failed(self, problem: object) -> None:
        if not self._is_busy:
            return
        self._is_busy = False
        self._apply()
        if not isinstance(problem, LeaderDeckError | OSError):
            self._say(None)
            if isinstance(problem, BaseException):
                raise problem
            return
        self._say(trouble_sentence(problem))
        self.field.selectAll()
        self.field.setFocus()

    def _say(self, sentence: Sentence | None) -> None:
        self._trouble = sentence
        self._tell()
        if sentence is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(sentence)))

    def _tell(self) -> None:
        self._said.setText("" if self._trouble is None else str(self._trouble))
