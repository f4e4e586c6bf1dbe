"""The slides of a programme that prose tells of: the agenda, who takes part, a slide for each slot, how it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_guess import Guess
from leaderdeck.intake.prose_to_talk_planned import PlannedSlide
from leaderdeck.intake.prose_to_talk_programme import Programme, Slot
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, without_stop, word_count
from leaderdeck.intake.prose_to_talk_units import Unit

_COUNTED = re.compile(
    r"\b(?:\d{1,2}|to|tre|fire|fem|seks|two|three|four|five|six)[ ](?:kommuner|kommunar|grupper|municipalities"
    r"|groups)\b",
    re.I,
)
_LISTED = re.compile(
    r"(?P<names>(?:[A-ZÆØÅ][\wæøå-]+,[ ]){1,8}[A-ZÆØÅ][\wæøå-]+[ ](?:og|and)[ ][A-ZÆØÅ][\wæøå-]+)[ ](?:kommuner"
    r"|kommunar|municipalities)\b"
)

_FOR = re.compile(
    r"(?:(?:til rådighet|til rådvelde|til disposisjon)[ ])?(?:til|for)?[ ]?(?:å[ ]|to[ ])?", re.IGNORECASE
)


def programme_slides(
    units: Sequence[Unit], guesses: Sequence[Guess], programme: Programme
) -> dict[int, list[PlannedSlide]]:
    """The slides, by the place of the unit that they stand for; none where the source has the slots as lines."""
    lengths = [slot for slot in programme.slots if slot.length]
    if not lengths:
        return {}
    place = lengths[0].place
    unit = units[place - 1]
    if guesses[place - 1].is_changed:
        return {}
    told = [
        other.words for other, guess in zip(units, guesses, strict=True) if guess.kind not in ("leave-out", "private")
    ]
    agenda = PlannedSlide(programme.length, body=[_agenda(programme.slots)])
    agenda.say(place, unit.said)
    made = [*_who(told), agenda, *(_slot(slot) for slot in lengths), *_form(unit, programme.slots)]
    for slide in made:
        slide.take(place)
    for slot in programme.slots:
        agenda.take(slot.place)
    return {place: made}


def take_heading(made: Sequence[PlannedSlide], heading: PlannedSlide) -> None:
    """The heading above a programme is the agenda's title."""
    agenda = next(slide for slide in made if slide.has_room("::: agenda"))
    agenda.title, agenda.notes = heading.title, [*heading.notes, *agenda.notes]
    agenda.places += heading.places


def _found(pattern: re.Pattern[str], told: Sequence[str]) -> str:
    return next((found[0] for words in told if (found := pattern.search(" ".join(words.split())))), "")


def _agenda(slots: Sequence[Slot]) -> list[str]:
    lines = []
    for slot in slots:
        owner = f" ({slot.owner})" if slot.owner and slot.owner not in slot.matter else ""
        length = f" ({slot.length})" if slot.length else ""
        lines.append(f"- {slot.matter[:1].upper()}{slot.matter[1:]}{owner}{length}")
    return ["::: agenda", *lines, ":::"]


def _who(told: Sequence[str]) -> list[PlannedSlide]:
    """Those who take part, where the text lists them by name."""
    listed = _found(_LISTED, told)
    if not listed:
        return []
    found = _LISTED.search(listed)
    names = re.split(r",[ ]|[ ](?:og|and)[ ]", found["names"]) if found else []
    return [PlannedSlide(_found(_COUNTED, told) or listed, body=[[f"- {name}" for name in names]])]


def _slot(slot: Slot) -> PlannedSlide:
    """The slot by itself: its time and length come from the agenda, and here is what the text says it is for."""
    behind = without_stop(_FOR.sub("", slot.about.split(slot.length, maxsplit=1)[-1].strip(), count=1))
    return PlannedSlide(slot.matter, body=[[behind[:1].upper() + behind[1:]]] if behind else [], layout="bolk")


def _form(unit: Unit, slots: Sequence[Slot]) -> list[PlannedSlide]:
    """What the paragraph says besides: how it is done."""
    told = {slot.about for slot in slots}
    rest = [sentence for sentence in sentences_of(unit.words) if sentence not in told]
    if not rest:
        return []
    slide = PlannedSlide()
    if word_count(rest[0]) <= 12 and len(rest) > 1:
        slide.title = without_stop(rest[0])
        rest = rest[1:]
    slide.body.append(["::: merk", " ".join(rest[:2]), ":::"])
    return [slide]
