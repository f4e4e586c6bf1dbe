"""How far work on a long text has come; whoever is told may end it by raising."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[int, int], object]
"""Told (how much is done, of how much); what it raises goes through to whoever asked for the work."""

_Item = TypeVar("_Item")
_SELDOM = 16
"""Items between two reports: often enough to stop at once, seldom enough to cost nothing."""
SHARES = 1000
"""The whole, where shares of several parts are added up."""


def unwatched(_done: int, _whole: int) -> None:
    """Nobody waits."""


def watched(items: Sequence[_Item], progress: Progress) -> Iterator[_Item]:
    """The items one by one; now and then it is told how many are done."""
    for at, item in enumerate(items):
        if not at % _SELDOM:
            progress(at, len(items))
        yield item


def part_of(progress: Progress, begin: int, end: int) -> Progress:
    """For one part of the work, which takes the whole from `begin` to `end` of `SHARES`."""
    return lambda done, whole: progress(begin + (end - begin) * done // max(1, whole), SHARES)
