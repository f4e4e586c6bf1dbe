"""What a file says, as words to compare: kept line by line in the index, so that rating needs no text taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from leaderdeck.library.note import LibraryEntry, PassageKind

_LETTERS: dict[PassageKind, str] = {"title": "t", "section": "s", "slide": "d", "quote": "q", "fact": "f"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_IN_QUOTES = frozenset(("quote", "fact"))
Shape: TypeAlias = tuple[tuple[PassageKind, int, int], ...]
"""(kind, number of its heading among the file's, number of its line in its column) of each passage; -1 for titles."""
FoundIn: TypeAlias = Callable[[str], Mapping[int, Sequence[str]]]
"""A text → for each of its lines, from 0, that has words which are asked for: these words."""


class PassageWords(NamedTuple):
    """What of a passage is asked for: folded words, and phrases that were asked for, in their order."""

    place: int
    """Among the file's passages, from 0."""
    kind: PassageKind
    number: int
    """Of its heading among the file's, from 0; -1 for titles."""
    heading: Sequence[str]
    """In the heading that it stands under; in a title."""
    said: Sequence[str]


def shape_of(entry: LibraryEntry) -> str:
    """Which passages a file has, in their order, as `t,s0,s1,q1`: kind, and number of the heading."""
    numbers = {heading: number for number, heading in enumerate(headings_of(entry))}
    return ",".join(
        _LETTERS[one.kind] + ("" if one.kind == "title" else str(numbers[one.heading])) for one in entry.passages
    )


def headings_of(entry: LibraryEntry) -> list[str]:
    """The headings of a file's passages, each of them once."""
    return list(dict.fromkeys(one.heading for one in entry.passages if one.kind != "title"))


def passage_words(
    shape: str, title: str, quotes: str, heads: str, body: str, found_in: FoundIn
) -> Iterator[PassageWords]:
    """The passages that have something of what is asked for, from what is kept of them in the index's columns.

    Another process may have written one of them meanwhile: then some words are missing, and the next search has them.
    """
    above, quoted, told = found_in(heads), found_in(quotes), found_in(body)
    in_title = found_in(title).get(0, ())
    for place, (kind, number, line) in enumerate(_read_shape(shape)):
        heading = in_title if kind == "title" else above.get(number, ())
        said = () if kind == "title" else (quoted if kind in _IN_QUOTES else told).get(line, ())
        if heading or said:
            yield PassageWords(place, kind, number, heading, said)


@lru_cache(maxsize=4096)
def _read_shape(shape: str) -> Shape:
    found: list[tuple[PassageKind, int, int]] = []
    lines = {True: 0, False: 0}
    for one in shape.split(","):
        if one:
            kind = _KINDS[one[0]]
            is_quoted = kind in _IN_QUOTES
            found.append((kind, int(one[1:] or -1), lines[is_quoted]))
            lines[is_quoted] += kind != "title"
    return tuple(found)
