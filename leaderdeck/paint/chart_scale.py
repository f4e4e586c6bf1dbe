"""The value axis: round numbers from zero, with as many grid lines as there is room for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.scene.shapes import ChartShape

STACKED: frozenset[ChartKind] = frozenset({"stacked-bar", "stacked-column"})
MOST_STEPS = 8
"""Grid lines on a chart of usual size: PowerPoint and LibreOffice then choose the same steps."""
_NEAR_SHARE = 6
"""A line chart whose values differ by less than a sixth of the largest is shown from near its smallest value."""
_NICE = (1.0, 2.0, 5.0, 10.0)


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
        return tuple(self.low + index * self.step for index in range(count + 1))


def value_scale(shape: ChartShape, most_steps: int = MOST_STEPS) -> Scale:
    """The scale that shows every value of the chart."""
    values = _extremes(shape)
    low, high = min(values), max(values)
    if shape.kind != "line" or not 0 < high - low < max(abs(high), abs(low)) / _NEAR_SHARE:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    step = nice_step((high - low) / max(1, most_steps))
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return Scale(low, high, step)


def nice_step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is no smaller than this."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((nice * power for nice in _NICE if nice * power >= least * (1 - 1e-9)), 10 * power)


def is_shown(value: float | None) -> bool:
    """Whether there is a number to draw."""
    return value is not None and math.isfinite(value)


def _extremes(shape: ChartShape) -> list[float]:
    if shape.kind in STACKED:
        columns = list(zip(*(_finite(row) for _, row in shape.series), strict=False))
        tops = [sum(value for value in column if value > 0) for column in columns]
        return [*tops, *(sum(value for value in column if value < 0) for column in columns), 0.0]
    shown = [value for _, row in shape.series for value in row if value is not None and math.isfinite(value)]
    return shown or [0.0]


def _finite(row: tuple[float | None, ...]) -> tuple[float, ...]:
    return tuple(value if value is not None and math.isfinite(value) else 0.0 for value in row)
