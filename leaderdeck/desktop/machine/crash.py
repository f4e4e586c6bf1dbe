"""When the program itself is at fault: what is not saved is kept first, then the user is told, once."""

from __future__ import annotations

import signal
import sys
import threading
import traceback
from collections.abc import Callable
from types import FrameType, TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.machine.log_file import log_trouble

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class CrashGuard:
    """While it is entered, no fault of the program and no request to end it costs a word.

    `keep` writes down what is not saved and tells whether a disk took it all; `leave` ends the program when the user
    wants that.
    """

    def __init__(self, keep: Callable[[], bool], leave: Callable[[], None] | None = None) -> None:
        self._keep, self._leave = keep, leave
        self._is_telling = False
        self._told: set[tuple[str, str, int | None]] = set()
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        self._timer = QTimer()
        self._old: dict[str, object] = {}

    def __enter__(self) -> CrashGuard:
        self._hook, sys.excepthook = sys.excepthook, self._meet
        self._thread_hook, threading.excepthook = threading.excepthook, _note_in_thread
        for name in _SIGNALS:
            if hasattr(signal, name):
                self._old[name] = signal.signal(getattr(signal, name), self._end)
        # Python runs its signal handlers only between its own steps: give it some while Qt waits.
        self._timer.timeout.connect(lambda: None)
        self._timer.start(400)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook
        for name, old in self._old.items():
            signal.signal(getattr(signal, name), old)  # type: ignore[arg-type]

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._keep()
        QApplication.exit(128 + number)

    def _meet(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        is_kept = self._keep()
        log_trouble(problem)
        place = _place_of(kind, trace)
        if self._is_telling or place in self._told or QApplication.instance() is None:
            return  # what goes wrong at every key is told at the first
        from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog, crash_description

        self._told.add(place)
        self._is_telling = True
        choice = CrashDialog.tell(QApplication.activeWindow(), crash_description(kind, trace), text_is_kept=is_kept)
        self._is_telling = False
        if choice == "quit" and self._leave is not None:
            self._leave()


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int | None]:
    """Which fault it is: its kind and the line that raised it."""
    frames = traceback.extract_tb(trace)
    return (kind.__name__, frames[-1].filename, frames[-1].lineno) if frames else (kind.__name__, "", 0)


def _note_in_thread(arguments: threading.ExceptHookArgs) -> None:
    """A thread that nobody waits for: into the log and not on the console."""
    if arguments.exc_value is not None:
        log_trouble(arguments.exc_value)
