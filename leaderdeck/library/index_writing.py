"""Writing down what a file says: its row and its words, in one transaction with all others of a turn."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.library.folder import LARGEST_READ_BYTES, FoundFile, OddReason, Stamp, stamp_of
from leaderdeck.library.index_file import COLUMNS, row_checksum
from leaderdeck.library.index_rows import day_of, facts_text, passages_text, path_bytes, place_text, searched_words
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.quick_dataclass import dataclass

ReadEntry: TypeAlias = Callable[[Path, Stamp], LibraryEntry]
"""Gives a file's entry, or raises FileProblem where it has none."""
_UNSURE_NS = 2_000_000_000
"""A file that changed so shortly before it was read may change again without its stamp telling (FAT counts by 2 s)."""
_PUT_FILE = """INSERT INTO files
    (path, mtime, size, ctime, day, trouble, facts, marks, checksum, id, generation)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_PUT_PASSAGES = "INSERT INTO passages (id, said) VALUES (?, ?)"
_PUT_WORDS = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608 - own names


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that was read, ready to be written down."""

    path: Path
    is_private: bool
    facts: str
    row: tuple[object, ...]
    """Its values in the table of files, but for its number and the generation."""
    passages: str
    words: tuple[str, ...]


def read_file(found: FoundFile, read_entry: ReadEntry, folder: Path | None) -> FileReading | None:
    """What a file says, or its name alone and why; None where it is gone meanwhile.

    `folder`: the library's; where nobody has said yet which that is, the next pass reads the file again.
    """
    entry, trouble = _entry(found, read_entry)
    now = stamp_of(found.path)
    if now is None:
        return None
    if now != found.stamp:
        # It has changed since it was seen, or just while it was read; a third reading is left to the next pass.
        found = FoundFile(found.path, now)
        entry, trouble = _entry(found, read_entry)
        now = stamp_of(found.path)
    age = time.time_ns() - max(found.stamp.ctime_ns, found.stamp.mtime_ns)
    is_sure = not 0 <= age < _UNSURE_NS and found.stamp == now and folder is not None
    stamp = found.stamp if is_sure else found.stamp._replace(ctime_ns=-1)
    facts, passages, day = facts_text(entry), passages_text(entry.passages), day_of(entry, stamp)
    words, marks = searched_words(entry, place_text(found.path, folder))
    checksum = row_checksum(facts, passages, marks, day, trouble)
    row = (path_bytes(found.path), *stamp, day, trouble, facts, marks, checksum)
    return FileReading(found.path, entry.private, facts, row, passages, words)


def _entry(found: FoundFile, read_entry: ReadEntry) -> tuple[LibraryEntry, str]:
    try:
        return read_entry(found.path, found.stamp), ""
    except (FileProblem, OSError, RecursionError):
        trouble = "too-large" if found.stamp.size > LARGEST_READ_BYTES else _why(found.path)
        name = found.path.stem
        return LibraryEntry(found.path, "note", name, passages=(Passage("title", name, "", 1),)), trouble


def _why(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            stream.read(1)
    except OSError:
        return "unreadable"
    return "not-text"


def reason_of(trouble: str) -> OddReason:
    """The reason that a row's `trouble` names."""
    return "too-large" if trouble == "too-large" else "unreadable" if trouble == "unreadable" else "not-text"


def put(connection: sqlite3.Connection, read: FileReading, generation: int) -> bool:
    """Write one file down; whether words of it must be wiped, because it says nothing any more."""
    number = before = None
    try:
        number = connection.execute(_PUT_FILE, (*read.row, None, generation)).lastrowid
    except sqlite3.IntegrityError:  # a file of this path is there already
        number, before = connection.execute("SELECT id, facts FROM files WHERE path = ?", read.row[:1]).fetchone()
        _delete(connection, number)
        connection.execute(_PUT_FILE, (*read.row, number, generation))
    connection.execute(_PUT_PASSAGES, (number, read.passages))
    connection.execute(_PUT_WORDS, (number, *read.words))
    return before is not None and read.is_private and before != read.facts


def _delete(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM passages WHERE id = ?", (number,))
    connection.execute("DELETE FROM files WHERE id = ?", (number,))


def take_away(connection: sqlite3.Connection, number: int, path: bytes, generation: int) -> None:
    """Take a file away, unless another process has already put something else in its place."""
    if connection.execute("SELECT 1 FROM files WHERE id = ? AND path = ?", (number, path)).fetchone() is None:
        return
    _delete(connection, number)
    connection.execute("INSERT INTO gone VALUES (?, ?)", (number, generation))


def next_generation(connection: sqlite3.Connection) -> int:
    """The number of this writing; other processes know by it what they have not seen yet."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
    return int(connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])
