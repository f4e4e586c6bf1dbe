"""The index of the library's folder, one for all windows of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

from leaderdeck.library.index import LibraryIndex, index_file_of


class _Open:
    """An index, and how many threads work with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = LibraryIndex(index_file_of(folder))
        self.users = 0


_there = Condition()
_open: list[_Open] = []


@contextmanager
def using_index(folder: Path) -> Iterator[LibraryIndex]:
    """The index of this folder, which is not let go of meanwhile; that of another folder is."""
    with _there:
        known = next((one for one in _open if one.folder == folder), None)
        if known is None:
            _close_all()
            known = _Open(folder)
            _open.append(known)
        known.users += 1
    try:
        yield known.index
    finally:
        with _there:
            known.users -= 1
            _there.notify_all()


def close_index() -> None:
    """Let go of the index, as soon as nobody works with it: the program ends, or everything is to be forgotten."""
    with _there:
        _close_all()


def _close_all() -> None:
    while _open:
        last = _open.pop()
        while last.users:
            _there.wait()
        last.index.close()
