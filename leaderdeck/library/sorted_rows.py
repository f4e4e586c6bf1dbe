"""Rows in their order, and by what they are about; worked out once for many questions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from leaderdeck.library.index_rows import Row
from leaderdeck.library.words import fold

_MOST_TITLES = 4_000
"""Titles that are looked through for one or two letters: the most recent."""


class SortedRows:
    """The rows of one moment."""

    def __init__(self, rows: Iterable[Row]) -> None:
        by_path = sorted(rows, key=lambda row: str(row.entry.path))
        self.recent: tuple[Row, ...] = tuple(sorted(by_path, key=lambda row: row.day, reverse=True))
        """The latest day first; those of one day by path, so that the order is always the same."""

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Of all rows."""
        return frozenset(row.number for row in self.recent)

    @cached_property
    def open_numbers(self) -> frozenset[int]:
        """Of all rows but those of private files."""
        return frozenset(row.number for row in self.recent if not row.entry.private)

    @cached_property
    def places(self) -> dict[int, int]:
        """Each row's place among `recent`, by its number."""
        return {row.number: place for place, row in enumerate(self.recent)}

    @cached_property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """Numbers and folded titles, with a space before, of the latest rows, to be looked through for a letter."""
        return tuple((row.number, f" {fold(row.entry.title)}") for row in self.recent[:_MOST_TITLES])

    def prepare(self) -> None:
        """Work out what conditions ask for, so that the first of them does not wait for it."""
        for wanted in (
            self.numbers,
            self.open_numbers,
            self.topics,
            self.people,
            self.kinds,
            self.with_quotes,
            self.with_facts,
            self.places,
            self.titles,
        ):
            assert wanted is not None

    @property
    def notes(self) -> frozenset[int]:
        """All that are no talk."""
        return self.numbers - self.kinds.get("talk", frozenset())

    def before(self, day: str) -> list[int]:
        """Numbers of the rows of an earlier day; those of no day are of none."""
        return self._by_day[bisect_right(self._days, "") : bisect_left(self._days, day)]

    def after(self, day: str) -> list[int]:
        """Numbers of the rows of a later day."""
        return self._by_day[bisect_right(self._days, day) :]

    @cached_property
    def _days(self) -> list[str]:
        return [row.day for row in reversed(self.recent)]

    @cached_property
    def _by_day(self) -> list[int]:
        return [row.number for row in reversed(self.recent)]

    @cached_property
    def topics(self) -> dict[str, set[int]]:
        """Folded topics, each with the numbers of its files."""
        return self._by(lambda row: row.entry.topics)

    @cached_property
    def people(self) -> dict[str, set[int]]:
        """Folded names of people, each with the numbers of the files."""
        return self._by(lambda row: row.entry.people)

    @cached_property
    def kinds(self) -> dict[str, set[int]]:
        """Kinds, each with the numbers of its files; private files tell nothing of theirs."""
        return self._by(lambda row: () if row.entry.private and not row.entry.title else (row.entry.kind,))

    @cached_property
    def with_quotes(self) -> frozenset[int]:
        """Files that have a quotation."""
        return frozenset(row.number for row in self.recent if "q" in row.shape)

    @cached_property
    def with_facts(self) -> frozenset[int]:
        """Files that have a figure."""
        return frozenset(row.number for row in self.recent if "f" in row.shape)

    def _by(self, names: Callable[[Row], Iterable[str]]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        written: dict[str, set[int]] = {}
        for row in self.recent:
            for name in names(row):
                numbers = written.get(name)
                if numbers is None:
                    numbers = written[name] = found.setdefault(fold(name), set())
                numbers.add(row.number)
        return found
