"""Charts with axes: grid lines, category names, and bars, lines or areas in the series' colors."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.paint.chart_legend import LINE_PT, color_at, ink_at, paint_legend, paint_marker, sheer
from leaderdeck.paint.chart_lettering import Lettering
from leaderdeck.paint.surface import Surface
from leaderdeck.scene.chart_plan import CATEGORY_GAP_PT, GAP_SHARE, LABEL_GAP_PT, MARKER_PT, ChartPlan
from leaderdeck.scene.chart_scale import STACKED, is_shown
from leaderdeck.scene.charts import AREA_LINE_PT, EDGE_PT

GRID_PT = 0.75
AXIS_PT = 1.0


def paint_plot(surface: Surface, plan: ChartPlan) -> None:
    """Draws everything inside and along the axes."""
    lettering = Lettering(surface, plan.letters, plan.shape.text_color)
    painter = surface.painter
    if plan.axis:
        painter.setPen(QPen(surface.color(plan.shape.grid_color), GRID_PT))
        for value in plan.scale.marks():
            painter.drawLine(*_across(plan, value))
        _paint_value_labels(lettering, plan)
    _SERIES[plan.shape.kind](lettering, plan)
    painter.setPen(QPen(surface.color(plan.shape.grid_color), AXIS_PT))
    painter.drawLine(*_across(plan, min(max(0.0, plan.scale.low), plan.scale.high)))
    _paint_categories(lettering, plan)
    _paint_titles(lettering, plan)
    if plan.legend:
        paint_legend(plan.shape, lettering, plan.legend)


def _across(plan: ChartPlan, value: float) -> tuple[QPointF, QPointF]:
    """The ends of a line through the whole plot at a value."""
    place, frame = plan.along(value), plan.frame
    if plan.lying:
        return QPointF(place, frame.y), QPointF(place, frame.bottom)
    return QPointF(frame.x, place), QPointF(frame.right, place)


def _paint_value_labels(lettering: Lettering, plan: ChartPlan) -> None:
    letters = plan.letters
    if plan.axis is None:
        return
    for value in plan.scale.marks():
        text = plan.axis.written(value)
        if plan.lying:
            lettering.write(text, plan.along(value), plan.frame.bottom + LABEL_GAP_PT + letters.ascent, 0.5)
        else:
            lettering.write(text, plan.frame.x - LABEL_GAP_PT, plan.along(value) + letters.middle, 1.0)


def _paint_categories(lettering: Lettering, plan: ChartPlan) -> None:
    letters, frame = plan.letters, plan.frame
    for index in range(0, len(plan.category_lines), plan.every):
        lines = plan.category_lines[index]
        middle = _middle(plan, index)
        if plan.lying:
            first = middle + letters.middle - (len(lines) - 1) / 2 * letters.height
            for at, line in enumerate(lines):
                lettering.write(line, frame.x - CATEGORY_GAP_PT, first + at * letters.height, 1.0)
        elif plan.slanted:
            lower = 0.7 * 0.71 * letters.ascent
            lettering.write_turned(lines[0], (middle + lower, frame.bottom + LABEL_GAP_PT + lower), -45, 1.0)
        else:
            top = frame.bottom + CATEGORY_GAP_PT + letters.ascent
            for at, line in enumerate(lines):
                lettering.write(line, middle, top + at * letters.height, 0.5)


def _paint_titles(lettering: Lettering, plan: ChartPlan) -> None:
    value = (plan.value_title, plan.value_title_at, plan.lying)
    category = (plan.category_title, plan.category_title_at, not plan.lying)
    for text, (x, y), level in (value, category):
        if text and level:
            lettering.write(text, x, y + plan.letters.ascent)
        elif text:
            lettering.write_turned(text, (x + plan.letters.ascent, y), -90, 1.0)


def _middle(plan: ChartPlan, index: int) -> float:
    """Where a category's middle is along the category axis."""
    if plan.shape.kind == "area":
        gaps = max(1, len(plan.shape.categories) - 1)
        return plan.frame.x + index * plan.frame.width / gaps
    return (plan.frame.y if plan.lying else plan.frame.x) + (index + 0.5) * plan.slot


