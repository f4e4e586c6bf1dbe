"""The cover of a talk that is made of prose: title, who speaks, when and where, all in the text's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.intake.prose_to_talk_filling import fill
from leaderdeck.intake.prose_to_talk_guess import Guess
from leaderdeck.intake.prose_to_talk_letters import is_hello
from leaderdeck.intake.prose_to_talk_occasion import find_occasion
from leaderdeck.intake.prose_to_talk_people import NAME, People, Person, is_name_like
from leaderdeck.intake.prose_to_talk_sentences import first_clause, sentences_of, title_among, without_stop
from leaderdeck.intake.prose_to_talk_slides import SlidePlan

_CARD = re.compile(r"---[ \t]*\n(?P<lines>(?:(?!---|\.\.\.)[^\n]*\n){1,400}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"[\"']?[^\W\d_][\w .-]*[\"']?[ \t]*:(?:[ \t]|$)")
_OF_NOTES = ("type", "slag", "kind", "sjanger")
"""Keys that say what sort of note a text is; the talk made of it is none."""
_WHAT_IS = re.compile(r"(?:hva|kva|what)[ ](?:er|is)[ ](?P<what>[A-ZÆØÅ][\w-]+(?:[ ][\w-]+){0,2})\?", re.IGNORECASE)


def card_lines(text: str) -> tuple[tuple[str, ...], str, int]:
    """A note's own front matter without what says that it is a note, the text below it, and where that begins."""
    found = _CARD.match(text)
    if not found or not _KEY.match(found["lines"].lstrip("\n")):
        return (), text, 0
    kept: list[str] = []
    drops = False
    for line in found["lines"].split("\n")[:-1]:
        if _KEY.match(line):
            drops = line.split(":")[0].strip(" \"'").casefold() in _OF_NOTES
        if not drops:
            kept.append(line)
    return tuple(kept), text[found.end() :], found.end()


def fill_card(plan: SlidePlan) -> None:
    """Say on the cover what the text tells and nobody has put there yet."""
    if not plan.card.title:
        _find_title(plan)
    _find_person(plan)
    find_occasion(plan.card, plan.guesses)


def _find_title(plan: SlidePlan) -> None:
    candidates = (_asked_about, _appeal, _first_heading, _first_sentence)
    for find in candidates:
        title, place = find(plan)
        if title:
            plan.card.title = without_stop(title)
            plan.card.take(place)
            if find is _first_sentence:
                _show_something_else(plan, title)
            return


def _show_something_else(plan: SlidePlan, title: str) -> None:
    """The first slide says what follows, where it said no more than the cover does now."""
    slide = plan.slides[0] if plan.slides else None
    if slide is None or slide.title or slide.body != [[title]]:
        return
    said = [sentence for words in slide.notes for sentence in sentences_of(words)]
    rest = [sentence for sentence in said if sentence != title and not is_hello(sentence)]
    if rest:
        slide.body = []
        fill(slide, rest, plan.style.most_points)


def _asked_about(plan: SlidePlan) -> tuple[str, int]:
    """«Innovasjon» of a text that begins by asking what that is."""
    for guess in plan.guesses[:4]:
        found = _WHAT_IS.fullmatch(guess.words.strip()) if guess.kind == "question" else None
        if found:
            return found["what"], guess.place
    return "", 0


def _appeal(plan: SlidePlan) -> tuple[str, int]:
    for guess in reversed(plan.guesses):
        if guess.kind == "claim" and not any(letter.isdigit() for letter in guess.words):
            return sentences_of(guess.words)[0], guess.place
    return "", 0


def _first_heading(plan: SlidePlan) -> tuple[str, int]:
    """The first heading, where nothing is said before it."""
    for guess in plan.guesses:
        if guess.kind == "heading" and guess.words:
            return guess.words, guess.place
        if guess.kind in ("prose", "standfirst"):
            break
    return "", 0


def _first_sentence(plan: SlidePlan) -> tuple[str, int]:
    for guess in plan.guesses:
        is_told = guess.kind in ("standfirst", "prose", "definition", "quote", "point", "speech")
        if is_told and not is_hello(guess.words):
            sentences = sentences_of(guess.words)
            title = title_among(sentences) or (first_clause(sentences[0]) if sentences else "")
            if title:
                return title, guess.place
    for guess in plan.guesses:
        if guess.kind not in ("private", "leave-out", "block") and 0 < len(guess.words) <= 120:
            return guess.words, guess.place
    return "", 0


def _find_person(plan: SlidePlan) -> None:
    person = plan.card.person or _most_quoted(plan.guesses, plan.people)
    if person is None:
        return
    known = plan.people.named(person.name)
    office = person.office or known.office
    if office[1:].islower():  # an office is no name, wherever it stood in its sentence
        office = office.lower()
    plan.card.person = replace(person, office=office, where=person.where or known.where)


def _is_named_often(name: str, guesses: Sequence[Guess]) -> bool:
    """Whether a text is about somebody, and does not only ask them once."""
    return sum(name.rsplit(" ", 1)[-1] in guess.words for guess in guesses) > 1


def _most_quoted(guesses: Sequence[Guess], people: People) -> Person | None:
    quoted = Counter(guess.who for guess in guesses if guess.who in people.names and is_name_like(guess.who))
    best = quoted.most_common(2)
    is_alone = len(best) == 1 or (len(best) == 2 and best[0][1] > best[1][1])  # of two with one word each, neither
    is_alone = is_alone and bool(best) and _is_named_often(best[0][0], guesses)
    return people.named(best[0][0]) if is_alone and re.fullmatch(NAME, best[0][0]) else None
