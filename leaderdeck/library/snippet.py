"""A few words around what was found, with the found words marked."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from leaderdeck.library.matching import Matcher

Runs: TypeAlias = tuple[tuple[str, bool], ...]
"""(text, whether it was found), in order; put together they are the snippet."""
LENGTH = 160
"""Letters of a snippet: two lines of the library's column."""
_BEFORE = 40
_LONGEST_TEXT = 20_000


def snippet(text: str, matcher: Matcher, length: int = LENGTH) -> Runs:
    """The stretch of the text where most was found; its beginning where nothing was."""
    plain = " ".join(unicodedata.normalize("NFC", text[:_LONGEST_TEXT]).split())
    found = matcher.places_in(plain)
    start, end = _stretch(plain, found, length)
    runs: list[tuple[str, bool]] = []
    place = start
    for first, last in found:
        if first < start or last > end:
            continue
        if first > place:
            runs.append((plain[place:first], False))
        runs.append((plain[first:last], True))
        place = last
    if place < end:
        runs.append((plain[place:end], False))
    if start > 0:
        runs.insert(0, ("… ", False))
    if end < len(plain):
        runs.append((" …", False))
    return tuple(runs)


def marked(text: str, matcher: Matcher) -> Runs:
    """The whole text with marks, as for a title."""
    return snippet(text, matcher, max(1, len(text)))


def _stretch(text: str, found: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """Where the snippet begins and ends: between words."""
    if len(text) <= length:
        return 0, len(text)
    room = length - _BEFORE
    starts = [first for first, _ in found]
    counted = [(bisect_left(starts, first + room) - number, -first, last) for number, (first, last) in enumerate(found)]
    _, first, last = max(counted, default=(0, 0, 0))
    best = (-first, last)
    start = max(0, min(best[0] - _BEFORE, len(text) - length))
    if start:
        start = text.find(" ", start, max(start + 1, best[0])) + 1 or best[0]
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start, end), best[1], start + 1)
    return start, end
