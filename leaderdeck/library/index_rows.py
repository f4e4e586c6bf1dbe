"""One file's row in the index: what is kept of an entry, the words it is found by, and marks of what it says."""

from __future__ import annotations

import hashlib
import json
import os
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args, overload

from leaderdeck.library.folder import OddReason, Stamp
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.note import Fact, Given, LibraryEntry, NoteKind, Passage, PassageKind
from leaderdeck.library.passage_words import headings_of, shape_of
from leaderdeck.library.words import lines_of_words
from leaderdeck.quick_dataclass import dataclass

_LIST, _ITEM = "\x1e", "\x1f"
"""What stands between lists, and between their texts: control characters that no note has."""
_NOTE_KINDS: dict[str, NoteKind] = {kind: kind for kind in get_args(NoteKind)}
_PASSAGE_KINDS: dict[str, PassageKind] = {kind: kind for kind in get_args(PassageKind)}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_MARK_WORDS = 6
"""Shorter paragraphs are said by many, and tell nothing about where they come from."""
_LEAST_QUOTE_WORDS = 3
_QUOTED = frozenset(("quote", "fact"))


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
    given = [text for one in entry.given for text in (one.event, one.date, one.place)]
    return _kept(
        (
            (
                entry.kind, entry.title, entry.place, entry.date, entry.source, entry.language, "1" * entry.private,
                "1" * entry.locked, str(entry.slides), str(entry.words), str(entry.seconds),
                str(entry.notes_words), shape_of(entry),
            ),
            entry.topics, entry.people, entry.used, given,
        )
    )  # fmt: skip


def _kept(lists: Sequence[Sequence[str]]) -> str:
    """Lists of texts as one text; as JSON where a text has the marks that stand between them."""
    text = _LIST.join([_ITEM.join(texts) for texts in lists])
    counts = max(0, len(lists) - 1), sum([len(texts) - 1 for texts in lists if texts])
    is_plain = (text.count(_LIST), text.count(_ITEM)) == counts and [""] not in lists and ("",) not in lists
    if is_plain and not text.startswith("[") and (text.isascii() or _is_whole(text)):
        return text
    return json.dumps(lists, separators=(",", ":"))


def _lists(kept: str) -> list[list[str]]:
    """The lists again."""
    if kept.startswith("["):
        found: list[list[str]] = json.loads(kept)
        return found
    return [texts.split(_ITEM) if texts else [] for texts in kept.split(_LIST)] if kept else []


def _is_whole(text: str) -> bool:
    """Whether SQLite can take it: lone surrogates it cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def read_row(number: int, path: bytes, stamp: Stamp, day: str, trouble: str, facts: str) -> Row:
    """The row that was kept."""
    said, topics, people, used, given = _lists(facts)
    kind, title, place, date, source, language, private, locked, slides, words, seconds, notes_words, shape = said
    entry = LibraryEntry(
        path_of(path), _NOTE_KINDS[kind], title, tuple(topics), tuple(people), place, date, source, language,
        bool(private), bool(locked), tuple(map(Given, given[0::3], given[1::3], given[2::3])), (), tuple(used),
        int(slides), int(words), int(seconds), int(notes_words),
    )  # fmt: skip
    return Row(number, entry, stamp, day, trouble, shape)


def passages_text(passages: Iterable[Passage]) -> str:
    """The passages as they are kept."""
    return _kept([_passage_texts(one) for one in passages])


def _passage_texts(one: Passage) -> tuple[str, ...]:
    texts = (one.kind, one.heading, one.text, str(one.line), one.source, str(one.slide))
    return (*texts, *_fact_texts(one.fact)) if one.fact else texts


def _fact_texts(fact: Fact) -> tuple[str, ...]:
    return (fact.value, fact.label, fact.unit, fact.source, fact.date, fact.best_before)


class KeptPassages(Sequence[Passage]):
    """The passages that were kept; each is made when it is asked for, as of a talk's many only one is shown."""

    def __init__(self, text: str) -> None:
        self._kept: Sequence[str | list[str]] = text.split(_LIST) if text else ()
        if text.startswith("["):
            self._kept = _lists(text)

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


