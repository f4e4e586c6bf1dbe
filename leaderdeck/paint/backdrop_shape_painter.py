"""A drawn shape: shadow, fill and line, with the heads that lines end in."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF

from leaderdeck.brand.backdrop_values import ArrowHead, Gradient, LineLook, PathCommand
from leaderdeck.brand.template import BackdropShape
from leaderdeck.paint.backdrop_brushes import gradient_brush, paint_shaded, translucent
from leaderdeck.paint.backdrop_shadow_painter import paint_shadow
from leaderdeck.paint.surface import Surface

_CAPS = {
    "flat": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
}
_THINNEST_FOR_HEADS_PT = 2.0
"""Heads of thinner lines are as large as those of a line of 2 pt."""
_OPEN_REACH = 0.85
"""How far a closed head reaches over the line's end, so that the line does not show before its point."""


def paint_backdrop_shape(surface: Surface, shape: BackdropShape) -> None:
    """Draws the shape as it lies on the slide."""
    painter = surface.painter
    path = path_of(shape.path)
    if shape.shadow is not None:
        paint_shadow(surface, path, shape.shadow, stroke=_shadow_pen(surface, shape))
    if shape.shading is not None and shape.pose is not None:
        paint_shaded(surface, path, shape.shading, shape.pose)
    elif shape.fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(translucent(surface, shape.fill, shape.alpha))
        painter.drawPath(path)
    if shape.stroke and shape.stroke_width_pt > 0:
        _paint_line(surface, shape, path)


def path_of(commands: Sequence[PathCommand]) -> QPainterPath:
    """Move, line, curve and close commands as Qt's path; where parts overlap, holes are left (even-odd rule)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    steps: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for letter, numbers in commands:
        steps[letter](*numbers)
    return path


def _pen(surface: Surface, shape: BackdropShape) -> QPen:
    look = shape.line
    pen = QPen(surface.color(shape.stroke), shape.stroke_width_pt)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look is None:
        return pen
    pen.setBrush(_line_brush(surface, shape, look))
    pen.setCapStyle(_CAPS[look.cap])
    pen.setJoinStyle(_JOINS[look.join])
    if look.dashes:
        # Round and square caps make each dash longer by the line's width.
        longer = 0.0 if look.cap == "flat" else 1.0
        pen.setDashPattern(
            [max(0.01, length + (longer if number % 2 else -longer)) for number, length in enumerate(look.dashes)]
        )
    return pen


def _line_brush(surface: Surface, shape: BackdropShape, look: LineLook) -> QBrush:
    if isinstance(look.gradient, Gradient) and shape.pose is not None:
        return gradient_brush(surface, look.gradient, shape.pose)
    return QBrush(translucent(surface, shape.stroke, look.alpha))


def _shadow_pen(surface: Surface, shape: BackdropShape) -> QPen | None:
    """The line throws the shadow where the shape has no fill."""
    return _pen(surface, shape) if shape.stroke and not shape.fill else None


def _paint_line(surface: Surface, shape: BackdropShape, path: QPainterPath) -> None:
    pen = _pen(surface, shape)
    painter = surface.painter
    look = shape.line
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look is None or (look.head is None and look.tail is None) or _is_closed(shape.path):
        painter.setPen(pen)
        painter.drawPath(path)
        return
    width = max(shape.stroke_width_pt, _THINNEST_FOR_HEADS_PT)
    commands, heads = list(shape.path), list[tuple[ArrowHead, QPointF, QPointF]]()
    if look.head is not None and (ends := _first_stretch(commands)) is not None:
        heads.append((look.head, *ends))
    if look.tail is not None and (ends := _last_stretch(commands)) is not None:
        heads.append((look.tail, *ends))
    painter.setPen(pen)
    painter.drawPath(path_of(_shortened(commands, look, width)))
    for head, tip, before in heads:
        _paint_head(surface, head, tip, before, width, pen)


def _is_closed(path: Sequence[PathCommand]) -> bool:
    return any(letter == "Z" for letter, _ in path)


def _points(commands: Sequence[PathCommand]) -> list[QPointF]:
    return [QPointF(numbers[at], numbers[at + 1]) for _, numbers in commands for at in range(0, len(numbers), 2)]


def _first_stretch(commands: Sequence[PathCommand]) -> tuple[QPointF, QPointF] | None:
    """The path's first point, and the one that it is left towards."""
    points = _points(commands)
    return next(((points[0], point) for point in points[1:] if point != points[0]), None) if points else None


def _last_stretch(commands: Sequence[PathCommand]) -> tuple[QPointF, QPointF] | None:
    points = _points(commands)[::-1]
    return next(((points[0], point) for point in points[1:] if point != points[0]), None) if points else None


def _shortened(commands: list[PathCommand], look: LineLook, width: float) -> list[PathCommand]:
    """The path without the stretches that closed heads cover."""
    shorter = list(commands)
    for head, stretch, at in ((look.head, _first_stretch, 0), (look.tail, _last_stretch, -1)):
        ends = stretch(commands)
        if head is None or head.kind in ("arrow", "oval", "diamond") or ends is None:
            continue
        tip, before = ends
        away = QPointF(before - tip)
        distance = math.hypot(away.x(), away.y())
        cut = min(distance * 0.9, head.length * width * _OPEN_REACH)
        moved = tip + away * (cut / distance)
        letter, numbers = shorter[at]
        shorter[at] = (letter, (*numbers[:-2], moved.x(), moved.y()))
    return shorter


def _paint_head(surface: Surface, head: ArrowHead, tip: QPointF, before: QPointF, width: float, pen: QPen) -> None:
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
    long, half = head.length * width, head.width * width / 2
    painter = surface.painter
    painter.save()
    painter.translate(tip)
    painter.rotate(math.degrees(angle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.brush())
    if head.kind == "oval":
        painter.drawEllipse(QPointF(0, 0), long / 2, half)
    elif head.kind == "arrow":
        open_pen = QPen(pen.brush(), pen.widthF())
        open_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(open_pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(-long, -half), QPointF(0, 0), QPointF(-long, half)]))
    else:
        painter.drawPolygon(QPolygonF(_corners(head.kind, long, half)))
    painter.restore()


def _corners(kind: str, long: float, half: float) -> list[QPointF]:
    if kind == "diamond":
        return [QPointF(long / 2, 0), QPointF(0, half), QPointF(-long / 2, 0), QPointF(0, -half)]
    notch = [QPointF(-long * 0.6, 0)] if kind == "stealth" else []
    return [QPointF(0, 0), QPointF(-long, half), *notch, QPointF(-long, -half)]