def _paint_bars(lettering: Lettering, plan: ChartPlan) -> None:
    surface = lettering.surface
    for series, index, value, begin, end in _bars(plan):
        zero, tip = plan.along(end - value), plan.along(end)
        lying = QRectF(zero, begin[0], tip - zero, begin[1])
        bar = (lying if plan.lying else QRectF(begin[0], tip, begin[1], zero - tip)).normalized()
        surface.painter.fillRect(bar, surface.color(color_at(plan.shape, series)))
        if plan.shape.kind in STACKED:
            surface.painter.setBrush(Qt.BrushStyle.NoBrush)
            surface.painter.setPen(QPen(surface.color(plan.shape.ground), EDGE_PT))
            surface.painter.drawRect(bar)
        if plan.labels == "center":
            text, middle = plan.numbers.written(value), bar.center()
            lettering.write(text, middle.x(), middle.y() + plan.letters.middle, 0.5, ink_at(plan.shape, series))
        elif plan.labels == "end":
            _paint_bar_label(lettering, plan, plan.shape.series[series][1][index] or 0.0, tip, begin[0] + begin[1] / 2)


def _bars(plan: ChartPlan) -> Iterator[tuple[int, int, float, tuple[float, float], float]]:
    """Series, category, value, (begin, thickness) along the category axis, and the value at the bar's end."""
    stacked = plan.shape.kind in STACKED
    beside = 1 if stacked else max(1, len(plan.shape.series))
    thickness = plan.slot / (beside + GAP_SHARE)
    heights = {(index, sign): 0.0 for index in range(len(plan.shape.categories)) for sign in (False, True)}
    for series, (_, row) in enumerate(plan.shape.series):
        for index, value in enumerate(row[: len(plan.shape.categories)]):
            if value is None or not is_shown(value):
                continue
            place = 0 if stacked else series
            begin = _middle(plan, index) + (place - beside / 2) * thickness
            end = value
            if stacked:
                heights[index, value < 0] += value
                end = heights[index, value < 0]
            yield series, index, value, (begin, thickness), end


def _paint_bar_label(lettering: Lettering, plan: ChartPlan, value: float, tip: float, middle: float) -> None:
    letters, text = plan.letters, plan.numbers.written(value)
    if plan.lying:
        away, share = (LABEL_GAP_PT, 0.0) if value >= 0 else (-LABEL_GAP_PT, 1.0)
        lettering.write(text, tip + away, middle + letters.middle, share)
    elif value >= 0:
        lettering.write(text, middle, tip - LABEL_GAP_PT - letters.descent, 0.5)
    else:
        lettering.write(text, middle, tip + LABEL_GAP_PT + letters.ascent, 0.5)


def _paint_lines(lettering: Lettering, plan: ChartPlan) -> None:
    painter = lettering.surface.painter
    for series, (_, row) in enumerate(plan.shape.series):
        color = lettering.surface.color(color_at(plan.shape, series))
        pen = QPen(color, LINE_PT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        for stretch in _stretches(plan, row):
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(stretch))
            for point in stretch:
                paint_marker(painter, point, series, color)
        if plan.labels == "end":
            for index, value in enumerate(row[: len(plan.shape.categories)]):
                if value is not None and is_shown(value):
                    level = plan.along(value) - MARKER_PT / 2 - LABEL_GAP_PT - plan.letters.descent
                    lettering.write(plan.numbers.written(value), _middle(plan, index), level, 0.5)


def _stretches(plan: ChartPlan, row: tuple[float | None, ...]) -> list[list[QPointF]]:
    """The points of a series, parted where a value is missing."""
    stretches: list[list[QPointF]] = [[]]
    for index, value in enumerate(row[: len(plan.shape.categories)]):
        if value is not None and is_shown(value):
            stretches[-1].append(QPointF(_middle(plan, index), plan.along(value)))
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _paint_areas(lettering: Lettering, plan: ChartPlan) -> None:
    """Sheer areas with their outlines; the last series lies in front."""
    painter = lettering.surface.painter
    ground = plan.along(min(max(0.0, plan.scale.low), plan.scale.high))
    for series, (_, row) in enumerate(plan.shape.series):
        color = lettering.surface.color(color_at(plan.shape, series))
        painter.setBrush(sheer(color))
        painter.setPen(QPen(color, AREA_LINE_PT))
        for stretch in _stretches(plan, row):
            feet = [QPointF(stretch[-1].x(), ground), QPointF(stretch[0].x(), ground)]
            painter.drawPolygon(QPolygonF([*stretch, *feet]))


_SERIES: dict[ChartKind, Callable[[Lettering, ChartPlan], None]] = {
    "bar": _paint_bars,
    "column": _paint_bars,
    "stacked-bar": _paint_bars,
    "stacked-column": _paint_bars,
    "line": _paint_lines,
    "area": _paint_areas,
}
