"""Which screen shows what. Two outputs that show the same picture are one screen: the audience sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from leaderdeck.quick_dataclass import dataclass

_PLACE = "stage place"
SETTLE_MS = 120
"""Screens come and go in several steps; windows move when these are over."""

LATE_MS = 1000
"""Once more then: the system may have put a window back while screens still moved."""


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """One screen as the machine names it; lengths in the desktop's own pixels."""

    name: str
    left: int
    top: int
    width: int
    height: int
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The screens' names for both windows; an empty name means that the window is not shown."""

    audience: str
    presenter: str


def places_for(
    screens: Sequence[ScreenFacts],
    wanted: str = "",
    one_screen: Literal["audience", "presenter"] = "audience",
    *,
    swapped: bool = False,
) -> Places:
    """The audience's window on the wanted screen, else on one that is not the primary; the speaker's on another."""
    seen = _apart(screens)
    if len(seen) < 2:
        name = seen[0].name if seen else ""
        return Places(name, "") if one_screen == "audience" else Places("", name)
    audience = next((one for one in seen if one.name == wanted), None)
    if audience is None:
        audience = next((one for one in seen if not one.is_primary), seen[-1])
    others = [one for one in seen if one is not audience]
    presenter = next((one for one in others if one.is_primary), others[0])
    return Places(presenter.name, audience.name) if swapped else Places(audience.name, presenter.name)


def _apart(screens: Sequence[ScreenFacts]) -> list[ScreenFacts]:
    """Screens that show something of their own: of mirrored ones only the first."""
    seen: list[ScreenFacts] = []
    for one in screens:
        if one.width and not any((one.left, one.top) == (other.left, other.top) for other in seen):
            seen.append(one)
    return seen


def screens_now() -> tuple[ScreenFacts, ...]:
    """The screens that are plugged in, in the machine's order."""
    primary = QGuiApplication.primaryScreen()
    facts: list[ScreenFacts] = []
    for screen in QGuiApplication.screens():
        place = screen.geometry()
        facts.append(ScreenFacts(screen.name(), place.x(), place.y(), place.width(), place.height(), screen is primary))
    return tuple(facts)


class ScreenWatch(QObject):
    """Tells when screens are plugged in or out, swapped or given another size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self.changed)
        self._settle.timeout.connect(self._late.start)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(lambda _screen: self._settle.start())
            application.primaryScreenChanged.connect(lambda _screen: self._settle.start())
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(lambda _place: self._settle.start())

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(lambda _place: self._settle.start())
        self._settle.start()


def put_on_screen(window: QWidget, name: str) -> None:
    """Show the window over the whole of this screen, or hide it where the name is empty or the screen is gone."""
    screen = next((one for one in QGuiApplication.screens() if one.name() == name), None)
    if screen is None:
        window.hide()
        return
    window.winId()  # the system's window must be there to be told its screen
    handle, place = window.windowHandle(), screen.geometry()
    if window.isFullScreen() and (handle.screen() is not screen or window.property(_PLACE) != place):
        # Several window managers keep a full window on the screen it is on; and where the screen itself moved, Qt
        # believes that the window moved along: only another size makes it ask for the place anew.
        window.showNormal()
        window.setGeometry(place.adjusted(0, 0, -1, -1))
    handle.setScreen(screen)
    window.setGeometry(place)
    window.setProperty(_PLACE, place)
    window.showFullScreen()
