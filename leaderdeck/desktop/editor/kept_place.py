"""Where a line has gone when a text was exchanged for another."""

from __future__ import annotations

_NEIGHBORS = 6


def place_of_line(old: str, new: str, line: int, first: int, removed: int, added: int) -> int:
    """The line of `new` (from 1) that is line `line` of `old`, when only the stretch that begins at `first` changed.

    Within the stretch it is the line that reads the same and has most of the same neighbors; else the nearest.
    """
    before = old.count("\n", 0, first)
    in_old = old.count("\n", first, first + removed)
    in_new = new.count("\n", first, first + added)
    own = line - 1
    if own < before:
        return line
    if own > before + in_old:
        return line + in_new - in_old
    return 1 + _likeliest(old.split("\n"), new.split("\n"), own, range(before, before + in_new + 1))


def _likeliest(old: list[str], new: list[str], own: int, places: range) -> int:
    same = [place for place in places if new[place] == old[own]]
    if not same:
        return min(own, places[-1])
    return max(same, key=lambda place: (_neighbors(old, new, own, place), -abs(place - own)))


def _neighbors(old: list[str], new: list[str], own: int, place: int) -> int:
    found = 0
    for step in (-1, 1):
        for distance in range(1, _NEIGHBORS + 1):
            mine, theirs = own + step * distance, place + step * distance
            if not (0 <= mine < len(old) and 0 <= theirs < len(new)) or old[mine] != new[theirs]:
                break
            found += 1
    return found
