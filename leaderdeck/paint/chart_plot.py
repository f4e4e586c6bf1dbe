"""Where the plot of a chart with axes stands, once legend and labels have their room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leaderdeck.paint.chart_legend import MARGIN_SHARE, inside_margins, paint_legend_below
from leaderdeck.paint.chart_lettering import Lettering, written_number
from leaderdeck.paint.chart_scale import Scale, value_scale
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

LABEL_GAP_PT = 2.83
"""Between an axis and its labels: 1 mm in LibreOffice."""
CATEGORY_GAP_PT = 7.1
"""Between the category axis and its labels."""
_LEGEND_GAP_PT = 8.8
MOST_LABELED_BARS = 24
"""Up to so many bars carry their values, and the value axis goes (as the file is written)."""
LYING = frozenset({"bar", "stacked-bar"})
_UNSEEN_STEPS = 10
"""Steps of a value axis that is not shown: LibreOffice's own most."""
SLANT = 0.71
"""Sine and cosine of the 45 degrees that names stand at where they are wider than their place."""
_WIDEST_CATEGORY_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot's frame, its scale, and what stands around it."""

    shape: ChartShape
    lettering: Lettering
    frame: Frame
    scale: Scale
    labeled: bool
    """Whether bars carry their values and there is no value axis."""
    category_lines: tuple[tuple[str, ...], ...]
    slanted: bool = False
    """Whether category names stand at 45 degrees, because a word is wider than its place."""

    @property
    def lying(self) -> bool:
        """Whether values go to the right."""
        return self.shape.kind in LYING

    def slot(self) -> float:
        """The length along the category axis that one category has."""
        whole = self.frame.height if self.lying else self.frame.width
        return whole / max(1, len(self.shape.categories))

    def along(self, value: float) -> float:
        """Where a value stands: x of lying bars, y of all others."""
        share = self.scale.share(value)
        if self.lying:
            return self.frame.x + share * self.frame.width
        return self.frame.bottom - share * self.frame.height


def plan_plot(shape: ChartShape, lettering: Lettering) -> Plot:
    """Draws the legend where there is one, and gives the plot that remains."""
    inner = inside_margins(shape.frame)
    bottom = inner.bottom
    if len(shape.series) > 1:
        gap = MARGIN_SHARE * shape.frame.height + _LEGEND_GAP_PT
        bottom = paint_legend_below(shape, lettering) - gap
    inner = replace(inner, height=max(1.0, bottom - inner.y))
    labeled = shape.kind in ("bar", "column") and len(shape.categories) * len(shape.series) <= MOST_LABELED_BARS
    plan = _plan_lying if shape.kind in LYING else _plan_standing
    return plan(shape, lettering, inner, labeled=labeled)


def _plan_lying(shape: ChartShape, lettering: Lettering, inner: Frame, *, labeled: bool) -> Plot:
    room = inner.width * _WIDEST_CATEGORY_SHARE
    lines = tuple(lettering.broken(name, room) for name in shape.categories)
    left = max((lettering.width(line) for broken in lines for line in broken), default=0.0) + CATEGORY_GAP_PT
    widest = max(lettering.width(written_number(mark, shape)) for mark in value_scale(shape).marks())
    scale = value_scale(shape, _UNSEEN_STEPS if labeled else _steps(inner.width - left, 1.4 * widest))
    if labeled:
        right = widest + LABEL_GAP_PT if scale.high == _largest(shape) else 0.0
        below = 0.0
    else:
        right = lettering.width(written_number(scale.high, shape)) / 2
        below = lettering.height + LABEL_GAP_PT
    return Plot(shape, lettering, inner.inset(left, 0.0, right, below), scale, labeled, lines)


def _plan_standing(shape: ChartShape, lettering: Lettering, inner: Frame, *, labeled: bool) -> Plot:
    steps = _steps(inner.height - 2 * lettering.height, 1.3 * lettering.height)
    scale = value_scale(shape, _UNSEEN_STEPS if labeled else steps)
    left = top = right = 0.0
    if labeled:
        top = lettering.height if scale.high == _largest(shape) else 0.0
    else:
        left = max(lettering.width(written_number(mark, shape)) for mark in scale.marks()) + LABEL_GAP_PT
        top = lettering.height / 2
    if shape.kind == "area" and shape.categories:
        left = max(left, lettering.width(shape.categories[0]) / 2)
        right = lettering.width(shape.categories[-1]) / 2
    slot = (inner.width - left - right) / max(1, len(shape.categories))
    lines = tuple(lettering.broken(name, slot * 0.95) for name in shape.categories)
    words = [lettering.width(line) for broken in lines for line in broken]
    slanted = any(width > slot for width in words)
    if slanted:
        longest = 0.5 * inner.height / SLANT
        lines = tuple((lettering.shortened(name, longest),) for name in shape.categories)
        reach = [SLANT * lettering.width(broken[0]) for broken in lines]
        below = max(reach) + 0.6 * lettering.height
        left = max(left, *(far + lettering.size_pt - (at + 0.5) * slot for at, far in enumerate(reach)))
    else:
        below = lettering.height * max((len(broken) for broken in lines), default=1)
    return Plot(
        shape, lettering, inner.inset(left, top, right, below + CATEGORY_GAP_PT), scale, labeled, lines, slanted
    )


def _steps(room: float, needed: float) -> int:
    return max(2, min(8, int(room / max(1.0, needed))))


def _largest(shape: ChartShape) -> float:
    return max((value for _, row in shape.series for value in row if value is not None), default=0.0)
