"""Prose → a talk: slides of the writer's own words, all the rest as speaker notes or listed as left out.

Nothing is invented: titles, points and quotations are sentences, or clauses cut at punctuation, of the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdeck.intake.progress import SHARES, Progress, part_of, unwatched, watched
from leaderdeck.intake.prose_to_talk_card import card_lines, fill_card
from leaderdeck.intake.prose_to_talk_facts import facts_of
from leaderdeck.intake.prose_to_talk_finish import finished
from leaderdeck.intake.prose_to_talk_guess import Guess, GuessKind, TalkKind
from leaderdeck.intake.prose_to_talk_kept import is_talk_already, kept_talk
from leaderdeck.intake.prose_to_talk_language import language_of
from leaderdeck.intake.prose_to_talk_people import People, dashed_source, is_pronoun, spoken_in, trailing_name
from leaderdeck.intake.prose_to_talk_programme import Programme, Slot, programme_of
from leaderdeck.intake.prose_to_talk_reading import guess_of
from leaderdeck.intake.prose_to_talk_signs import FoundFact
from leaderdeck.intake.prose_to_talk_slides import SlidePlan
from leaderdeck.intake.prose_to_talk_slots import programme_slides
from leaderdeck.intake.prose_to_talk_styles import STYLES, kind_of
from leaderdeck.intake.prose_to_talk_surroundings import surroundings_of
from leaderdeck.intake.prose_to_talk_told import told_quotation
from leaderdeck.intake.prose_to_talk_units import Unit, units_of
from leaderdeck.intake.prose_to_talk_writing import Writer
from leaderdeck.intake.source_text import LeftOut, SourceText
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

__all__ = ["Guess", "GuessKind", "LeftOut", "Outlined", "SlideLink", "TalkKind", "make_outline"]

_CHANGED = say("Valgt av deg.")
_QUOTED: frozenset[GuessKind] = frozenset(("quote",))
_NEAR = 4
"""Paragraphs before a «sier hun» in which she is looked for."""
_PRIVATE_WORDS = "…"


@dataclass(frozen=True, slots=True)
class SlideLink:
    """What a slide was made of. `slide` counts from 1 in the order of the text, the cover included."""

    slide: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outlined:
    """A talk made of prose, and the account of how."""

    markdown: str
    kind: TalkKind
    guesses: tuple[Guess, ...]
    """One for each unit of the source, in its order."""
    left_out: tuple[LeftOut, ...]
    links: tuple[SlideLink, ...]
    warnings: tuple[Sentence, ...] = ()
    facts: tuple[FoundFact, ...] = ()
    slots: tuple[Slot, ...] = ()
    minutes: int | None = None
    """How long the programme is as the text says; None where it says nothing."""
    language: str = "nb"


def make_outline(
    source: SourceText,
    kind: TalkKind | None = None,
    changes: Mapping[int, GuessKind] | None = None,
    progress: Progress = unwatched,
) -> Outlined:
    """The talk that a text makes. `changes` says for units (by their place from 1) what they are instead.

    Without a kind, the text tells which it looks like. What is a talk already keeps its slides in any kind. Never
    raises, whatever the text is, but for what `progress` raises to end it.
    """
    card, body, offset = card_lines(source.text)
    found_units = units_of(body, part_of(progress, 0, 100))
    units = tuple(replace(unit, start=unit.start + offset) for unit in found_units)
    chosen = {place: change for place, change in (changes or {}).items() if 1 <= place <= len(units)}
    people = People(body, part_of(progress, 100, 150))
    guesses = _guesses(units, people, chosen, part_of(progress, 150, 400))
    told = zip(watched(units, part_of(progress, 400, 450)), guesses, strict=True)
    programme = programme_of((unit.place, unit.words) for unit, guess in told if _may_tell_of_slots(guess))
    progress(450, SHARES)
    found = kind or kind_of(units, [guess.kind for guess in guesses], programme)
    if set(chosen.values()) <= {"leave-out"} and is_talk_already(units, card):
        return _kept(source, units, guesses, kind or "keynote")
    return _made(source, card, units, guesses, people, programme, found, part_of(progress, 450, SHARES))


def _guesses(
    units: Sequence[Unit], people: People, chosen: Mapping[int, GuessKind], progress: Progress
) -> tuple[Guess, ...]:
    around = surroundings_of(tuple(units), people, part_of(progress, 0, 200))
    made: list[Guess] = []
    for at, unit in enumerate(watched(units, part_of(progress, 200, SHARES))):
        kind, confidence, why = guess_of(at, around)
        is_changed = unit.place in chosen and kind != "private"
        if is_changed:
            kind, confidence, why = chosen[unit.place], 1.0, _CHANGED
        who = _speaker(units, at, people, made) if kind in _QUOTED else ""
        words = _PRIVATE_WORDS if kind == "private" else unit.words
        made.append(Guess(kind, unit.place, words, confidence, why, unit.start, unit.end, is_changed, who))
    return tuple(made)


def _speaker(units: Sequence[Unit], at: int, people: People, before: Sequence[Guess]) -> str:
    """Who is quoted, by name where the text tells it; «hun» is whom it named last, where that was one person."""
    who = _who_says(units[at].words)
    if not is_pronoun(who):
        return people.resolve(who)
    for earlier in reversed(before[-_NEAR:]):
        if earlier.who:
            return earlier.who
        names = people.last_named(earlier.words)
        if names or any(name in earlier.words for name in people.names):
            return names
    return ""


def _who_says(words: str) -> str:
    spoken = spoken_in(words)
    if spoken:
        return spoken.who
    told = told_quotation(words)
    if told:
        return told.who
    named = dashed_source(words) or trailing_name(words)
    return named[1] if named else ""


def _may_tell_of_slots(guess: Guess) -> bool:
    return guess.kind not in ("leave-out", "private", "question", "speech", "quote")


def _made(
    source: SourceText, card: tuple[str, ...], units: tuple[Unit, ...], guesses: tuple[Guess, ...], people: People,
    programme: Programme, kind: TalkKind, progress: Progress,
) -> Outlined:  # fmt: skip
    style = STYLES[kind]
    plan = SlidePlan(units, guesses, people, style)
    if style.has_programme:
        plan.programme_slides = programme_slides(units, guesses, programme)
        plan.card.duration = programme.length
    plan.run(part_of(progress, 0, 450))
    fill_card(plan)
    slides = finished(plan, part_of(progress, 450, 900))
    language = language_of(source.text)
    markdown = Writer(source.is_markdown, language, card).talk(plan.card, slides, part_of(progress, 900, SHARES))
    links = [
        SlideLink(number, tuple(sorted(slide.places)))
        for number, slide in enumerate(slides, start=2 if plan.card.title else 1)
    ]
    shown = programme if style.has_programme or any(guess.kind == "slot" for guess in guesses) else Programme()
    return Outlined(
        markdown,
        kind,
        guesses,
        (*source.left_out, *(LeftOut(place, words, why) for place, (words, why) in plan.left_out.items())),
        (*((SlideLink(1, tuple(sorted(plan.card.places))),) if plan.card.title else ()), *links),
        shown.warnings,
        facts_of(guesses, plan.sources),
        shown.slots,
        shown.minutes,
        language,
    )


def _kept(source: SourceText, units: tuple[Unit, ...], guesses: tuple[Guess, ...], kind: TalkKind) -> Outlined:
    """A text that is a talk already stays as it is, without what its old deck had on every slide."""
    markdown, left_out, kinds, links = kept_talk(source.text, units, guesses)
    said = tuple(
        replace(guess, kind=kinds[guess.place][0], why=kinds[guess.place][1], confidence=0.9)
        if guess.place in kinds and not guess.is_changed
        else guess
        for guess in guesses
    )
    return Outlined(
        markdown, kind, said, (*source.left_out, *left_out),
        tuple(SlideLink(number, places) for number, places in links), language=language_of(source.text),
    )  # fmt: skip
