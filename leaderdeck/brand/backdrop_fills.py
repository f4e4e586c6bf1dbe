"""What fills and strokes drawn shapes: colors, gradients, patterns, lines, shadows, and the theme's styles for them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args

from leaderdeck.brand.backdrop_values import (
    ArrowHead,
    ArrowKind,
    Gradient,
    GradientStop,
    LineLook,
    Pattern,
    Shadow,
    Sides,
)
from leaderdeck.brand.color import mix
from leaderdeck.brand.template_color_changes import share
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import points

_DEFAULT_LINE_PT = 0.75
_WIDEST_PT = 1584.0
"""The widest line that DrawingML allows (20.1.10.35)."""
_MOST_STOPS = 100
_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill"))
_FIRST_GROUND = 1001
_DASHES: dict[str, tuple[float, ...]] = {
    "dot": (1, 3), "sysDot": (1, 1), "dash": (4, 3), "sysDash": (3, 1), "lgDash": (8, 3), "dashDot": (4, 3, 1, 3),
    "sysDashDot": (3, 1, 1, 1), "lgDashDot": (8, 3, 1, 3), "lgDashDotDot": (8, 3, 1, 3, 1, 3),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1),
}  # fmt: skip
"""Lengths as multiples of the line's width (20.1.10.49)."""
_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
_CAPS: dict[str, Literal["flat", "round", "square"]] = {"rnd": "round", "sq": "square"}
_JOINS: dict[str, Literal["round", "bevel", "miter"]] = {"bevel": "bevel", "miter": "miter"}


@dataclass(frozen=True, slots=True)
class ThemeLooks:
    """The styles of a theme that shapes refer to by number (20.1.4.1), as elements."""

    fills: tuple[Any, ...] = ()
    grounds: tuple[Any, ...] = ()
    lines: tuple[Any, ...] = ()
    effects: tuple[Any, ...] = ()
    picture: Callable[[str], bytes] = lambda _: b""
    """Relationship id of the theme's part → the picture's bytes."""

    def fill(self, idx: str) -> Any | None:  # noqa: ANN401 - an lxml element
        """The fill with this number; from 1001 on those of grounds."""
        number = int(idx) if idx.isdecimal() else 0
        listed, at = (self.grounds, number - _FIRST_GROUND) if number >= _FIRST_GROUND else (self.fills, number - 1)
        return listed[at] if 0 <= at < len(listed) else None

    def line(self, idx: str) -> Any | None:  # noqa: ANN401 - an lxml element
        """The line with this number."""
        return _numbered(self.lines, idx)

    def effect(self, idx: str) -> Any | None:  # noqa: ANN401 - an lxml element
        """The effects with this number."""
        return _numbered(self.effects, idx)


def read_theme_looks(theme: Any | None, picture: Callable[[str], bytes]) -> ThemeLooks:  # noqa: ANN401 - lxml element
    """The numbered styles of a theme part."""
    scheme = theme.find(f".//{A}fmtScheme") if theme is not None else None
    if scheme is None:
        return ThemeLooks()
    names = ("fillStyleLst", "bgFillStyleLst", "lnStyleLst", "effectStyleLst")
    fills, grounds, lines, effects = (tuple(scheme.iterfind(f"{A}{name}/{A}*")) for name in names)
    return ThemeLooks(fills, grounds, lines, effects, picture)


def _numbered(listed: tuple[Any, ...], idx: str) -> Any | None:  # noqa: ANN401 - an lxml element
    number = int(idx) if idx.isdecimal() else 0
    return listed[number - 1] if 0 < number <= len(listed) else None


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill: its color (from afar) and alpha, how it is shaded, or the picture that it is."""

    color: str = ""
    alpha: float = 1.0
    shading: Gradient | Pattern | None = None
    picture: Any = None
    """`a:blipFill`, or None."""
    from_theme: bool = False
    """Whether the picture is the theme's."""
    hint: str = ""
    """What `phClr` stands for in a picture's recoloring."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: no color where there is none."""

    color: str = ""
    width_pt: float = 0.0
    look: LineLook | None = None


def fill_element(properties: Any | None) -> Any | None:  # noqa: ANN401 - lxml elements
    """The fill that an element such as `p:spPr` or `a:ln` says, or None."""
    return next(properties.iterchildren(*_FILLS), None) if properties is not None else None


