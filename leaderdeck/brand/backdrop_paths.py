"""Outlines of drawn shapes: custom geometry with its formulas, and the presets that templates draw with."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from leaderdeck.brand.template import PathCommand
from leaderdeck.brand.template_colors import A
from leaderdeck.units import Frame

Path: TypeAlias = list[PathCommand]
_ROUND = 0.5522847498
"""Control points of four curves that make a circle, as a share of its radius."""
_FULL_TURN = 21_600_000
"""DrawingML counts angles in 60 000ths of a degree."""
_MOST_STEPS = 50_000


def preset_path(name: str, frame: Frame, adjustments: Mapping[str, float]) -> Path | None:
    """The outline of a preset shape in a frame, or None for a preset that we do not draw."""
    width, height = frame.width, frame.height
    corners = _POLYGONS.get(name)
    if corners is not None:
        return _polygon([(frame.x + x * width, frame.y + y * height) for x, y in corners])
    if name == "ellipse":
        return _rounded(frame, width / 2, height / 2)
    if name in ("roundRect", "round1Rect", "round2SameRect", "snip1Rect", "snip2SameRect", "flowChartAlternateProcess"):
        radius = min(width, height) * min(0.5, adjustments.get("adj", 16_667) / 100_000)
        return _rounded(frame, radius, radius)
    if name in ("homePlate", "chevron"):
        return _arrow(name, frame, adjustments.get("adj", 50_000) / 100_000)
    if name in ("line", "straightConnector1"):
        return [("M", (frame.x, frame.y)), ("L", (frame.right, frame.bottom))]
    return None


_POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "rect": ((0, 0), (1, 0), (1, 1), (0, 1)),
    "flowChartProcess": ((0, 0), (1, 0), (1, 1), (0, 1)),
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
}


def _polygon(corners: list[tuple[float, float]]) -> Path:
    return [*(("L" if at else "M", corner) for at, corner in enumerate(corners)), ("Z", ())]


def _arrow(name: str, frame: Frame, share: float) -> Path:
    tip = min(frame.width, frame.height * max(0.0, share))
    middle = frame.y + frame.height / 2
    corners = [(frame.x, frame.y), (frame.right - tip, frame.y), (frame.right, middle),
               (frame.right - tip, frame.bottom), (frame.x, frame.bottom)]  # fmt: skip
    return _polygon([*corners, (frame.x + tip, middle)] if name == "chevron" else corners)


def _rounded(frame: Frame, across: float, down: float) -> Path:
    """A rectangle with elliptic corners; an ellipse when they meet."""
    x, y, right, bottom = frame.x, frame.y, frame.right, frame.bottom
    near, far = 1 - _ROUND, _ROUND
    return [
        ("M", (x + across, y)),
        ("L", (right - across, y)),
        ("C", (right - across * near, y, right, y + down * near, right, y + down)),
        ("L", (right, bottom - down)),
        ("C", (right, bottom - down * near, right - across * near, bottom, right - across, bottom)),
        ("L", (x + across, bottom)),
        ("C", (x + across - across * far, bottom, x, bottom - down * near, x, bottom - down)),
        ("L", (x, y + down)),
        ("C", (x, y + down * near, x + across * near, y, x + across, y)),
        ("Z", ()),
    ]


def custom_path(geometry: Any, frame: Frame) -> Path:  # noqa: ANN401 - an lxml element
    """The outline that `a:custGeom` draws in a frame. Raises ValueError where it cannot be followed."""
    # Coordinates of formulas are EMU of the shape; only their ratio to a path's own size counts.
    width, height = frame.width * 12_700, frame.height * 12_700
    values = _guides(geometry, width, height)
    commands: Path = []
    for path in geometry.iterfind(f"{A}pathLst/{A}path"):
        own_width = float(path.get("w", 0)) or width
        own_height = float(path.get("h", 0)) or height
        across = frame.width / own_width if own_width else 0.0
        down = frame.height / own_height if own_height else 0.0
        for letter, numbers in _steps(path, values):
            placed = (
                frame.y + number * down if at % 2 else frame.x + number * across for at, number in enumerate(numbers)
            )
            commands.append((letter, tuple(placed)))
            if len(commands) > _MOST_STEPS:
                raise ValueError("too many steps")
    return commands


def _steps(path: Any, values: dict[str, float]) -> Iterator[PathCommand]:  # noqa: ANN401 - an lxml element
    at = (0.0, 0.0)
    for step in path.iterchildren(f"{A}*"):
        name = step.tag.removeprefix(A)
        ends = [(_value(pt.get("x"), values), _value(pt.get("y"), values)) for pt in step.iterchildren(f"{A}pt")]
        if name == "arcTo":
            curves = list(_arc(at, *(_value(step.get(key), values) for key in ("wR", "hR", "stAng", "swAng"))))
        elif name == "quadBezTo":
            curves = [("C", (*_toward(at, ends[0]), *_toward(ends[1], ends[0]), *ends[1]))]
        else:
            letter = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}.get(name)
            if letter is None or len(ends) != {"M": 1, "L": 1, "C": 3, "Z": 0}[letter]:
                raise ValueError(name)
            curves = [(letter, tuple(number for end in ends for number in end))]
        yield from curves
        if curves and curves[-1][1]:
            at = (curves[-1][1][-2], curves[-1][1][-1])


def _toward(end: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3


def _arc(at: tuple[float, float], across: float, down: float, start: float, swing: float) -> Iterator[PathCommand]:
    """An elliptic arc from the current point as curves of at most a quarter turn (20.1.9.3)."""
    begin, turn = (angle / _FULL_TURN * 2 * math.pi for angle in (start, swing))
    begin, end = _on_ellipse(begin, across, down), _on_ellipse(begin + turn, across, down)
    center = (at[0] - across * math.cos(begin), at[1] - down * math.sin(begin))
    pieces = max(1, math.ceil(abs(end - begin) / (math.pi / 2)))
    step = (end - begin) / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for number in range(pieces):
        first, last = begin + step * number, begin + step * (number + 1)
        yield (
            "C",
            (
                center[0] + across * (math.cos(first) - reach * math.sin(first)),
                center[1] + down * (math.sin(first) + reach * math.cos(first)),
                center[0] + across * (math.cos(last) + reach * math.sin(last)),
                center[1] + down * (math.sin(last) - reach * math.cos(last)),
                center[0] + across * math.cos(last),
                center[1] + down * math.sin(last),
            ),
        )


def _on_ellipse(angle: float, across: float, down: float) -> float:
    """The ellipse's parameter at an angle seen from its center, in the same turn."""
    turns = math.floor((angle + math.pi) / (2 * math.pi)) * 2 * math.pi
    return math.atan2(across * math.sin(angle), down * math.cos(angle)) + turns if across and down else angle


