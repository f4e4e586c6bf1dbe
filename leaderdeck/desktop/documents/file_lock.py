"""One writer a talk: a lock that the system itself lets go when the program dies, so that none is ever left behind.

Locks lie in the user's own folder under the hash of the talk's path; nothing is put beside the talk.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from errno import EACCES, EAGAIN, EDEADLK, EWOULDBLOCK
from pathlib import Path

from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass

_TAKEN = (EACCES, EAGAIN, EWOULDBLOCK, EDEADLK)
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a talk open for writing."""

    process: int
    since: datetime | None

    @property
    def is_this_program(self) -> bool:
        """Whether another window of this very program has it."""
        return self.process == os.getpid()


class FileLock:
    """A talk that is held for writing until `release`, or until this program ends however it ends."""

    def __init__(self, file: Path, handle: int | None) -> None:
        self.file = file
        self._handle = handle

    def release(self) -> None:
        """Let go; once is enough, more does no harm."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Removed while it is still locked: whoever waits for it sees that the name no longer leads to this file.
        with suppress(OSError):
            self.file.unlink(missing_ok=True)
        with suppress(OSError):
            os.close(handle)

    def __enter__(self) -> FileLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def hold(path: Path) -> FileLock | None:
    """Hold a talk for writing; None only when another window or program of ours has it."""
    return take_lock(_lock_file(path))


def holder(path: Path) -> Holder | None:
    """Who holds a talk for writing; None when nobody does."""
    file = _lock_file(path)
    lock = take_lock(file)
    if lock:
        lock.release()
        return None
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        said = json.loads(file.read_text("utf-8"))
        return Holder(int(said["process"]), datetime.fromisoformat(said["since"]))
    return Holder(0, None)


def take_lock(file: Path) -> FileLock | None:
    """Take the lock of this name; None when somebody who lives has it.

    A lock file that a dead program left is simply taken over. Where no lock can be had at all (a full disk, a file
    system without locks) the work goes on without one: a save still sees what others have changed.
    """
    for _ in range(_TRIES):
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return FileLock(file, None)
        try:
            if not _lock(handle):
                os.close(handle)
                return None
            if _is_still(file, handle):
                _sign(handle)
                return FileLock(file, handle)
        except FileNotFoundError:
            pass  # whoever let go has removed it meanwhile: again
        except OSError:
            os.close(handle)
            return FileLock(file, None)
        os.close(handle)
    return None


def _lock_file(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return user_data_folder() / "locks" / name


def _lock(handle: int) -> bool:
    """Whether the system gave us the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond what is written, which others may then still read
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in _TAKEN:
            return False
        raise
    return True


def _is_still(file: Path, handle: int) -> bool:
    """Whether the name still leads to the file that was locked, and was not removed by the one who let go."""
    if sys.platform == "win32":  # where an open file cannot be removed
        return True
    named, ours = file.stat(), os.fstat(handle)
    return (named.st_dev, named.st_ino) == (ours.st_dev, ours.st_ino)


def _sign(handle: int) -> None:
    """Say who holds it, for the message to whoever comes next."""
    said = {"process": os.getpid(), "since": datetime.fromtimestamp(time.time()).astimezone().isoformat()}
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(said).encode())