@dataclass(frozen=True, slots=True)
class FillReader:
    """Reads fills, lines and shadows in one theme."""

    colors: ThemeColors
    looks: ThemeLooks

    def paint(self, fill: Any, hint: str = "", *, from_theme: bool = False) -> Paint:  # noqa: ANN401 - lxml element
        """What a fill's element paints with; `hint` is what `phClr` stands for."""
        if fill.tag == f"{A}solidFill":
            return Paint(*self.colors.read(fill, hint))
        if fill.tag == f"{A}pattFill":
            return self._pattern(fill, hint)
        if fill.tag == f"{A}gradFill":
            return self._gradient(fill, hint)
        return Paint(picture=fill, from_theme=from_theme, hint=hint) if fill.tag == f"{A}blipFill" else Paint()

    def of_shape(self, properties: Any, style: Any | None, group: Any | None) -> Paint:  # noqa: ANN401 - lxml
        """A shape's fill: its own, its group's where it says so, or its style's."""
        own = fill_element(properties)
        if own is not None and own.tag == f"{A}grpFill":
            own = group
            if own is None:
                return Paint()
        if own is not None:
            return self.paint(own)
        reference = style.find(f"{A}fillRef") if style is not None else None
        return self.referred(reference)

    def referred(self, reference: Any | None) -> Paint:  # noqa: ANN401 - an lxml element
        """The theme's fill that `a:fillRef` or `p:bgRef` names, in the color that it gives."""
        if reference is None or reference.get("idx", "0") in ("0", "1000"):
            return Paint()
        hint, alpha = self.colors.read(reference)
        fill = self.looks.fill(reference.get("idx", ""))
        return self.paint(fill, hint, from_theme=True) if fill is not None else Paint(hint, alpha)

    def stroke(self, properties: Any, style: Any | None) -> Stroke:  # noqa: ANN401 - lxml elements
        """A shape's line: its own where it says so, the rest from its style."""
        own = properties.find(f"{A}ln")
        reference = style.find(f"{A}lnRef") if style is not None else None
        if reference is not None and reference.get("idx", "0") == "0":
            reference = None
        styled = self.looks.line(reference.get("idx", "")) if reference is not None else None
        lines = [line for line in (own, styled) if line is not None]
        fill = next((found for line in lines if (found := fill_element(line)) is not None), None)
        hint = self.colors.read(reference)[0] if reference is not None else ""
        if fill is None:
            return Stroke(hint, self._width(lines), _look(lines, 1.0, None)) if hint else Stroke()
        paint = self.paint(fill, hint)
        if not paint.color:
            return Stroke()
        gradient = paint.shading if isinstance(paint.shading, Gradient) else None
        return Stroke(paint.color, self._width(lines), _look(lines, paint.alpha, gradient))

    def _width(self, lines: list[Any]) -> float:
        for line in lines:
            written = line.get("w", "")
            if written.isdecimal():
                return min(_WIDEST_PT, points(int(written[:12]))) or _DEFAULT_LINE_PT
        return _DEFAULT_LINE_PT

    def shadow(self, properties: Any, style: Any | None) -> Shadow | None:  # noqa: ANN401 - lxml elements
        """The shadow that falls outside a shape, its own or its style's."""
        effects, hint = self.effects(properties, style)
        outer = effects.find(f"{A}outerShdw") if effects is not None else None
        if outer is None:
            return None
        color, alpha = self.colors.read(outer, hint)
        angle = math.radians(share(outer.get("dir")) * 100_000 / 60_000)
        distance, blur = (_length(outer.get(name)) for name in ("dist", "blurRad"))
        across, down = (share(outer.get(name, "100000")) for name in ("sx", "sy"))
        return Shadow(
            color or "dk1",
            alpha,
            distance * math.cos(angle),
            distance * math.sin(angle),
            blur,
            max(-10.0, min(10.0, across)),
            max(-10.0, min(10.0, down)),
        )

    def effects(self, properties: Any, style: Any | None) -> tuple[Any | None, str]:  # noqa: ANN401 - lxml elements
        """`a:effectLst` of a shape (its own or its style's), and what `phClr` stands for in it."""
        own = properties.find(f"{A}effectLst")
        if own is not None or style is None:
            return own, ""
        reference = style.find(f"{A}effectRef")
        styled = self.looks.effect(reference.get("idx", "")) if reference is not None else None
        if reference is None or styled is None:
            return None, ""
        return styled.find(f"{A}effectLst"), self.colors.read(reference)[0]

    def _pattern(self, fill: Any, hint: str) -> Paint:  # noqa: ANN401 - an lxml element
        ink, ink_alpha = self.colors.read(fill.find(f"{A}fgClr"), hint)
        ground, ground_alpha = self.colors.read(fill.find(f"{A}bgClr"), hint)
        ink, ground = ink or "dk1", ground or "lt1"
        return Paint(ground, ground_alpha, Pattern(fill.get("prst", "pct50"), ink, ground, ink_alpha, ground_alpha))

    def _gradient(self, fill: Any, hint: str) -> Paint:  # noqa: ANN401 - an lxml element
        stops = sorted(self._stops(fill.iterfind(f"{A}gsLst/{A}gs"), hint), key=lambda stop: stop.at)[:_MOST_STOPS]
        if not stops:
            return Paint()
        first, last = stops[0], stops[-1]
        color = mix(self.colors.plain(first.color), self.colors.plain(last.color), 0.5)
        alpha = (first.alpha + last.alpha) / 2
        if all((stop.color, stop.alpha) == (first.color, first.alpha) for stop in stops):
            return Paint(first.color, first.alpha)
        return Paint(color, alpha, _shape_of(fill, tuple(stops)))

    def _stops(self, elements: Iterable[Any], hint: str) -> Iterable[GradientStop]:
        for stop in elements:
            color, alpha = self.colors.read(stop, hint)
            if color:
                yield GradientStop(min(1.0, max(0.0, share(stop.get("pos")))), color, alpha)


