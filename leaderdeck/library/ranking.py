"""How well a file answers a query, and which passage of it answers best.

Titles and quotations come first, the names of a file and its folders before running text; then a whole word before one
that begins so, before one of the same stem, before the old or new name of an office, before a compound that has the
word as a part; what is recent comes a little before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log

from leaderdeck.library.matching import Matcher
from leaderdeck.library.passage_words import PassageWords
from leaderdeck.quick_dataclass import dataclass

_TITLE, _QUOTE, _FACT, _HEADING, _NAMES, _LYING, _BODY = 10.0, 6.0, 5.5, 5.0, 4.0, 3.0, 1.0
_PHRASE = 1.6
"""Words in the order that was asked for count more than a word alone."""
_OTHER_FIELDS = 0.15
"""What a term says elsewhere in the file adds so much of itself to the best place."""
_TOGETHER = 0.35
"""A passage that answers all terms adds so much."""
_REPEATED = 1.2
"""How soon more of the same word stops to count in running text."""
_RECENT = 0.12
_HALF_LIFE_DAYS = 540.0
_PLACES = {"quote": _QUOTE, "fact": _FACT, "section": _BODY, "slide": _BODY, "title": _TITLE}


@dataclass(frozen=True, slots=True)
class Rated:
    """How well a file answers, which of the required terms it answers, and the passage that answers best."""

    score: float
    answered: tuple[int, ...]
    """Places among the required terms, from 0."""
    place: int | None
    """Of that passage among the file's, from 0; None where only topics and names answer."""


def rate(
    names: Mapping[int, Sequence[str]], passages: Iterable[PassageWords], matcher: Matcher, freshness: float
) -> Rated:
    """The rating of a file by what is asked for in its names and passages. `freshness`: see `freshness_of`.

    `names`: 0 for topics, people and the like, 1 for the names of the file and its folders.
    """
    terms = _Terms(len(matcher.terms))
    for line, weight in enumerate((_NAMES, _LYING)):
        if line in names:
            terms.add([weight * rated for rated in _rates(names[line], matcher)])
    above: dict[int, list[float]] = {}
    top: tuple[float, int | None] = (0.0, None)
    is_together = len(matcher.terms) < 2
    for passage in passages:
        heading = above.get(passage.number)
        if heading is None:
            heading = above[passage.number] = _rates(passage.heading, matcher)
        values = _values(passage, heading, matcher)
        if values is None:
            continue
        terms.add(values)
        is_together = is_together or all(values[place] for place in matcher.required)
        total = sum(values)
        if total > top[0]:
            top = (total, passage.place)
    score = sum(terms.best) + _OTHER_FIELDS * sum(terms.rest)
    if is_together and len(matcher.terms) > 1:
        score *= 1 + _TOGETHER
    answered = tuple(number for number, place in enumerate(matcher.required) if terms.best[place] > 0)
    return Rated(score * (1 + _RECENT * freshness), answered, top[1])


class _Terms:
    """For each term the best that any place of a file has for it, and the next best."""

    def __init__(self, count: int) -> None:
        self.best = [0.0] * count
        self.rest = [0.0] * count

    def add(self, values: Iterable[float]) -> None:
        """One place's values."""
        best, rest = self.best, self.rest
        for term, value in enumerate(values):
            if value > best[term]:
                rest[term] = max(rest[term], best[term])
                best[term] = value
            elif value > rest[term]:
                rest[term] = value


def _values(passage: PassageWords, above: list[float], matcher: Matcher) -> list[float] | None:
    """For each term what this passage or its heading has for it, weighed; None where it answers nothing."""
    own = _PLACES[passage.kind]
    body = _rates(passage.said, matcher, is_running=own == _BODY)
    weight = _TITLE if passage.kind == "title" else _HEADING if own == _BODY else _BODY
    if above is matcher.nothing:
        if body is above:
            return None
        return body if own == _BODY else [one * own for one in body]
    return [max(one * own, other * weight) for one, other in zip(body, above, strict=True)]


def _rates(words: Sequence[str], matcher: Matcher, *, is_running: bool = False) -> list[float]:
    """For each term its best match among the words; in running text more of them count for more."""
    if not words:
        return matcher.nothing
    key = (is_running, *words)
    known = matcher.rates.get(key)
    if known is None:
        known = matcher.rates[key] = _rated(words, matcher, is_running=is_running)
    return known


def _rated(words: Sequence[str], matcher: Matcher, *, is_running: bool) -> list[float]:
    best = [0.0] * len(matcher.terms)
    counts = [0.0] * len(matcher.terms)
    for matches in matcher.matches_in(words):
        for place, rated in matches:
            counts[place] += rated
            if rated > best[place]:
                best[place] = rated
    for place, phrase in zip(matcher.phrases, matcher.phrase_texts, strict=True):
        best[place] = counts[place] = _PHRASE if phrase in words else 0.0
    if is_running:
        return [one * (1 + count / (count + _REPEATED)) for one, count in zip(best, counts, strict=True)]
    return best


def worths_of(counts: Sequence[int], files: int) -> list[float]:
    """How much each term tells that so many of the files answer: what few of them have tells more.

    The usual logarithm of how rare a word is (Spärck Jones, A statistical interpretation of term specificity, 1972).
    """
    return [log(1 + files / count) if count else 0.0 for count in counts]


@lru_cache(maxsize=4096)
def freshness_of(day: str, newest: str) -> float:
    """1 for the library's newest day, half for each year and a half before it."""
    try:
        age = (date.fromisoformat(newest) - date.fromisoformat(day)).days
    except ValueError:
        return 0.0
    return float(0.5 ** (max(0, age) / _HALF_LIFE_DAYS))
