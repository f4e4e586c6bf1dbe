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
from leaderdeck.library.index_rows import day_of, facts_text, passages_text, path_bytes, searched_words
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.quick_dataclass import dataclass

ReadEntry: TypeAlias = Callable[[Path, Stamp], LibraryEntry]
"""Gives a file's entry, or raises FileProblem where it has none."""
_UNSURE_NS = 2_000_000_000
"""A file that changed so shortly before it was read may change again without its stamp telling (FAT counts by 2 s)."""
_PUT_FILE = """INSERT INTO files
    (id, path, mtime, size, ctime, day, trouble, facts, passages, marks, checksum, generation)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_PUT_WORDS = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608 - own names


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that was read, ready to be written down."""

    path: Path
    stamp: Stamp
    entry: LibraryEntry
    trouble: str


def read_file(found: FoundFile, read_entry: ReadEntry) -> FileReading:
    """A file's entry, or its name alone and why."""
    trouble = ""
    try:
        entry = read_entry(found.path, found.stamp)
    except (FileProblem, OSError, RecursionError):
        trouble = "too-large" if found.stamp.size > LARGEST_READ_BYTES else _why(found.path)
        name = found.path.stem
        entry = LibraryEntry(found.path, "note", name, passages=(Passage("title", name, "", 1),))
    age = time.time_ns() - max(found.stamp.ctime_ns, found.stamp.mtime_ns)
    is_sure = not 0 <= age < _UNSURE_NS and found.stamp == stamp_of(found.path)
    stamp = found.stamp if is_sure else found.stamp._replace(ctime_ns=-1)
    return FileReading(found.path, stamp, entry, trouble)


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
    path = path_bytes(read.path)
    before = connection.execute("SELECT id, facts FROM files WHERE path = ?", (path,)).fetchone()
    number = None
    if before is not None:
        number = before[0]
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
        connection.execute("DELETE FROM files WHERE id = ?", (number,))
    entry, stamp = read.entry, read.stamp
    facts, passages = facts_text(entry), passages_text(entry.passages)
    words, marks = searched_words(entry)
    day = day_of(entry, stamp)
    checksum = row_checksum(facts, passages, marks, day, read.trouble)
    values = (number, path, *stamp, day, read.trouble, facts, passages, marks, checksum, generation)
    placed = connection.execute(_PUT_FILE, values).lastrowid
    connection.execute(_PUT_WORDS, (placed, *words))
    return before is not None and entry.private and before[1] != facts


def take_away(connection: sqlite3.Connection, number: int, path: bytes, generation: int) -> None:
    """Take a file away, unless another process has already put something else in its place."""
    if connection.execute("SELECT 1 FROM files WHERE id = ? AND path = ?", (number, path)).fetchone() is None:
        return
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM files WHERE id = ?", (number,))
    connection.execute("INSERT INTO gone VALUES (?, ?)", (number, generation))


def next_generation(connection: sqlite3.Connection) -> int:
    """The number of this writing; other processes know by it what they have not seen yet."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
    return int(connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])
