"""A slide's ground in a master or layout → its color, and the part that covers it where one color is not all."""

from __future__ import annotations

from typing import Any

from leaderdeck.brand.backdrop import BackdropReader
from leaderdeck.brand.backdrop_fills import Paint, fill_element
from leaderdeck.brand.backdrop_pictures import read_picture
from leaderdeck.brand.backdrop_poses import P
from leaderdeck.brand.backdrop_values import Pose
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape
from leaderdeck.units import Frame

_PLAIN = "lt1"
_WHOLE = 0.98
"""Share of the slide that a picture must take to count as filling it."""


def read_ground(
    holder: Any | None,  # noqa: ANN401 - an lxml element
    reader: BackdropReader,
    whole: Frame,
) -> tuple[str, tuple[BackdropPart, ...]]:
    """Slot or color of `p:bg`, and what covers it: a picture, gradient or pattern as large as the slide."""
    paint = _paint(holder, reader) if holder is not None else Paint()
    if paint.picture is not None:
        source = reader.looks.picture if paint.from_theme else reader.picture
        picture, gap = read_picture(paint.picture, Pose(whole), source, reader.fills, hint=paint.hint)
        if gap is not None:
            reader.gaps.add(gap)
        if picture is not None and picture.tile is None and _leaves_margins(picture.frame, whole):
            reader.gaps.add("inset-ground")
        return _PLAIN, (picture,) if picture is not None else ()
    if paint.shading is None:
        return paint.color or _PLAIN, ()
    corners = ((whole.x, whole.y), (whole.right, whole.y), (whole.right, whole.bottom), (whole.x, whole.bottom))
    path = tuple(("L" if number else "M", corner) for number, corner in enumerate(corners))
    cover = BackdropShape((*path, ("Z", ())), paint.color, paint.alpha, shading=paint.shading, pose=Pose(whole))
    return paint.color, (cover,)


def _leaves_margins(frame: Frame, whole: Frame) -> bool:
    return frame.width < _WHOLE * whole.width or frame.height < _WHOLE * whole.height


def covers(part: BackdropPart, whole: Frame) -> bool:
    """Whether the part is a ground that `read_ground` gave, and not a shape that stands on it."""
    if isinstance(part, BackdropPicture):
        return part.frame == whole or (part.tile is not None and not part.clip)
    return isinstance(part, BackdropShape) and part.pose == Pose(whole)


def _paint(holder: Any, reader: BackdropReader) -> Paint:  # noqa: ANN401 - an lxml element
    reference = holder.find(f"{P}bgRef")
    if reference is not None:
        return reader.fills.referred(reference)
    fill = fill_element(holder.find(f"{P}bgPr"))
    return reader.fills.paint(fill) if fill is not None else Paint()
