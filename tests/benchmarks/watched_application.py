"""A Qt application that notes how long each event keeps the UI thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
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
    """When the session has told of the slide as the newest letter left it, and the preview has painted it."""

    LONGEST_MS = 1000
    """A slide that is not told of by then would be seen in the figures."""

    def __init__(self, window) -> None:
        super().__init__(window)
        self._is_told = False
        self._loop = QEventLoop(self)
        self._latest = QTimer(self, singleShot=True, interval=self.LONGEST_MS)
        self._latest.timeout.connect(self._loop.quit)
        window.session.slide_changed.connect(self._note)

    def forget(self) -> None:
        """The next slide that is told of is the one to wait for."""
        self._is_told = False

    def wait(self) -> None:
        """Until it is painted, as the app waits: with nothing done in between."""
        if not self._is_told:
            self._latest.start()
            self._loop.exec()
            self._latest.stop()
        QCoreApplication.processEvents()  # painted, where the letter changes its slide

    def _note(self, _shown) -> None:
        self._is_told = True
        self._loop.quit()
