"""The word index lies in parts, one for each writing: when they are made one, and how that is done in short turns.

Looking a word up takes a look at each part, so a library that was just read has all of its words in one.
"""

from __future__ import annotations

import sqlite3
import time

MANY_FILES = 1_000
"""So many files to be read are worth one merging of all parts at the end, instead of many in between."""
_MOST_PARTS = 16
_SETTINGS = ("automerge", "crisismerge", "hashsize")
_AUTOMATIC, _AT_MOST = (8, 48, 1 << 20), (0, 2_000, 16 << 20)
"""How many parts SQLite merges by itself: as it goes (0 is never), and whenever there are so many; and how many bytes
of words it gathers before it writes a part."""
_PAGES = 400


def merge_now_and_then(connection: sqlite3.Connection) -> None:
    """SQLite merges parts as they come."""
    _configure(connection, _AUTOMATIC)


def merge_at_the_end(connection: sqlite3.Connection) -> None:
    """Many files are to be written: merging waits for `merge_all`."""
    _configure(connection, _AT_MOST)


def must_merge(connection: sqlite3.Connection) -> bool:
    """Whether there are so many parts that searching is slower for it."""
    return int(connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]) > _MOST_PARTS


def merge_all(connection: sqlite3.Connection, until: float) -> bool:
    """Go on making the many parts of a size one till then; whether that is done."""
    is_done = False
    while not is_done:
        before = connection.total_changes
        connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_PAGES,))
        is_done = connection.total_changes - before < 2
        if time.monotonic() > until:
            break
    if is_done:
        merge_now_and_then(connection)
    return is_done


def _configure(connection: sqlite3.Connection, counts: tuple[int, ...]) -> None:
    for name, count in zip(_SETTINGS, counts, strict=True):
        connection.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (name, count))