def _shape_of(fill: Any, stops: tuple[GradientStop, ...]) -> Gradient:  # noqa: ANN401 - an lxml element
    turns = fill.get("rotWithShape", "1") in ("1", "true")
    path = fill.find(f"{A}path")
    if path is not None:
        focus = fill.find(f"{A}path/{A}fillToRect")
        kind: Any = path.get("path", "rect")
        return Gradient(stops, kind if kind in ("circle", "shape") else "rect", focus=sides(focus), turns=turns)
    linear = fill.find(f"{A}lin")
    angle = share(linear.get("ang")) * 100_000 / 60_000 if linear is not None else 0.0
    stretched = linear is not None and linear.get("scaled") in ("1", "true")
    return Gradient(stops, angle_deg=angle % 360.0, stretched=stretched, turns=turns)


def sides(rectangle: Any | None) -> Sides:  # noqa: ANN401 - an lxml element
    """The shares of a relative rectangle such as `a:srcRect`; 0 where they are not said."""
    if rectangle is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = (max(-100.0, min(100.0, share(rectangle.get(name)))) for name in ("l", "t", "r", "b"))
    return left, top, right, bottom


def _look(lines: list[Any], alpha: float, gradient: Gradient | None) -> LineLook | None:
    """How the line differs from a plain one, None where it does not."""
    look = LineLook(
        alpha=alpha,
        dashes=_dashes(lines),
        cap=_CAPS.get(_said(lines, "cap"), "flat"),
        join=_JOINS.get(_join(lines), "round"),
        gradient=gradient,
        head=_arrow(lines, "headEnd"),
        tail=_arrow(lines, "tailEnd"),
    )
    return None if look == LineLook() else look


def _said(lines: list[Any], name: str) -> str:
    return next((line.get(name) for line in lines if line.get(name) is not None), "")


def _join(lines: list[Any]) -> str:
    for line in lines:
        for name in ("round", "bevel", "miter"):
            if line.find(f"{A}{name}") is not None:
                return name
    return ""


def _dashes(lines: list[Any]) -> tuple[float, ...]:
    for line in lines:
        preset = line.find(f"{A}prstDash")
        if preset is not None:
            return _DASHES.get(preset.get("val", ""), ())
        custom = line.find(f"{A}custDash")
        if custom is not None:
            lengths = (share(each.get(name)) for each in custom.iterchildren(f"{A}ds") for name in ("d", "sp"))
            return tuple(max(0.01, length) for length in lengths)[:64]
    return ()


def _arrow(lines: list[Any], name: str) -> ArrowHead | None:
    element = next((found for line in lines if (found := line.find(f"{A}{name}")) is not None), None)
    kind: Any = element.get("type", "none") if element is not None else "none"
    if element is None or kind not in get_args(ArrowKind):
        return None
    width, length = (_SIZES.get(element.get(side, "med"), 3.0) for side in ("w", "len"))
    return ArrowHead(kind, width, length)


def _length(text: str | None) -> float:
    return max(0.0, min(2000.0, share(text) * 100_000 / 12_700))
