"""What color lies under a place on a foreign layout, and which of a brand's colors can be read there."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.color import contrast, lightness, luminance, with_lightness
from leaderdeck.brand.kit import Palette
from leaderdeck.brand.template import BackdropPicture, BackdropShape, BackdropText, Layout, Placeholder
from leaderdeck.units import Frame

_OPAQUE = 0.85
_WHOLE = 0.98
_LARGE_SHARE = 0.35
"""Of the slide's area."""
_TOUCHING_PT = 2.0
_STEPS = 40
_UNSEEN = 1.5
"""Contrast."""
_FOR_WORDS = "obj body subTitle title ctrTitle other"
_SHARE = 0.6
"""Of a place's area that a part must cover to be its ground."""


def ground_behind(layout: Layout, frame: Frame) -> str:
    """Slot or color of what covers most of the frame; empty where that is a picture."""
    ground = layout.ground
    for part in layout.backdrop:
        if isinstance(part, BackdropText):
            continue
        box = _box(part) if isinstance(part, BackdropShape) else part.frame
        if _covered(frame, box) < _SHARE or part.alpha < _OPAQUE:
            continue
        ground = part.fill or ground if isinstance(part, BackdropShape) else ""
    return ground


def ground_of_words(layout: Layout, frame: Frame, palette: Palette) -> str:
    """What words in the frame must be read on: where it is a picture, the ground that the layout's own words suit."""
    known = ground_behind(layout, frame)
    if known:
        return known
    texts = sorted(layout.placeholders, key=lambda each: _FOR_WORDS.find(each.type) % len(_FOR_WORDS))
    color = texts[0].level(0).color if texts else palette.slot("text")
    grounds = (palette.slot("ground"), palette.slot("text"))
    return max(grounds, key=lambda each: contrast(palette.rgb(each), palette.rgb(color)))


def is_even(layout: Layout, frame: Frame, slide: Frame) -> bool:
    """Whether nothing that the layout draws ends inside the frame: words there stand on one ground.

    A picture that fills much of the slide is a ground itself, whatever its edges.
    """
    inner = frame.inset(_TOUCHING_PT, _TOUCHING_PT, _TOUCHING_PT, _TOUCHING_PT)
    boxes = [
        _box(part) if isinstance(part, BackdropShape) else part.frame
        for part in layout.backdrop
        if not isinstance(part, BackdropPicture) or part.frame.width * part.frame.height < _LARGE_SHARE * _area(slide)
    ]
    return all(_covered(inner, box) > _WHOLE for box in boxes if _meet(inner, box))


def readable_slot(palette: Palette, ground: str, wanted: Sequence[str], ratio: float) -> str:
    """The first wanted color with this contrast to the ground, or else the one with the most."""
    ratios = [contrast(palette.rgb(color), palette.rgb(ground)) for color in wanted]
    for color, found in zip(wanted, ratios, strict=True):
        if found >= ratio:
            return color
    return wanted[ratios.index(max(ratios))]


def readable_shade(palette: Palette, ground: str, color: str, ratio: float) -> str:
    """The color itself where it has this contrast to the ground, or else the nearest shade of it that has.

    A color that is hardly another than the ground, or would have to become lighter instead of darker than it, gives
    way to that of the brand's text.
    """
    own, under = palette.rgb(color), palette.rgb(ground)
    if contrast(own, under) >= ratio:
        return color
    end = 0.0 if contrast("#000000", under) > contrast("#FFFFFF", under) else 1.0
    goes_through_the_ground = (luminance(own) > luminance(under)) == (end == 0.0)
    if contrast(own, under) < _UNSEEN or goes_through_the_ground:
        return readable_slot(palette, ground, (palette.slot("text"), palette.slot("ground")), ratio)
    start = lightness(own)
    shades = (with_lightness(own, start + (end - start) * step / _STEPS) for step in range(1, _STEPS + 1))
    return next((shade for shade in shades if contrast(shade, under) >= ratio), "#000000" if end == 0.0 else "#FFFFFF")


def ground_of_placeholder(layout: Layout, holder: Placeholder) -> str:
    """What its words stand on: its own fill, or what is behind it; empty where that is a picture."""
    fills = [part for part in holder.backdrop if isinstance(part, BackdropShape) and part.fill]
    return fills[-1].fill if fills else ground_behind(layout, holder.frame)


def _box(part: BackdropShape) -> Frame:
    across = [number for _, numbers in part.path for number in numbers[0::2]]
    down = [number for _, numbers in part.path for number in numbers[1::2]]
    if not across or not down:
        return Frame(0.0, 0.0, 0.0, 0.0)
    return Frame(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _area(frame: Frame) -> float:
    return frame.width * frame.height


def _meet(one: Frame, other: Frame) -> bool:
    """Whether they share a point; lines have frames without width or height."""
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _covered(frame: Frame, box: Frame) -> float:
    """Share of the frame inside the box."""
    width = min(frame.right, box.right) - max(frame.x, box.x)
    height = min(frame.bottom, box.bottom) - max(frame.y, box.y)
    area = frame.width * frame.height
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0
