"""Cover, section, statement and closing on a foreign layout: large type, and the words under it."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.canonical_grounds import is_even
from leaderdeck.brand.canonical_room import GAP_PT, Room, shared_area
from leaderdeck.brand.template import CAPTION_IDX, BackdropPicture, Placeholder
from leaderdeck.units import Frame

LEAST_TEXT_PT = 56.0
_BAR_SHARE = 0.22
"""A title lower than this share of the slide is a line at its top, and no place for large type."""
_HIGHEST = 0.2
"""Share of the slide's height in which such a line begins."""
_LARGE_SHARE = 0.62
"""Of the body frame that large type gets; words under it have the rest."""
_LARGE_PT = 40.0
_TITLE_LINES = 2.4
"""Of its own size that a cover's title keeps where the details need the rest of its place."""
_DETAILS_SHARE = 0.48
"""Of the band that a title stands in and shares with the details."""
_STEP_PT = 4.0
_LEAST_WIDTH = 0.3
"""Share of the slide's width that lines under large type need."""


def add_words(room: Room, area: Frame) -> Frame:
    """Cover, section, statement, closing: large type, and words under it."""
    title = room.title
    if title is None:
        return area
    middle = Frame(area.x, area.y, area.width, max(LEAST_TEXT_PT, _LARGE_SHARE * area.height))
    if _is_bar(room, title) and not title.backdrop and is_even(room.layout, middle, room.slide):
        title = _in_the_middle(room, title, middle)
    if 1 not in room.found:
        below = _even_part(room, _below(room, title))
        if below.height >= LEAST_TEXT_PT:
            size = min(room.text_pt, max(18.0, title.level(0).size_pt * 0.7))
            style = replace(room.words(below, size, title.level(0).color), align=title.level(0).align)
            room.box(1, "Text", below, (style,), insets=replace(title.insets, top=4.0, bottom=4.0))
    if room.role == "cover" and CAPTION_IDX not in room.found:
        _add_details(room, title)
    return area


def _is_bar(room: Room, title: Placeholder) -> bool:
    return (
        room.is_makeshift
        and title.frame.height < _BAR_SHARE * room.slide.height
        and title.frame.y < _HIGHEST * room.slide.height
    )


def _in_the_middle(room: Room, title: Placeholder, frame: Frame) -> Placeholder:
    """The title in the body frame instead of the line at the top, its words in a color that can be read there.

    What the layout has below that line is too small, or made for other things.
    """
    style = title.level(0)
    color = room.ink(frame, style.color, room.palette.slot("heading"))
    styled = (replace(style, color=color, size_pt=max(style.size_pt, _LARGE_PT)),)
    for idx in (1, CAPTION_IDX):
        room.found.pop(idx, None)
    if title.home == "layout":
        room.move(0, frame, anchor="bottom", levels=styled)
        return room.found[0]
    room.made[0] = replace(title, frame=frame, anchor="bottom", levels=styled)
    return room.made[0]


def _below(room: Room, above: Placeholder) -> Frame:
    """What is free from a placeholder down to the footer line."""
    frame = above.frame
    others = [known.frame for idx, known in room.found.items() if known.frame.y >= frame.bottom - 1.0 and idx]
    bottom = min([room.foot - GAP_PT, *(other.y - GAP_PT for other in others if _overlap_across(other, frame))])
    return Frame(frame.x, frame.bottom + GAP_PT, frame.width, max(0.0, bottom - frame.bottom - GAP_PT))


