"""A Qt application that notes how long each event keeps the UI thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication


class WatchedApplication(QApplication):
    """Measures what one event costs, those inside it included, by processor time and by the clock."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._depth = 0
        self.longest_cpu_ms = self.longest_wall_ms = 0.0
        self.slowest = ""

    def forget(self) -> None:
        """Measure anew from here."""
        self.longest_cpu_ms = self.longest_wall_ms = 0.0
        self.slowest = ""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver one event, timed."""
        self._depth += 1
        cpu, wall = time.thread_time(), time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if self._depth == 0:
                spent = (time.perf_counter() - wall) * 1000
                if spent > self.longest_wall_ms:
                    self.longest_wall_ms = spent
                    self.slowest = f"{type(receiver).__name__} {event.type().name}"
                self.longest_cpu_ms = max(self.longest_cpu_ms, (time.thread_time() - cpu) * 1000)

    def until(self, is_so: Callable[[], bool], seconds: float = 60.0) -> None:
        """Let events happen until it is so. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self.processEvents()
            time.sleep(0.0005)

    def rest(self, seconds: float) -> None:
        """Let events happen for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.processEvents()
            time.sleep(0.0005)


class PaintedSlides(QObject):
    """Whether the preview has painted the slide as the newest letter left it."""

    done = Signal()
    """It is painted."""

    def __init__(self, window) -> None:
        super().__init__(window)
        self.is_new = False
        self._is_told = False
        window.session.slide_changed.connect(self._note)
        window.panes.preview.installEventFilter(self)

    def _note(self, _shown) -> None:
        self._is_told = True

    def eventFilter(self, _preview: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note that the preview is painted."""
        if event.type() == QEvent.Type.Paint and self._is_told:
            self._is_told, self.is_new = False, True
            QTimer.singleShot(0, self.done)
        return False
