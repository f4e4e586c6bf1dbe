"""Which screen shows what. Two outputs that show the same picture are one screen: the audience sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.stage.x_server import monitors_now, window_place
from leaderdeck.quick_dataclass import dataclass

_PLACE = "stage place"
SETTLE_MS = 120
"""Screens come and go in several steps; windows move when these are over."""

LATE_MS = (500, 1500)
"""Once more then, in turn: the system may have put a window back while screens still moved."""

_ROUNDING_PX = 2
LOOK_MS = 1000
"""How often the screens are looked at, since not every move of theirs is told."""


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
    seen = _apart(sorted(screens, key=lambda one: one.name != wanted))
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
    """Screens that show something of their own: of mirrored ones only the first, the primary if any of them is."""
    seen: dict[tuple[int, int], ScreenFacts] = {}
    for one in screens:
        corner = one.left, one.top
        if one.width and corner not in seen:
            seen[corner] = one
        elif one.width and one.is_primary:
            seen[corner] = replace(seen[corner], is_primary=True)
    return list(seen.values())


def screens_now() -> tuple[ScreenFacts, ...]:
    """The screens that are plugged in, in the machine's order."""
    primary, monitors = QGuiApplication.primaryScreen(), monitors_now()
    facts: list[ScreenFacts] = []
    for screen in QGuiApplication.screens():
        place = _place_of(screen, monitors.get(screen.name()))
        facts.append(ScreenFacts(screen.name(), place.x(), place.y(), place.width(), place.height(), screen is primary))
    return tuple(facts)


def _place_of(screen: QScreen, monitor: QRect | None) -> QRect:
    """Where the screen is, in Qt's way of counting: the corner in the machine's pixels, the size in the desktop's."""
    told = screen.geometry()
    if monitor is None:
        return told
    size = QSize(*(round(side / screen.devicePixelRatio()) for side in (monitor.width(), monitor.height())))
    off = size - told.size()
    is_rounding = max(abs(off.width()), abs(off.height())) <= 1
    return QRect(monitor.topLeft(), told.size() if is_rounding else size)


class ScreenWatch(QObject):
    """Tells when screens are plugged in or out, moved, swapped or given another size, and twice more when that is over.

    Whoever hears looks where the windows really are and puts them right; nothing happens to those that are.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = screens_now()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        for wait in LATE_MS:
            late = QTimer(self, singleShot=True, interval=wait)
            late.timeout.connect(self._tell)
            self._settle.timeout.connect(late.start)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_around)
        self._look.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(self._begin)
            application.primaryScreenChanged.connect(self._begin)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def _watch(self, screen: QScreen) -> None:
        self._follow(screen)
        self._begin()

    def _follow(self, screen: QScreen) -> None:
        for happening in (
            screen.geometryChanged, screen.availableGeometryChanged, screen.virtualGeometryChanged,
            screen.logicalDotsPerInchChanged,
        ):  # fmt: skip
            happening.connect(self._begin)

    def _begin(self, *_facts: object) -> None:
        self._settle.start()

    def _tell(self) -> None:
        self._known = screens_now()
        self.changed.emit()

    def _look_around(self) -> None:
        if not self._settle.isActive() and screens_now() != self._known:
            self._begin()


def put_on_screen(window: QWidget, name: str) -> None:
    """Show the window over the whole of this screen, or hide it where the name is empty or the screen is gone."""
    screen = next((one for one in QGuiApplication.screens() if one.name() == name), None)
    if screen is None:
        window.hide()
        return
    window.winId()  # the system's window must be there to be told its screen
    monitor = monitors_now().get(name)
    handle, place = window.windowHandle(), _place_of(screen, monitor)
    asked = QRect(_as_asked(screen, place.topLeft()), place.size())
    if window.isFullScreen() and not _stands(window, screen, place, monitor):
        # Several window managers keep a full window on the screen it is on; and where the screen itself moved, Qt
        # believes that the window moved along: only another size makes it ask for the place anew.
        window.showNormal()
        window.setGeometry(asked.adjusted(0, 0, -1, -1))
    handle.setScreen(screen)
    window.setGeometry(asked)
    window.setProperty(_PLACE, place)
    window.showFullScreen()


def _as_asked(screen: QScreen, corner: QPoint) -> QPoint:
    """The corner as Qt wants it: counted from where it believes the screen to be, in the desktop's pixels."""
    believed = screen.geometry().topLeft()
    return believed + (corner - believed) / screen.devicePixelRatio()


def _stands(window: QWidget, screen: QScreen, place: QRect, monitor: QRect | None) -> bool:
    """Whether the window is where it ought to be: as Qt believes, and as the system has it where that can be asked."""
    if window.windowHandle().screen() is not screen or window.property(_PLACE) != place:
        return False
    real = window_place(window.winId()) if monitor is not None else None
    return real is None or monitor is None or _is_about(real, monitor)


def _is_about(one: QRect, other: QRect) -> bool:
    """The same place but for the rounding of a screen with a fractional scale."""
    sides = zip(one.getRect(), other.getRect(), strict=True)  # type: ignore[call-overload]
    return all(abs(mine - its) <= _ROUNDING_PX for mine, its in sides)
