"""The paths of a geometry, a fill and a line → the parts that are drawn: usually one, several for shapes in relief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.brand.backdrop_fills import Paint, Stroke
from leaderdeck.brand.backdrop_paths import Drawn
from leaderdeck.brand.backdrop_poses import on_slide
from leaderdeck.brand.backdrop_values import Gradient, Pattern, Pose, Shadow
from leaderdeck.brand.color import mix
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape
from leaderdeck.brand.template_colors import ThemeColors

_RELIEF = {
    "lighten": ("#FFFFFF", 0.4), "lightenLess": ("#FFFFFF", 0.2), "darken": ("#000000", 0.4),
    "darkenLess": ("#000000", 0.2),
}  # fmt: skip
"""How much lighter or darker a side of a shape in relief is (20.1.10.37)."""


def shapes_of(
    drawn: list[Drawn],
    pose: Pose,
    paint: Paint,
    stroke: Stroke,
    shadow: Shadow | None,
    picture: BackdropPicture | None,
    colors: ThemeColors,
) -> Iterator[BackdropShape | BackdropPicture]:
    """The parts, lowest first. Paths that are neither filled nor stroked are left out."""
    if picture is not None:
        yield replace(picture, shadow=shadow)
        shadow, paint = None, Paint()
    for path, steps in _joined(drawn):
        filled = paint.color and path.fill != "none"
        stroked = stroke.color and path.stroked
        if not steps or not (filled or stroked):
            continue
        color, shading = _in_relief(path.fill, paint, colors) if filled else ("", None)
        look = stroke.look if stroked else None
        needs_pose = shading is not None or (look is not None and look.gradient is not None)
        yield BackdropShape(
            path=on_slide(steps, pose),
            fill=color,
            alpha=paint.alpha if filled else 1.0,
            stroke=stroke.color if stroked else "",
            stroke_width_pt=stroke.width_pt if stroked else 0.0,
            shading=shading,
            pose=pose if needs_pose else None,
            line=look,
            shadow=shadow,
        )
        shadow = None  # the first path is the whole shape, and throws the shadow


def _joined(drawn: list[Drawn]) -> list[Drawn]:
    """Paths that are drawn alike as one, so that holes between them stay holes."""
    joined: list[Drawn] = []
    for path, steps in drawn:
        if joined and (joined[-1][0].fill, joined[-1][0].stroked) == (path.fill, path.stroked):
            joined[-1] = (path, [*joined[-1][1], *steps])
        else:
            joined.append((path, steps))
    return joined


def _in_relief(side: str, paint: Paint, colors: ThemeColors) -> tuple[str, Gradient | Pattern | None]:
    if side not in _RELIEF:
        return paint.color, paint.shading
    light, share = _RELIEF[side]
    shading = paint.shading
    if isinstance(shading, Gradient):
        stops = tuple(replace(stop, color=mix(colors.plain(stop.color), light, share)) for stop in shading.stops)
        shading = replace(shading, stops=stops)
    return mix(colors.plain(paint.color), light, share), shading


def is_rich(part: BackdropPart) -> bool:
    """Whether drawing the part is more than filling and stroking an outline."""
    if isinstance(part, BackdropShape):
        return part.shading is not None or part.shadow is not None
    return isinstance(part, BackdropPicture) and bool(part.tile or part.recolor or part.shadow)


def made_plain(part: BackdropPart) -> BackdropPart:
    """The part in one color and without shadow."""
    if isinstance(part, BackdropShape):
        return replace(part, shading=None, shadow=None)
    return replace(part, tile=None, recolor=None, shadow=None) if isinstance(part, BackdropPicture) else part
