"""Pies and doughnuts: slices from the top, clockwise, each with its share."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from leaderdeck.paint.chart_legend import MARGIN_SHARE, color_at, inside_margins, paint_legend_at_right
from leaderdeck.paint.chart_lettering import Lettering
from leaderdeck.scene.shapes import ChartShape

HOLE_SHARE = 0.58
"""`holeSize` of doughnuts."""
EDGE_PT = 1.5
LABEL_DISTANCE_PT = 4.2
_LEVEL_DEGREES = 5.0
"""A label this near to level or upright stands in the middle of its side."""


@dataclass(frozen=True, slots=True)
class _Slice:
    index: int
    begin: float
    """Degrees clockwise from the top."""
    sweep: float
    share: float


def paint_round(shape: ChartShape, lettering: Lettering) -> None:
    """Draws a pie or doughnut with its legend."""
    left = paint_legend_at_right(shape, lettering)
    slices = _slices(shape)
    if not slices:
        return
    inner = inside_margins(shape.frame)
    room = left - MARGIN_SHARE * shape.frame.width - inner.x
    middle_x = inner.x + room / 2
    if shape.kind == "doughnut":
        radius = min(room, inner.height) / 2
        center = QPointF(middle_x, inner.y + inner.height / 2)
    else:
        radius, above, below = _largest_pie(lettering, slices, room, inner.height)
        spare = inner.height - above - below
        center = QPointF(middle_x - 0.01 * shape.frame.width, inner.y + spare / 2 + above)
    for slice_ in slices:
        _paint_slice(shape, lettering, slice_, center, radius)
    for slice_ in slices:
        if shape.kind == "doughnut":
            _write_inside(shape, lettering, slice_, center, radius)
        else:
            _write_outside(lettering, slice_, center, radius)


def _largest_pie(lettering: Lettering, slices: list[_Slice], width: float, height: float) -> tuple[float, float, float]:
    """The radius that leaves room for the labels outside, and how far all of it reaches above and below the center."""
    radius = min(height, width - 4.4 * lettering.size_pt) / 2
    while True:
        ups = [-_at(slice_, QPointF(), radius + LABEL_DISTANCE_PT).y() for slice_ in slices]
        above = max(radius, max(ups) + lettering.height)
        below = max(radius, lettering.height - min(ups))
        if above + below <= height or radius < lettering.size_pt:
            return max(1.0, radius), above, below
        radius *= 0.99


def _slices(shape: ChartShape) -> list[_Slice]:
    row = shape.series[0][1] if shape.series else ()
    values = [abs(value) if value is not None and math.isfinite(value) else 0.0 for value in row]
    values = values[: len(shape.categories)]
    whole = sum(values)
    slices: list[_Slice] = []
    begin = 0.0
    for index, value in enumerate(values):
        if whole and value:
            share = value / whole
            slices.append(_Slice(index, begin, share * 360, share))
            begin += share * 360
    return slices


def _paint_slice(shape: ChartShape, lettering: Lettering, slice_: _Slice, center: QPointF, radius: float) -> None:
    surface = lettering.surface
    surface.painter.setBrush(surface.color(color_at(shape, slice_.index)))
    surface.painter.setPen(QPen(surface.color(_ground(shape)), EDGE_PT))
    outer = _square(center, radius)
    path = QPainterPath()
    start = 90 - slice_.begin
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, -slice_.sweep)
    if shape.kind == "doughnut":
        path.arcTo(_square(center, radius * HOLE_SHARE), start - slice_.sweep, slice_.sweep)
    else:
        path.lineTo(center)
    path.closeSubpath()
    surface.painter.drawPath(path)


def _square(center: QPointF, half: float) -> QRectF:
    return QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half)


def _ground(shape: ChartShape) -> str:
    """The slot that the chart's text reads on: the edge of slices and the ground of labels."""
    return "dk2" if shape.text_color == "lt1" else "lt1"


def _at(slice_: _Slice, center: QPointF, distance: float) -> QPointF:
    middle = math.radians(slice_.begin + slice_.sweep / 2)
    return QPointF(center.x() + distance * math.sin(middle), center.y() - distance * math.cos(middle))


def _write_inside(shape: ChartShape, lettering: Lettering, slice_: _Slice, center: QPointF, radius: float) -> None:
    text = _written(slice_)
    at = _at(slice_, center, radius * (1 + HOLE_SHARE) / 2)
    width, height = lettering.width(text), lettering.height
    surface = lettering.surface
    chip = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    surface.painter.fillRect(chip, surface.color(_ground(shape)))
    lettering.write(text, at.x(), at.y() + lettering.middle, 0.5)


def _write_outside(lettering: Lettering, slice_: _Slice, center: QPointF, radius: float) -> None:
    at = _at(slice_, center, radius + LABEL_DISTANCE_PT)
    degrees = (slice_.begin + slice_.sweep / 2) % 360
    baseline = {-1: at.y() - lettering.descent, 0: at.y() + lettering.middle, 1: at.y() + lettering.ascent}
    sideways = {-1: 1.0, 0: 0.5, 1: 0.0}
    across = _side(math.sin(math.radians(degrees)))
    down = _side(-math.cos(math.radians(degrees)))
    lettering.write(_written(slice_), at.x(), baseline[down], sideways[across])


def _side(part: float) -> int:
    """-1, 0 or 1: which way a label lies from its slice."""
    if abs(part) < math.sin(math.radians(_LEVEL_DEGREES)):
        return 0
    return 1 if part > 0 else -1


def _written(slice_: _Slice) -> str:
    return f"{round(slice_.share * 100)}%"
