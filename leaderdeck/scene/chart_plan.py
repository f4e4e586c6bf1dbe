"""Where the plot of a chart with axes stands, and what is written around it: one plan for file and preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_legend import MARGIN_SHARE, Legend, legend_below
from leaderdeck.scene.chart_letters import ChartLetters
from leaderdeck.scene.chart_numbers import NumberStyle, axis_style, value_style
from leaderdeck.scene.chart_scale import STACKED, Scale, extremes, is_shown, shown_values, tidy, value_scale
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

ValueLabels: TypeAlias = Literal["none", "end", "center"]

LABEL_GAP_PT = 2.83
"""Between an axis and its labels: 1 mm in LibreOffice."""
MARKER_PT = 8.0
"""Size of the signs on lines."""
CATEGORY_GAP_PT = 7.1
"""Between the category axis and its labels."""
GAP_SHARE = 0.6
"""`gapWidth`: the gap between categories as a share of a bar's width."""
SLANT = 0.71
"""Sine and cosine of the 45 degrees that names stand at where they are wider than their place."""
LYING = frozenset({"bar", "stacked-bar"})
_LEGEND_GAP_PT = 8.8
_MOST_LABELED_BARS = 24
_MOST_LABELED_POINTS = 8
_UNSEEN_STEPS = 10
"""Steps of a value axis that is not shown."""
_WIDEST_CATEGORY_SHARE = 0.4
_DEEPEST_SLANT_SHARE = 0.5
"""Slanted names take no more than this share of the chart's height."""
_TIGHT_SHARE = 0.92
"""Of the height of a line: lines of names nearer than this touch."""
_WIDEST_AXIS_SHARE = 0.16
"""Axis numbers wider than this share of the chart leave their unit to the axis' title."""
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """The plot's frame in points on the slide, its scale, and the words around it."""

    shape: ChartShape
    letters: ChartLetters
    frame: Frame
    scale: Scale
    labels: ValueLabels
    """Whether values stand at the end of bars and over points, in the middle of stacked bars, or nowhere."""
    numbers: NumberStyle
    """How values are written."""
    axis: NumberStyle | None
    """How the marks of the value axis are written; None where there is no value axis."""
    value_title: str
    category_title: str
    category_lines: tuple[tuple[str, ...], ...]
    legend: Legend | None
    slanted: bool = False
    """Whether category names stand at 45 degrees, because a word is wider than its place."""
    every: int = 1
    """Every so many categories are named."""

    @property
    def lying(self) -> bool:
        """Whether values go to the right."""
        return self.shape.kind in LYING

    @property
    def slot(self) -> float:
        """The length along the category axis that one category has."""
        whole = self.frame.height if self.lying else self.frame.width
        return whole / max(1, len(self.shape.categories))

    @property
    def loses_names(self) -> bool:
        """Whether a category's name is shortened, left out, or runs into the next one."""
        names = zip(self.shape.categories, self.category_lines, strict=True)
        if any(lines[-1].endswith("…") and not name.rstrip().endswith("…") for name, lines in names if lines):
            return True
        tallest = max((len(lines) for lines in self.category_lines), default=1)
        crowded = self.lying and tallest * _TIGHT_SHARE * self.letters.height > self.slot
        return crowded or (self.every > 1 and not _are_numbers(self.shape.categories))

    @property
    def value_title_at(self) -> tuple[float, float]:
        """Upper left corner of the value axis' title."""
        width, height = self.letters.width(self.value_title), self.letters.height
        if self.lying:
            return self.frame.x + (self.frame.width - width) / 2, self._foot - height
        left = self.shape.frame.x + MARGIN_SHARE * self.shape.frame.width
        return left, self.frame.y + (self.frame.height - width) / 2

    @property
    def category_title_at(self) -> tuple[float, float]:
        """Upper left corner of the category axis' title."""
        width, height = self.letters.width(self.category_title), self.letters.height
        if self.lying:
            left = self.shape.frame.x + MARGIN_SHARE * self.shape.frame.width
            return left, self.frame.y + (self.frame.height - width) / 2
        return self.frame.x + (self.frame.width - width) / 2, self._foot - height

    @property
    def _foot(self) -> float:
        """The lower end of what belongs to the axes."""
        margin = MARGIN_SHARE * self.shape.frame.height
        return self.legend.edge - margin - _LEGEND_GAP_PT if self.legend else self.shape.frame.bottom - margin

    def along(self, value: float) -> float:
        """Where a value stands: x of lying bars, y of all others."""
        share = self.scale.share(value)
        if self.lying:
            return self.frame.x + share * self.frame.width
        return self.frame.bottom - share * self.frame.height


