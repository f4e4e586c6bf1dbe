"""A new passphrase, written twice, with what is wrong with it while it is being written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.vault import check_passphrase


class PassphraseFields(QWidget):
    """`changed` tells that `passphrase` may be another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = (QLabel(), QLabel())
        self.first, self.second = QLineEdit(), QLineEdit()
        self._shows, self._said = QCheckBox(), text_label("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        em = self.fontMetrics().height()
        column.setSpacing(round(em * 0.4))
        for label, field in zip(self._labels, (self.first, self.second), strict=True):
            label.setBuddy(field)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
            field.textEdited.connect(lambda _words: self._follow())
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self._shows)
        self._said.setMinimumHeight(round(em * 2.4))
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._said)
        self._shows.toggled.connect(lambda _shown: self._apply())
        self._apply()
        self.retranslate()

    @property
    def passphrase(self) -> str:
        """What was written, or nothing while it is too short or not the same twice."""
        written = self.first.text()
        return written if written == self.second.text() and not self._trouble() else ""

    def forget(self) -> None:
        """Nothing that was written stays."""
        self.first.clear()
        self.second.clear()
        self._follow()

    def retranslate(self) -> None:
        """All words anew."""
        for label, words in zip(self._labels, (say("Ny passordsetning"), say("Skriv den en gang til")), strict=True):
            label.setText(str(words))
            label.buddy().setAccessibleName(str(words))
        self._shows.setText(str(say("Vis det jeg skriver")))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _trouble(self) -> str:
        try:
            check_passphrase(self.first.text())
        except FileProblem as problem:
            return str(problem)
        return ""

    def _follow(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = self._trouble()
        if not words and self.second.text() != self.first.text():
            words = str(say("De to er ikke like ennå.")) if self.second.text() else ""
        self._said.setText(words)

    def _apply(self) -> None:
        mode = QLineEdit.EchoMode.Normal if self._shows.isChecked() else QLineEdit.EchoMode.Password
        for field in (self.first, self.second):
            field.setEchoMode(mode)
