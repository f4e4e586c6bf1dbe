"""Pictures behind a slide, and the panels that keep the words on them readable."""

from __future__ import annotations

from collections.abc import Iterable

from leaderdeck.deck.blocks import Picture
from leaderdeck.scene.pictures import place_behind
from leaderdeck.scene.shapes import Shape, TextShape
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame

_PADDING_PT = 18.0


def place_backgrounds(sheet: Sheet, pictures: tuple[Picture, ...], content: int) -> None:
    """Lays the pictures first in the shape tree, panels in the ground color over them, then what was there.

    `content` is how many shapes come before the footers.
    """
    if not pictures:
        return
    template = sheet.setting.kit.template
    whole = Frame(0.0, 0.0, template.width_pt, template.height_pt)
    before = sheet.shapes
    sheet.shapes = []
    shown = [place_behind(sheet, picture, whole) for picture in pictures]
    if any(shown):
        ground = sheet.setting.layout.ground
        if before[:content]:
            sheet.add_drawing("Panel", _around(before[:content], whole), ground)
        if before[content:]:
            top = min(shape.frame.y for shape in before[content:]) - _PADDING_PT * 0.4
            sheet.add_drawing("Panel", Frame(0.0, top, whole.width, whole.height - top), ground)
    sheet.shapes.extend(before)


def _around(shapes: Iterable[Shape], whole: Frame) -> Frame:
    frames = [_seen(shape) for shape in shapes]
    left = max(whole.x, min(frame.x for frame in frames) - _PADDING_PT)
    top = max(whole.y, min(frame.y for frame in frames) - _PADDING_PT * 0.6)
    right = min(whole.right, max(frame.right for frame in frames) + _PADDING_PT)
    bottom = min(whole.bottom, max(frame.bottom for frame in frames) + _PADDING_PT * 0.6)
    return Frame(left, top, right - left, bottom - top)


def _seen(shape: Shape) -> Frame:
    """Where a shape's ink stands: for text only its lines."""
    if not isinstance(shape, TextShape) or shape.fill or not shape.text or not shape.text.lines:
        return shape.frame
    lines = shape.text.lines
    left = min(line.x_pt for line in lines) - 20.0
    right = max(line.x_pt + line.width_pt for line in lines)
    top = min(line.baseline_pt - 0.85 * line.height_pt for line in lines)
    bottom = max(line.baseline_pt + 0.25 * line.height_pt for line in lines)
    left = max(left, shape.frame.x)
    return Frame(left, top, right - left, bottom - top)
