"""What locking a note does and what it does not do, and the name that its file gets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.documents.file_dialogs import file_name_for
from leaderdeck.language import say
from leaderdeck.library.locked_note import LOCKED_ENDING


class LockNoteDialog(DialogFrame):
    """`name` is what the file of the locked note is to be called, without folder."""

    def __init__(self, path: Path, proposed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(38, 20))
        self._path, self._proposed = path, proposed
        self._words, self._label, self._about_name = text_label(), QLabel(), text_label("muted")
        self.field = QLineEdit(proposed.removesuffix(LOCKED_ENDING))
        self._label.setBuddy(self.field)
        self._facts = [text_label() for _ in range(3)]
        for widget in (self._words, self._label, self.field, self._about_name, *self._facts):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button, self.lock_button = button(), button("primary")
        self.lock_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.lock_button)
        self.cancel_button.clicked.connect(self.reject)
        self.lock_button.clicked.connect(self.accept)
        self.retranslate()
        self.lock_button.setFocus()

    @property
    def name(self) -> str:
        """The file's name, with its ending."""
        written = self.field.text().strip()
        return f"{file_name_for(written)}{LOCKED_ENDING}" if written else self._proposed

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Lås «{file}»?", file=self._path.name)))
        self._words.setText(
            str(
                say(
                    "Teksten krypteres, og kan bare leses med passordsetningen. Et låst notat kan ikke eksporteres, og "
                    "søk finner det bare mens det er åpent."
                )
            )
        )
        self._label.setText(str(say("Navn på filen")))
        self.field.setAccessibleName(self._label.text())
        self._about_name.setText(
            str(say("Navnet kan leses av alle som ser mappen. Dette røper ikke hva notatet handler om."))
        )
        facts = (
            say("Bilder og filer som notatet viser til, blir ikke låst."),
            say(
                "Eldre, ulåste utgaver kan finnes i sikkerhetskopier og i historikken til en delt mappe. Dem når ikke "
                "LeaderDeck. Det LeaderDeck selv har tatt vare på, slettes."
            ),
            say("Det du kopierer ut av notatet, ligger på utklippstavlen til du kopierer noe annet."),
        )
        for label, fact in zip(self._facts, facts, strict=True):
            label.setText(f"•  {fact}")
        self.cancel_button.setText(str(say("Avbryt")))
        self.lock_button.setText(str(say("Lås notatet")))
        for one in (self.cancel_button, self.lock_button):
            one.setAccessibleName(one.text())
