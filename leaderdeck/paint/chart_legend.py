"""Legends as they are planned: keys in the series' colors, lines with their markers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from leaderdeck.paint.chart_lettering import Lettering
from leaderdeck.scene.chart_legend import KEY_GAP, KEY_SIZE, Entry, Legend
from leaderdeck.scene.chart_plan import MARKER_PT
from leaderdeck.scene.charts import AREA_ALPHA, AREA_LINE_PT
from leaderdeck.scene.shapes import ChartShape

LINE_PT = 2.75


def color_at(shape: ChartShape, index: int) -> str:
    """The color of a series, or of a slice."""
    return shape.colors[index % len(shape.colors)] if shape.colors else "accent1"


def ink_at(shape: ChartShape, index: int) -> str:
    """The color of words on a series, or on a slice."""
    return shape.label_colors[index % len(shape.label_colors)] if shape.label_colors else shape.text_color


def sheer(color: QColor) -> QColor:
    """The color of an area, that lets what lies behind it through."""
    seen_through = QColor(color)
    seen_through.setAlphaF(AREA_ALPHA)
    return seen_through


def paint_legend(shape: ChartShape, lettering: Lettering, legend: Legend) -> None:
    """Draws every name with its key."""
    for entry in legend.entries:
        _paint_key(shape, lettering, entry, legend.key_width)
        lettering.write(entry.text, entry.x + legend.key_width + KEY_GAP * shape.size_pt, entry.baseline)


def _paint_key(shape: ChartShape, lettering: Lettering, entry: Entry, width: float) -> None:
    painter = lettering.surface.painter
    color = lettering.surface.color(color_at(shape, entry.index))
    side = KEY_SIZE * shape.size_pt
    level = entry.baseline - lettering.letters.middle
    if shape.kind == "line":
        painter.setPen(QPen(color, LINE_PT))
        painter.drawLine(QPointF(entry.x, level), QPointF(entry.x + width, level))
        paint_marker(painter, QPointF(entry.x + width / 2, level), entry.index, color)
    elif shape.kind == "area":
        painter.setBrush(sheer(color))
        painter.setPen(QPen(color, AREA_LINE_PT))
        painter.drawRect(QRectF(entry.x, level - side / 2, side, side))
    else:
        painter.fillRect(QRectF(entry.x, level - side / 2, side, side), color)


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
