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
from leaderdeck.outline.dates import day_named, last_day_of
from leaderdeck.quick_dataclass import dataclass

FOLDER_NAME = "quick-note"
FIELDS = ("value", "unit", "people", "place", "source", "date", "best_before")
"""What a note can say besides its text and topics, in the order in which it is asked."""
FIELDS_OF: dict[NoteKind, tuple[str, ...]] = {
    "note": ("source",),
    "quote": ("source", "date"),
    "fact": ("value", "unit", "source", "date", "best_before"),
    "experience": ("people", "place", "date"),
    "meeting": ("people", "place", "date"),
}
"""Which of them a note of this kind has; a thought or a question has none."""


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
    value: str = ""
    unit: str = ""
    date: str = ""
    """As written, as in all fields; empty for today."""
    best_before: str = ""
    people: str = ""
    """With commas between."""
    place: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        return not self.text.strip()

    def as_note(self) -> NewNote:
        """The note that it is: of today where no other day stands there, and without fields that its kind has not."""
        applying = FIELDS_OF.get(self.kind, ())
        said = {name: " ".join(str(getattr(self, name)).split()) if name in applying else "" for name in FIELDS}
        today = date.today().isoformat()  # noqa: DTZ011 - the wall calendar's day
        return NewNote(
            self.text,
            kind=self.kind,
            topics=_names(self.topics),
            people=_names(said["people"]),
            place=said["place"],
            source=said["source"],
            value=said["value"],
            unit=said["unit"],
            best_before=last_day_of(said["best_before"]) or said["best_before"],
            date=day_named(said["date"]) or said["date"] or today,
            private=self.private or self.locked,
        )


def _names(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in written.split(",") if (name := " ".join(part.split()))))


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
        said = {"text": note.text, "kind": note.kind, "topics": note.topics, "private": note.private,
                **{name: getattr(note, name) for name in FIELDS}}  # fmt: skip
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
        fields = {name: str(said.get(name, "")) for name in FIELDS}
        note = QuickNote(
            str(said["text"]),
            said["kind"],
            str(said["topics"]),
            private=said["private"] is True,
            locked=False,
            **fields,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    from leaderdeck.desktop.library.file_words import KIND_WORDS

    return note if note.kind in KIND_WORDS else replace(note, kind="note")
