"""Fingers on the audience's or the speaker's screen: a swipe turns the slide, a tap goes on, two fingers zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSizeF
from PySide6.QtGui import QTouchEvent

from leaderdeck.desktop.stage.stage_state import Wish

SWIPE_SHARE = 0.08
"""How far a finger moves to turn the slide, as a share of the width."""
TAP_SHARE = 0.02
PINCH_RATIO = 1.25
HOLD_MS = 1000
"""A finger that stays so long is no tap."""
BACK_SHARE = 0.25
"""A tap in this left part goes back."""


class Touch:
    """Follows one gesture and gives the wish that it ends with."""

    def __init__(self) -> None:
        self._begin: QPointF | None = None
        self._began_at = 0
        self._end = QPointF()
        self._first_gap = 0.0
        self._gap = 0.0
        self._middle = QPointF()

    def wish_for(self, event: QTouchEvent, size: QSizeF) -> Wish | None:
        """What the fingers want once they are lifted."""
        points = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchBegin:
            self._begin, self._first_gap = (points[0] if points else None), 0.0
            self._began_at = event.timestamp()
        if points:
            self._end = points[0]
        if len(points) >= 2:
            way = points[0] - points[1]
            self._gap = (way.x() ** 2 + way.y() ** 2) ** 0.5
            self._first_gap = self._first_gap or self._gap
            self._middle = (points[0] + points[1]) / 2
        if event.type() != QEvent.Type.TouchEnd or self._begin is None:
            return None
        begin, self._begin = self._begin, None
        if self._first_gap:
            return self._pinched(size)
        return _moved(begin, self._end, size, event.timestamp() - self._began_at)

    def _pinched(self, size: QSizeF) -> Wish | None:
        ratio = self._gap / self._first_gap
        if 1 / PINCH_RATIO < ratio < PINCH_RATIO:
            return None
        name = "zoom_in" if ratio > 1 else "zoom_out"
        return Wish(name, x=self._middle.x() / size.width(), y=self._middle.y() / size.height())


def _moved(begin: QPointF, end: QPointF, size: QSizeF, lasted_ms: int) -> Wish | None:
    way = end - begin
    if abs(way.x()) >= SWIPE_SHARE * size.width() and abs(way.x()) > abs(way.y()):
        return Wish("next" if way.x() < 0 else "previous")
    if max(abs(way.x()), abs(way.y())) <= TAP_SHARE * size.width():
        if lasted_ms >= HOLD_MS:
            return Wish("hold")
        return Wish("previous" if end.x() < BACK_SHARE * size.width() else "next")
    return None
