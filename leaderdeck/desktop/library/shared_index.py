"""The index of the library's folder, one for all windows of the program."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from leaderdeck.library.index import LibraryIndex, index_file_of

_lock = Lock()
_open: dict[Path, LibraryIndex] = {}


def index_of(folder: Path) -> LibraryIndex:
    """The index of this folder; that of another folder is let go of."""
    with _lock:
        known = _open.get(folder)
        if known is None:
            _close_all()
            known = _open[folder] = LibraryIndex(index_file_of(folder))
        return known


def close_index() -> None:
    """Let go of the index: the program ends, or everything is to be forgotten."""
    with _lock:
        _close_all()


def _close_all() -> None:
    for index in _open.values():
        index.close()
    _open.clear()
