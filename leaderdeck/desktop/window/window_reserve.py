"""A window in reserve, so that another one is there at once: making it takes as long as a word takes to be typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from leaderdeck.desktop.giving_way import going_first
from leaderdeck.desktop.window.main_window import MainWindow

_FIRST_AFTER_MS = 1500
"""The window that was just opened has its own work to do."""
_AGAIN_AFTER_MS = 300
_PARTS_APART_MS = 60


class WindowReserve(QObject):
    """Makes one window part by part while nobody waits for it, and gives it when one is wanted."""

    def __init__(self, make: Callable[[], MainWindow], is_calm: Callable[[], bool], parent: QObject) -> None:
        """`make` gives a window of which no part is made yet; `is_calm` says whether no window has work to do now."""
        super().__init__(parent)
        self._make = make
        self._is_calm = is_calm
        self._window: MainWindow | None = None
        self._is_kept = False
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def keep(self) -> None:
        """Have a window in reserve from now on."""
        self._is_kept = True
        self._timer.start(_FIRST_AFTER_MS)

    def take(self) -> MainWindow | None:
        """The window in reserve, whatever there is of it; another one is made when this one has settled."""
        window, self._window = self._window, None
        if self._is_kept:
            self._timer.start(0 if self._waiting else _FIRST_AFTER_MS)
        return window

    def when_whole(self, act: Callable[[], object]) -> None:
        """Do this when a window is there for it, made part by part while the others can be written in.

        It is done at once where no window is kept in reserve.
        """
        if self._is_kept:
            self._waiting.append(act)
            self._timer.start(0)
        else:
            act()

    def make_rest(self) -> None:
        """Make all of it now: other looks or another language are coming, which go to whole windows."""
        while self._window is not None and self._window.make_next():
            pass

    def end(self) -> None:
        """No window is wanted any more."""
        self._is_kept = False
        self._waiting.clear()
        self._timer.stop()
        if self._window is not None:
            self.make_rest()
            self._window.deleteLater()
            self._window = None

    def _go_on(self) -> None:
        if not self._waiting and not self._is_calm():
            self._timer.start(_AGAIN_AFTER_MS)
            return
        if self._window is None:
            self._window = self._make()
        with going_first():
            is_more = self._window.make_next()
        if is_more or len(self._waiting) > 1:
            self._timer.start(0 if self._waiting else _PARTS_APART_MS)
        if not is_more and self._waiting:
            self._waiting.pop(0)()
