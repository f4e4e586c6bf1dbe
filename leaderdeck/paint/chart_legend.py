"""Legends: under charts with axes, at the right of round ones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from leaderdeck.paint.chart_lettering import Lettering
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

MARGIN_SHARE = 0.02
"""Room at the chart's edges and beside its legend, as a share of its width or height."""
KEY_SIZE = 0.6
"""Side of a legend's color key, as a share of the type size."""
LINE_KEY_WIDTH = 1.26
"""Width of the key of a line with its marker."""
KEY_GAP = 0.23
ENTRY_GAP = 0.65
ROW_GAP = 0.2
MARKER_PT = 8.0
LINE_PT = 2.75
_LEGEND_SINKS_PT = 2.55
"""How far the legend below reaches into the chart's margin."""


def color_at(shape: ChartShape, index: int) -> str:
    """The color of a series, or of a slice."""
    return shape.colors[index % len(shape.colors)] if shape.colors else "accent1"


def paint_legend_below(shape: ChartShape, lettering: Lettering) -> float:
    """Draws the series' names centered at the chart's foot, in rows where one is too narrow; gives the legend's top."""
    key = LINE_KEY_WIDTH if shape.kind == "line" else KEY_SIZE
    size = lettering.size_pt
    widths = [(key + KEY_GAP) * size + lettering.width(name) for name, _ in shape.series]
    rows = _rows(widths, ENTRY_GAP * size, shape.frame.width * (1 - 2 * MARGIN_SHARE))
    foot = shape.frame.bottom - MARGIN_SHARE * shape.frame.height + _LEGEND_SINKS_PT
    pitch = lettering.height + ROW_GAP * size
    for row_index, row in enumerate(rows):
        baseline = foot - lettering.descent - (len(rows) - 1 - row_index) * pitch
        x = shape.frame.x + (shape.frame.width - sum(widths[i] for i in row) - ENTRY_GAP * size * (len(row) - 1)) / 2
        for index in row:
            _paint_key(shape, lettering, index, x, baseline, key * size)
            lettering.write(shape.series[index][0], x + (key + KEY_GAP) * size, baseline)
            x += widths[index] + ENTRY_GAP * size
    return foot - (len(rows) - 1) * pitch - lettering.height


def paint_legend_at_right(shape: ChartShape, lettering: Lettering) -> float:
    """Draws the categories' names in a column, centered in height; gives the legend's left edge."""
    size = lettering.size_pt
    widest = max((lettering.width(name) for name in shape.categories), default=0.0)
    text_x = shape.frame.right - 0.67 * size - widest
    left = text_x - (KEY_SIZE + KEY_GAP) * size
    middle = shape.frame.y + shape.frame.height / 2
    pitch = lettering.height + ROW_GAP * size
    first = middle - (len(shape.categories) - 1) / 2 * pitch + lettering.middle
    for index, name in enumerate(shape.categories):
        baseline = first + index * pitch
        _paint_key(shape, lettering, index, left, baseline, KEY_SIZE * size)
        lettering.write(name, text_x, baseline)
    return left - 0.33 * size


def _rows(widths: list[float], gap: float, room: float) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    used = 0.0
    for index, width in enumerate(widths):
        if rows[-1] and used + gap + width > room:
            rows.append([])
            used = 0.0
        used += width + (gap if rows[-1] else 0.0)
        rows[-1].append(index)
    return rows


def _paint_key(shape: ChartShape, lettering: Lettering, index: int, x: float, baseline: float, width: float) -> None:
    painter = lettering.surface.painter
    color = lettering.surface.color(color_at(shape, index))
    side = KEY_SIZE * lettering.size_pt
    level = baseline - lettering.middle
    if shape.kind == "line":
        middle = QPointF(x + width / 2, level)
        painter.setPen(QPen(color, LINE_PT))
        painter.drawLine(QPointF(x, middle.y()), QPointF(x + width, middle.y()))
        paint_marker(painter, middle, index, color)
    else:
        painter.fillRect(QRectF(x, level - side / 2, side, side), color)


def paint_marker(painter: QPainter, at: QPointF, index: int, color: QColor) -> None:
    """A series' own sign on its line, so that color is not all that tells it from the others."""
    half = MARKER_PT / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    sign = index % 4
    if sign == 0:
        painter.drawEllipse(at, half, half)
    elif sign == 1:
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    else:
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x * half, at.y() + y * half) for x, y in _CORNERS[sign]]))


_CORNERS = {2: ((0, -1), (1, 0), (0, 1), (-1, 0)), 3: ((0, -1), (1, 1), (-1, 1))}


def inside_margins(frame: Frame) -> Frame:
    """What remains of the chart inside its margins."""
    across, down = MARGIN_SHARE * frame.width, MARGIN_SHARE * frame.height
    return frame.inset(across, down, across, down)
