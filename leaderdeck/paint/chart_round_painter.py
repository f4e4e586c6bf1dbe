"""Pies and doughnuts: slices from the top, clockwise, each with its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from leaderdeck.paint.chart_legend import color_at, ink_at, paint_legend
from leaderdeck.paint.chart_lettering import Lettering
from leaderdeck.paint.surface import Surface, rect
from leaderdeck.scene.chart_round_plan import HOLE_SHARE, RoundPlan, Slice, SliceLabel
from leaderdeck.scene.charts import EDGE_PT


def paint_round(surface: Surface, plan: RoundPlan) -> None:
    """Draws a pie or doughnut with its legend."""
    lettering = Lettering(surface, plan.letters, plan.shape.text_color)
    if plan.legend:
        paint_legend(plan.shape, lettering, plan.legend)
    for slice_ in plan.slices:
        _paint_slice(surface, plan, slice_)
    for label in plan.labels:
        _paint_label(lettering, plan, label)


def _paint_slice(surface: Surface, plan: RoundPlan, slice_: Slice) -> None:
    surface.painter.setBrush(surface.color(color_at(plan.shape, slice_.index)))
    surface.painter.setPen(QPen(surface.color(plan.shape.ground), EDGE_PT))
    outer, inner = rect(plan.frame), _square(plan.center, plan.radius * HOLE_SHARE)
    path = QPainterPath()
    start = 90 - slice_.begin
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, -slice_.sweep)
    if plan.shape.kind == "doughnut":
        path.arcTo(inner, start - slice_.sweep, slice_.sweep)
    else:
        path.lineTo(QPointF(*plan.center))
    path.closeSubpath()
    surface.painter.drawPath(path)


def _square(center: tuple[float, float], half: float) -> QRectF:
    return QRectF(center[0] - half, center[1] - half, 2 * half, 2 * half)


def _paint_label(lettering: Lettering, plan: RoundPlan, label: SliceLabel) -> None:
    box, letters = label.box, plan.letters
    color = ""
    if plan.shape.kind == "doughnut":
        if label.on_chip:
            lettering.surface.fill(box, plan.shape.ground)
        else:
            color = ink_at(plan.shape, label.slice.index)
    for at, line in enumerate(label.lines):
        baseline = box.y + letters.ascent + at * letters.height
        lettering.write(line, box.x + box.width / 2, baseline, 0.5, color)
