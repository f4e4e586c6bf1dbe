"""SVG path data → lines and curves in points on the slide (SVG 1.1, 8.3, without arcs)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field

from leaderdeck.brand.template import PathCommand
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([^\s,])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}

Point = tuple[float, float]


def read_path(data: str, view: tuple[float, float, float, float], frame: Frame) -> tuple[PathCommand, ...]:
    """The path scaled so that `view` (its own x, y, width, height) fills the frame. Raises ValueError for odd data."""
    pen = _Pen()
    for letter, numbers in _steps(data):
        pen.draw(letter, numbers)
    x, y, width, height = view
    across, down = frame.width / width, frame.height / height
    return tuple(
        (
            letter,
            tuple(
                frame.y + (number - y) * down if at % 2 else frame.x + (number - x) * across
                for at, number in enumerate(numbers)
            ),
        )
        for letter, numbers in pen.commands
    )


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers, repeated ones spelled out."""
    letter, numbers = "", list[float]()
    for found in _TOKEN.finditer(data):
        if found[3] or (found[2] and not letter):
            raise ValueError(found[0])
        if found[2]:
            numbers.append(float(found[2]))
            continue
        yield from _repeated(letter, numbers)
        letter, numbers = found[1], []
    yield from _repeated(letter, numbers)


def _repeated(letter: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    if not letter:
        return
    count = _COUNTS[letter.upper()]
    if count == 0:
        yield letter, []
        return
    if not numbers or len(numbers) % count:
        raise ValueError(letter)
    for at in range(0, len(numbers), count):
        # More pairs after a move are lines (SVG 1.1, 8.3.2).
        later = {"M": "L", "m": "l"}.get(letter, letter)
        yield letter if at == 0 else later, numbers[at : at + count]


@dataclass(slots=True)
class _Pen:
    """Where the path has come to, and what is drawn so far. Lives only while one path is read."""

    commands: list[PathCommand] = field(default_factory=list)
    at: Point = (0.0, 0.0)
    start: Point = (0.0, 0.0)
    control: Point | None = None
    """The last curve's second control point, which S and T mirror."""
    control_of: str = ""

    def draw(self, letter: str, numbers: list[float]) -> None:
        kind = letter.upper()
        if not self.commands and kind != "M":
            raise ValueError(letter)
        points = self._points(kind, numbers, relative=letter.islower())
        table: dict[str, Callable[[list[Point]], None]] = {
            "M": self._move, "L": self._line, "H": self._line, "V": self._line, "C": self._curve,
            "S": self._smooth, "Q": self._quadratic, "T": self._smooth_quadratic, "Z": self._close,
        }  # fmt: skip
        table[kind](points)
        self.control_of = kind

    def _points(self, kind: str, numbers: list[float], *, relative: bool) -> list[Point]:
        x, y = self.at if relative else (0.0, 0.0)
        if kind == "H":
            return [(x + numbers[0], self.at[1])]
        if kind == "V":
            return [(self.at[0], y + numbers[0])]
        return [(x + across, y + down) for across, down in zip(numbers[::2], numbers[1::2], strict=True)]

    def _move(self, points: list[Point]) -> None:
        self.at = self.start = points[0]
        self.commands.append(("M", points[0]))

    def _line(self, points: list[Point]) -> None:
        self.at = points[0]
        self.commands.append(("L", points[0]))

    def _curve(self, points: list[Point]) -> None:
        first, second, end = points
        self.commands.append(("C", (*first, *second, *end)))
        self.at, self.control = end, second

    def _smooth(self, points: list[Point]) -> None:
        self._curve([self._mirrored("CS"), *points])

    def _quadratic(self, points: list[Point]) -> None:
        middle, end = points
        start = self.at
        self._curve([_toward(start, middle), _toward(end, middle), end])
        self.control = middle

    def _smooth_quadratic(self, points: list[Point]) -> None:
        self._quadratic([self._mirrored("QT"), *points])

    def _close(self, _: list[Point]) -> None:
        self.commands.append(("Z", ()))
        self.at = self.start

    def _mirrored(self, after: str) -> Point:
        if self.control is None or self.control_of not in after:
            return self.at
        return 2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1]


def _toward(end: Point, middle: Point) -> Point:
    """Two thirds of the way to a quadratic curve's control point: where the cubic one has its own."""
    return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3
