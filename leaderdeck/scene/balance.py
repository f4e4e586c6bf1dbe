"""Large type balanced: no lone short word on the last line of a heading, a statement or a quotation."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import PlacedText
from leaderdeck.units import Frame

LEAST_LAST_LINE = 0.36
"""Share of the widest line that a last line has at least, where the words allow it."""
_MOST_LINES = 5
_JUST_NARROWER = 0.985
_MOST_TRIES = 10


def balanced(text: PlacedText, frame: Frame, kit: BrandKit) -> PlacedText:
    """The same text in as many lines, in a narrower frame where its last line was short.

    Only for a single paragraph: what a reader takes in at one glance. The break guard works on the narrower frame too.
    """
    if not _may_be_balanced(text):
        return text
    best = tried = text
    for _ in range(_MOST_TRIES):
        if _last_share(best) >= LEAST_LAST_LINE:
            break
        tried = _narrowed(tried, frame, kit)
        if len(tried.lines) != len(text.lines) or not tried.fits:
            break
        if _last_share(tried) > _last_share(best):
            best = tried
    return best


def _may_be_balanced(text: PlacedText) -> bool:
    if len(text.body.paragraphs) != 1 or not text.fits or not 1 < len(text.lines) <= _MOST_LINES:
        return False
    paragraph = text.body.paragraphs[0]
    return paragraph.align != "right" and paragraph.bullet is None and "\n" not in paragraph.text


def _last_share(text: PlacedText) -> float:
    return text.lines[-1].width_pt / max(line.width_pt for line in text.lines)


def _narrowed(text: PlacedText, frame: Frame, kit: BrandKit) -> PlacedText:
    """The text where its widest line just does not fit any longer."""
    insets = text.body.insets
    spare = frame.width - insets.left - insets.right - _JUST_NARROWER * max(line.width_pt for line in text.lines)
    if text.body.paragraphs[0].align == "center":
        insets = replace(insets, left=insets.left + spare / 2, right=insets.right + spare / 2)
    else:
        insets = replace(insets, right=insets.right + spare)
    return place_text(replace(text.body, insets=insets), frame, kit)
