"""Where a pie or doughnut stands, and whether its slices are named beside them or in a legend."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_legend import MARGIN_SHARE, Legend, legend_at_right
from leaderdeck.scene.chart_letters import ChartLetters
from leaderdeck.scene.chart_numbers import NumberStyle, share_style, value_style
from leaderdeck.scene.chart_plan import inside_margins
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

HOLE_SHARE = 0.58
"""`holeSize` of doughnuts."""
LABEL_DISTANCE_PT = 4.2
_LEVEL_DEGREES = 5.0
"""A label this near to level or upright stands in the middle of its side."""
_WIDEST_NAME_SHARE = 0.2
"""Names wider than this share of the chart are broken by PowerPoint as it likes; they go to a legend."""
_LEAST_RADIUS_SHARE = 0.33
"""Named slices must leave a pie of this share of the chart's height."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One value of the whole."""

    index: int
    begin: float
    """Degrees clockwise from the top."""
    sweep: float
    value: float
    share: float

    @property
    def middle(self) -> float:
        """Degrees clockwise from the top."""
        return (self.begin + self.sweep / 2) % 360


@dataclass(frozen=True, slots=True)
class SliceLabel:
    """Words beside a slice or on it: their box, one line under the other."""

    slice: Slice
    lines: tuple[str, ...]
    box: Frame
    on_chip: bool = False
    """Whether it is wider than its slice, and so needs a ground of its own."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A pie's or doughnut's circle in points on the slide, and its words."""

    shape: ChartShape
    letters: ChartLetters
    center: tuple[float, float]
    radius: float
    slices: tuple[Slice, ...]
    labels: tuple[SliceLabel, ...]
    numbers: NumberStyle
    by_share: bool
    """Whether shares of the whole are written, not the values themselves."""
    legend: Legend | None

    @property
    def separator(self) -> str:
        """What stands between a slice's name and its value."""
        return "\n" if any(len(label.lines) > 1 for label in self.labels) else " "

    @property
    def frame(self) -> Frame:
        """The square around the circle."""
        return Frame(self.center[0] - self.radius, self.center[1] - self.radius, 2 * self.radius, 2 * self.radius)


@lru_cache(maxsize=64)
def plan_round(shape: ChartShape, font_file: Path) -> RoundPlan:
    """The plan of a pie or doughnut, lettered in this face."""
    letters = ChartLetters(font_file, shape.size_pt)
    slices = _slices(shape)
    by_share = shape.unit != "%"
    style = share_style((slice_.share for slice_ in slices), shape.language) if by_share else value_style(shape)
    plan = RoundPlan(shape, letters, (0.0, 0.0), 0.0, slices, (), style, by_share, None)
    if shape.kind == "doughnut":
        return _with_ring(plan)
    return _named_at_slices(plan) or _named_in_legend(plan)


def _slices(shape: ChartShape) -> tuple[Slice, ...]:
    row = shape.series[0][1] if shape.series else ()
    values = [abs(value) if value is not None and math.isfinite(value) else 0.0 for value in row]
    values = values[: len(shape.categories)]
    whole = sum(values)
    slices: list[Slice] = []
    begin = 0.0
    for index, value in enumerate(values):
        if whole and value / whole:
            share = value / whole
            slices.append(Slice(index, begin, share * 360, row[index] or 0.0, share))
            begin += share * 360
    return tuple(slices)


def _written(plan: RoundPlan, slice_: Slice) -> str:
    return plan.numbers.written(slice_.share if plan.by_share else slice_.value)


def _place(plan: RoundPlan, room: Frame, lines: Mapping[int, tuple[str, ...]]) -> RoundPlan | None:
    """The largest circle in the room that leaves its labels inside and apart; None where there is none."""
    center = (room.x + room.width / 2, room.y + room.height / 2)
    radius = min(room.width, room.height) / 2
    while radius > max(plan.letters.size_pt, _LEAST_RADIUS_SHARE * plan.shape.frame.height):
        labels = tuple(_beside(plan, slice_, center, radius, lines[slice_.index]) for slice_ in plan.slices)
        top = min((label.box.y for label in labels), default=center[1])
        bottom = max((label.box.bottom for label in labels), default=center[1])
        top, bottom = min(top, center[1] - radius), max(bottom, center[1] + radius)
        inside = bottom - top <= room.height and all(
            room.x <= label.box.x and label.box.right <= room.right for label in labels
        )
        if inside:
            if any(_overlap(one.box, other.box) for one, other in combinations(labels, 2)):
                return None
            shift = room.y + (room.height - bottom + top) / 2 - top
            moved = tuple(replace(label, box=replace(label.box, y=label.box.y + shift)) for label in labels)
            return replace(plan, center=(center[0], center[1] + shift), radius=radius, labels=moved)
        radius *= 0.98
    return None


