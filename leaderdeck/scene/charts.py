"""Native charts: their colors, the size of their labels, and what they show said in words."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST
from leaderdeck.brand.template import CAPTION_IDX, Placeholder
from leaderdeck.deck.blocks import Chart
from leaderdeck.scene.captions import caption_height, place_caption
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting, readable
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.words import word
from leaderdeck.units import Frame

LEAST_HEIGHT_PT = 190.0
_CAPTION_GAP_PT = 6.0
_SERIES_SLOTS = ("dk2", "accent1", "accent2", "accent4", "folHlink", "accent5", "hlink", "accent3")
_LABEL_SIZES = ((8, 18.0), (12, 16.0), (20, 14.0))
"""(most categories, label size in points); more categories take 12 pt."""
_MOST_SPOKEN = 24
"""Values told in an alt text; more than these nobody listens to."""


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
        chart, setting = self.chart, self.setting
        room = Frame(frame.x, frame.y, frame.width, frame.height - below)
        colored = len(chart.categories) if chart.kind in ("pie", "doughnut") else len(chart.series)
        sheet.add(
            ChartShape(
                name="Chart",
                frame=room,
                kind=chart.kind,
                categories=chart.categories,
                series=chart.series,
                colors=series_colors(setting, colored),
                text_color=setting.levels[0].color,
                size_pt=label_size(len(chart.categories)),
                language=setting.tag,
                alt=chart_in_words(chart, setting.language),
                placeholder=sheet.fill(holder) if holder and is_home else None,
            ),
            "\n".join((*chart.categories, *(name for name, _ in chart.series))),
        )
        if chart.caption:
            foot = Frame(frame.x, room.bottom + _CAPTION_GAP_PT, frame.width, below - _CAPTION_GAP_PT)
            place_caption(sheet, chart.caption, foot, sheet.free(CAPTION_IDX))

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A chart is never divided."""
        return (Unit((self.chart,), min(height_pt, self.height(width_pt, step))),)


def series_colors(setting: Setting, count: int) -> tuple[str, ...]:
    """Colors for so many series: those that stand out from the ground first, each look once before any repeats."""
    palette = setting.kit.palette
    seen: dict[str, str] = {}
    for slot in _SERIES_SLOTS:
        if readable(setting.kit, setting.ground, (slot, "dk1"), LARGE_TEXT_CONTRAST) == slot:
            seen.setdefault(palette.rgb(slot).upper(), slot)
    usable = tuple(seen.values()) or (setting.levels[0].color,)
    return tuple(usable[index % len(usable)] for index in range(max(count, 1)))


def label_size(categories: int) -> float:
    """Size of a chart's labels in points."""
    return next((size for most, size in _LABEL_SIZES if categories <= most), 12.0)


def chart_in_words(chart: Chart, language: str) -> str:
    """What the chart shows, for those who do not see it: kind, caption, and values as far as one would listen."""
    kind = word(chart.kind, language)
    opening = f"{kind}: {chart.caption.text}." if chart.caption and chart.caption.text else f"{kind}:"
    told = []
    left = _MOST_SPOKEN
    for name, values in chart.series:
        pairs = [
            f"{category} {_number(value, language)}{_unit(chart.unit)}"
            for category, value in zip(chart.categories, values, strict=False)
            if value is not None
        ][: max(left, 0)]
        left -= len(pairs)
        told.append(f"{name}: {', '.join(pairs)}" if name and pairs else name or ", ".join(pairs))
    return f"{opening} {'; '.join(part for part in told if part)}".strip()


def _unit(unit: str) -> str:
    return f"\u00a0{unit}" if unit else ""


def _number(value: float, language: str) -> str:
    shown = f"{value:,.6g}" if value % 1 else f"{value:,.0f}"
    if language.startswith("en"):
        return shown
    return shown.replace(",", "\u00a0").replace(".", ",")
