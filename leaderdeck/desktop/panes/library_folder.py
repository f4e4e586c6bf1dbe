"""A folder's talks and notes, as their first lines tell; read in short turns, so that large folders fill meanwhile."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.errors import FileProblem
from leaderdeck.outline.dates import iso_date
from leaderdeck.outline.encodings import decode
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.slide_cuts import Cut, cut_talk
from leaderdeck.quick_dataclass import dataclass

FileKind: TypeAlias = Literal["talk", "note"]
SUFFIXES = frozenset({".md", ".markdown", ".txt"})
MOST_FILES = 2000
LARGEST_READ_BYTES = 4 << 20
"""What is larger is listed by its name only; a talk of 1 000 slides is about 1 MB."""
TURN_SECONDS = 0.1
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}|\[(?P<words>[^\]]*)\]\([^)]*\)")

Stamp: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """One file in the list."""

    path: Path
    title: str
    kind: FileKind = "talk"
    slides: int | None = None
    minutes: int | None = None
    day: date | None = None
    """The day of the talk, or the day that the file was last changed."""
    has_own_day: bool = False
    is_private: bool = False
    topics: tuple[str, ...] = ()
    speaker: str = ""
    event: str = ""
    is_read: bool = False
    """Whether more than the name is known."""


@dataclass(frozen=True, slots=True)
class FolderReading:
    """A folder as far as it was read."""

    folder: Path
    files: tuple[LibraryFile, ...] = ()
    known: Mapping[Path, tuple[Stamp, LibraryFile]] = field(default_factory=dict)
    is_complete: bool = True
    is_there: bool = True


def read_folder(folder: Path, known: Mapping[Path, tuple[Stamp, LibraryFile]]) -> FolderReading:
    """The folder's files. Those already known and unchanged are not read again; one turn takes `TURN_SECONDS` or so."""
    stamps = _stamps(folder)
    if stamps is None:
        return FolderReading(folder, is_there=False)
    until = time.monotonic() + TURN_SECONDS
    found: dict[Path, tuple[Stamp, LibraryFile]] = {}
    files: list[LibraryFile] = []
    is_complete = True
    for path, stamp in stamps.items():
        before = known.get(path)
        if before is not None and before[0] == stamp:
            found[path] = before
            files.append(before[1])
        elif time.monotonic() < until:
            found[path] = (stamp, read_file_facts(path, stamp))
            files.append(found[path][1])
        else:
            is_complete = False
            files.append(before[1] if before else LibraryFile(path, path.stem))
    return FolderReading(folder, tuple(sorted(files, key=_by_title)), found, is_complete)


def read_file_facts(path: Path, stamp: Stamp) -> LibraryFile:
    """What a file says of itself; what cannot be read is listed by its name. Its text is not kept."""
    changed = datetime.fromtimestamp(stamp[0] / 1e9).date()  # noqa: DTZ006 - the wall calendar's day
    nameless = LibraryFile(path, path.stem, day=changed, is_read=True)
    if stamp[1] > LARGEST_READ_BYTES:
        return nameless
    try:
        text, _ = decode(path.read_bytes())
    except (OSError, FileProblem, ValueError):
        return nameless
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(text)
    card = front.front_matter
    own_day = iso_date(card.date)
    return LibraryFile(
        path,
        _title(text, card, front.line_count) or path.stem,
        card.type,
        _count_slides(text, card, front.line_count) if card.type == "talk" else None,
        round(card.duration_seconds / 60) if card.duration_seconds else None,
        own_day or changed,
        own_day is not None,
        card.private,
        card.topics,
        card.speaker,
        card.event,
        is_read=True,
    )


def count_topics(files: Iterable[LibraryFile]) -> tuple[tuple[str, int], ...]:
    """Every topic and how many files have it, by name."""
    counts: dict[str, tuple[str, int]] = {}
    for file in files:
        for topic in dict.fromkeys(topic.casefold() for topic in file.topics):
            name, count = counts.get(topic, (topic, 0))
            counts[topic] = (name, count + 1)
    return tuple(sorted(counts.values(), key=lambda one: norwegian_order(one[0])))


def answers(file: LibraryFile, wanted: str) -> bool:
    """Whether every word of the filter is found in what the list knows of a file; `#tema` asks for a topic."""
    said = " ".join((file.title, file.path.name, file.speaker, file.event, *file.topics)).casefold()
    topics = {topic.casefold() for topic in file.topics}
    return all(word[1:] in topics if len(word) > 1 and word[0] == "#" else word in said for word in _words(wanted))


def norwegian_order(words: str) -> str:
    """A key that sorts æ, ø and å last."""
    return words.casefold().translate(_NORWEGIAN)


_NORWEGIAN = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def _words(wanted: str) -> list[str]:
    """`#god kultur` is one topic of two words; anything else is words."""
    words = wanted.casefold().strip()
    return [words] if words.startswith("#") else words.split()


def _by_title(file: LibraryFile) -> tuple[str, str]:
    return norwegian_order(file.title), str(file.path)


def _stamps(folder: Path) -> dict[Path, Stamp] | None:
    stamps: dict[Path, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "~")) or Path(entry.name).suffix.lower() not in SUFFIXES:
                    continue
                stamp = _stamp(entry)
                if stamp is not None:
                    stamps[Path(entry.path)] = stamp
                if len(stamps) >= MOST_FILES:
                    break
    except (OSError, ValueError):
        return None
    return dict(sorted(stamps.items()))


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        if not entry.is_file():
            return None
        facts = entry.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size


def _title(text: str, card: FrontMatter, top: int) -> str:
    if card.title:
        return " ".join(card.title.split())
    body = "\n".join(text.split("\n")[top : top + 400])
    found = _HEADING.search(body)
    words = _MARKS.sub(lambda mark: mark["words"] or "", found["words"]) if found else ""
    return " ".join(words.split())[:200]


def _count_slides(text: str, card: FrontMatter, top: int) -> int:
    """How many slides the text has before any of them is divided; no slide but the first is read for it."""
    lines = text.split("\n")
    cuts = cut_talk(lines, top, card, frozenset()).cuts
    if not cuts or cuts[0].kind != "cover":
        return len(cuts) + bool(card.title)
    return len(cuts) - 1 + _count_before_first_heading(lines, cuts)


def _count_before_first_heading(lines: list[str], cuts: tuple[Cut, ...]) -> int:
    head = "\n".join(lines[: cuts[1].first if len(cuts) > 1 else len(lines)])
    return len(read_deck(f"{head}\n\n# .\n").slides) - 1
