"""Slides of slots: when, how long and by whom, and the day's programme with this slot marked where there is room."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.deck.blocks import Agenda, AgendaItem, Block, Text
from leaderdeck.deck.clock_times import clock_minutes, clock_words, length_words
from leaderdeck.deck.programme import Programme, SlotTime, slots_of, times_of
from leaderdeck.deck.programme_slots import SlotOfSlide, slot_of_slide
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.scene.choose_layout import is_background
from leaderdeck.scene.words import short_language

_BETWEEN = Run("  ·  ")


def as_shown(slide: Slide, index: int, deck: Deck) -> Slide:
    """The slide, and for that of a slot what the programme says of it: so its time is never an old one.

    A slide that says nothing but its name shows the programme once more, with its slot marked.
    """
    if not slide.is_slot:
        return slide
    found = slot_of_slide(deck, index, slide)
    if found is None:
        return slide
    line = slide.title.line if slide.title else 0
    facts = _facts(found, deck.front_matter.language, line)
    first: tuple[Block, ...] = (Text(facts, line),) if facts.runs else ()
    is_bare = all(is_background(block) for block in slide.blocks)
    again: tuple[Block, ...] = (_programme(found, line),) if is_bare and len(found.agenda.items) > 1 else ()
    return replace(slide, blocks=(*first, *again, *slide.blocks), deeper_follow=False, kind="slide")


def _facts(found: SlotOfSlide, language: str, line: int) -> Paragraph:
    agenda, item = found.agenda, found.agenda.items[found.index]
    frame = Programme(slots_of(agenda, 0), clock_minutes(agenda.start)[0], clock_minutes(agenda.end)[0])
    time = times_of(frame)[found.index]
    parts: list[tuple[Run, ...]] = []
    when = _when(time, item)
    if when:
        parts.append((Run(when, bold=True, accent=True),))
    if time.length:
        sample = item.duration or ("" if time.length < 60 else "1 t")
        is_english = short_language(language) == "en"
        parts.append((Run(item.duration or length_words(time.length, sample, is_english=is_english)),))
    if item.owner.runs:
        parts.append(item.owner.runs)
    if item.form:
        parts.append((Run(item.form),))
    runs: list[Run] = []
    for part in parts:
        runs += [*([_BETWEEN] if runs else []), *part]
    return Paragraph(tuple(runs), line)


def _when(time: SlotTime, item: AgendaItem) -> str:
    if time.start is None:
        return ""
    start = clock_words(time.start, item.time)
    return start if time.end in (None, time.start) else f"{start}–{clock_words(time.end or 0, item.time)}"


def _programme(found: SlotOfSlide, line: int) -> Agenda:
    """The programme again: every line of it is that of the slide's heading."""
    items = (
        replace(
            item, matter=replace(item.matter, line=line), owner=replace(item.owner, line=line), line=line,
            is_current=index == found.index,
        )
        for index, item in enumerate(found.agenda.items)
    )  # fmt: skip
    return replace(found.agenda, items=tuple(items), line=line, is_repeated=True)
