"""What is held in memory of an index: each file's facts, kept up with what any process writes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from leaderdeck.library.folder import Stamp
from leaderdeck.library.index_rows import Row, read_row
from leaderdeck.library.marks import Marks
from leaderdeck.library.sorted_rows import SortedRows
from leaderdeck.library.vocabulary import Vocabulary

WordsOf: TypeAlias = Callable[[list[int]], Iterable[str]]
"""Numbers of files → the words that they are found by."""
MarksOf: TypeAlias = Callable[[list[int] | None], Iterable[tuple[int, bytes]]]
"""Numbers of files, or None for all → those that have marks, with these."""
_MOST_ADDED = 300
_ROWS = "SELECT id, path, mtime, size, ctime, day, trouble, facts, generation FROM files WHERE generation > ?"


class IndexMemory:
    """Rows by number and by path, and what is worked out from all of them until the next change."""

    def __init__(self) -> None:
        self.by_number: dict[int, Row] = {}
        self.by_path: dict[Path, Row] = {}
        self.is_stale = False
        self._generation = 0
        self._rows: SortedRows | None = None
        self._links: dict[Path, set[Path]] | None = None
        self._marks = Marks()
        self._unmarked: set[int] | None = None
        self._used: frozenset[int] | None = None
        self._words: Vocabulary | None = None
        self._new: set[int] = set()

    def clear(self) -> None:
        """Know nothing."""
        self.by_number, self.by_path = {}, {}
        self._generation, self._words, self._new, self._unmarked = 0, None, set(), None
        self.is_stale = False
        self._forget_worked_out()

    def catch_up(self, connection: sqlite3.Connection) -> None:
        """Take in what was written since the last time."""
        if self.is_stale:
            self.clear()
        generation = int(connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])
        if generation == self._generation:
            return
        if generation < self._generation:
            self.clear()
        gone = connection.execute("SELECT id FROM gone WHERE generation > ?", (self._generation,)).fetchall()
        rows = connection.execute(_ROWS, (self._generation,)).fetchall()
        by_number, by_path = self.by_number, self.by_path
        last = self._generation
        for number in [one[0] for one in gone] + [one[0] for one in rows]:
            if self._unmarked is not None:
                self._unmarked.add(number)
            before = by_number.pop(number, None)
            if before is not None and by_path.get(before.entry.path) is before:
                del by_path[before.entry.path]
        for number, path, mtime, size, ctime, day, trouble, facts, written in rows:
            row = read_row(number, path, Stamp(mtime, size, ctime), day, trouble, facts)
            by_number[number] = by_path[row.entry.path] = row
            last = max(last, written)
            if self._words is not None:
                self._new.add(number)
        self._generation = max(generation, last)
        self._forget_worked_out()

    @property
    def rows(self) -> SortedRows:
        """All rows in their order."""
        if self._rows is None:
            self._rows = SortedRows(list(self.by_number.values()))
        return self._rows

    def linked_from(self, path: Path) -> tuple[Path, ...]:
        """Files that name this one in a link or in the mark of a copy."""
        return tuple(sorted(self._linked().get(_plain(path), ())))

    def used_numbers(self, marks: MarksOf) -> frozenset[int]:
        """Files that are linked to, or of which a talk says a paragraph."""
        if self._used is None:
            self._read_marks(marks)
            used = {self.by_path[path].number for path in self._linked()}
            used |= {row.number for row in self.by_number.values() if row.entry.given}
            self._used = frozenset(used | self._marks.said_by_talks())
        return self._used

    def talks_with(self, mark: int, marks: MarksOf) -> frozenset[int]:
        """Talks that say a paragraph of this mark."""
        self._read_marks(marks)
        return self._marks.talks_with(mark)

    def vocabulary(self, all_words: Callable[[], Iterable[str]], words_of: WordsOf) -> Vocabulary:
        """All words; those of files that have changed since are added, unless they are too many to look at each."""
        if self._words is None or len(self._new) > _MOST_ADDED:
            self._words = Vocabulary(all_words())
        elif self._new:
            self._words.add(words_of(sorted(self._new)))
        self._new = set()
        return self._words

    def _forget_worked_out(self) -> None:
        self._rows = self._links = self._used = None

    def _linked(self) -> dict[Path, set[Path]]:
        known = self._links
        if known is None:
            links: dict[Path, set[Path]] = {}
            generation = self._generation
            linking = [(path, row) for path, row in list(self.by_path.items()) if row.entry.used]
            roots = _roots(list(self.by_path)) if linking else ()
            for path, row in linking:
                for target in row.entry.used:
                    for place in _places(target, path.parent, roots):
                        if place in self.by_path:
                            links.setdefault(place, set()).add(path)
                            break
            if generation == self._generation:  # else another thread has taken in changed files meanwhile
                self._links = links
            known = links
        return known

    def _read_marks(self, marks: MarksOf) -> None:
        """The marks of files that have changed since; of all files where that is more than can be looked at each."""
        if self._unmarked is None or len(self._unmarked) > _MOST_ADDED:
            self._marks = Marks()
            kept = marks(None)
        else:
            self._marks.take_away(self._unmarked)
            kept = marks(sorted(self._unmarked)) if self._unmarked else ()
        self._unmarked = set()
        for number, data in kept:
            row = self.by_number.get(number)
            if row is not None:
                self._marks.add(number, data, is_talk=row.entry.kind == "talk")


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _roots(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folder that all files lie in and those above it: links may be written from the library's."""
    try:
        deepest = Path(os.path.commonpath({os.path.dirname(path) for path in paths}))
    except ValueError:
        return ()
    return (deepest, *deepest.parents[:3])


def _places(target: str, folder: Path, roots: tuple[Path, ...]) -> Iterable[Path]:
    """Where the file of a link may lie: beside the talk, or in the library."""
    name = target.partition("#")[0].strip().replace("\\", "/")
    if not name or "\0" in name or name.startswith("/"):
        return ()
    return tuple(_plain(root.joinpath(*PurePosixPath(name).parts)) for root in (folder, *roots))
