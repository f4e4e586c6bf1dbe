"""How drawn shapes and pictures behind the content look: gradients, patterns, lines, shadows, poses, recoloring.

Lengths are points, angles degrees clockwise, shares 0 to 1 unless said; colors are theme slots or `#RRGGBB`. The names
follow DrawingML (ECMA-376 part 1, 20.1).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, Self, TypeAlias

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

Sides: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom: shares of a box measured inwards from its sides."""
PathCommand: TypeAlias = tuple[str, tuple[float, ...]]
"""`("M", (x, y))`, `("L", (x, y))`, `("C", (x1, y1, x2, y2, x, y))` or `("Z", ())`, in points on the slide."""
ArrowKind: TypeAlias = Literal["triangle", "stealth", "diamond", "oval", "arrow"]
NOTHING_CUT: Sides = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pose:
    """How a drawing stands: its upright box, mirrored first and then turned about its middle."""

    frame: Frame
    turn_deg: float = 0.0
    mirrored: bool = False
    """Left and right are exchanged."""
    upside_down: bool = False
    """Top and bottom are exchanged."""

    @property
    def is_plain(self) -> bool:
        """Whether it stands as it was made."""
        return not (self.turn_deg or self.mirrored or self.upside_down)

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(self, frame=scaled_frame(self.frame, factor))


@dataclass(frozen=True, slots=True)
class GradientStop:
    """A color of a gradient, and where along it."""

    at: float
    color: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colors that change along a line, or outwards from a place in the middle."""

    stops: tuple[GradientStop, ...]
    """At least two, by place."""
    kind: Literal["linear", "circle", "rect", "shape"] = "linear"
    angle_deg: float = 0.0
    """Direction of a linear gradient: 0 to the right, 90 downwards."""
    stretched: bool = False
    """Whether the angle is one of the square that is stretched to the box."""
    focus: Sides = (0.5, 0.5, 0.5, 0.5)
    """Where the first color stands in a gradient that is not linear."""
    turns: bool = True
    """Whether it turns with its shape."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Two colors in one of the fifty-four small patterns of DrawingML."""

    name: str
    ink: str
    ground: str
    ink_alpha: float = 1.0
    ground_alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """What a line ends in; width and length as multiples of the line's own width."""

    kind: ArrowKind
    width: float = 3.0
    length: float = 3.0


@dataclass(frozen=True, slots=True)
class LineLook:
    """What a plain line is not: see-through, dashed, shaded, with ends of their own."""

    alpha: float = 1.0
    dashes: tuple[float, ...] = ()
    """Dash, gap, dash … as multiples of the line's width."""
    cap: Literal["flat", "round", "square"] = "flat"
    join: Literal["round", "bevel", "miter"] = "round"
    gradient: Gradient | None = None
    head: ArrowHead | None = None
    tail: ArrowHead | None = None


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow that falls beside a shape, hard or soft."""

    color: str
    alpha: float
    x_pt: float
    y_pt: float
    blur_pt: float = 0.0
    across: float = 1.0
    """Its width as a share of the shape's."""
    down: float = 1.0
    """Its height as a share of the shape's."""

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(self, x_pt=self.x_pt * factor, y_pt=self.y_pt * factor, blur_pt=self.blur_pt * factor)


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture laid out again and again: the first tile's corner and every tile's size."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    flip_across: bool = False
    """Every second column is mirrored."""
    flip_down: bool = False
    """Every second row is mirrored."""

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(
            self,
            x_pt=self.x_pt * factor,
            y_pt=self.y_pt * factor,
            width_pt=self.width_pt * factor,
            height_pt=self.height_pt * factor,
        )


@dataclass(frozen=True, slots=True)
class Recolor:
    """What is done to a picture's colors, in this order."""

    grayscale: bool = False
    threshold: float | None = None
    """Black below this luminance, white from it on."""
    duotone: tuple[str, str] | None = None
    """The colors that black and white become."""
    brightness: float = 0.0
    contrast: float = 0.0
    """Both from -1 to 1."""
    clear: tuple[str, str, float] | None = None
    """A color, the one that takes its place, and that one's alpha."""


def scaled_frame(frame: Frame, factor: float) -> Frame:
    """The frame with every length times a factor."""
    return Frame(frame.x * factor, frame.y * factor, frame.width * factor, frame.height * factor)


def scaled_insets(insets: Insets, factor: float) -> Insets:
    """The insets with every length times a factor."""
    return Insets(insets.left * factor, insets.top * factor, insets.right * factor, insets.bottom * factor)


def scaled_path(path: tuple[PathCommand, ...], factor: float) -> tuple[PathCommand, ...]:
    """The outline with every length times a factor."""
    return tuple((letter, tuple(number * factor for number in numbers)) for letter, numbers in path)
