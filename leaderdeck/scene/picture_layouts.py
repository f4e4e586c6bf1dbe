"""A picture alone, and a picture beside text."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.template import CAPTION_IDX, BackdropPart, BackdropShape, Layout, Placeholder
from leaderdeck.deck.blocks import Block, Picture
from leaderdeck.deck.text import plain
from leaderdeck.scene.captions import caption_height, place_caption, source_frame
from leaderdeck.scene.content import make_pieces
from leaderdeck.scene.draft import Draft, content_frame, finish, on_layout, open_sheet
from leaderdeck.scene.pictures import place_cropped, place_whole
from leaderdeck.scene.shapes import Scene
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.stack import divide, fitting_step, place_stack
from leaderdeck.scene.stacked_slides import compose_parts, note_shrinking, suffixed_title
from leaderdeck.units import Frame

_GAP_PT = 30.0
_ABOVE_CAPTION_PT = 6.0


def compose_picture(draft: Draft) -> tuple[Scene, ...] | None:
    """One picture, whole and as large as the layout allows."""
    picture = draft.blocks[0] if len(draft.blocks) == 1 else None
    holder = draft.setting.layout.placeholder(1)
    if not isinstance(picture, Picture) or holder is None:
        return None
    sheet, planned = open_sheet(draft)
    frame = content_frame(draft, planned, holder)
    caption = draft.setting.layout.placeholder(CAPTION_IDX)
    if picture.caption and caption and caption.frame.y >= frame.bottom - 1.0:
        frame = Frame(frame.x, frame.y, frame.width, caption.frame.bottom - frame.y)
    if picture.caption and draft.setting.kit.template.adopted:
        bottom = min(frame.bottom, draft.setting.layout.area.bottom)
        frame = Frame(frame.x, frame.y, frame.width, max(60.0, bottom - frame.y))
    title = draft.setting.layout.placeholder(0)
    if planned is None and title:
        frame = Frame(frame.x, title.frame.y, frame.width, frame.bottom - title.frame.y)
    place_whole(sheet, picture, frame, holder if holder.type == "pic" else None)
    return (finish(draft, sheet),)


def compose_picture_text(draft: Draft) -> tuple[Scene, ...] | None:
    """A picture on one half and text on the other; the writer may say on which half."""
    pictures = [block for block in draft.blocks if isinstance(block, Picture)]
    words = tuple(block for block in draft.blocks if not isinstance(block, Picture))
    if len(pictures) != 1 or not words:
        return None
    picture = pictures[0]
    if _wants_other_side(draft.setting.layout, picture):
        mirrored = mirror(draft.setting.layout, draft.setting.kit.template.width_pt)
        draft = replace(draft, setting=replace(draft.setting, layout=mirrored, as_designed=False))
    holder, slot = draft.setting.layout.placeholder(1), draft.setting.layout.placeholder(2)
    if holder is None or slot is None:
        return None
    return _on_one_slide(draft, picture, words, holder, slot) or _on_several(draft, picture, words, holder, slot)


def _on_one_slide(
    draft: Draft, picture: Picture, words: tuple[Block, ...], holder: Placeholder, slot: Placeholder
) -> tuple[Scene, ...] | None:
    sheet, planned = open_sheet(draft)
    frame = _text_frame(draft, picture, content_frame(draft, planned, slot), holder)
    pieces = make_pieces(words, draft.setting)
    step = fitting_step(pieces, frame)
    if step is None:
        return None
    _place_picture(sheet, draft, picture, holder, frame)
    place_stack(sheet, pieces, frame, step, slot)
    note_shrinking(sheet, pieces, step)
    return (finish(draft, sheet),)


def _on_several(
    draft: Draft, picture: Picture, words: tuple[Block, ...], holder: Placeholder, slot: Placeholder
) -> tuple[Scene, ...]:
    """The first part beside the picture, the others on the content layout."""
    plain_draft = on_layout(draft, "content")
    home = plain_draft.setting.layout.placeholder(1)
    narrow = _text_frame(draft, picture, content_frame(draft, suffixed_title(draft), slot), holder)
    later = content_frame(plain_draft, suffixed_title(plain_draft), home)
    pieces = make_pieces(words, draft.setting)
    parts = divide(pieces, Frame(narrow.x, narrow.y, narrow.width, min(narrow.height, later.height)))
    if len(parts) < 2:
        return compose_parts(plain_draft, make_pieces(draft.blocks, plain_draft.setting))
    sheet, planned = open_sheet(draft, 1, len(parts))
    frame = _text_frame(draft, picture, content_frame(draft, planned, slot), holder)
    _place_picture(sheet, draft, picture, holder, frame)
    first = make_pieces(parts[0].blocks, draft.setting)
    place_stack(sheet, first, frame, parts[0].step, slot)
    note_shrinking(sheet, first, parts[0].step)
    scenes = [finish(draft, sheet, 1, len(parts))]
    for index, part in enumerate(parts[1:], 2):
        sheet, planned = open_sheet(plain_draft, index, len(parts))
        more = make_pieces(part.blocks, plain_draft.setting)
        place_stack(sheet, more, content_frame(plain_draft, planned, home), part.step, home)
        sheet.note("fit.split", more[0].line, f"{index}/{len(parts)}")
        scenes.append(finish(replace(plain_draft, backgrounds=()), sheet, index, len(parts)))
    return tuple(scenes)


def _text_frame(draft: Draft, picture: Picture, frame: Frame, holder: Placeholder) -> Frame:
    """The text's frame, shorter by the caption where the layout's own place for it is taken or too small."""
    if not picture.caption or _caption_home(draft, picture, frame):
        return frame
    needed = caption_height(plain(picture.caption), draft.setting, frame.width) + _ABOVE_CAPTION_PT
    return Frame(frame.x, frame.y, frame.width, max(60.0, frame.height - needed))


def _caption_home(draft: Draft, picture: Picture, text: Frame) -> Placeholder | None:
    """The layout's caption placeholder, if the caption fits it and neither text nor sources reach it."""
    home = draft.setting.layout.placeholder(CAPTION_IDX)
    if home is None or _overlap(home.frame, text):
        return None
    sources = source_frame(draft.slide.sources, draft.setting)
    if sources and _overlap(home.frame, sources[1]):
        return None
    needed = caption_height(plain(picture.caption), draft.setting, home.frame.width)
    return home if needed <= home.frame.height else None


