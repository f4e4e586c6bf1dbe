"""What stood where a line was broken: a space, a hyphen that is only there for the break, or nothing.

A text may be the part of a longer one that stands on this page: then its first paragraph begins in the midst, and its
last line may have one after it elsewhere.
"""

from __future__ import annotations

from itertools import groupby

from leaderdeck.scene.hyphens import SOFT_HYPHEN
from leaderdeck.scene.shapes import PlacedText

SPACE = " "


def line_ends(text: PlacedText) -> tuple[str, ...]:
    """For every line, what stood between it and the next one of its paragraph: a space, a soft hyphen, or ""."""
    ends: list[str] = []
    for number, lines in groupby(text.lines, key=lambda line: line.paragraph):
        whole = text.body.paragraphs[number].text
        at = -1
        for line in lines:
            drawn = "".join(fragment.text for fragment in line.fragments)
            at = _after(drawn, whole, _beginning(drawn, whole) if at < 0 else at)
            end, at = _end(whole, at)
            ends.append("" if drawn.endswith(SPACE) and end == SPACE else end)
    return tuple(ends)


def lines_before_gaps(text: PlacedText) -> frozenset[int]:
    """The lines whose last word would grow together with the next line's first one."""
    return frozenset(number for number, end in enumerate(line_ends(text)) if end == SPACE)


def _beginning(drawn: str, whole: str) -> int:
    """Where in a paragraph its first line here stands: at its beginning, or behind what stands on the page before."""
    shown = drawn.strip().removesuffix("-").casefold()
    places = [place for place, letter in enumerate(whole) if letter not in (SOFT_HYPHEN, "\n")]
    plain = "".join(whole[place] for place in places).casefold()
    at = plain.find(shown) if len(plain) == len(places) else 0
    return places[at] if at > 0 else 0


def _after(drawn: str, whole: str, at: int) -> int:
    """Where the paragraph goes on behind what this line shows. Capitals may show what is written small."""
    for letter in drawn:
        start = at
        while at < len(whole) and whole[at] in (SOFT_HYPHEN, "\n"):
            at += 1
        if at < len(whole) and whole[at].casefold() == letter.casefold():
            at += 1
        elif letter == "-" and SOFT_HYPHEN in whole[start:at]:
            return start
    return at


def _end(whole: str, at: int) -> tuple[str, int]:
    """What stands here between two lines, and where the next line begins."""
    if whole[at : at + 1] == SOFT_HYPHEN:
        return SOFT_HYPHEN, at + 1
    start = at
    while at < len(whole) and whole[at] in " \n\t\v":
        at += 1
    return (SPACE if at > start and at < len(whole) else ""), at
