"""Which files may answer a query, best guesses first: asked of SQLite, so that few must be looked at closely."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import islice

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.kept_texts import worths_of
from leaderdeck.library.matching import Matcher
from leaderdeck.library.query import LEAST_PREFIX_LETTERS, Term
from leaderdeck.library.vocabulary import PREFIX

_MORE = 10
"""So many more than are asked for are read and rated, so that the best of those are the best."""
_LEAST = 40
_MOST_RATED = 400
"""Of fewer files the heads are looked at, each by itself; of more, the most recent are taken."""
_MOST_SORTED = 2_000
"""More files than these are looked for among all by day, since the latest are soon found."""
_MOST_TOLD_APART = 5_000
"""A word of more files, as of all names of files, tells nothing apart beside another one."""
_MOST_SPELLINGS = 80
_MOST_LEFT_OUT = 6
"""Of more terms than these it is not tried to leave out each in turn."""
_TITLE = ("title",)
_HEAD_WEIGHTS = {"title": 12, "quotes": 5, "heads": 4, "names": 4}
_HEADS = tuple(_HEAD_WEIGHTS)


class Candidates:
    """Finds the numbers of files for one query."""

    def __init__(self, index: LibraryIndex, matcher: Matcher, allowed: Set[int] | None, limit: int) -> None:
        self._index = index
        self._matcher = matcher
        self._most = max(_LEAST, limit + _MORE)
        self._allowed = allowed
        terms = [matcher.terms[place] for place in matcher.required]
        self._whole = [[_quoted(term.words)] for term in terms]
        spelled = [_spellings(matcher, place) for place in matcher.required]
        self._everywhere = [
            _with_beginning(term, one, LEAST_PREFIX_LETTERS) for term, one in zip(terms, spelled, strict=True)
        ]
        self._in_titles = [_with_beginning(term, one, 1) for term, one in zip(terms, spelled, strict=True)]
        # A word that has just been begun stands in so many files that asking for them all comes last.
        self._is_narrow = len(terms) > 1 and all(
            not term.is_prefix or len(term.word) > LEAST_PREFIX_LETTERS for term in terms
        )

    def all_terms(self) -> list[int]:
        """Files that answer every term, the likeliest first."""
        if self._allowed is not None and len(self._allowed) <= self._most:
            return list(self._allowed)
        if self._is_narrow:
            every = self._matching(self._everywhere, COLUMNS, _MOST_RATED)
            if len(every) <= self._most + _MORE:
                return every
            if len(every) < _MOST_RATED:
                return self._by_heads(every)
        found: dict[int, None] = {}
        self._add(found, self._whole, _TITLE)
        if self._is_short_beginning():
            self._take(found, self._titles_that_begin(self._matcher.terms[0].word))
        self._add(found, self._in_titles, _TITLE)
        for columns in (_HEADS, COLUMNS):
            self._add(found, self._whole, columns)
            self._add(found, self._everywhere, columns)
        return list(found)

    def any_term(self) -> list[int]:
        """Files that answer some of the terms, for queries that no file answers in full: all but one, where any do."""
        counted = list(zip(self._everywhere, self.file_counts, strict=True))
        terms = [one for one, count in counted if count]
        if not terms:
            return []
        found: dict[int, None] = {}
        if len(terms) < len(self._everywhere):
            self._add(found, terms, COLUMNS)
        if not found and 2 < len(terms) <= _MOST_LEFT_OUT:
            share = self._most // len(terms)
            for left_out in range(len(terms)):
                others = [one for place, one in enumerate(terms) if place != left_out]
                self._take(found, islice(self._likeliest(others, COLUMNS, share), share))
        if found:
            return list(found)
        telling = [one for one, count in counted if 0 < count <= _MOST_TOLD_APART] or terms
        together = [[spelling for one in telling for spelling in one]]
        self._add(found, together, _HEADS)
        self._add(found, together, COLUMNS)
        return list(found)

    @cached_property
    def file_counts(self) -> list[int]:
        """For each required term how many files answer it."""
        return [self._count([one]) for one in self._everywhere]

    def _add(self, found: dict[int, None], terms: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
        """Those that match, as many as there is room for."""
        room = self._most - len(found)
        if room <= 0:
            return
        self._take(found, self._likeliest(terms, columns, room))

    def _likeliest(self, terms: Sequence[Sequence[str]], columns: Sequence[str], room: int) -> Iterable[int]:
        """Those that match, in an order that matters only where there are more than there is room for."""
        numbers = self._matching(terms, columns)
        if len(numbers) <= room:
            return numbers
        return self._by_heads(numbers) if len(numbers) < _MOST_RATED else self._by_day(numbers)

    def _take(self, found: dict[int, None], numbers: Iterable[int]) -> None:
        for number in numbers:
            if len(found) >= self._most:
                return
            found.setdefault(number)

    def _is_short_beginning(self) -> bool:
        """Whether only the first letters of a word are there, with which thousands of words begin."""
        terms = self._matcher.terms
        return len(terms) == 1 and terms[0].is_prefix and self._matcher.begins_many

    def _titles_that_begin(self, prefix: str) -> Iterator[int]:
        """Files with a word in their title that begins so, the most recent first."""
        start = f" {prefix}"
        for number, title in self._index.sorted_rows().titles:
            if start in title and self._is_allowed(number):
                yield number

    def _is_allowed(self, number: int) -> bool:
        return self._allowed is None or number in self._allowed

    def _matching(self, terms: Sequence[Sequence[str]], columns: Sequence[str], most: int = -1) -> list[int]:
        """Those that match; no more than so many where all that stand in the library may answer."""
        if not self._index.has_fts:
            numbers = self._scanned(terms, columns)
        elif self._allowed is None:
            asked = (_expression(terms, columns), most)
            return self._index.numbers("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", asked)
        else:
            # Talks mostly lie in one folder, and so side by side in the index, too.
            first, last = self._first_and_last
            numbers = self._index.numbers(
                "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?",
                (_expression(terms, columns), first, last),
            )
        return numbers if self._allowed is None else [number for number in numbers if number in self._allowed]

    @cached_property
    def _first_and_last(self) -> tuple[int, int]:
        allowed = self._allowed or ()
        return min(allowed, default=0), max(allowed, default=0)

    def _count(self, terms: Sequence[Sequence[str]]) -> int:
        if not self._index.has_fts:
            return len(self._scanned(terms, COLUMNS))
        counts = self._index.numbers("SELECT count(*) FROM words WHERE words MATCH ?", (_expression(terms, COLUMNS),))
        return next(iter(counts), 0)

    def _by_heads(self, numbers: Sequence[int]) -> list[int]:
        """The likeliest of these by their titles, quotations, headings and names; the latest first among equals."""
        looked_for = (*self._matcher.cores, *(f" {phrase} " for phrase in self._matcher.phrase_texts))
        worth = worths_of(self._index, numbers, _HEAD_WEIGHTS, looked_for)
        return sorted(self._by_day(numbers), key=lambda number: worth.get(number, 0), reverse=True)[: self._most]

    def _by_day(self, numbers: Collection[int]) -> Iterable[int]:
        """The numbers by day, the latest first, as far as anybody asks."""
        if len(numbers) < _MOST_SORTED:
            places = self._index.sorted_rows().places
            return sorted((number for number in numbers if number in places), key=places.__getitem__)
        wanted = set(numbers)
        return (row.number for row in self._index.rows() if row.number in wanted)

    def _scanned(self, terms: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
        """The same without full text search: every text is looked through."""
        text = " || ' ' || ".join(f"replace({column}, char(10), ' ')" for column in columns)
        asked = " AND ".join("(" + " OR ".join(["instr(text, ?)"] * len(one)) + ")" for one in terms)
        values = [f" {_bare(spelling)}" for one in terms for spelling in one]
        return self._index.numbers(
            f"SELECT number FROM (SELECT rowid AS number, ' ' || {text} || ' ' AS text FROM words) WHERE {asked}",  # noqa: S608 - names and marks only
            values,
        )


def _spellings(matcher: Matcher, place: int) -> list[str]:
    """Words that mean a term as FTS5 strings, but for those that only begin so; every one quoted, as no operator is."""
    others = [word for word, rate in matcher.words[place].items() if rate != PREFIX][-_MOST_SPELLINGS:]
    return [f'"{word}"' for word in others]


def _with_beginning(term: Term, others: Sequence[str], least_letters: int) -> list[str]:
    """A term's spellings, the whole word first, and what begins with it where so many letters are there."""
    whole = _quoted(term.words)
    is_open = term.is_prefix and len(term.word) >= least_letters
    return list(dict.fromkeys([whole, *([f"{whole} *"] if is_open else []), *others]))


def _quoted(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _bare(spelling: str) -> str:
    """What stands between the spaces of a text: the beginning of a word, or words to their end."""
    return spelling[1:-3] if spelling.endswith(" *") else spelling[1:-1] + " "


def _expression(terms: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    asked = " AND ".join(f"({' OR '.join(one)})" for one in terms)
    return asked if len(columns) == len(COLUMNS) else f"{{{' '.join(columns)}}} : ({asked})"
