"""Covers: from the front matter, or from what stands before the first slide."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.deck.blocks import Block, Subheading, Text
from leaderdeck.deck.slide import FrontMatter, Slide
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.outline.dates import written_date

_LONGEST_TITLE = 120
_MOST_LINES = 8
_MOST_LINES_WITH_HEADING = 12


def as_cover(slide: Slide) -> Slide:
    """A slide as cover: a fully italic paragraph is the subtitle, every other paragraph's lines are details.

    A heading below the slide level is the title, also where a name or an emblem's words stand before it.
    """
    details: list[Paragraph] = []
    blocks: list[Block] = []
    title, subtitle = slide.title, None
    for block in slide.blocks:
        if title is None and isinstance(block, Subheading):
            title = block.paragraph
        elif not isinstance(block, Text):
            blocks.append(block)
        elif subtitle is None and _is_italic(block.paragraph):
            subtitle = block.paragraph
        else:
            details += _lines(block.paragraph)
    if title is None and details:
        title = details.pop(0)
    return replace(
        slide,
        kind="cover",
        title=title,
        level=slide.level or 1,
        subtitle=subtitle,
        details=tuple(details),
        blocks=tuple(blocks),
    )


def may_be_cover(slide: Slide) -> bool:
    """Whether what stands before the first heading can be a cover: it has a heading, or is a few short lines."""
    if slide.title:
        return True
    texts = [block.paragraph.text for block in slide.blocks if isinstance(block, Text)]
    headings = sum(isinstance(block, Subheading) for block in slide.blocks)
    lines = [line for text in texts for line in text.split("\n")]
    if headings > 1 or len(texts) + headings < len(slide.blocks) or not lines:
        return False
    if headings:
        return len(lines) <= _MOST_LINES_WITH_HEADING
    return len(lines) <= _MOST_LINES and max(map(len, lines)) <= _LONGEST_TITLE


def with_front_matter(slide: Slide, card: FrontMatter) -> Slide:
    """A cover with what the front matter says: its title and subtitle go first, its details come before the text's."""
    title = plain(card.title) if card.title else slide.title
    subtitle = plain(card.subtitle) if card.subtitle else slide.subtitle
    moved = (slide.subtitle,) if card.subtitle and slide.subtitle else ()
    own = tuple(Paragraph(runs, 0) for runs in _card_lines(card) if runs)
    return replace(slide, title=title, subtitle=subtitle, details=own + moved + slide.details)


def _card_lines(card: FrontMatter) -> list[tuple[Run, ...]]:
    name = (Run(card.speaker, bold=True),) if card.speaker else ()
    behind = [text for text in (card.role, card.organization) if text]
    who = (*name, *((Run((", " if name else "") + ", ".join(behind)),) if behind else ()))
    facts = [card.event, card.organizer, card.place, written_date(card.date, card.language)]
    said = [fact for fact in facts if fact]
    return [who, *((Run(" · ".join(said[first : first + 2])),) for first in range(0, len(said), 2))]


def _is_italic(paragraph: Paragraph) -> bool:
    return bool(paragraph.runs) and all(run.italic or not run.text.strip() for run in paragraph.runs)


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        for index, text in enumerate((first, *others)):
            if index:
                lines.append([])
            if text:
                lines[-1].append(replace(run, text=text))
    return [Paragraph(tuple(runs), paragraph.line + index) for index, runs in enumerate(lines) if runs]
