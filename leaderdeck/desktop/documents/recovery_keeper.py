"""Keeps the recovery copy of one open talk at most two seconds behind the last key, without holding up the keys."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.recovery import Draft, RecoveryCopy, RecoveryStore
from leaderdeck.errors import FileProblem

KEEP_MS = 800
"""From the first key that is not kept to the writing: counted from the first, so that typing on never puts it off."""
AGAIN_MS = 5000
"""Until the next try where no disk took the copy."""
PATIENCE_SECONDS = 0.1
"""How long the windows may wait for a copy that is just being written."""


class _Kept(NamedTuple):
    copy: RecoveryCopy
    edits: int
    """How many edits it holds."""


class RecoveryKeeper(QObject):
    """Asks for the text now and then while it is being edited, and has it kept in a thread."""

    kept = Signal(object)
    """A copy is on disk: a `RecoveryCopy`."""
    failed = Signal(object)
    """No disk takes a copy now: the exception. It is tried again by itself."""

    def __init__(
        self,
        store: RecoveryStore,
        text_source: Callable[[], Draft],
        parent: QObject | None = None,
        *,
        is_edited: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._text_source, self._is_edited = store, text_source, is_edited
        self._name = ""
        self._number = 0
        self._done = 0
        self._edits = 0
        self._kept_edits = 0
        """How many edits are in a copy on disk or in the file: only what is there counts, not what is on its way."""
        self._disk = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._keep_soon)
        self._writer = Latest(self._keep, self)
        self._writer.answered.connect(self._tell)
        self._writer.failed.connect(self._tell_failure)

    @property
    def is_unkept(self) -> bool:
        """Whether something was edited that no copy holds yet."""
        return self._kept_edits < self._edits

    def note_edit(self) -> None:
        """The text was edited."""
        self._edits += 1
        if not self._timer.isActive():
            self._timer.start(KEEP_MS)

    def note_saved(self) -> None:
        """The text is saved, or is not wanted: its copy goes away."""
        self._timer.stop()
        self._kept_edits = self._edits
        name, self._name = self._name, ""
        self._number += 1
        self._done = self._number
        if not name:
            return
        if self._disk.acquire(timeout=PATIENCE_SECONDS):
            try:
                self._store.drop(name)
            finally:
                self._disk.release()
        else:  # a slow disk is just taking a copy: that one goes away when it is there
            self._writer.ask(self._number, name, None)

    def flush(self) -> bool:
        """Have the copy on disk before this returns; False where no disk takes it, which `failed` has then told."""
        if not self.is_unkept:
            return True
        self._timer.stop()
        self._writer.drop()
        try:
            self._tell(self._keep(*self._next()))
        except (FileProblem, OSError) as problem:
            self._tell_failure(problem)
            return False
        return True

    def _keep_soon(self) -> None:
        if self._is_edited is not None and not self._is_edited():
            self.note_saved()  # opened, or everything undone: the file holds it
            return
        self._writer.ask(*self._next())

    def _next(self) -> tuple[int, str, Draft, int]:
        draft = self._text_source()
        self._name = self._name or self._store.new_name(draft.path)
        self._number += 1
        return self._number, self._name, draft, self._edits

    def _keep(self, number: int, name: str, draft: Draft | None, edits: int = 0) -> _Kept | None:
        """Write one copy, unless a newer one is there or the text was saved meanwhile. Without a draft, drop it."""
        with self._disk:
            if draft is None:
                self._store.drop(name)
                return None
            if number <= self._done:
                return None
            copy = self._store.keep(name, draft)
            if number <= self._done:  # saved while it was written
                self._store.drop(name)
                return None
            self._done = number
            return _Kept(copy, edits)

    def _tell(self, kept: object) -> None:
        if isinstance(kept, _Kept):
            self._kept_edits = max(self._kept_edits, kept.edits)
            self.kept.emit(kept.copy)

    def _tell_failure(self, problem: object) -> None:
        if not self._timer.isActive():
            self._timer.start(AGAIN_MS)
        self.failed.emit(problem)
