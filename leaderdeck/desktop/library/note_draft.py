"""What stands in the quick note until it is saved: kept in memory, and on disk for the next start."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from leaderdeck.desktop.documents.kept_text import private_folder
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
from leaderdeck.library.new_note import NewNote
from leaderdeck.library.note import NoteKind
from leaderdeck.quick_dataclass import dataclass

FOLDER_NAME = "quick-note"


@dataclass(frozen=True, slots=True)
class QuickNote:
    """The fields of the window as they stand."""

    text: str = ""
    kind: NoteKind = "note"
    topics: str = ""
    """As written: with commas between."""
    source: str = ""
    private: bool = False
    locked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        return not self.text.strip()

    def as_note(self) -> NewNote:
        """The note of today that it is."""
        topics = tuple(dict.fromkeys(name for part in self.topics.split(",") if (name := " ".join(part.split()))))
        today = date.today().isoformat()  # noqa: DTZ011 - the wall calendar's day
        source = " ".join(self.source.split())
        return NewNote(
            self.text, kind=self.kind, topics=topics, source=source, date=today, private=self.private or self.locked
        )


def draft_store() -> RecoveryStore:
    """Where unsaved quick notes lie: apart from the talks', which are offered at the start."""
    store = RecoveryStore(private_folder(FOLDER_NAME))
    store.elsewhere = store.elsewhere / FOLDER_NAME
    return store


class NoteDraft(QObject):
    """The one quick note of the program."""

    def __init__(self, parent: QObject | None = None, on_failure: Callable[[object], None] | None = None) -> None:
        super().__init__(parent)
        self.note = QuickNote()
        self._store = draft_store()
        self._keeper = RecoveryKeeper(self._store, self._draft, self)
        if on_failure is not None:
            self._keeper.failed.connect(on_failure)
        self._take_left_behind()

    def change(self, note: QuickNote) -> None:
        """It stands so now. What is to be locked is never on disk in plain text."""
        if note == self.note:
            return
        self.note = note
        if note.is_empty or note.locked:
            self._keeper.note_saved()
        else:
            self._keeper.note_edit()

    def clear(self) -> None:
        """It is saved: the next one is empty."""
        self.note = QuickNote()
        self._keeper.note_saved()

    def keep_now(self) -> bool:
        """Have it on disk before this returns; False where no disk takes it."""
        return self._keeper.flush()

    def close(self) -> None:
        """The program ends: the next start takes it up."""
        self._keeper.flush()
        self._store.close()

    def _draft(self) -> Draft:
        note = self.note
        said = {"text": note.text, "kind": note.kind, "topics": note.topics, "source": note.source,
                "private": note.private}  # fmt: skip
        return Draft(json.dumps(said))

    def _take_left_behind(self) -> None:
        """The newest that was not saved, also after a crash; those before it were taken up and went on as it."""
        copies = self._store.left_behind()
        for copy in copies:
            note = _read(self._store.read(copy) or "")
            if note is not None and self.note.is_empty:
                self.note = note
                self._keeper.note_edit()
                if not self._keeper.flush():
                    continue
            self._store.forget(copy)


def _read(text: str) -> QuickNote | None:
    try:
        said = json.loads(text)
        note = QuickNote(
            str(said["text"]), said["kind"], str(said["topics"]), str(said["source"]), said["private"] is True
        )
    except (ValueError, KeyError, TypeError):
        return None
    from leaderdeck.desktop.library.file_words import KIND_WORDS

    return note if note.kind in KIND_WORDS else replace(note, kind="note")
