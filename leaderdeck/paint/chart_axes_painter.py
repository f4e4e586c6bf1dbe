"""Charts with axes: grid lines, category names, and bars, lines or areas in the series' colors."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.paint.chart_legend import LINE_PT, color_at, paint_marker
from leaderdeck.paint.chart_lettering import written_number
from leaderdeck.paint.chart_plot import CATEGORY_GAP_PT, LABEL_GAP_PT, Plot
from leaderdeck.paint.chart_scale import STACKED, is_shown

GRID_COLOR = "accent3"
GRID_PT = 0.75
AXIS_PT = 1.0
GAP_SHARE = 0.6
"""`gapWidth`: the gap between categories as a share of a bar's width."""


def paint_plot(plot: Plot) -> None:
    """Draws everything inside and along the axes."""
    painter = plot.lettering.surface.painter
    if not plot.labeled:
        painter.setPen(QPen(plot.lettering.surface.color(GRID_COLOR), GRID_PT))
        for value in plot.scale.marks():
            painter.drawLine(*_across(plot, value))
        _paint_value_labels(plot)
    _SERIES[plot.shape.kind](plot)
    painter.setPen(QPen(plot.lettering.surface.color(GRID_COLOR), AXIS_PT))
    painter.drawLine(*_across(plot, min(max(0.0, plot.scale.low), plot.scale.high)))
    _paint_categories(plot)


def _across(plot: Plot, value: float) -> tuple[QPointF, QPointF]:
    """The ends of a line through the whole plot at a value."""
    place, frame = plot.along(value), plot.frame
    if plot.lying:
        return QPointF(place, frame.y), QPointF(place, frame.bottom)
    return QPointF(frame.x, place), QPointF(frame.right, place)


def _paint_value_labels(plot: Plot) -> None:
    letters = plot.lettering
    for value in plot.scale.marks():
        text = written_number(value, plot.shape)
        if plot.lying:
            letters.write(text, plot.along(value), plot.frame.bottom + LABEL_GAP_PT + letters.ascent, 0.5)
        else:
            letters.write(text, plot.frame.x - LABEL_GAP_PT, plot.along(value) + letters.middle, 1.0)


def _paint_categories(plot: Plot) -> None:
    letters, frame = plot.lettering, plot.frame
    for index, lines in enumerate(plot.category_lines):
        middle = _middle(plot, index)
        if plot.lying:
            first = middle + letters.middle - (len(lines) - 1) / 2 * letters.height
            for at, line in enumerate(lines):
                letters.write(line, frame.x - CATEGORY_GAP_PT, first + at * letters.height, 1.0)
        elif plot.slanted:
            _write_slanted(plot, lines[0], middle)
        else:
            for at, line in enumerate(lines):
                letters.write(line, middle, frame.bottom + CATEGORY_GAP_PT + letters.ascent + at * letters.height, 0.5)


def _write_slanted(plot: Plot, text: str, x: float) -> None:
    painter = plot.lettering.surface.painter
    painter.save()
    painter.translate(x, plot.frame.bottom + LABEL_GAP_PT)
    painter.rotate(-45)
    plot.lettering.write(text, 0.0, plot.lettering.ascent * 0.7, 1.0)
    painter.restore()


def _middle(plot: Plot, index: int) -> float:
    """Where a category's middle is along the category axis."""
    if plot.shape.kind == "area":
        gaps = max(1, len(plot.shape.categories) - 1)
        return plot.frame.x + index * plot.frame.width / gaps
    return (plot.frame.y if plot.lying else plot.frame.x) + (index + 0.5) * plot.slot()


def _paint_bars(plot: Plot) -> None:
    for series, index, value, begin, end in _bars(plot):
        color = plot.lettering.surface.color(color_at(plot.shape, series))
        zero, tip = plot.along(end - value), plot.along(end)
        lying = QRectF(zero, begin[0], tip - zero, begin[1])
        bar = lying if plot.lying else QRectF(begin[0], tip, begin[1], zero - tip)
        plot.lettering.surface.painter.fillRect(bar.normalized(), color)
        if plot.labeled:
            _paint_bar_label(plot, plot.shape.series[series][1][index] or 0.0, tip, begin[0] + begin[1] / 2)


def _bars(plot: Plot) -> Iterator[tuple[int, int, float, tuple[float, float], float]]:
    """Series, category, value, (begin, thickness) along the category axis, and the value at the bar's end."""
    stacked = plot.shape.kind in STACKED
    beside = 1 if stacked else max(1, len(plot.shape.series))
    thickness = plot.slot() / (beside + GAP_SHARE)
    heights = {(index, sign): 0.0 for index in range(len(plot.shape.categories)) for sign in (False, True)}
    for series, (_, row) in enumerate(plot.shape.series):
        for index, value in enumerate(row[: len(plot.shape.categories)]):
            if value is None or not is_shown(value):
                continue
            place = 0 if stacked else series
            begin = _middle(plot, index) + (place - beside / 2) * thickness
            end = value
            if stacked:
                heights[index, value < 0] += value
                end = heights[index, value < 0]
            yield series, index, value, (begin, thickness), end


def _paint_bar_label(plot: Plot, value: float, tip: float, middle: float) -> None:
    letters = plot.lettering
    text = written_number(value, plot.shape)
    if plot.lying:
        away, share = (LABEL_GAP_PT, 0.0) if value >= 0 else (-LABEL_GAP_PT, 1.0)
        letters.write(text, tip + away, middle + letters.middle, share)
    elif value >= 0:
        letters.write(text, middle, tip - LABEL_GAP_PT - letters.descent, 0.5)
    else:
        letters.write(text, middle, tip + LABEL_GAP_PT + letters.ascent, 0.5)


def _paint_lines(plot: Plot) -> None:
    painter = plot.lettering.surface.painter
    for series, (_, row) in enumerate(plot.shape.series):
        color = plot.lettering.surface.color(color_at(plot.shape, series))
        pen = QPen(color, LINE_PT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        for stretch in _stretches(plot, row):
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(stretch))
            for point in stretch:
                paint_marker(painter, point, series, color)


def _stretches(plot: Plot, row: tuple[float | None, ...]) -> list[list[QPointF]]:
    """The points of a series, parted where a value is missing."""
    stretches: list[list[QPointF]] = [[]]
    for index, value in enumerate(row[: len(plot.shape.categories)]):
        if value is not None and is_shown(value):
            stretches[-1].append(QPointF(_middle(plot, index), plot.along(value)))
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _paint_areas(plot: Plot) -> None:
    """The first series lies in front, as LibreOffice draws them."""
    painter = plot.lettering.surface.painter
    ground = plot.along(min(max(0.0, plot.scale.low), plot.scale.high))
    painter.setPen(Qt.PenStyle.NoPen)
    for series in reversed(range(len(plot.shape.series))):
        painter.setBrush(plot.lettering.surface.color(color_at(plot.shape, series)))
        for stretch in _stretches(plot, plot.shape.series[series][1]):
            feet = [QPointF(stretch[-1].x(), ground), QPointF(stretch[0].x(), ground)]
            painter.drawPolygon(QPolygonF([*stretch, *feet]))


_SERIES: dict[ChartKind, Callable[[Plot], None]] = {
    "bar": _paint_bars,
    "column": _paint_bars,
    "stacked-bar": _paint_bars,
    "stacked-column": _paint_bars,
    "line": _paint_lines,
    "area": _paint_areas,
}