def _passage(kept: str | list[str]) -> Passage:
    texts = kept.split(_ITEM) if isinstance(kept, str) else kept
    kind, heading, text, line, source, slide = texts[:6]
    fact = Fact(*texts[6:]) if len(texts) > 6 else None
    return Passage(_PASSAGE_KINDS[kind], heading, text, int(line), source, fact, int(slide))


def without_passages(entry: LibraryEntry) -> LibraryEntry:
    """The entry as it is held in memory."""
    return replace(entry, passages=()) if entry.passages else entry


def searched_words(entry: LibraryEntry, place: str = "") -> tuple[tuple[str, ...], bytes]:
    """What a file is found by, for each of the index's columns, and its marks; nothing of private ones.

    Quotations and figures have a line each, as sections and slides have, and headings, each of them once. `place`: see
    `place_text`; what the title says already is not kept of it.
    """
    if entry.private:
        return ("",) * len(COLUMNS), b""
    passages = [one for one in entry.passages if one.kind != "title"]
    short = [entry.title, " ".join(names_of(entry)), place, *headings_of(entry)]
    sources = [_told_of_source(one) for one in passages if one.kind in _QUOTED]
    lines = lines_of_words([*short, *(one.text for one in passages), *sources])
    behind = iter(lines[len(short) + len(passages) :])
    said: dict[bool, list[str]] = {True: [], False: []}
    marks: set[int] = set()
    for one, own in zip(passages, lines[len(short) :], strict=False):  # sources come behind
        is_quoted = one.kind in _QUOTED
        marks.update(_marks(own, is_quoted=is_quoted))
        said[is_quoted].append(_one_line([*own, *next(behind)] if is_quoted else own))
    title, names, lying, *heads = map(_one_line, lines[: len(short)])
    known = set(title.split())
    lying = " ".join(word for word in lying.split() if word not in known)
    named = [names, lying] if lying else [names]
    columns = tuple(map(_apart, ([title], said[True], heads, named, said[False])))
    return columns, array("q", sorted(marks)).tobytes()


def place_text(path: Path, folder: Path | None) -> str:
    """The name of a file and of the folders that it lies in, below the library's; without the folders if that is None.

    People remember files by these, too; every file has an ending, and so nobody is helped by it.
    """
    if folder is None:
        return path.stem
    above, own = f"{folder}{os.sep}", str(path)
    if own.startswith(above):  # as all files of a walk; taking paths apart takes four times as long (measured)
        return " ".join((*own[len(above) :].split(os.sep)[:-1], path.stem))
    with suppress(ValueError):
        return " ".join((*path.parent.relative_to(folder).parts, path.stem))
    return path.stem


def _apart(lines: Sequence[str]) -> str:
    """The lines, with a space before and behind each word, so that a word can be looked for with them."""
    said = " \n ".join(lines)
    return f" {said} " if said else ""


def _one_line(lines: Sequence[str]) -> str:
    return " ".join(filter(None, lines)) if len(lines) > 1 else lines[0]


def _told_of_source(passage: Passage) -> str:
    """What a quotation or figure is found by besides its text."""
    fact = passage.fact
    return f"{passage.source}\n{fact.value} {fact.label} {fact.unit}" if fact else passage.source


def names_of(entry: LibraryEntry) -> Iterator[str]:
    """What a file is about and where: topics, people, place, source, and where it was given."""
    yield from (*entry.topics, *entry.people, entry.place, entry.source)
    yield from (f"{one.event} {one.place}" for one in entry.given)


def passage_marks(passage: Passage) -> list[int]:
    """A number for each paragraph that is long enough to be known again, however it is broken or marked up."""
    return _marks(lines_of_words([passage.text])[0], is_quoted=passage.kind in _QUOTED)


def _marks(lines: Sequence[str], *, is_quoted: bool) -> list[int]:
    least = (_LEAST_QUOTE_WORDS if is_quoted else _LEAST_MARK_WORDS) - 1
    return [_mark(line) for line in lines if line.count(" ") >= least]


def _mark(line: str) -> int:
    digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
