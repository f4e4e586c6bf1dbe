"""What lies under a text: the slide's ground with the backdrop, panels and pictures on it, sampled along the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaderdeck.brand.color import mix
from leaderdeck.brand.kit import Palette
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape, BackdropText, Layout, PathCommand
from leaderdeck.checks.picture_grounds import PictureColors
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PictureShape, PlacedText, Shape, TextShape
from leaderdeck.units import Frame

_CURVE_STEPS = 12
_ABOVE_BASELINE = 0.3
"""Middle of the small letters, as a share of the line's height."""
_SAMPLES = (0.02, 0.25, 0.5, 0.75, 0.98)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """A color under a text, and whether a picture gives it; None where nobody can tell the color."""

    rgb: str | None
    is_picture: bool = False


class Grounds:
    """The colors under texts. Keeps what it has worked out about each layout's backdrop."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._outlines: dict[int, tuple[tuple[Point, ...], ...]] = {}
        self._boxes: dict[int, Frame] = {}
        self._rgb: dict[str, str] = {}
        self._near: dict[tuple[int, Frame], tuple[BackdropPart, ...]] = {}
        self._pictures = PictureColors()

    def under(
        self, layout: Layout, below: Sequence[Shape], text: PlacedText, frame: Frame, fill: str = ""
    ) -> set[Ground]:
        """Everything under the text, the template's own pictures too; the talk's pictures have no color.

        A `fill` of the text's own covers all that lies below.
        """
        if fill:
            return {Ground(self._palette.rgb(fill))}
        parts = self._parts_near(layout, frame)
        shapes = [shape for shape in below if _touch(shape.frame, frame)]
        ground = self._rgb.get(layout.ground) or self._rgb.setdefault(layout.ground, self._palette.rgb(layout.ground))
        if not parts and not shapes:
            return {Ground(ground)}
        return {self._at(point, ground, parts, shapes) for point in _points(text)}

    def _parts_near(self, layout: Layout, frame: Frame) -> tuple[BackdropPart, ...]:
        key = (id(layout), frame)
        if key not in self._near:
            parts = (part for part in layout.backdrop if not isinstance(part, BackdropText))
            self._near[key] = tuple(part for part in parts if _touch(self._box(part), frame))
        return self._near[key]

    def _box(self, part: BackdropPart) -> Frame:
        if not isinstance(part, BackdropShape):
            return part.frame
        if id(part) not in self._boxes:
            points = [point for outline in self._outline(part) for point in outline]
            left, top = min((x for x, _ in points), default=0.0), min((y for _, y in points), default=0.0)
            right, bottom = max((x for x, _ in points), default=0.0), max((y for _, y in points), default=0.0)
            self._boxes[id(part)] = Frame(left, top, right - left, bottom - top)
        return self._boxes[id(part)]

    def _outline(self, part: BackdropShape | BackdropPicture) -> tuple[tuple[Point, ...], ...]:
        if id(part) not in self._outlines:
            self._outlines[id(part)] = outlines(part.path if isinstance(part, BackdropShape) else part.clip)
        return self._outlines[id(part)]

    def _at(self, point: Point, ground: str, parts: Iterable[BackdropPart], shapes: Iterable[Shape]) -> Ground:
        color: str | None = ground
        is_picture = False
        for part in parts:
            if isinstance(part, BackdropPicture):
                if _holds(part.frame, point) and (not part.clip or is_inside(self._outline(part), point)):
                    color, is_picture = self._pictures.at(part, *point, color), True
            elif isinstance(part, BackdropShape) and part.fill and is_inside(self._outline(part), point):
                fill = self._palette.rgb(part.fill)
                covers = part.alpha >= 1 or color is None
                color = fill if covers or color is None else mix(color, fill, part.alpha)
                is_picture = is_picture and not covers
        for shape in shapes:
            if _holds(shape.frame, point):
                fills = None if isinstance(shape, PictureShape) else getattr(shape, "fill", None)
                color, is_picture = (self._palette.rgb(fills.color), False) if fills else (None, True)
        return Ground(color, is_picture)


def placeholder_fill(layout: Layout, shape: Shape) -> str:
    """The color that the layout lays under a placeholder's words; empty where there is none, or a see-through one."""
    reference = shape.placeholder if isinstance(shape, TextShape) else None
    holder = layout.placeholder(reference.idx) if reference is not None else None
    fills = [part.fill for part in (holder.backdrop if holder else ()) if isinstance(part, BackdropShape)
             and part.fill and part.alpha >= 1]  # fmt: skip
    return fills[-1] if fills else ""


def outlines(path: Sequence[PathCommand]) -> tuple[tuple[Point, ...], ...]:
    """A path's closed outlines as polygons, curves as short straight lines."""
    found: list[list[Point]] = []
    for name, values in path:
        if name == "M":
            found.append([(values[0], values[1])])
        elif name == "L" and found:
            found[-1].append((values[0], values[1]))
        elif name == "C" and found:
            found[-1].extend(_curve(found[-1][-1], values))
    return tuple(tuple(points) for points in found if len(points) > 2)


def is_inside(polygons: Iterable[Sequence[Point]], point: Point) -> bool:
    """Whether the point lies in the polygons, holes left out (even-odd rule)."""
    x, y = point
    inside = False
    for polygon in polygons:
        before = polygon[-1]
        for here in polygon:
            crosses = (here[1] > y) != (before[1] > y)
            if crosses and x < (before[0] - here[0]) * (y - here[1]) / (before[1] - here[1]) + here[0]:
                inside = not inside
            before = here
    return inside


def _curve(start: Point, values: Sequence[float]) -> list[Point]:
    x1, y1, x2, y2, x3, y3 = values
    points = []
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        points.append((a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3))
    return points


def _points(text: PlacedText) -> list[Point]:
    return [
        (line.x_pt + line.width_pt * share, line.baseline_pt - _ABOVE_BASELINE * line.height_pt)
        for line in text.lines
        if line.width_pt
        for share in _SAMPLES
    ]


def _touch(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _holds(frame: Frame, point: Point) -> bool:
    return frame.x <= point[0] <= frame.right and frame.y <= point[1] <= frame.bottom