def _beside(
    plan: RoundPlan, slice_: Slice, center: tuple[float, float], radius: float, lines: tuple[str, ...]
) -> SliceLabel:
    """A label outside its slice, with the corner or side towards it that lies nearest."""
    x, y = point_at(slice_.middle, center, radius + LABEL_DISTANCE_PT)
    width, height = plan.letters.widest(lines), plan.letters.height * len(lines)
    across = _side(math.sin(math.radians(slice_.middle)))
    down = _side(-math.cos(math.radians(slice_.middle)))
    return SliceLabel(slice_, lines, Frame(x + (across - 1) / 2 * width, y + (down - 1) / 2 * height, width, height))


def _named_at_slices(plan: RoundPlan) -> RoundPlan | None:
    widest = _WIDEST_NAME_SHARE * plan.shape.frame.width
    if plan.letters.widest(plan.shape.categories) > widest or not plan.slices:
        return None
    pairs = {slice_.index: (plan.shape.categories[slice_.index], _written(plan, slice_)) for slice_ in plan.slices}
    level = {index: (" ".join(pair),) for index, pair in pairs.items()}
    room = inside_margins(plan.shape.frame)
    placed = [found for lines in (level, pairs) if (found := _place(plan, room, lines))]
    return max(placed, key=lambda found: found.radius, default=None)


def _named_in_legend(plan: RoundPlan) -> RoundPlan:
    """A pie with a legend; values of slices too narrow to tell apart are not written."""
    legend = legend_at_right(plan.shape, plan.letters)
    inner = inside_margins(plan.shape.frame)
    room = Frame(
        inner.x, inner.y, max(1.0, legend.edge - MARGIN_SHARE * plan.shape.frame.width - inner.x), inner.height
    )
    center = (room.x + room.width / 2, room.y + room.height / 2)
    letters = plan.letters
    radius = max(1.0, min(room.height / 2 - letters.height, room.width / 2 - 2.6 * letters.size_pt))
    kept: list[SliceLabel] = []
    for slice_ in sorted(plan.slices, key=lambda slice_: -slice_.share):
        label = _beside(plan, slice_, center, radius, (_written(plan, slice_),))
        if not any(_overlap(label.box, other.box) for other in kept):
            kept.append(label)
    kept.sort(key=lambda label: label.slice.index)
    return replace(plan, center=center, radius=radius, labels=tuple(kept), legend=legend)


def _with_ring(plan: RoundPlan) -> RoundPlan:
    legend = legend_at_right(plan.shape, plan.letters)
    inner = inside_margins(plan.shape.frame)
    room = max(1.0, legend.edge - MARGIN_SHARE * plan.shape.frame.width - inner.x)
    radius = min(room, inner.height) / 2
    center = (inner.x + room / 2, inner.y + inner.height / 2)
    labels = []
    for slice_ in plan.slices:
        text = _written(plan, slice_)
        distance = radius * (1 + HOLE_SHARE) / 2
        x, y = point_at(slice_.middle, center, distance)
        width, height = plan.letters.width(text), plan.letters.height
        arc = math.radians(slice_.sweep) * distance
        box = Frame(x - width / 2, y - height / 2, width, height)
        labels.append(SliceLabel(slice_, (text,), box, on_chip=arc < 1.1 * max(width, height)))
    return replace(plan, center=center, radius=radius, labels=tuple(labels), legend=legend)


def point_at(degrees: float, center: tuple[float, float], distance: float) -> tuple[float, float]:
    """The point this far from the center, in a direction clockwise from the top."""
    angle = math.radians(degrees)
    return center[0] + distance * math.sin(angle), center[1] - distance * math.cos(angle)


def _overlap(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _side(part: float) -> int:
    """-1, 0 or 1: which way a label lies from its slice."""
    if abs(part) < math.sin(math.radians(_LEVEL_DEGREES)):
        return 0
    return 1 if part > 0 else -1
