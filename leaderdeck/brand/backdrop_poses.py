"""Where drawn shapes stand: frames, turns and mirrors, and what nested groups make of them (20.1.7.5, 20.1.7.6)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from leaderdeck.brand.backdrop_values import PathCommand, Pose
from leaderdeck.brand.template_colors import A
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, points

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FULL_TURN = 360.0
_FARTHEST_PT = 1e6
_SIDEWAYS = (45.0, 135.0)


@dataclass(frozen=True, slots=True)
class Move:
    """How what stands in a group comes to the slide: the group's own moves, innermost first."""

    groups: tuple[Pose, ...] = ()
    inner: tuple[Frame, ...] = ()
    """The rectangle that each group counts its contents in."""

    def __call__(self, pose: Pose) -> Pose:
        """The pose on the slide of a shape in the group."""
        for group, inner in zip(self.groups, self.inner, strict=True):
            pose = _out_of(pose, group, inner)
        return pose


UNMOVED = Move()
"""The move of what stands on the slide itself."""


def _out_of(pose: Pose, group: Pose, inner: Frame) -> Pose:
    outer, own = group.frame, pose.frame
    across, down = outer.width / inner.width, outer.height / inner.height
    x = outer.x + (own.x + own.width / 2 - inner.x) * across
    y = outer.y + (own.y + own.height / 2 - inner.y) * down
    # A shape that lies on its side is stretched along its own other axis.
    if _SIDEWAYS[0] <= pose.turn_deg % 180.0 < _SIDEWAYS[1]:
        across, down = down, across
    width, height = own.width * across, own.height * down
    turn, mirrored, upside_down = pose.turn_deg, pose.mirrored, pose.upside_down
    middle = outer.x + outer.width / 2, outer.y + outer.height / 2
    if group.mirrored:
        x, turn, mirrored = 2 * middle[0] - x, -turn, not mirrored
    if group.upside_down:
        y, turn, upside_down = 2 * middle[1] - y, -turn, not upside_down
    if group.turn_deg:
        x, y = turned_point(x, y, middle, group.turn_deg)
    frame = Frame(x - width / 2, y - height / 2, width, height)
    return Pose(frame, (turn + group.turn_deg) % _FULL_TURN, mirrored, upside_down)


def turned_point(x: float, y: float, middle: tuple[float, float], turn_deg: float) -> tuple[float, float]:
    """A point turned clockwise about another."""
    cosine, sine = _cosine_and_sine(turn_deg)
    x, y = x - middle[0], y - middle[1]
    return middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine


def _cosine_and_sine(turn_deg: float) -> tuple[float, float]:
    """Exact for quarter turns, so that edges stay on whole pixels."""
    quarters, rest = divmod(turn_deg % _FULL_TURN, 90.0)
    if not rest:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarters) % 4]
    angle = math.radians(turn_deg)
    return math.cos(angle), math.sin(angle)


def on_slide(path: Sequence[PathCommand], pose: Pose) -> tuple[PathCommand, ...]:
    """A path drawn in the pose's upright frame, mirrored and turned as the pose is."""
    if pose.is_plain:
        return tuple(path)
    frame = pose.frame
    middle = frame.x + frame.width / 2, frame.y + frame.height / 2
    across, down = -1.0 if pose.mirrored else 1.0, -1.0 if pose.upside_down else 1.0
    cosine, sine = _cosine_and_sine(pose.turn_deg)

    def turn(x: float, y: float) -> tuple[float, float]:
        x, y = (x - middle[0]) * across, (y - middle[1]) * down
        return middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine

    return tuple(
        (letter, tuple(number for at in range(0, len(numbers), 2) for number in turn(numbers[at], numbers[at + 1])))
        for letter, numbers in path
    )


def bounds(pose: Pose) -> Frame:
    """The smallest upright frame that holds a shape in this pose."""
    if not pose.turn_deg:
        return pose.frame
    frame = pose.frame
    cosine, sine = (abs(value) for value in _cosine_and_sine(pose.turn_deg))
    width, height = frame.width * cosine + frame.height * sine, frame.width * sine + frame.height * cosine
    return Frame(frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2, width, height)


def read_frame(transform: Any | None) -> Frame | None:  # noqa: ANN401 - an lxml element
    """Position and size of `a:xfrm`, None where they are not said."""
    if transform is None:
        return None
    return _rectangle(transform.find(f"{A}off"), transform.find(f"{A}ext"))


def read_pose(transform: Any | None) -> Pose | None:  # noqa: ANN401 - an lxml element
    """Position, size, turn and mirrors of `a:xfrm`, None where position and size are not said."""
    frame = read_frame(transform)
    if transform is None or frame is None:
        return None
    yes = ("1", "true")
    turn = _turn(transform.get("rot", "0"))
    return Pose(frame, turn, transform.get("flipH") in yes, transform.get("flipV") in yes)


def _turn(text: str) -> float:
    try:
        turn = float(text) / 60_000
    except ValueError:
        return 0.0
    return turn % _FULL_TURN if math.isfinite(turn) else 0.0


def _rectangle(offset: Any | None, extent: Any | None) -> Frame | None:  # noqa: ANN401 - lxml elements
    if offset is None or extent is None:
        return None
    try:
        sides = [
            points(int(holder.get(name)))
            for holder, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
        ]
    except (TypeError, ValueError):
        return None
    return Frame(*sides) if all(abs(side) < _FARTHEST_PT for side in sides) else None


def group_move(group: Any, move: Move) -> Move | None:  # noqa: ANN401 - an lxml element
    """How what stands in a group comes to the slide; None for a group that says where it is but not how large."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None or len(transform) == 0:
        return move
    outer = read_pose(transform)
    inner = _rectangle(transform.find(f"{A}chOff"), transform.find(f"{A}chExt"))
    if outer is None or inner is None or not inner.width or not inner.height:
        return None
    return replace(move, groups=(outer, *move.groups), inner=(inner, *move.inner))


def moved(frame: Frame, move: Callable[[Pose], Pose]) -> Frame:
    """The frame on the slide of a shape in a group."""
    return bounds(move(Pose(frame)))
