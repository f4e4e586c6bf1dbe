"""How high lines are and where their baselines stand: the 1.2 em line of PowerPoint and LibreOffice, in whole 1/100 mm.

The formulae are LibreOffice's own integers, measured to 0.1 pt. The font plays no part: only the largest type size
on a line does.
"""

from __future__ import annotations

from dataclasses import dataclass

HUNDREDTHS_PER_POINT = 2540 / 72


@dataclass(frozen=True, slots=True)
class LineBox:
    """Height of a line, and how far its baseline stands below its top, in 1/100 mm."""

    height: int
    ascent: int


def hundredths(points: float) -> int:
    """Points as whole hundredths of a millimeter, as LibreOffice stores lengths."""
    return round(points * HUNDREDTHS_PER_POINT)


def in_points(length: float) -> float:
    """Hundredths of a millimeter as points."""
    return length / HUNDREDTHS_PER_POINT


def line_box(size_pt: float, line_spacing: float, exact_line_pt: float = 0.0) -> LineBox:
    """The box of a line with this largest size; `line_spacing` is a share of the 1.2 em line."""
    size = round(size_pt * HUNDREDTHS_PER_POINT)
    single = size * 12 // 10
    if exact_line_pt:
        exact = round(exact_line_pt * HUNDREDTHS_PER_POINT)
        return LineBox(exact, size - (single - exact))
    percent = round(line_spacing * 100)
    height = single * percent // 100
    if percent < 100:
        return LineBox(height, min(size, height * 4 // 5))
    return LineBox(height, size - (single - height))
