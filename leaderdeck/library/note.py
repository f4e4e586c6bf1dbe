"""What the library knows of one file: what it is about, and the passages that can be found and used in a talk."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass

NoteKind: TypeAlias = Literal["talk", "note", "thought", "quote", "fact", "question", "experience", "meeting"]
PassageKind: TypeAlias = Literal["title", "section", "quote", "fact", "slide"]


@dataclass(frozen=True, slots=True)
class Given:
    """One time that a talk was given."""

    event: str
    date: str = ""
    """ISO date, or as written where it is none."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that can be stood by: its value with unit, what it counts, where it is from, and how long it holds."""

    value: str
    label: str = ""
    unit: str = ""
    source: str = ""
    date: str = ""
    best_before: str = ""
    """ISO date; empty where nobody said how long it holds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a file that can be found and used by itself."""

    kind: PassageKind
    heading: str
    """The heading that it stands under; a slide's title."""
    text: str
    """Plain words, shown and spoken; never private ones."""
    line: int
    """Where it begins in the file, counted from 1."""
    source: str = ""
    """Who said it, or where a figure is from."""
    fact: Fact | None = None
    slide: int = 0
    """Number of the slide in its talk, counted from 1; 0 in notes."""


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One file of the library, as it was when it was read."""

    path: Path
    kind: NoteKind
    title: str
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    """ISO date of the note or talk, or as written."""
    source: str = ""
    language: str = "nb"
    private: bool = False
    """The whole file is private: nothing but its path is known outside a vault that is open."""
    locked: bool = False
    """Encrypted at rest."""
    given: tuple[Given, ...] = ()
    """When a talk was given."""
    passages: tuple[Passage, ...] = ()
    used: tuple[str, ...] = ()
    """What a talk takes from other files, as its links say: `fil.md#Overskrift`, relative to the talk."""
    slides: int = 0
    words: int = 0
    seconds: int = 0
    """How long a talk takes, estimated, when it is spoken at the usual pace."""
    notes_words: int = 0
    """Words of a talk's speaker notes: what takes longer or shorter as one speaks."""
