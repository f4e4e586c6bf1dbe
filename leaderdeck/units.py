"""Lengths and rectangles. Points everywhere; English Metric Units only at PowerPoint's border."""

from __future__ import annotations

from leaderdeck.quick_dataclass import dataclass

EMU_PER_POINT = 12_700
"""ECMA-376 part 1, 20.1.2.1: 914 400 EMU an inch, 72 points an inch."""


def emu(points: float) -> int:
    """Points as whole English Metric Units, as DrawingML stores lengths."""
    return round(points * EMU_PER_POINT)


def points(emu_length: int) -> float:
    """English Metric Units as points."""
    return emu_length / EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points, from the slide's upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge's x."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge's y."""
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Frame:
        """The rectangle that remains inside these margins, never of negative size."""
        return Frame(
            self.x + left,
            self.y + top,
            max(0.0, self.width - left - right),
            max(0.0, self.height - top - bottom),
        )


@dataclass(frozen=True, slots=True)
class Insets:
    """Margins inside a text frame, in points."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
