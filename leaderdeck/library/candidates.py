"""Which files may answer a query, best guesses first: asked of SQLite, so that few must be looked at closely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.matching import Matcher

MOST_CANDIDATES = 120
MOST_RANKED = 2_500
"""Beyond so many files that all have the words, SQLite's ranking is too slow to type by; the recent are taken."""
_TITLE = ("title", "title_stems")
_HEADS = ("title", "title_stems", "quotes", "heads", "names")
_WEIGHTS = "12.0, 8.0, 5.0, 4.0, 4.0, 1.0, 0.6"


class Candidates:
    """Finds the numbers of files for one query."""

    def __init__(self, index: LibraryIndex, matcher: Matcher, compounds: Sequence[tuple[str, ...]]) -> None:
        self._index = index
        self._matcher = matcher
        self._terms = [
            _spellings(asked.term.words, asked.term.is_prefix, (*asked.stems, asked.english, *asked.offices, *more))
            for asked, more in zip(matcher.asked, compounds, strict=True)
        ]

    def all_terms(self, allowed: Set[int] | None) -> list[int]:
        """Files that answer every term, the likeliest first."""
        found: dict[int, None] = {}
        whole = [one[:1] for one in self._terms]
        tiers: tuple[tuple[Sequence[Sequence[str]], Sequence[str], float], ...] = (
            (whole, _TITLE, 0.5), (self._terms, _TITLE, 0.7), (self._terms, _HEADS, 0.85),
        )  # fmt: skip
        for terms, columns, share in tiers:
            if len(found) < MOST_CANDIDATES * share:
                self._add(found, terms, columns, allowed, round(MOST_CANDIDATES * share))
        self._add(found, self._terms, COLUMNS, allowed, MOST_CANDIDATES)
        return list(found)

    def any_term(self, allowed: Set[int] | None) -> list[int]:
        """Files that answer some of the terms, for queries that no file answers in full."""
        found: dict[int, None] = {}
        together = [[spelling for one in self._terms for spelling in one]]
        self._add(found, together, _HEADS, allowed, MOST_CANDIDATES // 2)
        self._add(found, together, COLUMNS, allowed, MOST_CANDIDATES)
        return list(found)

    def _add(
        self,
        found: dict[int, None],
        terms: Sequence[Sequence[str]],
        columns: Sequence[str],
        allowed: Set[int] | None,
        most: int,
    ) -> None:
        numbers = self._matching(terms, columns)
        if allowed is not None:
            numbers = [number for number in numbers if number in allowed]
        if len(numbers) > MOST_RANKED or not self._index.has_fts or allowed is not None:
            numbers = self._by_day(numbers)
        elif len(numbers) > most - len(found):
            numbers = self._ranked(terms, columns, most)
        for number in numbers:
            if len(found) >= most:
                return
            found.setdefault(number)

    def _matching(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        if not self._index.has_fts:
            return self._scanned(terms, columns)
        rows = self._index.select("SELECT rowid FROM words WHERE words MATCH ?", (_expression(terms, columns),))
        return [int(str(number)) for (number,) in rows]

    def _ranked(self, terms: Sequence[Sequence[str]], columns: Sequence[str], most: int) -> list[int]:
        rows = self._index.select(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {_WEIGHTS}), rowid LIMIT ?",  # noqa: S608 - numbers only
            (_expression(terms, columns), most),
        )
        return [int(str(number)) for (number,) in rows]

    def _by_day(self, numbers: Iterable[int]) -> list[int]:
        wanted = set(numbers)
        return [row.number for row in self._index.rows() if row.number in wanted]

    def _scanned(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        """The same without full text search: every text is looked through."""
        text = " || ' ' || ".join(columns)
        asked = " AND ".join("(" + " OR ".join(["instr(text, ?)"] * len(one)) + ")" for one in terms)
        values = [f" {_bare(spelling)}" for one in terms for spelling in one]
        rows = self._index.select(
            f"SELECT number FROM (SELECT rowid AS number, ' ' || {text} || ' ' AS text FROM words) WHERE {asked}",  # noqa: S608 - names and marks only
            values,
        )
        return [int(str(number)) for (number,) in rows]


def _spellings(words: Sequence[str], is_prefix: bool, others: Iterable[str]) -> list[str]:  # noqa: FBT001 - a term's
    """A term's spellings as FTS5 strings, the whole word first; every one quoted, so that no text is an operator."""
    whole = f'"{" ".join(words)}"'
    found = dict.fromkeys([whole, *([f"{whole} *"] if is_prefix else []), *(f'"{other}"' for other in others if other)])
    return list(found)


def _bare(spelling: str) -> str:
    return spelling[1:-3] if spelling.endswith(" *") else spelling[1:-1] + " "


def _expression(terms: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    asked = " AND ".join(f"({' OR '.join(one)})" for one in terms)
    return asked if len(columns) == len(COLUMNS) else f"{{{' '.join(columns)}}} : ({asked})"