@lru_cache(maxsize=64)
def plan_chart(shape: ChartShape, font_file: Path) -> ChartPlan:
    """The plan of a chart that has axes, categories and series, lettered in this face."""
    letters = ChartLetters(font_file, shape.size_pt)
    inner = inside_margins(shape.frame)
    legend = legend_below(shape, letters) if len(shape.series) > 1 else None
    if legend:
        gap = MARGIN_SHARE * shape.frame.height + _LEGEND_GAP_PT
        inner = replace(inner, height=max(1.0, legend.edge - gap - inner.y))
    labels, with_unit = _labels_that_fit(shape, letters, inner)
    has_axis = shape.kind in STACKED or shape.kind in ("line", "area") or labels == "none"
    rough = value_scale(shape, _steps(shape, letters, inner) if has_axis else _UNSEEN_STEPS)
    axis = _axis_that_fits(shape, letters, rough) if has_axis else None
    told = (axis.unit if axis else "") if has_axis else (shape.unit if with_unit else "")
    plan = ChartPlan(
        shape=shape,
        letters=letters,
        frame=inner,
        scale=rough,
        labels=labels,
        numbers=value_style(shape, with_unit=with_unit),
        axis=axis,
        value_title="" if told == shape.unit else shape.unit,
        category_title=_category_title(shape),
        category_lines=(),
        legend=legend,
    )
    return _planned_lying(plan) if plan.lying else _planned_standing(plan)


def inside_margins(frame: Frame) -> Frame:
    """What remains of the chart inside its margins."""
    across, down = MARGIN_SHARE * frame.width, MARGIN_SHARE * frame.height
    return frame.inset(across, down, across, down)


def _labels_that_fit(shape: ChartShape, letters: ChartLetters, inner: Frame) -> tuple[ValueLabels, bool]:
    """Which values are written, and whether with their unit."""
    points = len(shape.categories) * len(shape.series)
    fits = {"line": _fit_over_line, "area": _fit_nowhere}.get(shape.kind, _fit_on_bars)
    most = _MOST_LABELED_POINTS if shape.kind == "line" else _MOST_LABELED_BARS
    if shape.kind in STACKED:
        fits = _fit_in_segments
    if points <= most:
        for with_unit in (True, False) if shape.unit else (True,):
            style = value_style(shape, with_unit=with_unit)
            if fits(shape, letters, inner, style):
                return ("center" if shape.kind in STACKED else "end"), with_unit
    return "none", True


def _fit_nowhere(_shape: ChartShape, _letters: ChartLetters, _inner: Frame, _style: NumberStyle) -> bool:
    return False


def _fit_over_line(shape: ChartShape, letters: ChartLetters, inner: Frame, style: NumberStyle) -> bool:
    """Whether values stand over the points of a single line without the line running through them."""
    if len(shape.series) != 1:
        return False
    widest = letters.widest(tuple(style.written(value) for value in shown_values(shape)))
    slot = 0.9 * inner.width / max(1, len(shape.categories))
    scale = value_scale(shape)
    height = (inner.height - 3 * letters.height) / (scale.high - scale.low)
    row = [value for value in shape.series[0][1] if value is not None and is_shown(value)]
    steepest = max((abs(later - value) for value, later in pairwise(row)), default=0.0) * height / slot
    return widest <= 0.85 * slot and steepest * widest / 2 <= MARKER_PT / 2 + LABEL_GAP_PT


def _fit_on_bars(shape: ChartShape, letters: ChartLetters, inner: Frame, style: NumberStyle) -> bool:
    widest = letters.widest(tuple(style.written(value) for value in shown_values(shape)))
    lying = shape.kind in LYING
    bars = len(shape.series)
    slot = (inner.height if lying else inner.width) / max(1, len(shape.categories))
    room = slot if bars == 1 else slot / (bars + GAP_SHARE)
    return 0.85 * letters.height <= room if lying else widest <= 0.93 * room


def _fit_in_segments(shape: ChartShape, letters: ChartLetters, inner: Frame, style: NumberStyle) -> bool:
    """Whether every segment but those of nothing has room for its value."""
    lying = shape.kind in LYING
    scale = value_scale(shape)
    length = (0.7 * inner.width if lying else inner.height - 3 * letters.height) / (scale.high - scale.low)
    slot = (inner.height if lying else 0.9 * inner.width) / max(1, len(shape.categories)) / (1 + GAP_SHARE)
    for value in shown_values(shape):
        width, height = letters.width(style.written(value)), 0.9 * letters.height
        along, across = (width, height) if lying else (height, width)
        if value and (abs(value) * length < along or slot < across):
            return False
    return not any(value == 0 for value in shown_values(shape))


def _steps(shape: ChartShape, letters: ChartLetters, inner: Frame) -> int:
    """As many steps as the marks of the axis leave air between."""
    if shape.kind in LYING:
        widest = letters.widest(
            tuple(axis_style(shape, value_scale(shape)).written(m) for m in value_scale(shape).marks())
        )
        room, needed = 0.75 * inner.width, 1.4 * widest
    else:
        room, needed = inner.height - 2 * letters.height, 1.5 * letters.height
    return max(2, min(8, int(room / max(1.0, needed))))


