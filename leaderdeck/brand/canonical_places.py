"""What a foreign layout lacks for its role, set inside its body frame as a designer would have done it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leaderdeck.brand.canonical_grounds import is_even
from leaderdeck.brand.canonical_large import LEAST_TEXT_PT, add_words
from leaderdeck.brand.canonical_room import COLUMN_GAP_PT, GAP_PT, Room, columns_of, shared_area
from leaderdeck.brand.template import CAPTION_IDX, SOURCE_IDX, LevelStyle, Placeholder
from leaderdeck.brand.template_area import around
from leaderdeck.deck.slide import LayoutName
from leaderdeck.units import Frame, Insets

_CONTENT_NUMBERS = (1, 2, 3, 4)
_AT_TOP = 0.34
_LEAST_TITLE = 0.4
"""Share of the slide's width."""
_TOUCHING_PT = 3.0
_CAPTION_PT, _HEAD_PT, _SOURCE_SPACE_PT = 16.0, 40.0, 1.5
_QUOTE_SOURCE_PT = 64.0
_NARROW = 0.62
"""Share of the slide's width: text in a narrower place stands in one of several columns."""
_LEAST_BESIDE = 0.28
"""Share of the slide's width that text beside a picture needs."""


def complete(room: Room) -> Frame:
    """Adds what the role needs and the layout lacks; gives the area where content may stand."""
    if room.role == "blank":
        return room.area(())
    area = room.area(() if room.role in _LARGE else _CONTENT_NUMBERS)
    if 0 not in room.found or room.title_is_covered:
        area = _add_title(room, area)
    area = _BY_ROLE.get(room.role, _only_area)(room, area)
    if room.type_of(SOURCE_IDX) and SOURCE_IDX not in room.found:
        _add_source_line(room, area)
    return area


def _only_area(room: Room, area: Frame) -> Frame:
    return area


def _add_title(room: Room, area: Frame) -> Frame:
    """A title as the template sets titles elsewhere, above the content; gives the area below it."""
    like_title = _text_like_a_title(room)
    heading = room.found.get(0) or like_title or room.heading
    style = heading.level(0) if heading else replace(room.words(area, 32.0), font="heading", bold=True)
    frame = like_title.frame if like_title else _title_frame(room, area, max(44.0, 1.2 * style.size_pt * 1.6))
    color = room.ink(frame, style.color, room.palette.slot("heading"))
    insets = heading.insets if heading else Insets()
    anchor = heading.anchor if heading else "bottom"
    name = heading.name if heading else "Title"
    styled = (replace(style, color=color),)
    if 0 in room.found:
        room.move(0, frame, levels=styled)
    else:
        room.made[0] = Placeholder(room.type_of(0), 0, name, frame, insets, anchor, styled, home="slide")
    top = max(area.y, frame.bottom + GAP_PT)
    for idx, known in list(room.found.items()):
        if idx and shared_area(known.frame, frame) > 0:
            below = Frame(known.frame.x, top, known.frame.width, max(LEAST_TEXT_PT, known.frame.bottom - top))
            room.move(idx, below)
    return Frame(area.x, top, area.width, max(LEAST_TEXT_PT, area.bottom - top))


def _text_like_a_title(room: Room) -> Placeholder | None:
    """A line of text at the top of a layout without a title: what its makers wrote titles in. It is then free."""
    if 0 in room.found:
        return None
    slide = room.slide
    for known in room.layout.placeholders:
        frame = known.frame
        is_line = frame.bottom <= _AT_TOP * slide.height and frame.width >= _LEAST_TITLE * slide.width
        if known.type == "body" and is_line and frame.height >= 1.1 * known.level(0).size_pt:
            for idx in [idx for idx, each in room.found.items() if each.file_idx == known.idx]:
                del room.found[idx]
            return known
    return None


