"""Pictures in templates: what is cut away, stretched, tiled and recolored, and which formats can be drawn at all."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from leaderdeck.brand.backdrop_fills import FillReader, sides
from leaderdeck.brand.backdrop_gaps import Gap
from leaderdeck.brand.backdrop_values import PathCommand, Pose, Recolor, Sides, Tile
from leaderdeck.brand.metafiles import is_metafile
from leaderdeck.brand.template import BackdropPicture
from leaderdeck.brand.template_color_changes import share
from leaderdeck.brand.template_colors import A
from leaderdeck.units import Frame

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_DRAWABLE = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_SMALLEST_PART = 0.001
_UNSEEN_SHARE = 0.015
"""PowerPoint writes margins of a hundredth where a picture has nearly its box's proportions; others leave them out."""
_DPI = 96.0
_FLIPS = {"x": (True, False), "y": (False, True), "xy": (True, True)}
_SMALLEST_TILE_PT = 0.25
"""A tile less than a third of a pixel wide is a gray ground at best, and thousands of million tiles at worst."""
_LUMINANCE = (-1.0, 1.0)


def read_picture(
    fill: Any,  # noqa: ANN401 - an lxml element
    pose: Pose,
    picture: Callable[[str], bytes],
    fills: FillReader,
    alt: str = "",
    hint: str = "",
) -> tuple[BackdropPicture | None, Gap | None]:
    """The picture that a `blipFill` lays into a box; otherwise what hinders it (nothing where there is none).

    `hint` is what `phClr` stands for in its recoloring.
    """
    blip = fill.find(f"{A}blip")
    if blip is None:
        return None, None
    data = picture(blip.get(f"{_R}embed", ""))
    vector = next(blip.iter(_SVG), None)
    svg = picture(vector.get(f"{_R}embed", "")) if vector is not None else b""
    if not data and not svg:
        return None, "linked-picture" if blip.get(f"{_R}link") else None
    if not data.startswith(_DRAWABLE) and not is_metafile(data):
        return None, "picture"
    crop, box = _cut(sides(fill.find(f"{A}srcRect")), _stretched(fill, pose.frame))
    stands = replace(pose, turn_deg=0.0) if fill.get("rotWithShape") in ("0", "false") else pose
    alpha, recolor = _recolored(blip, fills, hint)
    made = BackdropPicture(
        box,
        data,
        svg,
        alt,
        crop,
        alpha,
        recolor,
        _tile(fill, pose.frame, data),
        pose=None if stands.is_plain else stands,
    )
    return made, None


def clipped(part: BackdropPicture, path: tuple[PathCommand, ...], pose: Pose) -> BackdropPicture:
    """The picture as seen through a shape's outline, unless that hides nothing of it."""
    whole = (part.frame == pose.frame and part.tile is None) and _is_whole(path, pose.frame)
    return part if whole or not path else replace(part, clip=path)


def _is_whole(path: tuple[PathCommand, ...], frame: Frame) -> bool:
    """Whether an outline is the frame itself."""
    corners = {(round(numbers[-2], 2), round(numbers[-1], 2)) for _, numbers in path if numbers}
    whole = {(round(x, 2), round(y, 2)) for x in (frame.x, frame.right) for y in (frame.y, frame.bottom)}
    return corners == whole and all(letter != "C" for letter, _ in path)


def _stretched(fill: Any, frame: Frame) -> Frame:  # noqa: ANN401 - an lxml element
    """The box that the picture is stretched to (20.1.8.56): smaller or larger than the shape's frame."""
    left, top, right, bottom = (
        0.0 if abs(side) < _UNSEEN_SHARE else side for side in sides(fill.find(f"{A}stretch/{A}fillRect"))
    )
    width, height = frame.width * (1 - left - right), frame.height * (1 - top - bottom)
    return Frame(frame.x + frame.width * left, frame.y + frame.height * top, max(0.0, width), max(0.0, height))


