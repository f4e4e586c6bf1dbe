"""The value axis, the same in the file and in the preview: round numbers, from zero wherever lengths are compared."""

from __future__ import annotations

import math

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape

STACKED: frozenset[ChartKind] = frozenset({"stacked-bar", "stacked-column"})
MOST_STEPS = 8
_NEAR_SHARE = 6
"""A line chart whose values differ by less than a sixth of the largest is shown from near its smallest value."""
_NICE = (1.0, 2.0, 5.0, 10.0)
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the axis begins and ends, and the distance of its marks."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """How far along the axis a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def marks(self) -> tuple[float, ...]:
        """The values that are marked."""
        count = round((self.high - self.low) / self.step)
        return tuple(tidy(self.low + index * self.step) for index in range(count + 1))


def value_scale(shape: ChartShape, most_steps: int = MOST_STEPS) -> Scale:
    """The scale that shows every value of the chart."""
    low, high = extremes(shape)
    if shape.kind != "line" or not 0 < high - low < max(abs(high), abs(low)) / _NEAR_SHARE:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    step = nice_step((high - low) / max(1, most_steps))
    if _all_whole(shape):
        step = max(step, 1.0)
    first, last = math.floor(low / step + _ROUNDING), math.ceil(high / step - _ROUNDING)
    return Scale(tidy(first * step), tidy(max(last, first + 1) * step), tidy(step))


def nice_step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is no smaller than this."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((nice * power for nice in _NICE if nice * power >= least * (1 - _ROUNDING)), 10 * power)


def is_shown(value: float | None) -> bool:
    """Whether there is a number to draw."""
    return value is not None and math.isfinite(value)


def shown_values(shape: ChartShape) -> tuple[float, ...]:
    """Every number of the chart, series by series."""
    return tuple(value for _, row in shape.series for value in row if value is not None and math.isfinite(value))


def extremes(shape: ChartShape) -> tuple[float, float]:
    """The least and the largest value that is drawn; of stacked bars their ends."""
    if shape.kind in STACKED:
        columns = list(zip(*(_finite(row) for _, row in shape.series), strict=False))
        ends = [sum(value for value in column if (value > 0) == above) for column in columns for above in (True, False)]
        return min(ends, default=0.0), max(ends, default=0.0)
    shown = shown_values(shape) or (0.0,)
    return min(shown), max(shown)


def _all_whole(shape: ChartShape) -> bool:
    return all(value.is_integer() for value in shown_values(shape))


def tidy(value: float) -> float:
    """Without the dust of binary fractions: 0.3, not 0.30000000000000004."""
    return float(f"{value:.12g}")


def _finite(row: tuple[float | None, ...]) -> tuple[float, ...]:
    return tuple(value if value is not None and math.isfinite(value) else 0.0 for value in row)