def _title_frame(room: Room, area: Frame, height: float) -> Frame:
    """Where the template's titles stand elsewhere, or above the content, or else at its top: wherever it is free."""
    others = [known.frame for idx, known in room.found.items() if idx]
    above = Frame(area.x, area.y - GAP_PT - height, area.width, height)
    wished = [above] if above.y >= 0.04 * room.slide.height else []
    if room.heading and min(room.heading.frame.width, room.heading.frame.height) > 0:
        wished.insert(0, room.heading.frame)
    for frame in wished:
        if not any(shared_area(frame, other) > 0 for other in others) and is_even(room.layout, frame, room.slide):
            return frame
    return Frame(area.x, area.y, area.width, height)


def _add_source_line(room: Room, area: Frame) -> None:
    """The last line of the body frame, which is free of whatever the template draws below it."""
    size = room.sizes.source
    height = size * 1.2 + 6.0
    frame = Frame(area.x, area.bottom - height, area.width, height)
    room.box(SOURCE_IDX, "Source", frame, (_muted(room, frame, size),), anchor="bottom")


def _muted(room: Room, frame: Frame, size: float) -> LevelStyle:
    return room.words(frame, size, room.palette.slot("muted"), room.body[0].color)


def _content(room: Room, area: Frame) -> Frame:
    """Running text over the whole body frame, also where the layout has but a corner of it for text."""
    home = room.found.get(1)
    if home is None:
        room.box(1, "Content", area, room.running_text(area))
        return area
    if home.frame.width < _NARROW * room.slide.width:
        wide = _widened(room, area)
        area = wide if is_even(room.layout, wide, room.slide) else area
    if not room.is_large_enough(home.frame) or area.width > home.frame.width * 1.2:
        room.move(1, area)
    return area


def _widened(room: Room, area: Frame) -> Frame:
    """The area with the layout's other places for text beside it, which such a slide leaves empty."""
    beside = [
        known.frame
        for known in room.layout.placeholders
        if known.type in ("obj", "body") and abs(known.frame.y - area.y) < area.height / 4
    ]
    whole = around([area, *beside])
    return Frame(whole.x, area.y, min(whole.width, room.slide.width - whole.x), area.height)


def _quote(room: Room, area: Frame) -> Frame:
    """The quotation in italics, and who said it below."""
    home = room.found.get(1)
    frame = home.frame if home else area
    if CAPTION_IDX not in room.found:
        height = min(_QUOTE_SOURCE_PT, 0.3 * frame.height)
        frame = Frame(frame.x, frame.y, frame.width, frame.height - height - GAP_PT)
        below = Frame(frame.x, frame.bottom + GAP_PT, frame.width, height)
        room.box(CAPTION_IDX, "Source of quotation", below, (room.words(below, 20.0),))
    first = home.level(0) if home else room.running_text(frame)[0]
    style = replace(first, italic=True, bullet="", margin_left_pt=0.0, indent_pt=0.0, space_before_pt=0.0)
    style = replace(style, size_pt=max(style.size_pt, min(32.0, room.sizes.quote[0])))
    if home is None:
        room.box(1, "Quotation", frame, (style,), anchor="middle")
    elif home.level(0).bullet or CAPTION_IDX not in room.found:
        room.move(1, frame, levels=(style,), anchor="middle")
    return area


def _columns(room: Room, area: Frame) -> Frame:
    """Two columns, or as many as the layout has; one that fills the body is divided."""
    count = sum(idx in room.found for idx in (1, 2, 3))
    if count >= 2 and {1, 2} <= room.found.keys():
        return area
    for idx, frame in enumerate(columns_of(area, 2), 1):
        if idx in room.found:
            room.move(idx, frame)
        else:
            room.box(idx, "Column", frame, room.running_text(frame))
    room.found.pop(3, None)
    return area


