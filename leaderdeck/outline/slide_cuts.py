"""A talk's lines cut into slides, before any of them is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.outline.slide_breaks import Mark, find_marks, slide_level
from leaderdeck.quick_dataclass import dataclass

Kind: TypeAlias = Literal["cover", "section", "slide"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A slide's lines in the file (from 0, end exclusive), what it is, and the level of its heading (0: a rule)."""

    first: int
    end: int
    kind: Kind
    level: int
    is_link: bool = False
    """Whether the lines only say which other file's slides stand here."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """All slides of a talk, and the heading level that starts them."""

    cuts: tuple[Cut, ...]
    level: int
    before: Kind
    """What stands before the first heading or rule: perhaps the cover."""


def cut_talk(lines: Sequence[str], top: int, card: FrontMatter, names: frozenset[str], known_level: int = 0) -> Cuts:
    """Where each slide's lines are, from line `top` on. Rules themselves belong to no slide.

    `known_level`: the heading level that starts slides, where something else than the headings tells it.
    """
    marks = find_marks(lines[top:], names)
    level = known_level or slide_level(marks)
    before: Kind = "cover" if _headings_begin(marks, level, card) else "slide"
    cuts = [
        replace(cut, first=cut.first + top, end=cut.end + top) for cut in _cut(lines[top:], marks, level, before, card)
    ]
    return Cuts(tuple(cuts), level, before)


def cut_passage(lines: Sequence[str], level: int, before: Kind, card: FrontMatter, names: frozenset[str]) -> list[Cut]:
    """The slides in a stretch of a talk whose slide level is known; lines count from the stretch's first."""
    return _cut(lines, find_marks(lines, names), level, before, card)


def _cut(lines: Sequence[str], marks: Sequence[Mark], level: int, before: Kind, card: FrontMatter) -> list[Cut]:
    begins: list[tuple[int, int, Kind, int, bool]] = [(0, 0, before, 0, False)]
    for mark in marks:
        if mark.link_end:
            begins += [(mark.line, mark.line, "slide", 0, True), (mark.link_end, mark.link_end, "slide", 0, False)]
        elif _begins(mark, level, card):
            begins.append((*_beginning(mark, level), False))
    ends = [mark for mark, *_ in begins[1:]]
    cuts: list[Cut] = []
    for (_, first, kind, own, is_link), end in zip(begins, [*ends, len(lines)], strict=True):
        start, stop = _trimmed(lines, first, end)
        if start < stop:
            cuts.append(Cut(start, stop, kind, own, is_link))
    return cuts


def _headings_begin(marks: Sequence[Mark], level: int, card: FrontMatter) -> bool:
    return card.slides != "rules" and any(0 < mark.level <= level for mark in marks)


def _begins(mark: Mark, level: int, card: FrontMatter) -> bool:
    if mark.level == 0:
        return card.slides != "headings"
    return card.slides != "rules" and mark.level <= level


def _beginning(mark: Mark, level: int) -> tuple[int, int, Kind, int]:
    """The mark's line, the first line of its slide, its kind and heading level."""
    if mark.level == 0:
        return mark.line, mark.line + 1, "slide", 0
    return mark.line, mark.line, "section" if mark.level < level else "slide", mark.level


def _trimmed(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """The range without blank lines at its ends."""
    while first < end and not lines[first].strip():
        first += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    return first, end