def _axis_that_fits(shape: ChartShape, letters: ChartLetters, scale: Scale) -> NumberStyle:
    style = axis_style(shape, scale)
    widest = letters.widest(tuple(style.written(mark) for mark in scale.marks()))
    if shape.unit and widest > _WIDEST_AXIS_SHARE * shape.frame.width:
        return axis_style(shape, scale, with_unit=False)
    return style


def _category_title(shape: ChartShape) -> str:
    """The name of the categories where they are numbers that do not say what they count: ages, but not years."""
    names = [name.strip() for name in shape.categories]
    if not all(name[:1].isdigit() for name in names) or any(letter.isalpha() for name in names for letter in name):
        return ""
    if all(name[:4].isdecimal() and int(name[:4]) in _YEARS for name in names):
        return ""
    return shape.category_title.strip()


def _are_numbers(names: tuple[str, ...]) -> bool:
    """Whether the names are numbers that rise, as years do: those left out are understood from the others."""
    if not all(name.strip().isdecimal() for name in names):
        return False
    numbers = [int(name) for name in names]
    return numbers == sorted(numbers)


def _planned_lying(plan: ChartPlan) -> ChartPlan:
    shape, letters, inner = plan.shape, plan.letters, plan.frame
    lines = tuple(letters.broken(name, inner.width * _WIDEST_CATEGORY_SHARE) for name in shape.categories)
    lines = tuple(tuple(letters.shortened(line, inner.width * 0.5) for line in broken) for broken in lines)
    left = letters.widest(tuple(line for broken in lines for line in broken)) + CATEGORY_GAP_PT
    left += letters.height + LABEL_GAP_PT if plan.category_title else 0.0
    right = below = 0.0
    if plan.axis:
        right = letters.width(plan.axis.written(plan.scale.high)) / 2
        below = letters.height + LABEL_GAP_PT
    if plan.value_title:
        below += letters.height + LABEL_GAP_PT
    room = inner.width - left
    if plan.labels == "end":
        plan = replace(plan, scale=_room_below_zero(plan, room, letters.width))
        right = max(right, _ahead(plan, room, letters.width))
    frame = inner.inset(left, 0.0, right, below)
    every = max(1, -int(-0.8 * letters.size_pt // max(1.0, frame.height / max(1, len(shape.categories)))))
    return replace(plan, frame=frame, category_lines=lines, every=every)


def _planned_standing(plan: ChartPlan) -> ChartPlan:
    shape, letters, inner = plan.shape, plan.letters, plan.frame
    left = right = below = 0.0
    top = letters.height / 2
    if plan.axis:
        left = letters.widest(tuple(plan.axis.written(mark) for mark in plan.scale.marks())) + LABEL_GAP_PT
    if plan.value_title:
        left += letters.height + LABEL_GAP_PT
    if shape.kind == "area" and shape.categories:
        left = max(left, letters.width(shape.categories[0]) / 2)
        right = letters.width(shape.categories[-1]) / 2
    below += letters.height + LABEL_GAP_PT if plan.category_title else 0.0
    slot = (inner.width - left - right) / max(1, len(shape.categories))
    lines = tuple(letters.broken(name, slot * 0.9) for name in shape.categories)
    slanted = letters.widest(tuple(line for broken in lines for line in broken)) > 0.9 * slot
    every = 1
    if slanted:
        longest = _DEEPEST_SLANT_SHARE * inner.height / SLANT
        lines = tuple((letters.shortened(name, longest),) for name in shape.categories)
        reach = [SLANT * letters.width(broken[0]) for broken in lines]
        below += max(reach) + 0.6 * letters.height
        left = max(left, *(far + letters.size_pt - (at + 0.5) * slot for at, far in enumerate(reach)))
        every = max(1, -int(-letters.height / SLANT // slot))
    else:
        below += letters.height * max((len(broken) for broken in lines), default=1)
    below += CATEGORY_GAP_PT
    if plan.labels == "end":
        plan = replace(plan, scale=_room_below_zero(plan, inner.height - below, lambda _text: letters.height))
        top = max(top, _ahead(plan, inner.height - below, lambda _text: letters.height))
    frame = inner.inset(left, top, right, below)
    return replace(plan, frame=frame, category_lines=lines, slanted=slanted, every=every)


def _ahead(plan: ChartPlan, length: float, size: Callable[[str], float]) -> float:
    """How much must stay free beyond the scale's high end for the value at the longest bar's end."""
    high = extremes(plan.shape)[1]
    free = length * (plan.scale.high - high) / (plan.scale.high - plan.scale.low)
    return max(0.0, size(plan.numbers.written(high)) + 2 * LABEL_GAP_PT - free)


def _room_below_zero(plan: ChartPlan, length: float, size: Callable[[str], float]) -> Scale:
    """The scale, begun so low that values at the ends of negative bars do not meet the categories' names."""
    scale, low = plan.scale, extremes(plan.shape)[0]
    needed = size(plan.numbers.written(low)) + 2 * LABEL_GAP_PT
    while low < 0 and length * (low - scale.low) / (scale.high - scale.low) < needed < length / 2:
        scale = replace(scale, low=tidy(scale.low - scale.step))
    return scale
