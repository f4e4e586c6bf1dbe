"""Tells when an open file was changed, replaced, renamed or deleted by somebody else; never by touching it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 200
"""Programs write in several steps; what is told comes when they have been quiet so long."""
POLL_MS = 3000
"""Network drives and synced folders tell nothing by themselves."""


class _Look(NamedTuple):
    """What the file system says of a file without reading it."""

    device: int
    number: int
    size: int
    changed: int
    """When the bytes were changed, as the program that changed them may have set it."""
    touched: int
    """When anything about the file was changed, which nobody can set."""


class FolderWatch(QObject):
    """Watches files through their folders, which stay when a file is replaced."""

    file_changed = Signal(object)
    """This `Path` is not what it was: other bytes, another file, gone, or back again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks: dict[Path, _Look | None] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._note)
        self._watcher.fileChanged.connect(self._note)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)

    def watch(self, path: Path) -> None:
        """Watch a file from now on, as it is now; what is watched already counts as seen."""
        self._looks[path] = _look_at(path)
        self._rewatch()
        self._poll.start()

    def unwatch(self, path: Path) -> None:
        """Watch the file no more."""
        self._looks.pop(path, None)
        if not self._looks:
            self.stop()
        else:
            self._rewatch()

    def stop(self) -> None:
        """Watch nothing more."""
        self._looks.clear()
        self._settle.stop()
        self._poll.stop()
        self._rewatch()

    def look(self) -> None:
        """Look now, and tell."""
        for path, before in list(self._looks.items()):
            now = _look_at(path)
            if now != before:
                self._looks[path] = now
                self.file_changed.emit(path)
        self._rewatch()

    def _note(self, _: str) -> None:
        self._settle.start()

    def _rewatch(self) -> None:
        """Files that were replaced and folders that came back have to be named anew."""
        wanted = {str(path) for path, look in self._looks.items() if look is not None}
        wanted |= {str(path.parent) for path in self._looks if os.path.isdir(path.parent)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))


def _look_at(path: Path) -> _Look | None:
    try:
        said = os.stat(path)
    except (OSError, ValueError):
        return None
    return _Look(said.st_dev, said.st_ino, said.st_size, said.st_mtime_ns, said.st_ctime_ns)
