"""A new slide with a heading of its own, at the level of those around it."""

from __future__ import annotations

from leaderdeck.outline.rewrite_insert import insert_slides
from leaderdeck.outline.slide_stretches import StretchedText, stretched

_DEEPEST = 6


def add_slide(text: str, before: int, heading: str) -> str:
    """A slide with this heading before slide `before`; the number of slides means last.

    Behind the heading of a section it becomes a slide of that section, else it is of the level of the slide before it.
    """
    return insert_slides(text, f"{'#' * _level(stretched(text), before)} {heading}\n", before)


def _level(whole: StretchedText, before: int) -> int:
    slides = whole.reading.deck.slides
    levels = {one.index: one.level for one in whole.stretches if one.index is not None}
    own, following = levels.get(before - 1, 0), levels.get(before, 0)
    if own and not slides[before - 1].deeper_follow:
        wanted = own
    elif following > own and slides[before].deeper_follow:
        wanted = levels.get(before + 1, following)  # before a section, at the level of its slides: it is none itself
    else:
        wanted = max(own, following) or whole.reading.level
    return min(_DEEPEST, max(1, wanted))
