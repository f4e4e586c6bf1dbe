"""Watches the files that a talk takes in, so that it shows what they say now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.documents.folder_watch import FolderWatch
from leaderdeck.talk import Talk


class LinkedFiles(QObject):
    """The files of one talk at a time, also those that it names and that are not there yet."""

    changed = Signal()
    """One of them came, went or says something else."""
    file_changed = Signal(object)
    """Which one says something else now, as a `Path`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = FolderWatch(self)
        self._watch.file_changed.connect(self._tell)
        self._watched: frozenset[Path] = frozenset()

    def _tell(self, path: Path) -> None:
        self.changed.emit()
        if path in self._watched and path.exists():
            self.file_changed.emit(path)

    def follow(self, talk: Talk | None) -> None:
        """Watch what this talk takes in from now on, as it was when the talk was read."""
        shelf = talk.shelf if talk else None
        wanted = shelf.asked if shelf else frozenset()
        if wanted == self._watched:
            return
        for path in self._watched - wanted:
            self._watch.unwatch(path)
        for path in wanted - self._watched:
            self._watch.watch(path)
        self._watched = wanted
        if shelf is not None and not shelf.is_current():
            self.changed.emit()
