"""Native charts: as large as there is room for, with their caption below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaderdeck.brand.template import CAPTION_IDX, Placeholder
from leaderdeck.deck.blocks import Chart, ChartKind
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.captions import caption_height, place_caption
from leaderdeck.scene.chart_colors import label_colors, series_colors
from leaderdeck.scene.chart_legend import MARGIN_SHARE
from leaderdeck.scene.chart_plan import LYING, ChartPlan, plan_chart
from leaderdeck.scene.chart_round_plan import plan_round
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import ChartShape, PlaceholderRef
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame

LEAST_HEIGHT_PT = 190.0
ROUND: frozenset[ChartKind] = frozenset({"pie", "doughnut"})
AREA_ALPHA, AREA_LINE_PT = 0.5, 2.25
"""Areas let those behind them through, and end in a line of their full color."""
EDGE_PT = 1.5
"""Slices and stacked bars are parted by a line of the ground's color."""
_CAPTION_GAP_PT = 6.0
_LABEL_SIZES = ((8, 18.0), (12, 16.0), (28, 14.0), (34, 12.0))
"""(most categories, label size in points)."""
_LEAST_USUAL_PT = 14.0
_LINE_SHARE, _TIGHT_SHARE = 1.36, 1.12
"""Height of a line of labels as a share of its size: with air, and so that letters do not touch."""
_BESIDE_CIRCLE = 2.7
"""Room for values at both sides of a circle, in times their size."""
_MOST_FOR_LEGEND = 0.36
"""Share of a chart's width: programs break the names of a legend that is wider."""
_LEAST_SIZE_PT = 9.0
"""Lying bars too many for 14 pt get smaller names, down to this."""
_SMALLER_PT = (12.0, 11.0, 10.0, 9.0)
"""Sizes for names that would be shortened or touch in the usual ones."""
_LAID: dict[ChartKind, ChartKind] = {"column": "bar", "stacked-column": "stacked-bar"}
_LONGEST_SLANTED = 12
"""Letters of a name that is still read at a glance where it stands at 45 degrees."""


@dataclass(slots=True)
class ChartPiece:
    """One chart, as large as there is room for."""

    chart: Chart
    setting: Setting
    stretches: bool = True
    may_break_words: bool = True
    steps: int = 1

    @property
    def line(self) -> int:
        """Line of the chart."""
        return self.chart.line

    def height(self, width_pt: float, step: int) -> float:
        """The least height at which labels and bars can be read, and the caption."""
        return LEAST_HEIGHT_PT + self._below(width_pt)

    def _below(self, width_pt: float) -> float:
        caption = self.chart.caption
        return caption_height(caption, self.setting, width_pt) + _CAPTION_GAP_PT if caption else 0.0

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Labels are the chart's own matter."""
        return True

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the chart, and its caption below it."""
        below = self._below(frame.width)
        holder = sheet.free(1)
        is_home = holder is not None and holder.type == "chart"
        chart = self.chart
        room = Frame(frame.x, frame.y, frame.width, frame.height - below)
        sheet.add(self._shape(room, sheet.fill(holder) if holder and is_home else None), self._words())
        if chart.caption:
            foot = Frame(frame.x, room.bottom + _CAPTION_GAP_PT, frame.width, below - _CAPTION_GAP_PT)
            place_caption(sheet, chart.caption, foot, sheet.free(CAPTION_IDX))

    def _words(self) -> str:
        return "\n".join((*self.chart.categories, *(name for name, _ in self.chart.series)))

    def _shape(self, frame: Frame, placeholder: PlaceholderRef | None) -> ChartShape:
        chart, setting = self.chart, self.setting
        colors = series_colors(setting, len(chart.categories) if chart.kind in ROUND else len(chart.series))
        shape = ChartShape(
            name="Chart",
            frame=frame,
            kind=chart.kind,
            categories=chart.categories,
            series=_largest_behind(chart),
            colors=colors,
            text_color=setting.levels[0].color,
            size_pt=_LABEL_SIZES[0][1],
            language=setting.tag,
            alt=chart_in_words(chart, setting.language),
            placeholder=placeholder,
            unit=chart.unit,
            category_title=chart.category_title,
            ground=setting.ground,
            label_colors=label_colors(setting, colors),
            grid_color=setting.slot("line"),
        )
        font = setting.kit.body_font.regular
        return beside_its_legend(with_names_to_read(shape, font), font)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A chart is never divided."""
        return (Unit((self.chart,), min(height_pt, self.height(width_pt, step))),)


