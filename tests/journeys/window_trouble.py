"""What every journey through trouble looks at: what the bar says, what it offers, whether the window stands still."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from app_windows import AppWindows
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from leaderdeck.desktop.window.main_window import MainWindow


def note(figure: str) -> None:
    """Write down what was measured or counted, in the file that `LEADERDECK_GAPS` names."""
    if place := os.environ.get("LEADERDECK_GAPS"):
        with open(place, "a", encoding="utf-8") as stream:
            stream.write(f"{figure}\n")


class Heartbeat:
    """Notes the longest time in which the window did nothing else."""

    def __init__(self) -> None:
        self.longest_ms = self.longest_cpu_ms = 0.0
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Heartbeat:
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self.longest_cpu_ms = max(self.longest_cpu_ms, (cpu - self._last_cpu) * 1000)
        self._last, self._last_cpu = now, cpu

    def note(self, what: str) -> None:
        """Write down what was measured, where somebody wants to know."""
        note(f"{self.longest_ms:7.0f} ms {self.longest_cpu_ms:7.0f} ms of the thread's own  {what}")


def ways_out(window: MainWindow) -> list[QPushButton]:
    """The buttons of the newest message."""
    row = window.bar.layout().itemAt(0).widget()
    return [button for button in row.findChildren(QPushButton) if button.isVisible()]


def press(window: MainWindow, words: str) -> None:
    """Press the newest message's button of these words."""
    found = [button for button in ways_out(window) if button.text() == words]
    assert found, f"no button «{words}», only {[button.text() for button in ways_out(window)]}"
    found[0].click()


def only_sentence(window: MainWindow) -> str:
    """The one thing the bar says: a sentence, and one that a person can read."""
    assert len(window.bar.sentences()) == 1
    label = window.bar.layout().itemAt(0).widget().findChild(QLabel)
    said = label.text()
    assert "\n" not in said
    assert said.endswith((".", "»."))
    assert not any(word in said for word in ("Traceback", "Errno", "Error", "Exception"))
    return said


def assert_usable(started: AppWindows, quiet: Callable[[], None]) -> None:
    """Nothing stands in the way, nothing was written on the console, and who types sees her slide."""
    window = started.window
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert window.isVisible()
    window.editor.go_to_line(window.editor.line_count(), 10_000)
    started.type("\n\n## Videre\n")
    started.until(lambda: "Videre" in started.titles(), seconds=60)
    quiet()
