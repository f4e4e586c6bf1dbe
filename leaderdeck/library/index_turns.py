"""One pass over the library's folder, in turns: first all stamps, then each file that is new or has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from leaderdeck.library.folder import FoundFile, OddFile, walk
from leaderdeck.library.index_rows import Row
from leaderdeck.library.index_writing import FileReading, ReadEntry, read_file
from leaderdeck.quick_dataclass import dataclass

_BATCH = 512
"""So many files are written down at once: a kill loses no more than these, and fewer at a time would take longer."""
_LOOKED_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update has come."""

    done: int
    """Files that are as they are on disk."""
    total: int
    """Files that are known of so far."""
    is_complete: bool
    changed: int = 0
    """How many files this turn has read or dropped."""
    odd: tuple[OddFile, ...] = ()
    """What is listed by its name only, or not looked into; complete when the update is."""
    is_there: bool = True
    """Whether the folder can be read; where not, nothing is dropped."""


class FolderTurns:
    """How far one pass has come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting: list[FoundFile] = []
        """What is to be read, the last first."""
        self.merging: Literal["", "at-end", "begun"] = ""
        """Whether the parts of the word index are to be merged when all is read, or that has begun."""
        self._read: list[FileReading] = []
        self.seen: set[Path] = set()
        self.odd: list[OddFile] = []
        self._walk: Iterator[FoundFile | OddFile] = walk(folder)
        self._is_looked = False

    @property
    def is_there(self) -> bool:
        """Whether the folder could be read."""
        return not any(one.reason == "no-folder" for one in self.odd)

    def is_gone(self, path: Path) -> bool:
        """Whether a known file was not seen, and not only because its folder could not be looked into just now."""
        return path not in self.seen and self._closed.isdisjoint((path, *path.parents))

    @property
    def _closed(self) -> frozenset[Path]:
        return frozenset(one.path for one in self.odd if one.reason in ("unreadable", "too-many"))

    def look(self, known: Mapping[Path, Row], until: float) -> bool:
        """Walk on till then; what is new or has changed waits to be read. Whether all was seen."""
        if self._is_looked:
            return True
        for count, found in enumerate(self._walk, 1):
            if isinstance(found, OddFile):
                self.odd.append(found)
            else:
                self.seen.add(found.path)
                row = known.get(found.path)
                if row is None or row.stamp != found.stamp:
                    self.waiting.append(found)
            if count % _LOOKED_AT_ONCE == 0 and time.monotonic() > until:
                return False
        self._is_looked = True
        self.waiting.reverse()
        return True

    def read(self, read_entry: ReadEntry, until: float, is_cancelled: Callable[[], bool]) -> None:
        """The next files, as they are now; one at least, so that a slow disk comes to an end, too."""
        is_first = True
        while self.waiting and len(self._read) < _BATCH:
            if not is_first and (time.monotonic() > until or is_cancelled()):
                break
            is_first = False
            found = self.waiting.pop()
            read = read_file(found, read_entry, self.folder)
            if read is None:
                self.seen.discard(found.path)
            else:
                self._read.append(read)

    def take_batch(self) -> list[FileReading]:
        """What was read, to be written down, where that is enough for once or all there is."""
        if self.waiting and len(self._read) < _BATCH:
            return []
        batch, self._read = self._read, []
        return batch

    def forget(self, path: Path) -> None:
        """What was read of this file is not to be written down: something newer is known."""
        self._read = [one for one in self._read if one.path != path]

    @property
    def is_read(self) -> bool:
        """Whether all was read and written down."""
        return not self.waiting and not self._read

    def progress(self, changed: int) -> Progress:
        """How far it has come, before the end."""
        total = len(self.seen)
        return Progress(total - len(self.waiting) - len(self._read), total, is_complete=False, changed=changed)
