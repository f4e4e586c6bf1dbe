"""Tells when the user has left: no key and no pointer for a while, the machine goes to sleep or has slept.

Sleep is known from logind where that is on the machine, and else from the clock on the wall, which has gone further
than the program's timer when it wakes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from leaderdeck.language import say

TICK_SECONDS = 5.0
SLEPT_SECONDS = 45.0
"""So much too late comes a tick only where the machine has slept; on a busy one it is a second or two."""
_SIGNS_OF_LIFE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
})  # fmt: skip
_LOGIND = "org.freedesktop.login1"


class AbsenceWatch(QObject):
    """Watches between `start` and `stop`."""

    left = Signal(object)
    """Why it is time to lock: a `Sentence`."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        running: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._running, self._wall = running, wall
        self._seconds = 600.0
        self._last_sign = self._last_tick = 0.0
        self._watched: QWindow | None = None
        self._has_logind = False
        self._timer = QTimer(self, interval=round(TICK_SECONDS * 1000))
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        """Whether it is between `start` and `stop`."""
        return self._timer.isActive()

    def start(self, minutes: int) -> None:
        """Watch; after so many minutes without a sign of life the user counts as gone."""
        self._seconds = minutes * 60.0
        if self._timer.isActive():
            return
        self.note_life()
        self._last_tick = self._wall()
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch_window)
            application.applicationStateChanged.connect(self._note_state)
            self._watch_window(application.focusWindow())
        self._listen_to_logind()

    def stop(self) -> None:
        """Nothing is open any more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._watch_window)
            application.applicationStateChanged.disconnect(self._note_state)
        self._watch_window(None)

    def note_life(self) -> None:
        """The user did something."""
        self._last_sign = self._running()

    def look(self) -> None:
        """See what the clocks say; also what a timer asks now and then."""
        now, before = self._wall(), self._last_tick
        self._last_tick = now
        if now - before > TICK_SECONDS + SLEPT_SECONDS:
            self.left.emit(say("Maskinen har vært i dvale, og notatene er låst."))
        elif self._running() - self._last_sign >= self._seconds:
            minutes = round(self._seconds / 60)
            self.left.emit(say("Ingen har skrevet på {minutes} minutter, og notatene er låst.", minutes=minutes))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and pointers of the window that has the focus; nothing is held back."""
        if event.type() in _SIGNS_OF_LIFE:
            self.note_life()
        return super().eventFilter(watched, event)

    def _watch_window(self, window: QWindow | None) -> None:
        """Only one window's own events are looked at, not every event of the program: keys must not wait for it."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._lose_window)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._lose_window)
            self.note_life()

    def _lose_window(self) -> None:
        self._watched = None

    def _note_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.left.emit(say("Maskinen går i dvale, og notatene er låst."))

    def _listen_to_logind(self) -> None:
        """Hear of sleep and of a locked screen, where the system's own bus tells them."""
        if self._has_logind or not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection  # loaded only by who has something open to lock

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        sleeps, locks = SLOT("note_sleep(bool)").encode(), SLOT("note_locked_screen()").encode()
        self._has_logind = bus.connect(
            _LOGIND, "/org/freedesktop/login1", f"{_LOGIND}.Manager", "PrepareForSleep", self, sleeps
        )
        bus.connect(_LOGIND, "", f"{_LOGIND}.Session", "Lock", self, locks)

    @Slot(bool)
    def note_sleep(self, begins: bool) -> None:  # noqa: FBT001 - as logind says it
        """The machine goes to sleep, or wakes."""
        if begins and self.is_watching:
            self.left.emit(say("Maskinen går i dvale, og notatene er låst."))

    @Slot()
    def note_locked_screen(self) -> None:
        """The screen is locked."""
        if self.is_watching:
            self.left.emit(say("Skjermen er låst, og notatene med den."))
