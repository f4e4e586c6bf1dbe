"""When the program itself is at fault: what is not saved is kept first, then the user is told, once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.log_file import log_trouble

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class CrashGuard:
    """While it is entered, no fault of the program and no request to end it costs a word."""

    def __init__(self, keep: Callable[[], None]) -> None:
        self._keep = keep
        self._is_telling = False
        self._hook = sys.excepthook
        self._timer = QTimer()
        self._old: dict[str, object] = {}

    def __enter__(self) -> CrashGuard:
        self._hook, sys.excepthook = sys.excepthook, self._meet
        for name in _SIGNALS:
            if hasattr(signal, name):
                self._old[name] = signal.signal(getattr(signal, name), self._end)
        # Python runs its signal handlers only between its own steps: give it some while Qt waits.
        self._timer.timeout.connect(lambda: None)
        self._timer.start(400)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        sys.excepthook = self._hook
        for name, old in self._old.items():
            signal.signal(getattr(signal, name), old)  # type: ignore[arg-type]

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._keep()
        QApplication.exit(128 + number)

    def _meet(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        self._keep()
        log_trouble(problem)
        if self._is_telling or QApplication.instance() is None:
            return
        from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog, crash_description

        self._is_telling = True
        CrashDialog(crash_description(kind, trace), QApplication.activeWindow()).exec()
        self._is_telling = False
