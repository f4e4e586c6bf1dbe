"""Paragraphs that begin alike, as thanks do: «Takk til …», «Takk til …». They make one slide, a point for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_announced import announced_count
from leaderdeck.intake.prose_to_talk_guess import Guess
from leaderdeck.intake.prose_to_talk_planned import PlannedSlide
from leaderdeck.intake.prose_to_talk_sentences import TITLE_WORDS, point_of, sentences_of, word_count
from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.late_pattern import late_pattern

_WORD = re.compile(r"[^\W\d_]+")
_THANKS = late_pattern(
    r"(?P<thanks>(?:tusen|mange|hjertelig|hjarteleg)?[ ]?(?:takk|thank you|thanks))\b", re.IGNORECASE
)
_FEWEST, _FEWEST_THANKS, _MOST = 3, 2, 8


def parallel_runs(units: Sequence[Unit], guesses: Sequence[Guess]) -> dict[int, tuple[Unit, ...]]:
    """Runs of paragraphs that begin with the same two words, by the place of their first."""
    runs: dict[int, tuple[Unit, ...]] = {}
    run: list[Unit] = []
    for unit, guess in zip(units, guesses, strict=True):
        begins = _beginning(unit.words) if guess.kind in ("prose", "standfirst") and not guess.is_changed else ""
        if run and (begins != _beginning(run[0].words) or len(run) == _MOST):
            _keep(runs, run)
            run = []
        if begins:
            run.append(unit)
    _keep(runs, run)
    for at, unit in enumerate(units):
        count = announced_count(unit.words) if guesses[at].kind == "prose" and unit.words.rstrip().endswith(":") else 0
        told = units[at + 1 : at + 1 + count]
        kinds = {guess.kind for guess in guesses[at + 1 : at + 1 + count]}
        if len(told) == count > 1 and kinds <= {"prose", "standfirst"}:
            runs = {place: run for place, run in runs.items() if not {each.place for each in run} & set(_places(told))}
            runs[unit.place] = (unit, *told)
    return runs


def _places(units: Sequence[Unit]) -> list[int]:
    return [unit.place for unit in units]


def _beginning(words: str) -> str:
    thanks = _THANKS.match(words)
    if thanks:
        return thanks["thanks"].strip().casefold()
    found = _WORD.findall(words[:60])
    return " ".join(found[:2]).casefold()


def _keep(runs: dict[int, tuple[Unit, ...]], run: Sequence[Unit]) -> None:
    fewest = _FEWEST_THANKS if run and _THANKS.match(run[0].words) else _FEWEST
    if len(run) >= fewest and all(word_count(point_of(sentences_of(unit.words)[0])) for unit in run):
        runs[run[0].place] = tuple(run)


def fill_parallel(slide: PlannedSlide, run: Sequence[Unit]) -> None:
    """A point for each paragraph; the title of thanks is the word of thanks, if the slide has none yet."""
    thanks = _THANKS.match(run[0].words)
    is_led = run[0].words.rstrip().endswith(":")
    lead = sentences_of(run[0].words)[-1].rstrip(": ") if is_led else ""
    if not slide.title and thanks:
        slide.title = thanks["thanks"].strip()
    elif lead and not slide.title and word_count(lead) <= TITLE_WORDS:
        slide.title = lead
    slide.body.append([f"- {point_of(sentences_of(unit.words)[0])}" for unit in run[1 if is_led else 0 :]])
    slide.is_set = True
    for unit in run:
        slide.say(unit.place, unit.said)
