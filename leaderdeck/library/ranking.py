"""How well a file answers a query, and which passage of it answers best.

Titles and quotations come first; then a whole word before one that begins so, before one of the same stem, before the
old or new name of an office, before a compound that has the word as a part; what is recent comes a little before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaderdeck.library.index_rows import names_of
from leaderdeck.library.matching import Matcher, has_phrase
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.library.words import fold, folded_words_of, words_of
from leaderdeck.quick_dataclass import dataclass

_TITLE, _QUOTE, _FACT, _HEADING, _NAMES, _BODY = 10.0, 6.0, 5.5, 5.0, 4.0, 1.0
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
    """How well a file answers, how many of the required terms it answers, and the passage that answers best."""

    score: float
    answered: int
    passage: Passage | None


def rate(entry: LibraryEntry, matcher: Matcher, day: str = "", newest: str = "") -> Rated:
    """The file's rating."""
    count = len(matcher.terms)
    best = [0.0] * count
    rest = [0.0] * count
    _add(best, rest, _rates(words_of(" ".join(names_of(entry))), matcher), _NAMES)
    top: tuple[float, Passage | None] = (0.0, None)
    is_together = False
    for passage in entry.passages:
        rates = _passage_rates(passage, matcher)
        if rates is None:
            continue
        values = [rated * weight for rated, weight in rates]
        _add(best, rest, values, 1.0)
        is_together = is_together or all(values[place] > 0 for place in matcher.required)
        if sum(values) > top[0]:
            top = (sum(values), passage)
    score = sum(best) + _OTHER_FIELDS * sum(rest)
    if is_together and count > 1:
        score *= 1 + _TOGETHER
    return Rated(
        score * (1 + _RECENT * _freshness(day, newest)), sum(best[place] > 0 for place in matcher.required), top[1]
    )


def _passage_rates(passage: Passage, matcher: Matcher) -> list[tuple[float, float]] | None:
    """For each term how well this passage answers it, and how much its place counts; None where not at all."""
    said = fold("\n".join((passage.text, *_told(passage))))
    heading = fold(passage.heading)
    if not matcher.has_any(said) and not matcher.has_any(heading):
        return None
    own = _PLACES[passage.kind]
    body = _rates(folded_words_of(said), matcher, is_running=own == _BODY)
    above = _rates(folded_words_of(heading), matcher)
    head_weight = _TITLE if passage.kind == "title" else _HEADING if own == _BODY else _BODY
    found = [
        (one, own) if one * own >= other * head_weight else (other, head_weight)
        for one, other in zip(body, above, strict=True)
    ]
    return found if any(rated for rated, _ in found) else None


def _told(passage: Passage) -> tuple[str, ...]:
    """Who said it, or the figure with what it counts."""
    fact = passage.fact
    return (passage.source, fact.value, fact.label, fact.unit) if fact else (passage.source,)


def _rates(words: list[str], matcher: Matcher, *, is_running: bool = False) -> list[float]:
    """For each term its best match among the words; in running text more of them count for more."""
    best = [0.0] * len(matcher.terms)
    counts = [0.0] * len(matcher.terms)
    for matches in matcher.matches_in(words):
        for place, rated in matches:
            counts[place] += rated
            best[place] = max(best[place], rated)
    for place in matcher.phrases:
        best[place] = counts[place] = _PHRASE if has_phrase(matcher.terms[place].words, words) else 0.0
    if is_running:
        return [one * (1 + count / (count + _REPEATED)) for one, count in zip(best, counts, strict=True)]
    return best


def _add(best: list[float], rest: list[float], rates: Iterable[float], weight: float) -> None:
    for place, rated in enumerate(rates):
        _add_one(best, rest, place, rated * weight)


def _add_one(best: list[float], rest: list[float], place: int, value: float) -> None:
    """A term counts in full where it counts most, and a little for the next best place."""
    if value > best[place]:
        rest[place] = max(rest[place], best[place])
        best[place] = value
    else:
        rest[place] = max(rest[place], value)


def _freshness(day: str, newest: str) -> float:
    """1 for the library's newest day, half for each year and a half before it."""
    try:
        age = (date.fromisoformat(newest) - date.fromisoformat(day)).days
    except ValueError:
        return 0.0
    return float(0.5 ** (max(0, age) / _HALF_LIFE_DAYS))
