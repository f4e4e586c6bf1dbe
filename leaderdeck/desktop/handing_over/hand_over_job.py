"""A hand-over off the UI thread, and what was handed over before, looked at there too."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.export.exporting import ExportCanceled
from leaderdeck.export.handing_over import Handing, hand_over
from leaderdeck.export.handing_over_record import HandOver, HandOverState, hand_overs, state_of_hand_over

Earlier = tuple[tuple[HandOver, HandOverState], ...]
MOST_EARLIER = 5
"""So many earlier hand-overs are looked at; more than that nobody needs to see beside a new one."""


class HandOverJob(QObject):
    """Runs one hand-over. Ends with `finished` (HandOver) or `failed` (the exception)."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canceled = threading.Event()
        self._work = Latest(self._run, self)
        self._work.answered.connect(self.finished)
        self._work.failed.connect(self.failed)
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self, wanted: Handing) -> None:
        """Begin; what was running before must have ended."""
        self._canceled.clear()
        self._work.ask(wanted)

    def cancel(self) -> None:
        """Stop before the next slide; nothing is left."""
        self._canceled.set()

    def _run(self, wanted: Handing) -> object:
        return hand_over(wanted, self._step)

    def _step(self, done: int, slides: int) -> None:
        if self._canceled.is_set():
            raise ExportCanceled
        self._stepped.emit(done, slides)


def look_at_earlier(talk: Path) -> Earlier:
    """What was handed over of this talk, the newest first, and whether the files still are the same."""
    return tuple((one, state_of_hand_over(one)) for one in hand_overs(talk)[:MOST_EARLIER])
