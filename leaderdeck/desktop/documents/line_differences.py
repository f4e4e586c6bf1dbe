"""Which lines of two texts are the same line: fast on whole talks, also after many slides were moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

_FEW = 400
"""Gaps of at most so many lines on each side are compared line by line; the cost grows with the product."""


def same_lines(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (index in `old`, index in `new`) of equal lines, rising on both sides."""
    return sorted(_pairs(old, new, (0, len(old)), (0, len(new)), anchored=False))


def _pairs(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int], *, anchored: bool
) -> Iterator[tuple[int, int]]:
    """Pairs within two ranges: what begins and ends them alike, then around lines that occur once in each."""
    (first, end), (new_first, new_end) = olds, news
    while first < end and new_first < new_end and old[first] == new[new_first]:
        yield first, new_first
        first, new_first = first + 1, new_first + 1
    while first < end and new_first < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        yield end, new_end
    if first == end or new_first == new_end:
        return
    if max(end - first, new_end - new_first) <= _FEW:
        from difflib import SequenceMatcher  # costs no start

        matcher = SequenceMatcher(None, old[first:end], new[new_first:new_end], autojunk=False)
        for at, new_at, size in matcher.get_matching_blocks():
            yield from ((first + at + step, new_first + new_at + step) for step in range(size))
    elif not anchored:
        anchors = _anchors(old[first:end], new[new_first:new_end])
        last, new_last = first, new_first
        for at, new_at in [*((first + a, new_first + b) for a, b in anchors), (end, new_end)]:
            yield from _pairs(old, new, (last, at), (new_last, new_at), anchored=True)
            if at < end:
                yield at, new_at
            last, new_last = at + 1, new_at + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising row of lines that occur exactly once in each text (as patience sorting finds it)."""
    counts, new_counts = Counter(old), Counter(new)
    places = {line: index for index, line in enumerate(new) if new_counts[line] == 1}
    once = [(index, places[line]) for index, line in enumerate(old) if counts[line] == 1 and line in places]
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(once):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            piles.append(number)
        else:
            tops[pile], piles[pile] = place, number
    row: list[tuple[int, int]] = []
    number = piles[-1] if piles else -1
    while number >= 0:
        row.append(once[number])
        number = before[number]
    return row[::-1]
