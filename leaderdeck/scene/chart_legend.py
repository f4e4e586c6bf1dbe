"""Where a legend's entries stand: under charts with axes, at the right of round ones."""

from __future__ import annotations

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_letters import ChartLetters
from leaderdeck.scene.shapes import ChartShape

MARGIN_SHARE = 0.02
"""Room at the chart's edges and beside its legend, as a share of its width or height."""
KEY_SIZE = 0.6
"""Side of a legend's color key, as a share of the type size."""
LINE_KEY_WIDTH = 1.26
"""Width of the key of a line with its marker."""
KEY_GAP = 0.23
_ENTRY_GAP = 0.65
_ROW_GAP = 0.2
_LEGEND_SINKS_PT = 2.55
"""How far the legend below reaches into the chart's margin."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name with its key: `x` is the key's left edge."""

    index: int
    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend and the edge that the plot must keep clear of: its top, or its left."""

    entries: tuple[Entry, ...]
    key_width: float
    edge: float


def legend_below(shape: ChartShape, letters: ChartLetters) -> Legend:
    """The series' names centered at the chart's foot; in columns where one row is too narrow."""
    size = letters.size_pt
    key = (LINE_KEY_WIDTH if shape.kind == "line" else KEY_SIZE) * size
    room = shape.frame.width * (1 - 2 * MARGIN_SHARE)
    names = [letters.shortened(name, room - key - KEY_GAP * size) for name, _ in shape.series]
    widths = [key + KEY_GAP * size + letters.width(name) for name in names]
    columns = _columns(widths, _ENTRY_GAP * size, room)
    foot = shape.frame.bottom - MARGIN_SHARE * shape.frame.height + _LEGEND_SINKS_PT
    pitch = letters.height + _ROW_GAP * size
    rows = -(-len(names) // len(columns))
    whole = sum(columns) + _ENTRY_GAP * size * (len(columns) - 1)
    left = shape.frame.x + (shape.frame.width - whole) / 2
    entries = tuple(
        Entry(
            index,
            name,
            left + sum(columns[: index % len(columns)]) + _ENTRY_GAP * size * (index % len(columns)),
            foot - letters.descent - (rows - 1 - index // len(columns)) * pitch,
        )
        for index, name in enumerate(names)
    )
    return Legend(entries, key, foot - (rows - 1) * pitch - letters.height)


def legend_at_right(shape: ChartShape, letters: ChartLetters) -> Legend:
    """The categories' names in a column, centered in height."""
    size = letters.size_pt
    names = [letters.shortened(name, shape.frame.width / 2) for name in shape.categories]
    text_x = shape.frame.right - 0.67 * size - letters.widest(tuple(names))
    left = text_x - (KEY_SIZE + KEY_GAP) * size
    middle = shape.frame.y + shape.frame.height / 2
    pitch = letters.height + _ROW_GAP * size
    first = middle - (len(names) - 1) / 2 * pitch + letters.middle
    entries = tuple(Entry(index, name, left, first + index * pitch) for index, name in enumerate(names))
    return Legend(entries, KEY_SIZE * size, left - 0.33 * size)


def _columns(widths: list[float], gap: float, room: float) -> list[float]:
    """The widths of as many columns as there is room for, filled row by row."""
    for count in range(len(widths), 1, -1):
        columns = [max(widths[column::count]) for column in range(count)]
        if sum(columns) + gap * (count - 1) <= room:
            return columns
    return [max(widths)]
