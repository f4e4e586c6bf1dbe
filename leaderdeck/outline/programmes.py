"""The programmes of a talk: each agenda on its slides, with the day, the place and the frame that it has to fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from leaderdeck.deck.blocks import Agenda, Block, Callout, Columns
from leaderdeck.deck.clock_times import clock_minutes
from leaderdeck.deck.programme import Programme, slots_of, times_of
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.outline.dates import day_named

_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\.?[ ]+[A-Za-z]{3,9}\.?[ ]+\d{4}|[A-Za-z]{3,9}\.?[ ]+\d{1,2},?[ ]+\d{4}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_MOST_OF_THE_FRAME = 2
"""A programme that takes more than twice the talk's time is that of the day around it, and the talk is in it."""


def programmes_of(deck: Deck) -> tuple[Programme, ...]:
    """The programmes in the order of the text. Lines count from 1 in the file.

    The talk's own duration is the frame of its one programme; where there are several, or one that is far longer, the
    duration says nothing of them. The first one is on the card's date; others only where their slide's title has one.
    """
    found = [(index, slide, agenda) for index, slide in enumerate(deck.slides) for agenda in _agendas(slide.blocks)]
    programmes = tuple(
        _programme(deck, index, slide, agenda, is_first=place == 0)
        for place, (index, slide, agenda) in enumerate(found)
    )
    duration = deck.front_matter.duration_seconds
    if len(programmes) != 1 or not duration or programmes[0].end is not None:
        return programmes
    minutes = round(duration / 60)
    known = sum(time.length or 0 for time in times_of(programmes[0]))
    return (replace(programmes[0], length=minutes),) if known <= _MOST_OF_THE_FRAME * minutes else programmes


def _agendas(blocks: Iterable[Block]) -> Iterator[Agenda]:
    for block in blocks:
        if isinstance(block, Agenda):
            yield block
        elif isinstance(block, Callout):
            yield from _agendas(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _agendas(column.blocks)


def _programme(deck: Deck, index: int, slide: Slide, agenda: Agenda, *, is_first: bool) -> Programme:
    card = deck.front_matter
    title = " ".join(slide.title.text.split()) if slide.title else ""
    named = _DAY.search(title)
    date = day_named(named[0]) if named else day_named(card.date) if is_first else ""
    first_line = deck.line_in_file(index, 0)
    return Programme(
        slots_of(agenda, first_line),
        clock_minutes(agenda.start)[0],
        clock_minutes(agenda.end)[0],
        title=title or card.title,
        date=date,
        place=card.place,
        line=first_line + agenda.line,
        slide=index,
        is_own=not slide.origin,
    )
