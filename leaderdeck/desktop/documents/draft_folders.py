"""Folders where pictures wait for a talk that has no file yet: the user's own, kept for as long as its rescued text.

Each is held by the program that shows its talk; what a dead program left is taken over with the talk, or thrown away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from leaderdeck.desktop.documents.file_lock import FileLock, take_lock
from leaderdeck.desktop.documents.kept_text import make_private, private_folder, size_of

_NAME = "draft-pictures"
_ALIVE = ".open"
_held: dict[Path, FileLock] = {}


def new_draft_folder() -> Path:
    """An empty folder that only the user can look into, held by this program. Raises OSError."""
    home = _home()
    make_private(home)
    folder = Path(tempfile.mkdtemp(dir=home))
    hold_draft_folder(folder)
    return folder


def hold_draft_folder(folder: Path) -> bool:
    """Hold a folder that a dead program left; False where it is gone, is none of ours, or a living program has it."""
    if folder.parent != _home() or folder.is_symlink() or not folder.is_dir():
        return False
    if folder not in _held:
        lock = take_lock(_sign_of(folder))
        if lock is None:
            return False
        _held[folder] = lock
    return True


def is_draft_folder(folder: Path) -> bool:
    """Whether pictures wait here for a talk that has no file yet."""
    return folder.parent == _home()


def forget_draft_folder(folder: Path) -> None:
    """The talk is given up, or has its pictures beside it."""
    if folder.parent == _home():
        shutil.rmtree(folder, ignore_errors=True)
        lock = _held.pop(folder, None)
        if lock is not None:
            lock.release()
        with suppress(OSError):
            _sign_of(folder).unlink(missing_ok=True)


def forget_left_behind(wanted: Collection[Path] = (), *, seconds: float = 0.0) -> None:
    """Throw away what dead programs left so long ago, but for the folders of texts that can still be recovered."""
    until = time.time() - seconds
    with suppress(OSError):
        for folder in sorted(_home().iterdir()):
            with suppress(OSError):
                if folder.is_dir() and folder not in wanted and folder.stat().st_mtime <= until and _is_left(folder):
                    forget_draft_folder(folder)


def draft_folders_size() -> tuple[Path, int, int]:
    """(the folder of all of them, number of pictures, bytes)."""
    return (_home(), *size_of(_home(), without=_ALIVE))


def _is_left(folder: Path) -> bool:
    """Whether no program that lives holds it."""
    if folder in _held:
        return False
    lock = take_lock(_sign_of(folder))
    if lock is not None:
        lock.release()
    return lock is not None


def _sign_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _ALIVE)


def _home() -> Path:
    return Path(os.path.abspath(private_folder(_NAME)))
