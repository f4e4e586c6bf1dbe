"""Outlines of drawn shapes: custom geometry and presets, both followed through their formulas by one evaluator."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from leaderdeck.brand.preset_shapes import Geometry, GeometryPath, Step, preset_geometry
from leaderdeck.brand.template import PathCommand
from leaderdeck.brand.template_colors import A
from leaderdeck.units import EMU_PER_POINT, Frame

Path: TypeAlias = list[PathCommand]
Drawn: TypeAlias = tuple[GeometryPath, Path]
"""What a geometry says of one of its paths, and the path in points on the slide."""
_FULL_TURN = 21_600_000
"""DrawingML counts angles in 60 000ths of a degree."""
_MOST_STEPS = 50_000
_MOST_GUIDES = 20_000
_FARTHEST_PT = 1e6
"""No outline reaches farther from the slide's corner than this: a larger coordinate is a mistake or an attack."""
_STEPS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Q": 4, "A": 4, "Z": 0}


def preset_path(name: str, frame: Frame, adjustments: Mapping[str, float]) -> Path | None:
    """The whole outline of a preset shape in a frame, or None for a preset that we do not draw."""
    geometry = preset_geometry(name)
    return None if geometry is None else [step for _, path in draw(geometry, frame, adjustments) for step in path]


def draw(geometry: Geometry, frame: Frame, adjustments: Mapping[str, float]) -> list[Drawn]:
    """The paths of a geometry in a frame. Raises ValueError where they cannot be followed."""
    # Coordinates of formulas are EMU of the shape; only their ratio to a path's own size counts.
    values = _values(geometry, frame.width * EMU_PER_POINT, frame.height * EMU_PER_POINT, adjustments)
    drawn: list[Drawn] = []
    count = 0
    for path in geometry.paths:
        across = frame.width / (path.width or values["w"] or 1.0)
        down = frame.height / (path.height or values["h"] or 1.0)
        commands: Path = []
        for letter, numbers in _steps(path.steps, values):
            commands.append((letter, tuple(_placed(numbers, frame, across, down))))
            count += 1
            if count > _MOST_STEPS:
                raise ValueError("too many steps")
        drawn.append((path, commands))
    return drawn


def _placed(numbers: tuple[float, ...], frame: Frame, across: float, down: float) -> Iterator[float]:
    for at, number in enumerate(numbers):
        placed = frame.y + number * down if at % 2 else frame.x + number * across
        if not abs(placed) < _FARTHEST_PT:
            raise ValueError("too far away")
        yield placed


def custom_geometry(element: Any) -> Geometry:  # noqa: ANN401 - an lxml element
    """What `a:custGeom` says, not yet followed. Raises ValueError where it cannot be understood."""
    guides = tuple(
        (guide.get("name", ""), tuple(guide.get("fmla", "").split())) for guide in element.iterfind(f"*/{A}gd")
    )
    if len(guides) > _MOST_GUIDES:
        raise ValueError("too many guides")
    paths = tuple(_custom_path(path) for path in element.iterfind(f"{A}pathLst/{A}path"))
    return Geometry({}, guides, paths)


def _custom_path(path: Any) -> GeometryPath:  # noqa: ANN401 - an lxml element
    steps: list[Step] = []
    for step in path.iterchildren(f"{A}*"):
        name = step.tag.removeprefix(A)
        if name == "arcTo":
            words = tuple(step.get(key, "0") for key in ("wR", "hR", "stAng", "swAng"))
            steps.append(("A", words))
            continue
        letter = _STEPS.get(name, "")
        words = tuple(word for pt in step.iterchildren(f"{A}pt") for word in (pt.get("x", "0"), pt.get("y", "0")))
        if not letter or len(words) != _NUMBERS[letter]:
            raise ValueError(name)
        steps.append((letter, words))
    return GeometryPath(
        steps=tuple(steps),
        width=_number(path.get("w", "0")),
        height=_number(path.get("h", "0")),
        fill=path.get("fill", "norm"),
        stroked=path.get("stroke", "1") not in ("0", "false"),
    )


def adjustments(geometry: Any) -> dict[str, float]:  # noqa: ANN401 - an lxml element
    """The values of `a:avLst`."""
    values: dict[str, float] = {}
    for guide in geometry.iterfind(f"{A}avLst/{A}gd"):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            values[guide.get("name", "")] = _number(words[1])
    return values


def _steps(steps: tuple[Step, ...], values: dict[str, float]) -> Iterator[PathCommand]:
    at = start = (0.0, 0.0)
    for letter, words in steps:
        numbers = [_value(word, values) for word in words]
        if letter == "A":
            curves = list(_arc(at, *numbers))
        elif letter == "Q":
            middle, end = (numbers[0], numbers[1]), (numbers[2], numbers[3])
            curves = [("C", (*_toward(at, middle), *_toward(end, middle), *end))]
        else:
            curves = [(letter, tuple(numbers))]
        yield from curves
        if letter == "Z":
            at = start
        elif curves:
            at = (curves[-1][1][-2], curves[-1][1][-1])
        if letter == "M":
            start = at


def _toward(end: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3


def _arc(at: tuple[float, float], across: float, down: float, start: float, swing: float) -> Iterator[PathCommand]:
    """An elliptic arc from the current point as curves of at most a quarter turn (20.1.9.3)."""
    swing = max(-_FULL_TURN, min(_FULL_TURN, swing))
    begin, turn = _radians(math.fmod(start, _FULL_TURN)), _radians(swing)
    begin, end = _on_ellipse(begin, across, down), _on_ellipse(begin + turn, across, down)
    center = (at[0] - across * math.cos(begin), at[1] - down * math.sin(begin))
    pieces = max(1, math.ceil(abs(end - begin) / (math.pi / 2) - 1e-9))
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
    if not across or not down:
        return angle
    own = math.atan2(across * math.sin(angle), down * math.cos(angle))
    return own + round((angle - own) / (2 * math.pi)) * 2 * math.pi


def _values(geometry: Geometry, width: float, height: float, changed: Mapping[str, float]) -> dict[str, float]:
    """The named values of a geometry: the shape's own, its adjustments and what formulas make of them (20.1.9.11)."""
    values = _shape_values(width, height)
    values |= geometry.adjustments
    values |= {name: value for name, value in changed.items() if name in geometry.adjustments}
    for name, words in geometry.guides:
        formula = _FORMULAS.get(words[0]) if words else None
        if formula is None:
            continue
        try:
            made = formula(*(_value(word, values) for word in words[1:]))
        except (TypeError, ZeroDivisionError, OverflowError, ValueError):
            made = 0.0
        values[name] = made if math.isfinite(made) else 0.0
    return values


def _shape_values(width: float, height: float) -> dict[str, float]:
    shorter = min(width, height)
    values = {
        "w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "hc": width / 2, "vc": height / 2,
        "ss": shorter, "ls": max(width, height), "cd2": _FULL_TURN / 2, "cd4": _FULL_TURN / 4, "cd8": _FULL_TURN / 8,
        "3cd4": _FULL_TURN * 3 / 4, "3cd8": _FULL_TURN * 3 / 8, "5cd8": _FULL_TURN * 5 / 8,
        "7cd8": _FULL_TURN * 7 / 8,
    }  # fmt: skip
    for share in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        values |= {f"wd{share}": width / share, f"hd{share}": height / share, f"ssd{share}": shorter / share}
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


def _value(word: str, values: dict[str, float]) -> float:
    known = values.get(word)
    return known if known is not None else _number(word)


def _number(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(word)
    return number
