"""One library as threads work with it: its index kept up with the folder in turns, and questions answered meanwhile."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from leaderdeck.desktop.library.rows import Question, View
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.desktop.library.overview import Facts
    from leaderdeck.library.index import LibraryIndex, Progress
    from leaderdeck.library.index_rows import Row as IndexRow

TURN_SECONDS = 0.5
FIRST_SLICE_SECONDS, SLICE_SECONDS = 0.25, 0.05
"""The first reading writes much at once; later ones give way sooner."""
PAUSE_SECONDS = 0.01
"""Between slices of a turn: a question that waits gets its answer."""
QUIET_SECONDS = 0.3
"""After a key in the text, reading waits so long: typing comes first."""
MOST_WATCHED_FOLDERS = 250
MOST_WATCHED_FILES = 60
"""The latest files are watched one by one: their folder tells nothing of a file that is written in place."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How far the reading has come."""

    folder: Path
    done: int = 0
    total: int = 0
    state: object = None
    """Another object whenever there is something else to show: a turn may be lost, what it has found is not."""
    is_complete: bool = False
    is_there: bool = True
    seconds: float = 0.0
    """How long the pass has taken so far."""
    watched: tuple[str, ...] = ()
    """Folders and files in which changes are to be noticed; when the pass is complete."""


class LibraryWork:
    """The index of one folder. All but the constructor and the notes may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turning = Lock()
        self._changed: set[Path] = set()
        self._gone: set[Path] = set()
        self._typed = 0.0
        self._answering = 0
        self._is_closed = False
        self._pass_seconds = 0.0
        self._facts: Facts | None = None
        self._facts_of: tuple[IndexRow, ...] = ()
        self._is_there = True
        self._state: tuple[tuple[IndexRow, ...], frozenset[Path]] = ((), frozenset())
        self._has_turned = self._has_read = False

    def note_typing(self) -> None:
        """Somebody is writing: reading waits."""
        self._typed = time.monotonic()

    def note_changed(self, place: Path) -> None:
        """This file, or something in this folder, was written just now: the next turn looks at it first."""
        self._changed.add(place)

    def turn(self) -> Turn:
        """Read on for a while. A turn after a complete one begins the next pass."""
        from leaderdeck.note_reading import read_entry

        with self._turning:
            begun = time.monotonic()
            while True:
                self._wait_for_quiet()
                if self._is_closed:
                    return Turn(self.folder)
                with self.index() as index:
                    self._has_turned = True
                    now = index.update(
                        self.folder,
                        read_entry,
                        SLICE_SECONDS if self._has_read else FIRST_SLICE_SECONDS,
                        self._must_wait,
                    )
                    if now.is_complete or time.monotonic() - begun > TURN_SECONDS:
                        return self._turn_of(index, now, time.monotonic() - begun)
                time.sleep(PAUSE_SECONDS)

    def _turn_of(self, index: LibraryIndex, now: Progress, seconds: float) -> Turn:
        self._pass_seconds += seconds
        seconds, self._is_there = self._pass_seconds, now.is_there
        if not now.is_complete:
            return Turn(self.folder, now.done, now.total, self._state_of(index), seconds=seconds)
        self._pass_seconds = 0.0
        self._gone = {path for path in self._gone if not path.exists()}
        if not self._has_read:
            self._has_read = True
            gc.freeze()  # else each look for garbage among all that is known now would be felt
        return Turn(
            self.folder, now.done, now.total, self._state_of(index), is_complete=True, is_there=now.is_there,
            seconds=seconds, watched=self._watched(index),
        )  # fmt: skip

    @property
    def has_changes(self) -> bool:
        """Whether something was said to have changed that nobody has looked at."""
        return bool(self._changed)

    def look_at_changed(self) -> Turn:
        """Look at what was said to have changed, before the pass comes to it.

        What is gone is told at once, without waiting for whoever writes in the index, and is shown no more; the pass
        takes it out. What is new or written anew is looked at after that.
        """
        with self.index() as index:
            return self._look_at_changed(index)

    def _look_at_changed(self, index: LibraryIndex) -> Turn:
        from leaderdeck.library.folder import belongs, stamp_of
        from leaderdeck.note_reading import read_entry

        places, self._changed = self._changed, set()
        known = {row.entry.path: row.stamp for row in index.rows()} if places else {}
        there = {place: set(_files_in(place)) for place in places}
        gone = {path for path in known for place in (path, path.parent) if place in there and path not in there[place]}
        every = {path for files in there.values() for path in files}
        before, self._gone = self._gone, (self._gone - every) | gone
        if gone - before:
            self._changed |= places
            return Turn(self.folder, state=self._state_of(index))
        for path in every:
            if known.get(path) != stamp_of(path) and belongs(path, self.folder) and not self._is_closed:
                index.refresh(path, read_entry)
        return Turn(self.folder, state=self._state_of(index))

    def answer(self, question: Question) -> View:
        """What is shown for a question; reading waits meanwhile."""
        from leaderdeck.desktop.library.answers import answer

        self._answering += 1
        try:
            with self.index() as index:
                found = answer(index, self.facts(index), question, index.used_numbers)
        finally:
            self._answering -= 1
        if not self._is_there:
            return View(question, is_there=False)
        gone = self._gone
        return replace(found, rows=tuple(row for row in found.rows if row.path not in gone)) if gone else found

    def facts(self, index: LibraryIndex) -> Facts:
        """What is counted, once for each state of the library."""
        from leaderdeck.desktop.library.overview import facts_of

        rows = index.rows()
        if self._facts is None or rows is not self._facts_of:
            self._facts, self._facts_of = facts_of(index, self.folder), rows
        return self._facts

    def index(self) -> AbstractContextManager[LibraryIndex]:
        """The index, which the whole program shares; made at the first use, and not let go of while it is used."""
        from leaderdeck.desktop.library.shared_index import using_index

        return using_index(self.folder)

    def stop(self) -> None:
        """Read no more; a turn that is under way ends with its slice."""
        self._is_closed = True

    def close(self) -> None:
        """Let go of the index, once the turn that is under way has ended."""
        from leaderdeck.desktop.library.shared_index import close_index

        self.stop()
        with self._turning:
            if self._has_turned:
                close_index()

    def _state_of(self, index: LibraryIndex) -> object:
        """What there is to show, whoever has read it."""
        rows, gone = index.rows(), frozenset(self._gone)
        if rows is not self._state[0] or gone != self._state[1]:
            self._state = (rows, gone)
        return self._state

    def _wait_for_quiet(self) -> None:
        while self._must_wait() and not self._is_closed:
            time.sleep(PAUSE_SECONDS)

    def _must_wait(self) -> bool:
        return self._is_closed or self._answering > 0 or time.monotonic() - self._typed < QUIET_SECONDS

    def _watched(self, index: LibraryIndex) -> tuple[str, ...]:
        """The library's folders, those with the latest files first, and the latest files."""
        rows = index.rows()
        folders: dict[Path, None] = {self.folder: None}
        for row in rows:
            for place in (row.entry.path.parent, *row.entry.path.parent.parents):
                if place in folders or place == self.folder:
                    break
                folders[place] = None
            if len(folders) >= MOST_WATCHED_FOLDERS:
                break
        files = [str(row.entry.path) for row in rows[:MOST_WATCHED_FILES]]
        return (*(str(place) for place in folders), *files)


def _files_in(place: Path) -> Iterator[Path]:
    """The file, or the files of the folder, that are there now."""
    if not place.is_dir():
        if place.exists():
            yield place
        return
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if entry.is_file():
                yield Path(entry.path)
