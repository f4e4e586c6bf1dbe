"""A wave below words, drawn once and repeated."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

_STEP, _LEAST_STEP = 1 / 7, 1.5
"""From one turn of a wave to the next, and how high it goes: share of the line's height, and pixels at least."""
_THICKNESS = 1 / 16
"""Share of the line's height."""
_BELOW_BASELINE = 1.2
"""Steps from the baseline to the upper turns."""


class Wave:
    """One color and size of a wave. A talk in another language has hundreds of them in sight at each key."""

    def __init__(self, color: str, line_height: float, pixel_ratio: float) -> None:
        self.key = (color, line_height, pixel_ratio)
        step = max(_LEAST_STEP, _STEP * line_height)
        thickness = line_height * _THICKNESS
        self._ratio = pixel_ratio
        self._rise = step * _BELOW_BASELINE - thickness
        # Whole pixels of the screen, so that one joins the next.
        width, height = round(2 * step * pixel_ratio), round((step + 2 * thickness) * pixel_ratio) + 1
        self._tile = QPixmap(width, height)
        self._tile.setDevicePixelRatio(pixel_ratio)
        self._tile.fill(Qt.GlobalColor.transparent)
        half = width / pixel_ratio / 2
        turns = [QPointF(half * turn, thickness + (step if turn % 2 else 0.0)) for turn in range(-1, 4)]
        painter = QPainter(self._tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(color), thickness))
        painter.drawPolyline(QPolygonF(turns))
        painter.end()

    def draw(self, painter: QPainter, left: float, right: float, baseline: float) -> None:
        """Below what stands from `left` to `right` on this baseline."""
        top, height = round(baseline + self._rise), round(self._tile.height() / self._ratio)
        painter.drawTiledPixmap(round(left), top, round(right - left), height, self._tile)