def adjustments(geometry: Any) -> dict[str, float]:  # noqa: ANN401 - an lxml element
    """The values of `a:avLst`."""
    values: dict[str, float] = {}
    for guide in geometry.iterfind(f"{A}avLst/{A}gd"):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            values[guide.get("name", "")] = _value(words[1], {})
    return values


def _guides(geometry: Any, width: float, height: float) -> dict[str, float]:  # noqa: ANN401 - an lxml element
    """The named values of a geometry: the shape's own, its adjustments and what formulas make of them (20.1.9.11)."""
    values = {
        "w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "hc": width / 2, "vc": height / 2,
        "wd2": width / 2, "hd2": height / 2, "wd4": width / 4, "hd4": height / 4, "ss": min(width, height),
        "ls": max(width, height), "cd2": _FULL_TURN / 2, "cd4": _FULL_TURN / 4, "cd8": _FULL_TURN / 8,
        "3cd4": _FULL_TURN * 3 / 4,
    }  # fmt: skip
    for guide in geometry.iterfind(f"*/{A}gd"):
        words = guide.get("fmla", "").split()
        formula = _FORMULAS.get(words[0]) if words else None
        if formula is not None:
            try:
                values[guide.get("name", "")] = formula(*(_value(word, values) for word in words[1:]))
            except (TypeError, ZeroDivisionError, OverflowError):
                values[guide.get("name", "")] = 0.0
    return values


def _radians(angle: float) -> float:
    return angle / _FULL_TURN * 2 * math.pi


def _angle(down: float, across: float) -> float:
    return math.atan2(down, across) / (2 * math.pi) * _FULL_TURN


_FORMULAS: dict[str, Callable[..., float]] = {
    "val": lambda x: x,
    "*/": lambda x, y, z: x * y / z,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": abs,
    "sqrt": lambda x: math.sqrt(max(0.0, x)),
    "max": max,
    "min": min,
    "pin": lambda x, y, z: min(max(x, y), z),
    "mod": math.hypot,
    "sin": lambda x, y: x * math.sin(_radians(y)),
    "cos": lambda x, y: x * math.cos(_radians(y)),
    "tan": lambda x, y: x * math.tan(_radians(y)),
    "at2": lambda x, y: _angle(y, x),
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
}


def _value(word: str | None, values: dict[str, float]) -> float:
    if word is None:
        raise ValueError("no value")
    known = values.get(word)
    if known is not None:
        return known
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(word)
    return number
