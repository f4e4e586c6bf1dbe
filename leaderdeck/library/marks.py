"""Marks of paragraphs: which talks say one, and which notes have one that a talk says."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Marks:
    """The marks of all files that have any, kept up as files change."""

    def __init__(self) -> None:
        self._talks: dict[int, tuple[int, ...]] = {}
        self._of_talks: dict[int, array[int]] = {}
        self._of_notes: dict[int, array[int]] = {}

    def add(self, number: int, data: bytes, *, is_talk: bool) -> None:
        """A file's marks, as they were kept."""
        marks = array("q")
        marks.frombytes(data)
        if not is_talk:
            self._of_notes[number] = marks
            return
        self._of_talks[number] = marks
        for mark in marks:
            self._talks[mark] = (*self._talks.get(mark, ()), number)

    def take_away(self, numbers: Iterable[int]) -> None:
        """Know nothing more of these files."""
        for number in numbers:
            self._of_notes.pop(number, None)
            for mark in self._of_talks.pop(number, ()):
                others = tuple(one for one in self._talks.pop(mark) if one != number)
                if others:
                    self._talks[mark] = others

    def talks_with(self, mark: int) -> frozenset[int]:
        """Talks that say a paragraph of this mark."""
        return frozenset(self._talks.get(mark, ()))

    def said_by_talks(self) -> set[int]:
        """Notes that have a paragraph which a talk says, too."""
        said = self._talks.keys()
        return {number for number, marks in self._of_notes.items() if not said.isdisjoint(marks)}
