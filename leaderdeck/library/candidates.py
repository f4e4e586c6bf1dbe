"""Which files may answer a query, best guesses first: asked of SQLite, so that few must be looked at closely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.matching import Matcher
from leaderdeck.library.query import LEAST_PREFIX_LETTERS
from leaderdeck.library.vocabulary import PREFIX

_MORE = 10
"""So many more than are asked for are read and rated, so that the best of those are the best."""
_LEAST = 40
_MOST_RANKED = 1_000
"""Of more files that all have the words, SQLite's own ranking takes too long to type by; the most recent are taken."""
_MOST_SPELLINGS = 80
_TITLE = ("title",)
_HEADS = ("title", "quotes", "heads", "names")
_WEIGHTS = "12.0, 5.0, 4.0, 4.0, 1.0"


class Candidates:
    """Finds the numbers of files for one query."""

    def __init__(self, index: LibraryIndex, matcher: Matcher, allowed: Set[int] | None, limit: int) -> None:
        self._index = index
        self._most = max(_LEAST, limit + _MORE)
        self._allowed = allowed
        self._whole = [[_quoted(term.words)] for term in matcher.terms]
        self._everywhere = [_spellings(matcher, place, LEAST_PREFIX_LETTERS) for place in matcher.required]
        self._in_titles = [_spellings(matcher, place, 1) for place in range(len(matcher.terms))]

    def all_terms(self) -> list[int]:
        """Files that answer every term, the likeliest first."""
        found: dict[int, None] = {}
        self._add(found, self._whole, _TITLE)
        for terms, columns in ((self._in_titles, _TITLE), (self._everywhere, _HEADS), (self._everywhere, COLUMNS)):
            if len(found) < self._most:
                self._add(found, terms, columns)
        return list(found)

    def any_term(self) -> list[int]:
        """Files that answer some of the terms, for queries that no file answers in full."""
        found: dict[int, None] = {}
        together = [[spelling for one in self._everywhere for spelling in one]]
        self._add(found, together, _HEADS)
        self._add(found, together, COLUMNS)
        return list(found)

    def _add(self, found: dict[int, None], terms: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
        numbers = self._matching(terms, columns)
        if self._allowed is not None:
            numbers = [number for number in numbers if number in self._allowed]
        room = self._most - len(found)
        if len(numbers) > room:
            is_few = len(numbers) <= _MOST_RANKED and self._index.has_fts and self._allowed is None
            best: Iterable[int] = self._ranked(terms, columns) if is_few else self._by_day(numbers)
        else:
            best = numbers
        for number in best:
            if len(found) >= self._most:
                return
            found.setdefault(number)

    def _matching(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        if not self._index.has_fts:
            return self._scanned(terms, columns)
        return self._index.numbers("SELECT rowid FROM words WHERE words MATCH ?", (_expression(terms, columns),))

    def _ranked(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        return self._index.numbers(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {_WEIGHTS}), rowid LIMIT ?",  # noqa: S608 - numbers only
            (_expression(terms, columns), self._most),
        )

    def _by_day(self, numbers: Iterable[int]) -> Iterable[int]:
        """The numbers by day, the latest first, as far as anybody asks."""
        wanted = set(numbers)
        return (row.number for row in self._index.rows() if row.number in wanted)

    def _scanned(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        """The same without full text search: every text is looked through."""
        text = " || ' ' || ".join(columns)
        asked = " AND ".join("(" + " OR ".join(["instr(text, ?)"] * len(one)) + ")" for one in terms)
        values = [f" {_bare(spelling)}" for one in terms for spelling in one]
        return self._index.numbers(
            f"SELECT number FROM (SELECT rowid AS number, ' ' || {text} || ' ' AS text FROM words) WHERE {asked}",  # noqa: S608 - names and marks only
            values,
        )


def _spellings(matcher: Matcher, place: int, least_prefix: int) -> list[str]:
    """A term's spellings as FTS5 strings, the whole word first; every one quoted, so that no text is an operator."""
    term = matcher.terms[place]
    whole = _quoted(term.words)
    is_open = term.is_prefix and len(term.word) >= least_prefix
    others = [word for word, rate in matcher.words[place].items() if rate != PREFIX][-_MOST_SPELLINGS:]
    return list(dict.fromkeys([whole, *([f"{whole} *"] if is_open else []), *(f'"{word}"' for word in others)]))


def _quoted(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _bare(spelling: str) -> str:
    """What stands between the spaces of a text: the beginning of a word, or words to their end."""
    return spelling[1:-3] if spelling.endswith(" *") else spelling[1:-1] + " "


def _expression(terms: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    asked = " AND ".join(f"({' OR '.join(one)})" for one in terms)
    return asked if len(columns) == len(COLUMNS) else f"{{{' '.join(columns)}}} : ({asked})"