def _cut(cut: Sides, box: Frame) -> tuple[Sides, Frame]:
    """What of the picture is shown, and the part of the box that it takes: sides below nothing are empty margins."""
    left, top, right, bottom = cut
    width, height = 1 - left - right, 1 - top - bottom
    if width < _SMALLEST_PART or height < _SMALLEST_PART:
        return (0.0, 0.0, 0.0, 0.0), box
    shown = (max(0.0, left), max(0.0, top), max(0.0, right), max(0.0, bottom))
    if shown == cut:
        return cut, box
    x, y = (shown[0] - left) / width * box.width, (shown[1] - top) / height * box.height
    across, down = (1 - shown[0] - shown[2]) / width, (1 - shown[1] - shown[3]) / height
    return shown, Frame(box.x + x, box.y + y, box.width * across, box.height * down)


def _tile(fill: Any, frame: Frame, data: bytes) -> Tile | None:  # noqa: ANN401 - an lxml element
    tile = fill.find(f"{A}tile")
    if tile is None:
        return None
    across, down = (share(tile.get(name, "100000")) for name in ("sx", "sy"))
    size = _natural_size(data)
    if size is None:
        return None
    width, height = abs(across) * size[0], abs(down) * size[1]
    if width < _SMALLEST_TILE_PT or height < _SMALLEST_TILE_PT:
        return None
    align = tile.get("algn", "tl")
    x = frame.x + _aligned(align, "l", "r", frame.width - width)
    y = frame.y + _aligned(align, "t", "b", frame.height - height)
    move_x, move_y = (share(tile.get(name)) * 100_000 / 12_700 for name in ("tx", "ty"))
    flips = _FLIPS.get(tile.get("flip", ""), (False, False))
    return Tile(x + move_x, y + move_y, width, height, *flips)


def _aligned(align: str, first: str, last: str, spare: float) -> float:
    if align == "ctr" or (first not in align and last not in align):
        return spare / 2
    return 0.0 if first in align else spare


def _natural_size(data: bytes) -> tuple[float, float] | None:
    """The picture's own size in points, as its resolution tells; None for bytes that are no picture."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as opened:
            width, height = opened.size
            told: Any = opened.info.get("dpi", (_DPI, _DPI))
        dots = [float(value) if math.isfinite(value) and value > 1 else _DPI for value in told]
    except (OSError, ValueError, TypeError, SyntaxError, ArithmeticError, Warning, Image.DecompressionBombError):
        return None
    return width * 72 / dots[0], height * 72 / dots[1]


def _recolored(blip: Any, fills: FillReader, hint: str) -> tuple[float, Recolor | None]:  # noqa: ANN401 - an lxml element
    """The picture's alpha, and what is done to its colors."""
    alpha, recolor = 1.0, Recolor()
    for effect in blip.iterchildren(f"{A}*"):
        name = effect.tag.removeprefix(A)
        if name == "alphaModFix":
            alpha *= min(1.0, max(0.0, share(effect.get("amt", "100000"))))
        elif name == "grayscl":
            recolor = replace(recolor, grayscale=True)
        elif name == "biLevel":
            recolor = replace(recolor, threshold=share(effect.get("thresh")))
        elif name == "lum":
            low, high = _LUMINANCE
            bright, contrast = (min(high, max(low, share(effect.get(key)))) for key in ("bright", "contrast"))
            recolor = replace(recolor, brightness=bright, contrast=contrast)
        elif name == "duotone":
            recolor = replace(recolor, duotone=_duotone(effect, fills, hint))
        elif name == "clrChange":
            recolor = replace(recolor, clear=_exchange(effect, fills))
    return alpha, None if recolor == Recolor() else recolor


def _duotone(effect: Any, fills: FillReader, hint: str) -> tuple[str, str] | None:  # noqa: ANN401 - an lxml element
    colors = [fills.colors.of(color, hint)[0] for color in effect.iterchildren(f"{A}*")]
    return (colors[0], colors[1]) if len(colors) == 2 and all(colors) else None


def _exchange(effect: Any, fills: FillReader) -> tuple[str, str, float] | None:  # noqa: ANN401 - an lxml element
    before, _ = fills.colors.read(effect.find(f"{A}clrFrom"))
    after, alpha = fills.colors.read(effect.find(f"{A}clrTo"))
    return (before, after, alpha) if before and after else None