def _overlap(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _place_picture(sheet: Sheet, draft: Draft, picture: Picture, holder: Placeholder, text: Frame) -> None:
    place_cropped(sheet, picture, holder.frame, holder if holder.type == "pic" else None)
    if not draft.setting.as_designed and draft.setting.has_own_drawings:
        _draw_beside(sheet, holder.frame)
    if not picture.caption:
        return
    words = plain(picture.caption, picture.line)
    home = _caption_home(draft, picture, text)
    if home:
        place_caption(sheet, words, home.frame, home)
    else:
        height = caption_height(words, sheet.setting, text.width)
        below = Frame(text.x, text.bottom + _ABOVE_CAPTION_PT, text.width, height)
        place_caption(sheet, words, below, sheet.free(CAPTION_IDX))


def _draw_beside(sheet: Sheet, picture: Frame) -> None:
    """The title's bar and the rule above the footer once more, beside the text, where a moved picture covers them."""
    setting = sheet.setting
    designed = setting.kit.template.layout(setting.layout.role)
    home, text = designed.placeholder(2), setting.layout.placeholder(2)
    if home is None or text is None:
        return
    for part in reversed(designed.backdrop):
        frame = _rectangle(part)
        if isinstance(part, BackdropShape) and frame and frame.x >= home.frame.x - 1.0 and _overlap(frame, picture):
            x = frame.x - home.frame.x + text.frame.x
            moved = Frame(x, frame.y, min(frame.width, text.frame.right - x), frame.height)
            sheet.add_drawing("Line", moved, part.fill)
            sheet.shapes.insert(0, sheet.shapes.pop())


def _rectangle(part: BackdropPart) -> Frame | None:
    """The frame of a shape that is an upright, opaque rectangle."""
    if not isinstance(part, BackdropShape) or not part.fill or part.alpha < 1.0:
        return None
    points = [at for command, at in part.path if command in "ML"]
    across, down = sorted({at[0] for at in points}), sorted({at[1] for at in points})
    if len(across) != 2 or len(down) != 2 or any(command == "C" for command, _ in part.path):
        return None
    return Frame(across[0], down[0], across[1] - across[0], down[1] - down[0])


def _wants_other_side(layout: Layout, picture: Picture) -> bool:
    holder, slot = layout.placeholder(1), layout.placeholder(2)
    if picture.placement not in ("left", "right") or holder is None or slot is None:
        return False
    return (holder.frame.x < slot.frame.x) != (picture.placement == "left")


def mirror(layout: Layout, width_pt: float) -> Layout:
    """The layout with its picture on the other side.

    A picture that reaches the slide's edge then covers all that the layout draws beside the text, such as its bar;
    otherwise picture and text change places.
    """
    picture, text = layout.placeholder(1), layout.placeholder(2)
    if picture is None or text is None:
        return layout
    if picture.frame.x > 0.0 or picture.frame.right >= text.frame.right or picture.own or picture.file_type:
        return _changed_about(layout, picture.frame, text.frame)
    return _moved_left(layout, width_pt)


def _changed_about(layout: Layout, picture: Frame, text: Frame) -> Layout:
    left, right = min(picture.x, text.x), max(picture.right, text.right)

    def turned(holder: Placeholder) -> Placeholder:
        is_over_text = bool(holder.file_type) and text.x <= holder.frame.x and holder.frame.right <= text.right
        if holder.idx not in (1, 2) and not is_over_text:
            return holder
        frame = holder.frame
        return replace(holder, frame=Frame(left + right - frame.right, frame.y, frame.width, frame.height))

    return replace(layout, placeholders=tuple(turned(holder) for holder in layout.placeholders))


def _moved_left(layout: Layout, width_pt: float) -> Layout:
    others = [holder.frame for holder in layout.placeholders if holder.type != "pic"]
    edge = min(frame.x for frame in others)
    shift = edge - (width_pt - max(frame.right for frame in others))
    last = edge - _GAP_PT

    def turned(holder: Placeholder) -> Placeholder:
        frame = holder.frame
        if holder.type == "pic":
            return replace(holder, frame=Frame(edge, frame.y, width_pt - edge, frame.height))
        width = min(frame.width, last - (edge - shift))
        return replace(holder, frame=Frame(min(frame.x - shift, last - width), frame.y, width, frame.height))

    area = Frame(layout.area.x - shift, layout.area.y, layout.area.width - _GAP_PT, layout.area.height)
    return replace(layout, placeholders=tuple(turned(holder) for holder in layout.placeholders), area=area)
