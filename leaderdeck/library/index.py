"""The index of a library folder: what its files say, found in milliseconds, thrown away and made again at will."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock

from leaderdeck.library.folder import FoundFile, OddFile, stamp_of
from leaderdeck.library.index_file import (
    DamagedIndexError,
    IndexFile,
    index_file_of,
    index_problem,
    is_busy,
    is_disk_trouble,
)
from leaderdeck.library.index_memory import IndexMemory
from leaderdeck.library.index_rows import KeptPassages, Row, path_bytes
from leaderdeck.library.index_turns import FolderTurns, Progress
from leaderdeck.library.index_writing import (
    FileReading,
    ReadEntry,
    next_generation,
    put,
    read_file,
    reason_of,
    take_away,
)
from leaderdeck.library.note import LibraryEntry
from leaderdeck.library.sorted_rows import SortedRows
from leaderdeck.library.vocabulary import Vocabulary
from leaderdeck.library.word_merging import MANY_FILES, merge_all, merge_at_the_end, must_merge
from leaderdeck.library.words import fold

__all__ = ["LibraryIndex", "Progress", "index_file_of"]


class LibraryIndex:
    """Everything that is known of one library folder; safe to be used by several threads and processes.

    `file`: where the index lies (`index_file_of(folder)`), or None for one that is in memory only. A damaged file is
    thrown away without a word and is empty until the next `update`.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = IndexFile(file)
        self._memory = IndexMemory()
        self._writing = RLock()
        self._reading = self._writing if file is None else RLock()
        self._turns: FolderTurns | None = None
        self._odd: tuple[OddFile, ...] = ()
        self._folder: Path | None = None
        self._is_checked = False

    def update(
        self,
        folder: Path,
        read_entry: ReadEntry,
        seconds: float = 0.1,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """Go on making the index what the folder is, for about so many seconds; call until `is_complete`.

        `read_entry(path, stamp)` gives a file's entry, or raises FileProblem where it has none. `is_cancelled` is asked
        between files. A call after a complete update begins the next one. No file of the folder is changed.
        """
        with self._writing:
            try:
                return self._update(folder, read_entry, time.monotonic() + seconds, is_cancelled)
            except (DamagedIndexError, sqlite3.DatabaseError) as problem:
                if is_busy(problem):
                    return self._turns.progress(0) if self._turns else Progress(0, 0, is_complete=False)
                if is_disk_trouble(problem):
                    raise index_problem(self._file.file, problem) from None
                self._throw_away()
            return Progress(0, 0, is_complete=False)

    def refresh(self, path: Path, read_entry: ReadEntry) -> bool:
        """Look at one file at once, as when it was saved just now; whether anything was changed."""
        with self._writing:
            self._catch_up()
            stamp = stamp_of(path)
            row = self._memory.by_path.get(path)
            if stamp is None:
                return row is not None and self.forget(path)
            if row is not None and row.stamp == stamp:
                return False
            self._forget_reading(path)
            read = read_file(FoundFile(path, stamp), read_entry, self._folder)
            return read is not None and self._write([read], ()) > 0

    def forget(self, path: Path) -> bool:
        """Wipe everything that is known of a file, so that no byte of it is left in the index; whether it was known."""
        with self._writing:
            self._catch_up()
            self._forget_reading(path)
            row = self._memory.by_path.get(path)
            if row is None:
                return False
            self._write((), [row])
            self._wipe()
            return True

    def rebuild(self) -> None:
        """Throw everything away; the next update reads all files again."""
        with self._writing:
            self._throw_away()

    def close(self) -> None:
        """Let go of the file; the next start need not look through it then."""
        with self._writing, self._reading:
            self._file.close()

    def entries(self) -> tuple[LibraryEntry, ...]:
        """All files, the most recent first, without their passages (`entry` gives one with them)."""
        return tuple(row.entry for row in self.rows())

    def recent(self, count: int = 20) -> tuple[LibraryEntry, ...]:
        """The files that changed last, or whose day is last."""
        return tuple(row.entry for row in self.rows()[:count])

    def entry(self, path: Path) -> LibraryEntry | None:
        """A file with its passages; None where it is not known."""
        row = self._now().by_path.get(path)
        if row is None:
            return None
        found = self.passages([row.number])
        return replace(row.entry, passages=tuple(found[row.number])) if row.number in found else None

    def known(self, path: Path) -> LibraryEntry | None:
        """A file without its passages; None where it is not known."""
        row = self._now().by_path.get(path)
        return row.entry if row else None

    def day_of(self, path: Path) -> str:
        """ISO date of a note, or of its last change; empty where the file is not known."""
        row = self._now().by_path.get(path)
        return row.day if row else ""

    def topics(self) -> tuple[tuple[str, int], ...]:
        """Every topic as it was written first, and how many files have it; the most used first."""
        return _counted(row.entry.topics for row in self.rows())

    def people(self) -> tuple[tuple[str, int], ...]:
        """Everybody whom files are about or by, and how many; the most named first."""
        return _counted(row.entry.people for row in self.rows())

    def used(self) -> tuple[LibraryEntry, ...]:
        """Notes of which a talk has taken something, as link or as copy; the most recent first."""
        used = self.used_numbers()
        return tuple(row.entry for row in self.rows() if row.number in used)

    def unused(self) -> tuple[LibraryEntry, ...]:
        """Notes that no talk has used yet; private ones are not told of."""
        used = self.used_numbers()
        return tuple(
            row.entry
            for row in self.rows()
            if row.number not in used and row.entry.kind != "talk" and not row.entry.private
        )

    def linked_from(self, path: Path) -> tuple[Path, ...]:
        """Talks that link to a file or have a copy from it."""
        return self._now().linked_from(path)

    def odd_files(self) -> tuple[OddFile, ...]:
        """Files that are listed by their names only, and why."""
        known = {row.entry.path: row for row in self.rows() if row.trouble}
        own = [OddFile(path, reason_of(row.trouble)) for path, row in known.items()]
        return (*own, *(one for one in self._odd if one.path not in known))

    # What search and usage build on.

    def rows(self) -> tuple[Row, ...]:
        """All rows, the most recent first."""
        return self._now().rows.recent

    def sorted_rows(self) -> SortedRows:
        """All rows in their order, and by what they are about."""
        return self._now().rows

    def row(self, number: int) -> Row | None:
        """The row of this number."""
        return self._memory.by_number.get(number)

    @property
    def newest_day(self) -> str:
        """The latest day of all."""
        rows = self.rows()
        return rows[0].day if rows else ""

    @property
    def has_fts(self) -> bool:
        """Whether SQLite has full text search here."""
        return self._file.has_fts

    @property
    def texts(self) -> tuple[str, str, tuple[str, ...]]:
        """Where the searched texts lie: see `IndexFile.texts`."""
        return self._file.texts

    def used_numbers(self) -> frozenset[int]:
        """Numbers of the files of which a talk has taken something."""
        self._now()
        with self._reading:
            return self._memory.used_numbers(self._marks_of)

    def talks_with(self, mark: int) -> frozenset[int]:
        """Numbers of the talks that say a paragraph of this mark."""
        self._now()
        with self._reading:
            return self._memory.talks_with(mark, self._marks_of)

    def vocabulary(self) -> Vocabulary:
        """All words of the library."""
        self._now()
        with self._reading:
            return self._memory.vocabulary(self._all_words, self._words_of)

    def numbers(self, statement: str, values: Iterable[object]) -> list[int]:
        """The first column of what is selected."""
        found: list[tuple[int]] = self.select(statement, values)  # type: ignore[assignment]
        return [number for (number,) in found]

    def select(self, statement: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """Rows of the index; nothing where the file turns out to be damaged (the next update mends that)."""
        try:
            with self._reading:
                return self._file.reading.execute(statement, tuple(values)).fetchall()
        except sqlite3.DatabaseError as problem:
            if not is_busy(problem):
                self._is_checked = False
                self._memory.is_stale = True
            return []

    def passages(self, numbers: Iterable[int]) -> dict[int, KeptPassages]:
        """The passages of these files."""
        wanted = list(numbers)
        marks = ",".join("?" * len(wanted))
        kept = self.select(f"SELECT id, said FROM passages WHERE id IN ({marks})", wanted)  # noqa: S608 - marks only
        return {int(str(number)): KeptPassages(str(text)) for number, text in kept}

    def _now(self) -> IndexMemory:
        """The memory, with what other processes have written since."""
        try:
            with self._reading:
                self._memory.catch_up(self._file.reading)
        except (sqlite3.DatabaseError, ValueError, IndexError, TypeError):
            self._is_checked = False
        return self._memory

    def _catch_up(self) -> None:
        if not self._file.is_current:
            with self._reading:
                self._file.reopen()
                self._memory.clear()
        with self._reading:
            self._memory.catch_up(self._file.writing)

    def _throw_away(self) -> None:
        with self._reading:
            self._file.replace()
            self._memory.clear()
        self._turns = None
        self._is_checked = True

    def _update(self, folder: Path, read_entry: ReadEntry, until: float, is_cancelled: Callable[[], bool]) -> Progress:
        if not self._is_checked:
            self._file.check()
            self._is_checked = True
        self._catch_up()
        self._folder = folder
        if self._turns is None or self._turns.folder != folder:
            self._turns = FolderTurns(folder)
        turns, changed = self._turns, 0
        if not turns.look(self._memory.by_path, until):
            return turns.progress(0)
        while not turns.is_read and not is_cancelled():
            # Some files at least, so that short turns come to an end, too.
            turns.read(read_entry, until, is_cancelled)
            changed += self._write_batch(turns)
            if time.monotonic() > until:
                break
        if not (turns.is_read and self._has_merged(turns, until)):
            return turns.progress(changed)
        self._turns, self._odd = None, tuple(turns.odd)
        if not turns.is_there:
            return Progress(0, 0, is_complete=True, odd=self._odd, is_there=False)
        changed += self._write((), [row for path, row in list(self._memory.by_path.items()) if turns.is_gone(path)])
        self.vocabulary().prepare()
        self.sorted_rows().prepare()
        self.used_numbers()
        return Progress(len(turns.seen), len(turns.seen), is_complete=True, changed=changed, odd=self.odd_files())

    def _write_batch(self, turns: FolderTurns) -> int:
        batch = turns.take_batch()
        if batch and not turns.merging and len(turns.waiting) > MANY_FILES and self._file.has_fts:
            turns.merging = "at-end"
            with self._transaction(is_secure=True) as connection:
                merge_at_the_end(connection)
        return self._write(batch, (), is_merging=turns.merging != "at-end")

    def _has_merged(self, turns: FolderTurns, until: float) -> bool:
        """Make the parts of the word index one, where they are so many that searching is the quicker for it."""
        if not self._file.has_fts or not (turns.merging or must_merge(self._file.writing)):
            return True
        with self._transaction(is_secure=True) as connection:
            is_done = merge_all(connection, until)
        turns.merging = "" if is_done else "begun"
        return is_done

    def _forget_reading(self, path: Path) -> None:
        if self._turns is not None:
            self._turns.forget(path)

    def _write(self, read: Iterable[FileReading], gone: Iterable[Row], *, is_merging: bool = True) -> int:
        """Write down what was read, and take away what is gone, all at once or not at all."""
        read, gone = list(read), list(gone)
        if not read and not gone:
            return 0
        must_wipe = False
        is_adding = not is_merging and not gone and all(each.path not in self._memory.by_path for each in read)
        with self._transaction(is_secure=not is_adding) as connection:
            generation = next_generation(connection)
            for one in gone:
                take_away(connection, one.number, path_bytes(one.entry.path), generation)
            for each in read:
                must_wipe = put(connection, each, generation) or must_wipe
        with self._reading:
            self._memory.catch_up(self._file.writing)
        if must_wipe:
            self._wipe()
        return len(read) + len(gone)

    def _wipe(self) -> None:
        """Words that were deleted still lie in the word index until its parts are merged."""
        self._file.writing.execute("PRAGMA secure_delete = ON")
        if self._file.has_fts:
            self._file.writing.execute("INSERT INTO words (words) VALUES ('optimize')")
        if self._file.file is not None:
            self._file.writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _transaction(self, *, is_secure: bool) -> Iterator[sqlite3.Connection]:
        """`is_secure`: whether anything is taken away, were it only by merging; that is overwritten with zeros."""
        connection = self._file.writing
        connection.execute(f"PRAGMA secure_delete = {'ON' if is_secure else 'FAST'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._file.unseal()
            yield connection
            connection.commit()
        except BaseException:
            connection.rollback()
            raise

    def _marks_of(self, numbers: list[int] | None) -> list[tuple[int, bytes]]:
        asked = "" if numbers is None else f" AND id IN ({','.join('?' * len(numbers))})"
        kept = self.select(f"SELECT id, marks FROM files WHERE length(marks) > 0{asked}", numbers or ())  # noqa: S608 - marks only
        return [(int(str(number)), data) for number, data in kept if isinstance(data, bytes)]

    def _all_words(self) -> Iterable[str]:
        if self._file.has_fts:
            return (str(word) for (word,) in self.select("SELECT term FROM vocabulary"))
        return self._words_of([row.number for row in self._memory.rows.recent])

    def _words_of(self, numbers: list[int]) -> Iterator[str]:
        for number in numbers:
            for row in self.select("SELECT title, quotes, heads, names, body FROM words WHERE rowid = ?", (number,)):
                for text in row:
                    yield from str(text).split()


def _counted(lists: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for names in lists:
        for name, key in {fold(name): name for name in reversed(names)}.items():
            written.setdefault(name, key)
            counts[name] += 1
    order = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple((written[name], count) for name, count in order)
