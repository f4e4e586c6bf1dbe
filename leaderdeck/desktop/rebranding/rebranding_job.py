"""Many decks moved off the UI thread, told one by one, and stopped when nobody wants more."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.background import Latest
from leaderdeck.export.rebranding import RebrandJob
from leaderdeck.export.rebranding_journal import JOURNAL_NAME, Journal
from leaderdeck.export.rebranding_run import run_jobs
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RebrandingOrder:
    """Which decks, into which folder and brand, so many at a time."""

    jobs: tuple[RebrandJob, ...]
    folder: Path
    brand: str
    at_once: int = 1


class RebrandingRun(QObject):
    """Runs one order. `came` tells each outcome, `finished` the end, `failed` what stopped the whole."""

    came = Signal(object)
    finished = Signal()
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canceled = threading.Event()
        self._work = Latest(self._run, self)
        self._work.answered.connect(lambda _done: self.finished.emit())
        self._work.failed.connect(self.failed)
        self._told.connect(self.came, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether decks are still on their way."""
        return self._work.is_busy

    def start(self, order: RebrandingOrder) -> None:
        """Begin, or go on where an earlier run to the same folder and brand has stopped."""
        self._canceled.clear()
        self._work.ask(order)

    def cancel(self) -> None:
        """Begin no further deck; those on their way are finished."""
        self._canceled.set()

    def _run(self, order: RebrandingOrder) -> object:
        kit = find_kit(order.brand)
        known = (order.folder / JOURNAL_NAME).is_file()
        with Journal(order.folder, f"{kit.id} {kit.version}", resume=known) as journal:
            done, left = journal.split(order.jobs)
            for outcome in done:
                self._told.emit(outcome)
            for outcome in run_jobs(left, order.at_once, is_canceled=self._canceled.is_set):
                journal.add(outcome)
                self._told.emit(outcome)
        return True
