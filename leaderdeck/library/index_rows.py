"""One file's row in the index: what is kept of an entry, the words it is found by, and marks of what it says."""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, overload

from leaderdeck.library.folder import OddReason, Stamp
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.note import Fact, Given, LibraryEntry, Passage, PassageKind
from leaderdeck.library.passage_words import headings_of, shape_of
from leaderdeck.library.words import fold, folded_words_of, words_of
from leaderdeck.quick_dataclass import dataclass

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_MARK_WORDS = 6
"""Shorter paragraphs are said by many, and tell nothing about where they come from."""
_LEAST_QUOTE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What is held in memory of each file."""

    number: int
    entry: LibraryEntry
    """Without its passages."""
    stamp: Stamp
    day: str
    """ISO date of the note, or of the file's last change."""
    trouble: OddReason | str = ""
    """Why it is listed by its name only; empty where it was read."""
    shape: str = ""
    """Which passages it has, `q` and `f` for quotations and figures: see `shape_of`."""


def path_bytes(path: Path) -> bytes:
    """A path as bytes that give it back, whatever its name holds."""
    return str(path).encode("utf-8", "surrogatepass")


def path_of(data: bytes) -> Path:
    """The path of these bytes."""
    return Path(data.decode("utf-8", "surrogatepass"))


def day_of(entry: LibraryEntry, stamp: Stamp) -> str:
    """The day of a note: its own, or that of the file's last change."""
    if _ISO.fullmatch(entry.date):
        return entry.date
    try:
        return datetime.fromtimestamp(stamp.mtime_ns / 1e9).date().isoformat()  # noqa: DTZ006 - the wall calendar's day
    except (OverflowError, ValueError, OSError):
        return ""


def facts_text(entry: LibraryEntry) -> str:
    """All of an entry but its path and passages."""
    return _compact(
        [
            entry.kind, entry.title, entry.topics, entry.people, entry.place, entry.date, entry.source, entry.language,
            entry.private, entry.locked, [[one.event, one.date, one.place] for one in entry.given], entry.used,
            entry.slides, entry.words, entry.seconds, shape_of(entry),
        ]
    )  # fmt: skip


def _compact(value: object) -> str:
    """JSON in as few bytes as may be; lone surrogates, which SQLite cannot take, as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or _is_whole(text) else json.dumps(value, separators=(",", ":"))


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def read_row(number: int, path: bytes, stamp: Stamp, day: str, trouble: str, facts: str) -> Row:
    """The row that was kept."""
    said: list[Any] = json.loads(facts)
    entry = LibraryEntry(
        path_of(path), said[0], said[1], tuple(said[2]), tuple(said[3]), said[4], said[5], said[6], said[7], said[8],
        said[9], tuple(Given(*one) for one in said[10]), (), tuple(said[11]), said[12], said[13], said[14],
    )  # fmt: skip
    return Row(number, entry, stamp, day, trouble, said[15])


def passages_text(passages: Iterable[Passage]) -> str:
    """The passages as they are kept."""
    kept = [
        [
            one.kind, one.heading, one.text, one.line, one.source, one.slide,
            *([_fact_values(one.fact)] if one.fact else []),
        ]
        for one in passages
    ]  # fmt: skip
    return _compact(kept)


def _fact_values(fact: Fact) -> list[str]:
    return [fact.value, fact.label, fact.unit, fact.source, fact.date, fact.best_before]


class KeptPassages(Sequence[Passage]):
    """The passages that were kept; each is made when it is asked for, as of a talk's many only one is shown."""

    def __init__(self, text: str) -> None:
        self._kept: list[Any] = json.loads(text)

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, place: int) -> Passage: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Passage]: ...

    def __getitem__(self, place: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(place, slice):
            return tuple(map(_passage, self._kept[place]))
        return _passage(self._kept[place])


def _passage(kept: list[Any]) -> Passage:
    fact = Fact(*kept[6]) if len(kept) > 6 else None
    return Passage(kept[0], kept[1], kept[2], kept[3], kept[4], fact, kept[5])


def without_passages(entry: LibraryEntry) -> LibraryEntry:
    """The entry as it is held in memory."""
    return replace(entry, passages=()) if entry.passages else entry


def searched_words(entry: LibraryEntry) -> tuple[tuple[str, ...], bytes]:
    """What a file is found by, for each of the index's columns, and its marks; nothing of private ones.

    Quotations and figures have a line each, as sections and slides have, and headings, each of them once.
    """
    if entry.private:
        return ("",) * len(COLUMNS), b""
    quotes: list[str] = []
    body: list[str] = []
    marks: set[int] = set()
    for one in entry.passages:
        paragraphs = [folded_words_of(paragraph) for paragraph in fold(one.text).split("\n")]
        marks.update(_marks(one.kind, paragraphs))
        said = " ".join(chain.from_iterable(paragraphs))
        if one.kind in ("quote", "fact"):
            quotes.append(" ".join((said, *words_of(one.source), *_fact_words(one.fact))))
        elif one.kind != "title":
            body.append(said)
    heads = [" ".join(words_of(heading)) for heading in headings_of(entry)]
    title, names = " ".join(words_of(entry.title)), " ".join(words_of(" ".join(names_of(entry))))
    columns = (title, "\n".join(quotes), "\n".join(heads), names, "\n".join(body))
    return columns, array("q", sorted(marks)).tobytes()


def _fact_words(fact: Fact | None) -> list[str]:
    return words_of(f"{fact.value} {fact.label} {fact.unit}") if fact else []


def names_of(entry: LibraryEntry) -> Iterator[str]:
    """What a file is about and where: topics, people, place, source, and where it was given."""
    yield from (*entry.topics, *entry.people, entry.place, entry.source)
    yield from (f"{one.event} {one.place}" for one in entry.given)


def passage_marks(passage: Passage) -> list[int]:
    """A number for each paragraph that is long enough to be known again, however it is broken or marked up."""
    return _marks(passage.kind, [folded_words_of(paragraph) for paragraph in fold(passage.text).split("\n")])


def _marks(kind: PassageKind, paragraphs: Iterable[list[str]]) -> list[int]:
    least = _LEAST_QUOTE_WORDS if kind in ("quote", "fact") else _LEAST_MARK_WORDS
    return [_mark(words) for words in paragraphs if len(words) >= least]


def _mark(words: Iterable[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
