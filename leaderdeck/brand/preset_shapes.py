"""The preset shapes of DrawingML as geometries: formulas and paths, from `resources/shapes/presets.txt`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass

Step: TypeAlias = tuple[str, tuple[str, ...]]
"""`M`, `L`, `C`, `Q`, `A` (radii, start, swing) or `Z`, with names of guides or numbers."""
_STARS = {
    "star4": (4, 12_500, 100_000, 100_000), "star5": (5, 19_098, 105_146, 110_557),
    "star6": (6, 28_868, 115_470, 100_000), "star7": (7, 34_601, 102_572, 105_210),
    "star8": (8, 37_500, 100_000, 100_000), "star10": (10, 42_533, 105_146, 100_000),
    "star12": (12, 37_500, 100_000, 100_000), "star16": (16, 37_500, 100_000, 100_000),
    "star24": (24, 37_500, 100_000, 100_000), "star32": (32, 37_500, 100_000, 100_000),
}  # fmt: skip
"""Points, usual inner radius, and how far the circle reaches beyond the frame so that the points touch it."""


@dataclass(frozen=True, slots=True)
class GeometryPath:
    """One path of a geometry, in coordinates of its own where it has a width and height."""

    steps: tuple[Step, ...]
    width: float = 0.0
    height: float = 0.0
    fill: str = "norm"
    """`norm`, `none`, `lighten`, `lightenLess`, `darken` or `darkenLess`."""
    stroked: bool = True


@dataclass(frozen=True, slots=True)
class Geometry:
    """Adjustments with their usual values, guides in the order they are worked out in, and paths."""

    adjustments: dict[str, float]
    guides: tuple[tuple[str, tuple[str, ...]], ...]
    paths: tuple[GeometryPath, ...]


def preset_geometry(name: str) -> Geometry | None:
    """The geometry of a preset shape, or None for one that we do not draw."""
    if name in _STARS:
        return _star(*_STARS[name])
    block = _blocks().get(name)
    return _geometry(block) if block else None


def preset_names() -> tuple[str, ...]:
    """The preset shapes that can be drawn."""
    return (*_blocks(), *_STARS)


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    """The lines of each shape by its name; a template needs a handful of the two hundred, so that few are read."""
    text = resource_folder("shapes", "presets.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for block in text.split("\n\n"):
        lines = tuple(line for line in block.splitlines() if line and not line.startswith("#"))
        if lines:
            found |= dict.fromkeys((word for word in lines[0].split() if "=" not in word), lines)
    return found


@cache
def _geometry(block: tuple[str, ...]) -> Geometry:
    head, *lines = block
    usual = (word.split("=") for word in head.split() if "=" in word)
    guides = tuple(
        (name, tuple(formula.split())) for line in lines for name, sign, formula in [line.partition(" = ")] if sign
    )
    paths = tuple(_path(line) for line in lines if " = " not in line)
    return Geometry({name: float(value) for name, value in usual}, guides, paths)


def _path(line: str) -> GeometryPath:
    said: dict[str, str] = {}
    if line.startswith("["):
        options, _, line = line[1:].partition("]")
        said = dict(option.split("=") for option in options.split())
    return GeometryPath(
        steps=tuple(_steps(line.split())),
        width=float(said.get("w", "0")),
        height=float(said.get("h", "0")),
        fill=said.get("fill", "norm"),
        stroked=said.get("stroke") != "no",
    )


def _steps(words: list[str]) -> Iterator[Step]:
    counts = {"M": 2, "L": 2, "C": 6, "Q": 4, "A": 4, "Z": 0}
    at = 0
    while at < len(words):
        count = counts[words[at]]
        yield words[at], tuple(words[at + 1 : at + 1 + count])
        at += 1 + count


@cache
def _star(points: int, inner: int, wider: int, higher: int) -> Geometry:
    """A star whose points and notches stand on two ellipses, the first point on top."""
    guides = [
        ("a", ("pin", "0", "adj", "50000")),
        ("rx", ("*/", "wd2", "hf", "100000")),
        ("ry", ("*/", "hd2", "vf", "100000")),
        ("cy", ("*/", "vc", "vf", "100000")),
        ("ix", ("*/", "rx", "a", "50000")),
        ("iy", ("*/", "ry", "a", "50000")),
    ]
    steps: list[Step] = []
    for number in range(2 * points):
        angle = math.radians(180 / points * number - 90)
        across, down = ("ix", "iy") if number % 2 else ("rx", "ry")
        guides += [
            (f"dx{number}", ("*/", across, str(math.cos(angle)), "1")),
            (f"dy{number}", ("*/", down, str(math.sin(angle)), "1")),
            (f"x{number}", ("+-", "hc", f"dx{number}", "0")),
            (f"y{number}", ("+-", "cy", f"dy{number}", "0")),
        ]
        steps.append(("L" if number else "M", (f"x{number}", f"y{number}")))
    usual = {"adj": float(inner), "hf": float(wider), "vf": float(higher)}
    return Geometry(usual, tuple(guides), (GeometryPath((*steps, ("Z", ()))),))
