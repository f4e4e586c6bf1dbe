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


def clock(seconds: int) -> str:
    """`4:05`: minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def thousands(number: int) -> str:
    """`1 284`, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")