def beside_its_legend(shape: ChartShape, font_file: Path) -> ChartShape:
    """A round chart no wider than its circle and legend need, in the middle: eyes go to and fro between the two."""
    if shape.kind not in ROUND:
        return shape
    plan = plan_round(shape, font_file)
    if plan.legend is None:
        return shape
    frame = shape.frame
    legend = frame.right - plan.legend.edge
    needed = (2 * plan.radius + 2 * _BESIDE_CIRCLE * shape.size_pt + legend) / (1 - 3 * MARGIN_SHARE)
    needed = max(needed, legend / _MOST_FOR_LEGEND)
    if needed >= frame.width:
        return shape
    return replace(shape, frame=Frame(frame.x + (frame.width - needed) / 2, frame.y, needed, frame.height))


def with_names_to_read(shape: ChartShape, font_file: Path) -> ChartShape:
    """The chart lettered as large as it may be. Columns with names too long to stand below them lie down as bars."""
    sized = replace(shape, size_pt=label_size(shape, font_file))
    if shape.kind not in _LAID:
        return sized
    plan = plan_chart(sized, font_file)
    if not plan.slanted or not (plan.loses_names or _are_long(shape.categories)):
        return sized
    lying = replace(shape, kind=_LAID[shape.kind])
    lying = replace(lying, size_pt=label_size(lying, font_file))
    return sized if plan_chart(lying, font_file).loses_names else lying


def _are_long(names: tuple[str, ...]) -> bool:
    """Whether names are long that are no dates: time goes to the right."""
    is_time = all(any(letter.isdigit() for letter in name) for name in names)
    return not is_time and any(len(name.strip()) > _LONGEST_SLANTED for name in names)


def label_size(shape: ChartShape, font_file: Path) -> float:
    """Size of a chart's labels in points: as large as lets them stand level with their unit; slanted ones are small.

    Where that loses names, the largest size that loses none.
    """
    largest = _largest_size(shape)
    if shape.kind in ROUND:
        return largest
    sizes = [size for _, size in _LABEL_SIZES if _LEAST_USUAL_PT <= size <= largest] or [largest]
    plans = [plan_chart(replace(shape, size_pt=size), font_file) for size in sizes]
    if all(plan.slanted for plan in plans):
        plan = plans[-1]
    else:
        plan = min(plans, key=lambda plan: (_flaws(plan), -plan.letters.size_pt))
    size = plan.letters.size_pt
    if not plan.loses_names:
        return size
    smaller = [replace(shape, size_pt=small) for small in _SMALLER_PT if small < size]
    return next((one.size_pt for one in smaller if not plan_chart(one, font_file).loses_names), size)


def _flaws(plan: ChartPlan) -> int:
    """What is lost at this size: whole names that stand level weigh most, then values at the bars, then their unit."""
    unlabeled = plan.labels == "none" and plan.shape.kind not in ("line", "area")
    return 4 * (plan.slanted or plan.loses_names) + 2 * unlabeled + bool(plan.value_title)


def _largest_size(shape: ChartShape) -> float:
    count = len(shape.categories)
    by_count = next((size for most, size in _LABEL_SIZES if count <= most), _LABEL_SIZES[-1][1])
    if shape.kind not in LYING:
        return by_count
    legend = _LINE_SHARE * _LEAST_USUAL_PT + 16.0 if len(shape.series) > 1 else 0.0
    pitch = (0.94 * shape.frame.height - legend) / max(1, count)
    fitting = (size for _, size in _LABEL_SIZES if size * _LINE_SHARE <= pitch)
    return next(fitting, max(_LEAST_SIZE_PT, float(int(pitch / _TIGHT_SHARE))))


def _largest_behind(chart: Chart) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    """The series in their order, but of areas the larger ones first: those are drawn behind."""
    if chart.kind != "area":
        return chart.series
    return tuple(sorted(chart.series, key=lambda series: -sum(abs(value) for value in series[1] if value is not None)))