def _overlap_across(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right


def _add_details(room: Room, title: Placeholder) -> None:
    """Who speaks, when and where: under or over the subtitle, where slides find no room in the subtitle's place."""
    subtitle = room.found.get(1) or room.made.get(1)
    if subtitle is None:
        _share_the_band(room, title)
        return
    if subtitle.home == "box":
        # One box for both: a cover without a place for a subtitle gets the details where that would have stood.
        room.made[CAPTION_IDX] = replace(room.made.pop(1), idx=CAPTION_IDX, type="body", name="Details")
        return
    style = subtitle.level(0)
    below, anchor = _below(room, subtitle), "top"
    if below.height < LEAST_TEXT_PT:
        top = title.frame.bottom + GAP_PT
        between = Frame(subtitle.frame.x, top, subtitle.frame.width, subtitle.frame.y - GAP_PT - top)
        below, anchor = between, "bottom"
    if below.height < LEAST_TEXT_PT:
        below, anchor = _moved_up(room, title, subtitle), "top"
    if below.height >= LEAST_TEXT_PT:
        size = max(16.0, min(20.0, style.size_pt * 0.8))
        plain = replace(room.words(below, size, style.color), align=style.align)
        insets = replace(subtitle.insets, top=4.0, bottom=4.0)
        room.box(CAPTION_IDX, "Details", below, (plain,), anchor=anchor, insets=insets)


def _moved_up(room: Room, title: Placeholder, subtitle: Placeholder) -> Frame:
    """What is free under the subtitle when it follows a title of two lines, whose place has room for more."""
    nothing = Frame(subtitle.frame.x, subtitle.frame.bottom, subtitle.frame.width, 0.0)
    height = _TITLE_LINES * title.level(0).size_pt + title.insets.top + title.insets.bottom
    is_stack = title.frame.bottom <= subtitle.frame.y + GAP_PT and _overlap_across(title.frame, subtitle.frame)
    if not is_stack or title.home != "layout" or subtitle.home != "layout" or height > title.frame.height:
        return nothing
    above = replace(title.frame, height=height)
    under = replace(subtitle.frame, y=above.bottom + GAP_PT)
    free = replace(nothing, y=under.bottom, height=subtitle.frame.bottom - under.bottom)
    if free.height >= LEAST_TEXT_PT:
        room.move(0, above)
        room.move(1, under)
    return free


def _share_the_band(room: Room, title: Placeholder) -> None:
    """The details below the title on the ground that it stands on, where nothing else of the slide is free."""
    band = _even_around(room, title.frame).inset(0.0, _STEP_PT, 0.0, _STEP_PT)
    height = _DETAILS_SHARE * band.height
    if title.home != "layout" or height < LEAST_TEXT_PT:
        return
    room.move(0, replace(band, height=band.height - height), anchor="middle")
    below = replace(band, y=band.bottom - height, height=height)
    style = room.words(below, max(16.0, min(20.0, room.text_pt)), title.level(0).color)
    insets = replace(title.insets, top=0.0, bottom=4.0)
    room.box(CAPTION_IDX, "Details", below, (replace(style, align=title.level(0).align),), insets=insets)


def _even_around(room: Room, frame: Frame) -> Frame:
    """The frame made higher, up and down, as long as its ground stays the same and nothing else stands there."""
    others = [known.frame for idx, known in room.found.items() if idx]
    top, bottom = frame.y, frame.bottom
    for up, down in ((_STEP_PT, 0.0), (0.0, _STEP_PT)):
        while True:
            higher = Frame(frame.x, top - up, frame.width, bottom + down - top + up)
            is_outside = higher.y < GAP_PT or higher.bottom > room.foot
            if is_outside or any(shared_area(higher, other) for other in others):
                break
            if not is_even(room.layout, higher, room.slide):
                break
            top, bottom = higher.y, higher.bottom
    return Frame(frame.x, top, frame.width, bottom - top)


def _even_part(room: Room, frame: Frame) -> Frame:
    """The widest part of the frame, from its left edge on, that nothing drawn on the layout crosses; else all of it."""
    pictures = [part.frame for part in room.layout.backdrop if isinstance(part, BackdropPicture)]
    starts = [each.x for each in pictures if frame.x < each.x < frame.right and each.y < frame.bottom]
    for end in (frame.right, *(start - GAP_PT for start in sorted(starts, reverse=True))):
        part = replace(frame, width=end - frame.x)
        is_crossed = any(start < end for start in starts) or not is_even(room.layout, part, room.slide)
        if part.width >= _LEAST_WIDTH * room.slide.width and not is_crossed:
            return part
    return frame
