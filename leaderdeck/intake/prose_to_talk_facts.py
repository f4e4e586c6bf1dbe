"""The facts of a text: label, value and unit as it gives them, with the source that follows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdeck.intake.prose_to_talk_guess import Guess
from leaderdeck.intake.prose_to_talk_sentences import sentences_of
from leaderdeck.intake.prose_to_talk_signs import FoundFact, entry_fact, figure_in


def facts_of(guesses: Sequence[Guess], sources: Sequence[tuple[int, str]]) -> tuple[FoundFact, ...]:
    """Every fact, with the nearest source below it that no other text parts from it."""
    found: list[FoundFact] = []
    known = dict(sources)
    below = _sources_below(guesses, known)
    for guess in guesses:
        is_sourced = guess.kind == "prose" and guess.place + 1 in known
        if not (guess.kind in ("fact", "point", "definition") or is_sourced):
            continue
        for fact in _facts_in(guess):
            found.append(replace(fact, place=guess.place, source=below[guess.place]))
    return tuple(found)


def _facts_in(guess: Guess) -> list[FoundFact]:
    entry = entry_fact(guess.place, guess.words) if guess.kind == "fact" else None
    if entry is not None:
        return [entry]
    figures = [fact for sentence in sentences_of(guess.words) if (fact := figure_in(sentence))]
    if figures or guess.kind != "fact":
        return figures
    return [FoundFact(guess.place, guess.words, "")]


def _sources_below(guesses: Sequence[Guess], known: Mapping[int, str]) -> dict[int, str]:
    """For each unit the source that comes next below it, with nothing but facts between; empty where none does."""
    found: dict[int, str] = {}
    nearest = ""
    for guess in reversed(guesses):
        found[guess.place] = nearest
        if guess.place in known:
            nearest = known[guess.place]
        elif guess.kind not in ("fact", "point", "definition"):
            nearest = ""
    return found
