"""Spoken time in words: minutes as one says them."""

from __future__ import annotations

from leaderdeck.language import Sentence, say

_ROUGH_FROM_SECONDS = 600


def minutes_words(seconds: int) -> Sentence:
    """`45 sekunder`, `2,5 minutter`, `17 minutter`: as exact as an estimate can be."""
    if seconds < 60:
        return say("{count} sekunder", count=round(seconds / 5) * 5)
    halves = round(seconds / 30)
    if seconds >= _ROUGH_FROM_SECONDS or halves % 2 == 0:
        whole = round(seconds / 60)
        return say("1 minutt") if whole == 1 else say("{count} minutter", count=whole)
    return say("{whole},5 minutter", whole=halves // 2)


def range_words(shortest: int, longest: int) -> Sentence:
    """`14–20 minutter`; a range without a span is one figure."""
    if shortest >= longest:
        return minutes_words(60 * longest)
    return say("{shortest}–{longest} minutter", shortest=shortest, longest=longest)


def minutes_between(shortest: float, longest: float) -> tuple[int, int]:
    """Whole minutes around a range of seconds, one at least."""
    return max(1, int(shortest // 60)), max(1, int(-(-longest // 60)))


def words_words(count: int) -> Sentence:
    """`1 ord`, `84 ord`."""
    return say("1 ord") if count == 1 else say("{count} ord", count=count)


def clock_range(shortest: int, longest: int) -> str:
    """`1:15–1:45`, to five seconds: an estimate knows no better."""
    first, last = (clock(round(seconds / 5) * 5) for seconds in (shortest, longest))
    return first if first == last else f"{first}–{last}"


def slides_words(count: int) -> Sentence:
    """`1 lysbilde`, `18 lysbilder`."""
    return say("1 lysbilde") if count == 1 else say("{count} lysbilder", count=count)


def clock(seconds: int) -> str:
    """`4:05`: minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def thousands(number: int) -> str:
    """`1 284`, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")
