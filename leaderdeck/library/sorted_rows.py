"""Rows in their order, and by what they are about; worked out once for many questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from leaderdeck.library.index_rows import Row
from leaderdeck.library.words import fold


class SortedRows:
    """The rows of one moment."""

    def __init__(self, rows: Iterable[Row]) -> None:
        by_path = sorted(rows, key=lambda row: str(row.entry.path))
        self.recent: tuple[Row, ...] = tuple(sorted(by_path, key=lambda row: row.day, reverse=True))
        """The latest day first; those of one day by path, so that the order is always the same."""

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
        return frozenset(row.number for row in self.recent if row.quotes)

    @cached_property
    def with_facts(self) -> frozenset[int]:
        """Files that have a figure."""
        return frozenset(row.number for row in self.recent if row.facts)

    def _by(self, names: Callable[[Row], Iterable[str]]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        folded: dict[str, str] = {}
        for row in self.recent:
            for name in names(row):
                key = folded.get(name) or folded.setdefault(name, fold(name))
                found.setdefault(key, set()).add(row.number)
        return found