def _comparison(room: Room, area: Frame) -> Frame:
    """Two columns, each under a heading."""
    halves = columns_of(area, 2)
    for head, body, half in ((1, 2, halves[0]), (3, 4, halves[1])):
        own_head, own_body = room.found.get(head), room.found.get(body)
        column = own_body.frame if own_body and own_body.frame.width <= 0.6 * area.width else half
        if own_head:
            is_above = column.y < own_head.frame.bottom - _TOUCHING_PT <= column.y + column.height / 2
            column = _under(column, own_head.frame.bottom) if is_above else column
        else:
            frame = Frame(column.x, column.y, column.width, _HEAD_PT)
            column = _under(column, frame.bottom + GAP_PT)
            style = replace(room.words(frame, min(24.0, room.text_pt)), bold=True)
            room.box(head, "Heading", frame, (style,), anchor="bottom")
        if own_body is None:
            room.box(body, "Column", column, room.running_text(column))
        elif column != own_body.frame:
            room.move(body, column)
    return area


def _under(column: Frame, top: float) -> Frame:
    return Frame(column.x, top, column.width, max(LEAST_TEXT_PT, column.bottom - top))


def _drawn(room: Room, area: Frame) -> Frame:
    """A picture, table or chart as large as the body frame, and its caption."""
    if 1 not in room.found:
        room.box(1, "Content", area, room.running_text(area))
    if room.role == "picture":
        area = _clear_of_title(room, area)
    if CAPTION_IDX not in room.found:
        frame = Frame(area.x, area.bottom - 1.5 * _CAPTION_PT, area.width, 1.5 * _CAPTION_PT)
        room.box(CAPTION_IDX, "Caption", frame, (_muted(room, frame, _CAPTION_PT),))
    return area


def _clear_of_title(room: Room, area: Frame) -> Frame:
    """The larger part of the area over or under a title that lies in the picture, where a whole picture is seen."""
    picture, title = room.found.get(1), room.title
    if picture is None or title is None or not shared_area(picture.frame, title.frame):
        return area
    over = Frame(area.x, area.y, area.width, max(0.0, title.frame.y - GAP_PT - area.y))
    top = title.frame.bottom + GAP_PT
    under = Frame(area.x, top, area.width, max(0.0, area.bottom - top))
    free = over if over.height > under.height else under
    if not room.is_large_enough(free):
        return area
    room.move(1, free)
    return free


def _picture_text(room: Room, area: Frame) -> Frame:
    """A picture on one half and text on the other."""
    picture, text = room.found.get(1), room.found.get(2)
    if picture is None:
        left, right = columns_of(area, 2)
        if text is not None and text.frame.width > 0.6 * area.width:
            room.move(2, left)
        elif text is not None:
            right = _beside(area, text.frame)
            if right.width < _LEAST_BESIDE * room.slide.width:
                left, right = columns_of(area, 2)
                room.move(2, left)
        else:
            room.box(2, "Text", left, room.running_text(left))
        room.box(1, "Picture", right, room.running_text(right))
    elif text is None:
        frame = _beside(room.area(()), picture.frame)
        if frame.width >= _LEAST_BESIDE * room.slide.width:
            room.box(2, "Text", frame, room.running_text(frame))
    return area


def _beside(area: Frame, taken: Frame) -> Frame:
    """The wider part of the area at the left or the right of something."""
    left = Frame(area.x, area.y, max(0.0, taken.x - COLUMN_GAP_PT - area.x), area.height)
    start = taken.right + COLUMN_GAP_PT
    right = Frame(start, area.y, max(0.0, area.right - start), area.height)
    return left if left.width > right.width else right


_LARGE: frozenset[LayoutName] = frozenset({"cover", "section", "statement", "closing"})
_BY_ROLE: dict[LayoutName, Callable[[Room, Frame], Frame]] = {
    **dict.fromkeys(_LARGE, add_words),
    "content": _content,
    "quote": _quote,
    "columns": _columns,
    "comparison": _comparison,
    "picture": _drawn,
    "table": _drawn,
    "chart": _drawn,
    "picture-text": _picture_text,
}
