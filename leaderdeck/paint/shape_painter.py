"""Drawn shapes: PowerPoint's preset outlines with their adjustments, filled and outlined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF

from leaderdeck.paint.surface import Surface, rect
from leaderdeck.paint.text_painter import paint_text
from leaderdeck.scene.shapes import CHEVRON_DEPTH, Outline, TextShape
from leaderdeck.units import Frame

CORNER_SHARE = 0.16667
"""`adj` of roundRect: the corner's radius as a share of the shorter side."""


def paint_text_shape(surface: Surface, shape: TextShape) -> None:
    """Draws a text box or drawn shape: outline, fill, then its words."""
    if shape.fill or shape.outline:
        painter = surface.painter
        painter.setBrush(QBrush(surface.color(shape.fill.color)) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(outline_pen(surface, shape.outline))
        painter.drawPath(GEOMETRIES[shape.geometry](shape.frame))
    if shape.text:
        paint_text(surface, shape.text)


def outline_pen(surface: Surface, outline: Outline | None) -> QPen:
    """The pen of an outline, or one that draws nothing."""
    if outline is None or outline.width_pt <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(surface.color(outline.color), outline.width_pt)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _rectangle(frame: Frame) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect(frame))
    return path


def _rounded(frame: Frame) -> QPainterPath:
    path = QPainterPath()
    radius = CORNER_SHARE * min(frame.width, frame.height)
    path.addRoundedRect(rect(frame), radius, radius)
    return path


def _ellipse(frame: Frame) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(rect(frame))
    return path


def _line(frame: Frame) -> QPainterPath:
    path = QPainterPath(QPointF(frame.x, frame.y))
    path.lineTo(frame.right, frame.bottom)
    return path


def _chevron(frame: Frame) -> QPainterPath:
    point = _point_length(frame)
    middle = frame.y + frame.height / 2
    return _polygon(
        (frame.x, frame.y),
        (frame.right - point, frame.y),
        (frame.right, middle),
        (frame.right - point, frame.bottom),
        (frame.x, frame.bottom),
        (frame.x + point, middle),
    )


def _home_plate(frame: Frame) -> QPainterPath:
    point = _point_length(frame)
    return _polygon(
        (frame.x, frame.y),
        (frame.right - point, frame.y),
        (frame.right, frame.y + frame.height / 2),
        (frame.right - point, frame.bottom),
        (frame.x, frame.bottom),
    )


def _point_length(frame: Frame) -> float:
    return min(CHEVRON_DEPTH * min(frame.width, frame.height), frame.width)


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    path.closeSubpath()
    return path


GEOMETRIES: dict[str, Callable[[Frame], QPainterPath]] = {
    "rect": _rectangle,
    "roundRect": _rounded,
    "ellipse": _ellipse,
    "line": _line,
    "chevron": _chevron,
    "pentagon": _home_plate,
}
