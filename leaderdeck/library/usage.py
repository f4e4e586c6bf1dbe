"""Where and when something of the library was used: which talks say it, and at which events they were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.library.excerpt import place_of
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_rows import passage_marks
from leaderdeck.library.note import Given, LibraryEntry, Passage
from leaderdeck.library.words import fold
from leaderdeck.quick_dataclass import dataclass

How: TypeAlias = Literal["own", "link", "copy"]
"""`own`: the talk that it stands in; `link`: by a line that takes it in; `copy`: the same words stand in the talk."""
_LEAST_SHARE = 0.5
"""A passage is known again when half of its paragraphs are found in a talk: the rest was cut or put in other words."""


@dataclass(frozen=True, slots=True)
class Use:
    """One talk that has it, and when that talk was given."""

    talk: LibraryEntry
    how: How
    given: tuple[Given, ...] = ()
    """As the talk's card says, the last time first; empty where it has not been given, or nobody said so."""


def uses_of_file(index: LibraryIndex, path: Path) -> tuple[Use, ...]:
    """All uses of a note or talk: links to it, and talks that say any of its passages; the last given first."""
    entry = index.entry(path)
    if entry is None:
        return ()
    found = _links(index, entry, None)
    for passage in entry.passages:
        for use in _copies(index, entry, passage):
            found.setdefault(use.talk.path, use)
    return _in_order(found.values(), index)


def uses_of_passage(index: LibraryIndex, entry: LibraryEntry, passage: Passage) -> tuple[Use, ...]:
    """All uses of one slide, quotation, figure or section of a file, the last given first."""
    found = _links(index, entry, passage)
    for use in _copies(index, entry, passage):
        found.setdefault(use.talk.path, use)
    return _in_order(found.values(), index)


def last_given(uses: Iterable[Use]) -> Given | None:
    """The last time that it was told to anybody; None where it never was."""
    every = [given for use in uses for given in use.given]
    return max(every, key=lambda one: one.date, default=None)


def is_unused(index: LibraryIndex, entry: LibraryEntry, passage: Passage) -> bool:
    """Whether no talk has it yet, its own counted out."""
    return all(use.how == "own" for use in uses_of_passage(index, entry, passage))


def _links(index: LibraryIndex, entry: LibraryEntry, passage: Passage | None) -> dict[Path, Use]:
    """The talk itself, and talks whose links or copies' marks name this file and, if one is given, this passage."""
    found: dict[Path, Use] = {}
    if entry.kind == "talk":
        found[entry.path] = Use(entry, "own", _last_first(entry.given))
    for path in index.linked_from(entry.path):
        talk = index.known(path)
        if talk is None or path == entry.path:
            continue
        places = [_place(target) for target in talk.used if _file_name(target) == fold(entry.path.name)]
        if passage is None or any(_is_at(passage, place, entry) for place in places):
            found[path] = Use(talk, "link", _last_first(talk.given))
    return found


def _copies(index: LibraryIndex, entry: LibraryEntry, passage: Passage) -> Iterator[Use]:
    """Talks that say at least half of the passage's paragraphs."""
    marks = list(dict.fromkeys(passage_marks(passage)))
    counts = Counter(number for mark in marks for number in index.talks_with(mark))
    for number, count in counts.items():
        row = index.row(number)
        if row is not None and row.entry.path != entry.path and count >= _LEAST_SHARE * len(marks):
            yield Use(row.entry, "copy", _last_first(row.entry.given))


def _is_at(passage: Passage, place: str, entry: LibraryEntry) -> bool:
    """Whether a link to this place of the file takes in the passage."""
    own = place_of(entry, passage)
    return not place or not own or place == fold(own) or place == fold(passage.heading)


def _place(target: str) -> str:
    return fold(target.partition("#")[2].strip())


def _file_name(target: str) -> str:
    return fold(target.partition("#")[0].replace("\\", "/").rpartition("/")[2].strip())


def _last_first(given: Iterable[Given]) -> tuple[Given, ...]:
    return tuple(sorted(given, key=lambda one: one.date, reverse=True))


def _in_order(uses: Iterable[Use], index: LibraryIndex) -> tuple[Use, ...]:
    def key(use: Use) -> tuple[str, str]:
        return (use.given[0].date if use.given else "", index.day_of(use.talk.path))

    return tuple(sorted(sorted(uses, key=lambda use: str(use.talk.path)), key=key, reverse=True))
