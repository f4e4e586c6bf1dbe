"""What was written and not saved when the program went down, compared with the files, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.compared_list import Compared, ComparedList
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.moments import moment_words
from leaderdeck.desktop.dialogs.text_comparison import compare_texts
from leaderdeck.desktop.documents.recovery import RecoveryCopy
from leaderdeck.desktop.documents.text_file import open_text
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import say


class RecoveryDialog(DialogFrame):
    """Each copy is taken back or thrown away; what is neither is offered again at the next start."""

    recover_requested = Signal(object)
    """A `RecoveryCopy`, to be opened as a text that is not saved."""
    discard_requested = Signal(object)
    """A `RecoveryCopy` that nobody wants."""

    def __init__(
        self,
        copies: Sequence[RecoveryCopy],
        read: Callable[[RecoveryCopy], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, ems=(60, 36))
        self._copies = list(copies)
        self._read = read
        self._is_sure = False
        self._words = text_label()
        self.entries = ComparedList(self._compare)
        self.content.addWidget(self._words)
        self.content.addWidget(self.entries, 1)
        self.forget_button, self.keep_button = button(), button("quiet")
        self.later_button, self.recover_button = button(), button("primary")
        self.foot.addWidget(self.forget_button)
        self.foot.addWidget(self.keep_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.later_button)
        self.foot.addWidget(self.recover_button)
        self.forget_button.clicked.connect(self._forget)
        self.keep_button.clicked.connect(lambda: self._be_sure(sure=False))
        self.later_button.clicked.connect(self.reject)
        self.recover_button.clicked.connect(self._recover)
        self.entries.settled.connect(self._follow)
        self.entries.list.currentRowChanged.connect(lambda _: self._be_sure(sure=False))
        self.recover_button.setDefault(True)
        self._be_sure(sure=False)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Tekst som ikke ble lagret")))
        self._words.setText(
            str(say("Programmet stanset før dette ble lagret. Hent det fram igjen, eller forkast det du ikke trenger."))
        )
        self.entries.explain(say("Dette er annerledes enn i filen:"))
        self.entries.list.setAccessibleName(str(say("Gjenopprettingskopier")))
        self.entries.show_entries([f"{_name_of(copy)}\n{moment_words(copy.when)}" for copy in self._copies])
        self.forget_button.setText(str(say("Ja, forkast kopien") if self._is_sure else say("Forkast …")))
        self.keep_button.setText(str(say("Behold den")))
        self.later_button.setText(str(say("Senere")))
        self.recover_button.setText(str(say("Hent fram")))
        for made in (self.forget_button, self.keep_button, self.later_button, self.recover_button):
            made.setAccessibleName(made.text())

    def _compare(self, index: int) -> Compared:
        copy = self._copies[index]
        text = self._read(copy)
        if text is None:
            return None, ()
        try:
            saved = open_text(copy.path).text if copy.path else ""
        except (LeaderDeckError, OSError):
            saved = ""
        return text, compare_texts(saved, text)

    def _follow(self) -> None:
        self.recover_button.setEnabled(self.entries.text is not None)
        self.forget_button.setEnabled(bool(self._copies))

    def _be_sure(self, *, sure: bool) -> None:
        """Throwing text away takes two presses of two different words."""
        self._is_sure = sure
        self.keep_button.setVisible(sure)
        self.forget_button.setText(str(say("Ja, forkast kopien") if sure else say("Forkast …")))
        self.forget_button.setAccessibleName(self.forget_button.text())

    def _forget(self) -> None:
        if not self._is_sure:
            self._be_sure(sure=True)
            return
        self._be_sure(sure=False)
        self.discard_requested.emit(self._take_chosen())

    def _recover(self) -> None:
        if self.entries.text is not None:
            self.recover_requested.emit(self._take_chosen())

    def _take_chosen(self) -> RecoveryCopy:
        """Take the chosen copy off the list; with the last one the dialog closes."""
        copy = self._copies.pop(self.entries.list.currentRow())
        if self._copies:
            self.retranslate()
        else:
            self.accept()
        return copy


def _name_of(copy: RecoveryCopy) -> str:
    return copy.path.name if copy.path else str(say("Foredrag uten navn"))
