"""Lines balanced: no lone short word on the last line of large type, and none in running text that can be helped."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import Line, PlacedText
from leaderdeck.units import Frame

LEAST_LAST_LINE = 0.36
"""Share of the widest line that a last line has at least, where the words allow it."""
_MOST_LINES = 5
_JUST_NARROWER = 0.985
_MOST_TRIES = 10
_LONE_SHARE = 0.3
"""Share of a text's width: a last word longer than this is a line of its own."""
_MOST_NARROWED = 4
_LEAST_WIDTH = 0.6
"""Share of a frame that running text keeps; its right edge is ragged anyhow."""


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


def without_lone_words(text: PlacedText, frame: Frame, kit: BrandKit) -> PlacedText:
    """The same text in as many lines, narrower where that gives the lone last words of its paragraphs company."""
    above = _above_lone_words(text, frame)
    if not above or not text.fits:
        return text
    best, tried, lone = text, text, len(above)
    for _ in range(_MOST_NARROWED):
        narrower = _just_narrower(tried, max(above, key=_reach), frame, kit)
        if narrower is None or len(narrower.lines) != len(text.lines) or not narrower.fits:
            break
        tried = narrower
        above = _above_lone_words(tried, frame)
        if len(above) < lone:
            best, lone = tried, len(above)
        if not above:
            break
    return best


def _above_lone_words(text: PlacedText, frame: Frame) -> list[Line]:
    """The lines above each short word that stands alone at the end of a paragraph of two lines or more."""
    lines = text.lines
    if len(lines) < 2:
        return []
    short = _LONE_SHARE * (frame.width - text.body.insets.left - text.body.insets.right)
    found = []
    for above, line, below in zip(lines, lines[1:], (*lines[2:], None), strict=False):
        ends = below is None or below.paragraph != line.paragraph
        if ends and above.paragraph == line.paragraph and line.width_pt < short and _is_lone(text, above, line):
            found.append(above)
    return found


def _is_lone(text: PlacedText, above: Line, line: Line) -> bool:
    """Whether a word is alone on its line and would not leave a shorter one alone above if it got company."""
    paragraph = text.body.paragraphs[line.paragraph]
    if paragraph.align == "right" or " " in line.text.strip() or "\n" in paragraph.text:
        return False
    left, *more = above.text.split()[:-1] or [""]
    return bool(more) or len(left) > len(line.text.strip())


def _reach(line: Line) -> float:
    return line.x_pt + line.width_pt


def _just_narrower(text: PlacedText, above: Line, frame: Frame, kit: BrandKit) -> PlacedText | None:
    """The text where this line just does not fit any longer; None where too little of its frame would be left."""
    insets = text.body.insets
    width = frame.width - insets.left - insets.right
    if all(paragraph.align == "center" for paragraph in text.body.paragraphs):
        spare = width - _JUST_NARROWER * above.width_pt
        narrow = replace(insets, left=insets.left + spare / 2, right=insets.right + spare / 2)
    else:
        spare = frame.x + insets.left + width - (above.x_pt + _JUST_NARROWER * above.width_pt)
        narrow = replace(insets, right=insets.right + spare)
    if width - spare < _LEAST_WIDTH * frame.width:
        return None
    return place_text(replace(text.body, insets=narrow), frame, kit)


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
