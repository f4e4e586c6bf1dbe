"""One program a user: a second start hands its files to the first and ends. By files alone, never by a socket.

The first holds a lock in the user's folder; a second leaves a request there and waits until the first has taken it.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from leaderdeck.desktop.documents.file_lock import FileLock, take_lock
from leaderdeck.desktop.documents.kept_text import make_private
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import replace_file
from leaderdeck.paths import user_data_folder

POLL_MS = 1000
WAIT_SECONDS = 4.0
"""How long a second start waits for the first to take its files; then it goes on by itself."""
_STALE_SECONDS = 60.0
_ENDING = ".files"


class SingleInstance(QObject):
    """This start of the program, and what later starts hand over to it."""

    files_handed_over = Signal(object)
    """A list of `Path`; empty when somebody just started the program again and wants to see it."""

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or user_data_folder() / "instance"
        self._lock: FileLock | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._take_requests)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._take_requests)

    @property
    def is_first(self) -> bool:
        """Whether later starts hand their files to this one."""
        return self._lock is not None

    def hand_over(self, files: Sequence[Path] = (), wait_seconds: float = WAIT_SECONDS) -> bool:
        """True when another start that runs already has taken the files, and this one may end.

        False when this one goes on: as the first, or by itself where the first does not answer or nothing can be
        written.
        """
        with suppress(OSError):
            make_private(self._folder)
        if self._take_first_place():
            return False
        request = self._folder / f"{time.time_ns():020}-{secrets.token_hex(4)}{_ENDING}"
        try:
            _write_request(request, files)
        except (FileProblem, OSError):
            return False
        until = time.monotonic() + wait_seconds
        while time.monotonic() < until:
            if not request.exists():
                return True
            if self._take_first_place():
                break  # the first ended before it took them
            time.sleep(0.02)
        try:
            request.unlink()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Take nothing more; the next start is the first."""
        self._poll.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self._lock:
            self._lock.release()
            self._lock = None

    def _take_first_place(self) -> bool:
        self._lock = take_lock(self._folder / "first")
        if self._lock is None:
            return False
        self._watcher.addPath(str(self._folder))
        self._poll.start()
        QTimer.singleShot(0, self, self._take_requests)
        return True

    def _take_requests(self) -> None:
        if self._lock is None:
            return
        with suppress(OSError):
            for request in sorted(self._folder.glob(f"*{_ENDING}")):
                files = _read_request(request)
                try:
                    request.unlink()
                except OSError:
                    continue  # whoever asked has given up and goes on by itself
                if files is not None:
                    self.files_handed_over.emit(files)


def _write_request(request: Path, files: Sequence[Path]) -> None:
    asked = {"files": [os.path.abspath(os.fsdecode(file)) for file in files]}

    def write(stream: BinaryIO) -> None:
        stream.write(json.dumps(asked, ensure_ascii=True).encode())

    replace_file(request, write, remember=False, private=True)


def _read_request(request: Path) -> list[Path] | None:
    """The files of a request; None when it is broken, or left by a start that was ended long ago."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        if time.time() - request.stat().st_mtime < _STALE_SECONDS:
            return [Path(name) for name in json.loads(request.read_bytes())["files"] if isinstance(name, str)]
    return None
