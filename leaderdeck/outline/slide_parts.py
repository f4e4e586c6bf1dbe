"""Slides that were read, in the order of their file: what they take over from each other, and what they know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from leaderdeck.deck.blocks import Block, List, Subheading, Text
from leaderdeck.deck.slide import Slide
from leaderdeck.outline.slide_text import SlideReading
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A slide's reading, the line (from 0) where it begins, and the level of the heading that began it (0: a rule)."""

    first: int
    reading: SlideReading
    level: int
    is_link: bool = False
    """Whether a link begins it, whose file says what it shows."""


def with_early_notes(parts: list[Part]) -> list[Part]:
    """Notes and private text that stand before the first slide belong to it; nothing is shown for them alone."""
    if len(parts) < 2 or parts[0].reading.slide.kind != "slide" or is_shown(parts[0].reading.slide):
        return parts
    early, first = parts[0], parts[1]
    slide = first.reading.slide
    notes = tuple(_on_first_line(note) for note in early.reading.slide.speaker_notes)
    private = "\n\n".join(filter(None, (early.reading.slide.private, slide.private)))
    is_private_only = slide.level == 0 and not is_shown(slide)  # hidden for that alone, unless something is said too
    hidden = slide.hidden and not (notes and is_private_only)
    merged = replace(slide, speaker_notes=notes + slide.speaker_notes, private=private, hidden=hidden)
    silent = replace(early, reading=replace(early.reading, slide=Slide("slide")))
    return [silent, replace(first, reading=replace(first.reading, slide=merged)), *parts[2:]]


def _on_first_line(note: Block) -> Block:
    """Speaker notes from elsewhere: whoever goes to them comes to the slide that they belong to."""
    if isinstance(note, List):
        items = (replace(item, paragraph=replace(item.paragraph, line=0), line=0) for item in note.items)
        return replace(note, items=tuple(items), line=0)
    if isinstance(note, Text | Subheading):
        return replace(note, paragraph=replace(note.paragraph, line=0), line=0)
    return replace(note, line=0)


def is_shown(slide: Slide) -> bool:
    """Whether the audience sees anything of it."""
    return bool(slide.title or slide.blocks or slide.sources)


def with_deeper(parts: Sequence[Part]) -> list[Slide]:
    """The slides, knowing whether deeper ones follow."""
    slides = [part.reading.slide for part in parts]
    for index, (part, following) in enumerate(pairwise(parts)):
        if slides[index].kind == "section" and (following.level == 0 or following.level > part.level):
            slides[index] = replace(slides[index], deeper_follow=True)
    return slides


def with_places(parts: Sequence[Part]) -> list[Slide]:
    """The slides, knowing whether they are the last and whether deeper ones follow."""
    slides = with_deeper(parts)
    if slides:
        slides[-1] = replace(slides[-1], last=True)
    return slides
