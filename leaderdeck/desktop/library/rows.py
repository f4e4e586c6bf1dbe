"""What the library's column is asked, and what it shows: one row after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.language import Sentence
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.quick_dataclass import dataclass

RowKind: TypeAlias = Literal["head", "file", "hit", "filter", "folder", "offer", "more", "remark", "unlock"]
Runs: TypeAlias = tuple[tuple[str, bool], ...]
"""(text, whether it was found), in order."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row."""

    kind: RowKind
    key: str
    """Tells the row from all others, also when the list is made anew."""
    words: Sentence | str = ""
    """What a row says that is no file: a head, a topic, a folder's name."""
    entry: LibraryEntry | None = None
    passage: Passage | None = None
    """What answers best, in a hit."""
    title: Runs = ()
    snippet: Runs = ()
    day: str = ""
    """ISO date of the note, or of the file's last change."""
    count: int | None = None
    depth: int = 0
    """How far it is indented, in steps."""
    is_folded: bool | None = None
    """Of what can be folded: whether it is."""
    query: str = ""
    """What choosing the row writes in the search field."""
    said: Sentence | str = ""
    """The row aloud, where its words alone do not tell."""

    @property
    def path(self) -> Path | None:
        """The file that the row is of."""
        return self.entry.path if self.entry else None


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be shown."""

    text: str = ""
    """What stands in the search field."""
    turned: frozenset[str] = frozenset()
    """Keys of heads and folders that are folded where they would be open, and the other way round."""
    unused_first: bool = False
    open_entries: tuple[LibraryEntry, ...] = ()
    """Private notes whose vault is open; nothing of them is kept."""
    language: str = "nb"
    """Of the interface: what is offered for the search field is in it."""


@dataclass(frozen=True, slots=True)
class View:
    """The answer to a question."""

    question: Question
    rows: tuple[Row, ...] = ()
    files: int = 0
    """How many files the library has."""
    hits: int | None = None
    """How many answer; None where nothing was asked for."""
    is_there: bool = True
    """Whether the folder can be read."""
