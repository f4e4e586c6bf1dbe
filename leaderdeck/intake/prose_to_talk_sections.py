"""Headings of a text: parts of the talk, where they have much below them, else the titles of their first slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_planned import PlannedSlide
from leaderdeck.intake.prose_to_talk_sentences import without_stop, word_count

_FEWEST_PARTS, _FEWEST_SLIDES, _SLIDES_A_PART = 3, 12, 3
"""A talk has parts from twelve slides on, in three parts or more with three slides each: about twenty minutes."""
_MOST_POINTS, _MOST_POINT_WORDS = 4, 34


def with_sections(slides: Sequence[PlannedSlide]) -> list[PlannedSlide]:
    """The slides with their headings in place; `level` 1 remains where a heading begins a part of the talk."""
    before, parts = _parts_of(slides)
    chapter = _chapter_depth([part[0] for part in parts])
    if chapter:
        before, parts = _parts_of(slides, chapter)
        return [*before, *(slide for part in parts for slide in _chapter_or_slides(part, chapter))]
    content = sum(len(part) - 1 for part in parts)
    if len(parts) >= _FEWEST_PARTS and content >= max(_FEWEST_SLIDES, _SLIDES_A_PART * len(parts)):
        return [*before, *(slide for part in parts for slide in _kept(part))]
    return [*before, *(slide for part in parts for slide in _titled(part))]


def _parts_of(slides: Sequence[PlannedSlide], chapter: int = 0) -> tuple[list[PlannedSlide], list[list[PlannedSlide]]]:
    """What stands before the first heading, and each heading with the slides below it.

    Among chapters a heading of their level that is a slide with a list already begins a part, too.
    """
    groups: list[list[PlannedSlide]] = [[]]
    for slide in slides:
        if slide.level == 1 or 0 < slide.depth <= chapter:
            groups.append([])
        groups[-1].append(slide)
    return groups[0], groups[1:]


def _chapter_depth(headings: Sequence[PlannedSlide]) -> int:
    """The level of headings that have others below them, where there are two of it at least; 0 where none has."""
    counts = Counter(heading.depth for heading in headings)
    highest = min(counts, default=0)
    return highest if len(counts) > 1 and counts[highest] > 1 else 0


def _chapter_or_slides(part: list[PlannedSlide], chapter: int) -> list[PlannedSlide]:
    """A chapter of one slide that has no title of its own to lose is that slide."""
    if part[0].level == 2:
        return part
    is_chapter = part[0].depth == chapter and not (len(part) == 2 and _can_be_demoted(part[1]))
    return _kept(part) if is_chapter else _titled(part)


def _kept(part: list[PlannedSlide]) -> list[PlannedSlide]:
    """A part of the talk, whose first slide with its very title needs no heading before it."""
    heading, *rest = part
    if not rest:
        heading.level = 2
    return part


def _titled(part: list[PlannedSlide]) -> list[PlannedSlide]:
    """The slides below a heading, one of them with its title: one that was given it already, else the first."""
    heading, *rest = part
    heading.level = 2
    target = next((slide for slide in rest if slide.title == heading.title), None)
    if target is not None and rest[0].title and not rest[0].is_list and _can_be_demoted(rest[0]):
        target = rest[0]
    if target is None and rest and (not rest[0].title or _can_be_demoted(rest[0])):
        target = rest[0]
    if target is None:
        return part
    if target.title not in ("", heading.title) and not target.is_list:
        _demote_title(target)
    target.title = heading.title
    target.notes = [*heading.notes, *target.notes]
    target.private = [*heading.private, *target.private]
    for place in heading.places:
        target.take(place)
    return rest


def _can_be_demoted(slide: PlannedSlide) -> bool:
    """Whether a slide's title is a sentence of its prose, which may stand as a point under another title."""
    is_question = slide.title.endswith("?")
    first = slide.body[0][0] if slide.body else "- "
    return not (is_question or slide.layout or slide.is_set) and not first.startswith((":::", ">", "|", "```", "~~~"))


def _demote_title(slide: PlannedSlide) -> None:
    """The title becomes the first point, and where that makes too many, the last but one goes: it is said."""
    points = [f"- {slide.title}"]
    for line in slide.body[0] if slide.body else ():
        points.append(line if line.startswith("- ") else f"- {without_stop(line)}")
    said = " ".join(" ".join(slide.notes).split()).casefold()
    points.sort(key=lambda point: said.find(point[2:].casefold()))  # as they were written
    while len(points) > 2 and (len(points) > _MOST_POINTS or word_count(" ".join(points)) > _MOST_POINT_WORDS):
        points.pop(-2)
    slide.body[:1] = [points]
