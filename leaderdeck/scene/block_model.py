"""How high lines are and where their baselines stand: the 1.2 em line of PowerPoint and LibreOffice, in whole 1/100 mm.

The formulae are LibreOffice's own integers, measured to 0.1 pt. The font plays no part: only the largest type size
on a line does.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

HUNDREDTHS_PER_POINT = 2540 / 72


class LineBox(NamedTuple):
    """Height of a line, and how far its baseline stands below its top, in 1/100 mm."""

    height: int
    ascent: int


def hundredths(points: float) -> int:
    """Points as whole hundredths of a millimeter, as LibreOffice stores lengths: halves go up."""
    return math.floor(points * 2540 / 72 + 0.5)


def in_points(length: float) -> float:
    """Hundredths of a millimeter as points."""
    return length / HUNDREDTHS_PER_POINT


@lru_cache(maxsize=1024)
def line_box(size_pt: float, line_spacing: float) -> LineBox:
    """The box of a line with this largest size; `line_spacing` is a share of the 1.2 em line."""
    size = hundredths(size_pt)
    single = size * 12 // 10
    percent = round(line_spacing * 100)
    height = single * percent // 100
    if percent < 100:
        return LineBox(height, min(size, height * 4 // 5))
    return LineBox(height, size - (single - height))


@lru_cache(maxsize=1024)
def exact_line_box(line_pt: float, descent_pt: float) -> LineBox:
    """The box of a line of exact points, as in a table cell: there it stands on the font's own descent."""
    height = hundredths(line_pt)
    return LineBox(height, height - hundredths(descent_pt))
