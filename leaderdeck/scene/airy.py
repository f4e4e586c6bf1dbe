"""Short lists with air between their items: few words take the room that they have, all lists at one size."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.scene.shapes import TextBody, TextParagraph
from leaderdeck.units import Frame

_MOST_ITEMS = 6
_FILLED = 0.6
"""Share of its frame that a list is spread over; below it the slide rests."""
_MOST_MORE_PT = 14.0
_LEAST_MORE_PT = 3.0
_LINE = 1.2
_LETTER = 0.56
"""Width of a letter as a share of its size, on the wide side: what might be two lines is not spread."""


def airy(body: TextBody, frame: Frame) -> TextBody:
    """The body with more room above the items of the first level, where it is a list of few short items."""
    paragraphs = body.paragraphs
    if not 1 < len(paragraphs) <= _MOST_ITEMS or not all(_is_short_item(each, frame) for each in paragraphs):
        return body
    first = min(paragraph.margin_left_pt for paragraph in paragraphs)
    gaps = sum(paragraph.margin_left_pt == first for paragraph in paragraphs[1:])
    more = min(_MOST_MORE_PT, (_FILLED * frame.height - _height(paragraphs)) / max(1, gaps))
    if not gaps or more < _LEAST_MORE_PT:
        return body
    spread = (
        replace(paragraph, space_before_pt=paragraph.space_before_pt + float(int(more)))
        if at and paragraph.margin_left_pt == first
        else paragraph
        for at, paragraph in enumerate(paragraphs)
    )
    return replace(body, paragraphs=tuple(spread))


def _is_short_item(paragraph: TextParagraph, frame: Frame) -> bool:
    if paragraph.bullet is None or "\n" in paragraph.text:
        return False
    return paragraph.margin_left_pt + len(paragraph.text) * _LETTER * paragraph.size_pt <= frame.width


def _height(paragraphs: tuple[TextParagraph, ...]) -> float:
    return sum(
        _LINE * paragraph.size_pt * paragraph.line_spacing + paragraph.space_before_pt for paragraph in paragraphs
    )
