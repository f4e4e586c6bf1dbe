"""What a file says, as words to compare: kept line by line in the index, so that rating needs no text taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from leaderdeck.library.note import LibraryEntry, PassageKind

_LETTERS: dict[PassageKind, str] = {"title": "t", "section": "s", "slide": "d", "quote": "q", "fact": "f"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
Shape: TypeAlias = tuple[tuple[PassageKind, int], ...]
"""(kind, number of its heading among the file's) of each passage; -1 for titles."""


class PassageWords(NamedTuple):
    """One passage's folded words, with spaces between."""

    place: int
    """Among the file's passages, from 0."""
    kind: PassageKind
    heading: str
    said: str


def shape_of(entry: LibraryEntry) -> str:
    """Which passages a file has, in their order, as `t,s0,s1,q1`: kind, and number of the heading."""
    numbers = {heading: number for number, heading in enumerate(headings_of(entry))}
    return ",".join(
        _LETTERS[one.kind] + ("" if one.kind == "title" else str(numbers[one.heading])) for one in entry.passages
    )


def headings_of(entry: LibraryEntry) -> list[str]:
    """The headings of a file's passages, each of them once."""
    return list(dict.fromkeys(one.heading for one in entry.passages if one.kind != "title"))


def passage_words(shape: str, title: str, quotes: str, heads: str, body: str) -> Iterator[PassageWords]:
    """The passages, from what is kept of them in the index's columns.

    Another process may have written one of them meanwhile: then some words are missing, and the next search has them.
    """
    headings = heads.split("\n")
    quoted, told = iter(quotes.split("\n")), iter(body.split("\n"))
    for place, (kind, number) in enumerate(_read_shape(shape)):
        if kind == "title":
            yield PassageWords(place, kind, title, "")
        else:
            said = next(quoted if kind in ("quote", "fact") else told, "")
            yield PassageWords(place, kind, headings[number] if number < len(headings) else "", said)


@lru_cache(maxsize=4096)
def _read_shape(shape: str) -> Shape:
    return tuple((_KINDS[one[0]], int(one[1:] or -1)) for one in shape.split(",") if one)
