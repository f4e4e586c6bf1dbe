"""Every change that a pane makes to a talk: text → text. What was not asked for stays byte for byte.

No change ever shows or says private text, and a change that the text cannot bear leaves it as it is. Slides are counted
as in a deck read with the same brand names: whoever knows them says so with `brand_names_known`. Lines count from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from leaderdeck.deck.slide import Deck
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.dismissals import Dismissible, dismiss, may_be_dismissed, undismiss
from leaderdeck.outline.rewrite_card import set_card_value
from leaderdeck.outline.rewrite_heading import hide_slides, layout_word, set_layout
from leaderdeck.outline.rewrite_insert import copy_slides, insert_slides
from leaderdeck.outline.rewrite_links import copied_markdown, make_copy
from leaderdeck.outline.rewrite_new_slide import add_slide
from leaderdeck.outline.rewrite_pictures import mark_decorative, set_alt_text
from leaderdeck.outline.rewrite_slides import delete_slides, duplicate_slides, move_slides
from leaderdeck.outline.rewrite_split import split_at_half, split_slide
from leaderdeck.outline.rewrite_voices import add_notes, make_private, make_spoken
from leaderdeck.outline.slide_stretches import brand_names_known, stretched

__all__ = [
    "Dismissible", "add_notes", "add_slide", "brand_names_known", "copied_markdown", "copy_slides", "delete_slides",
    "dismiss", "duplicate_slides", "hide_slides", "insert_slides", "layout_word", "make_copy", "make_private",
    "make_spoken", "mark_decorative", "may_be_dismissed", "move_slides", "set_alt_text", "set_card_value",
    "set_layout", "slide_index_at", "slide_range", "split_at_half", "split_slide", "undismiss",
]  # fmt: skip


def slide_index_at(deck: Deck, line: int) -> int | None:
    """The slide that a line belongs to, the first one before all others; None where the talk has no slides.

    Of the slides that one link brings it is the first.
    """
    if not deck.slides:
        return None
    last = max(0, bisect_right(deck.slide_lines, line) - 1)
    return bisect_left(deck.slide_lines, deck.slide_lines[last])


def slide_range(text: str, index: int) -> tuple[int, int]:
    """A slide's own first line and the line after its last, without the rule before it and blank lines around it.

    For a cover that stands in the front matter alone these are the front matter's lines.
    """
    whole = stretched(text)
    if not 0 <= index < whole.count:
        return 1, 1
    first = whole.reading.deck.slide_lines[index]
    place = whole.place_of(index)
    if place is None:
        return 1, whole.reading.top + 1
    return first, first + plain_lines(whole.stretches[place].body).count("\n") + 1
