"""Searching the library: what is typed becomes hits, the best first, each with the passage that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from leaderdeck.library.candidates import Candidates
from leaderdeck.library.conditions import allowed_numbers, meeting_rows
from leaderdeck.library.folder import Stamp
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_rows import Row, day_of, place_text, searched_words, without_passages
from leaderdeck.library.kept_texts import words_of
from leaderdeck.library.matching import Matcher
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.library.passage_words import PassageWords, passage_words, shape_of
from leaderdeck.library.query import Query, parse_query
from leaderdeck.library.ranking import Rated, freshness_of, rate, worths_of
from leaderdeck.library.snippet import Runs, marked, snippet
from leaderdeck.library.sorted_rows import SortedRows
from leaderdeck.library.vocabulary import Vocabulary
from leaderdeck.quick_dataclass import dataclass

__all__ = ["Hit", "Query", "parse_query", "search", "search_in_memory"]

_NOTHING = Matcher(Query(), Vocabulary())
_FEW = 3
"""Fewer answers to all words than this, and files that answer most of them are shown below."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A file that answers, and where in it the answer is."""

    entry: LibraryEntry
    """Without its passages."""
    passage: Passage | None
    """What answers best; None where only the conditions were asked for, or only topics and names answer."""
    title: Runs
    """The file's title with what was found marked."""
    snippet: Runs
    """Words around what was found."""
    score: float = 0.0
    answers_all: bool = True
    """Whether every word that was asked for is there."""
    day: str = ""
    """ISO date of the note, or of the file's last change."""


def search(index: LibraryIndex, query: Query | str, limit: int = 50) -> tuple[Hit, ...]:
    """The best answers, one a file, the best first. An empty query gives the most recent files."""
    asked = parse_query(query) if isinstance(query, str) else query
    allowed = allowed_numbers(index, asked) if asked.has_conditions else None
    if not asked.terms:
        rows = list(islice((row for row in index.rows() if allowed is None or row.number in allowed), limit))
        kept = index.passages(row.number for row in rows)
        return tuple(_listed(row.entry, kept.get(row.number, ()), row.day, asked) for row in rows)
    matcher = Matcher(asked, index.vocabulary())
    candidates = Candidates(index, matcher, allowed, limit)
    found = _rate_all(index, candidates.all_terms(), asked, matcher)
    most = len(asked.required)
    whole = [one for one in found if len(one[1].answered) == most]
    worths = [1.0] * most
    if len(whole) < min(_FEW, limit) and most > 1:
        seen = {row.number for row, _ in whole}
        more = _rate_all(index, [one for one in candidates.any_term() if one not in seen], asked, matcher)
        worths = worths_of(candidates.file_counts, len(index.rows()))
        best = max((_worth(rated, worths) for _, rated in (*whole, *more)), default=0.0)
        whole += [one for one in more if _is_near(one[1], worths, best)]
    order = sorted(whole, key=lambda one: (-_worth(one[1], worths), -one[1].score, str(one[0].entry.path)))[:limit]
    kept = index.passages(row.number for row, _ in order)
    return tuple(_hit(row.entry, kept.get(row.number, ()), rated, matcher, row.day) for row, rated in order)


def search_in_memory(
    entries: Iterable[LibraryEntry], query: Query | str, limit: int = 50, stamps: dict[str, Stamp] | None = None
) -> tuple[Hit, ...]:
    """The same for entries that stand in no index, such as private notes that are open: nothing of them is kept.

    `stamps`: by `str(path)`, for the day of notes that do not tell theirs.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    known = stamps or {}
    rows = [
        Row(number, one, Stamp(0, 0), day_of(one, known.get(str(one.path), Stamp(0, 0))), "", shape_of(one))
        for number, one in enumerate(entries)
    ]
    dated = [(row.entry, row.day) for row in SortedRows(meeting_rows(rows, asked)).recent]
    if not asked.terms:
        return tuple(_listed(without_passages(one), one.passages, day, asked) for one, day in dated[:limit])
    newest = max((row.day for row in rows), default="")
    said = [_Said(one) for one, _ in dated]
    matcher = Matcher(asked, Vocabulary(word for one in said for word in one.words()))
    rated = [
        (one, words.rated(asked, matcher, freshness_of(day, newest)), day)
        for (one, day), words in zip(dated, said, strict=True)
    ]
    most = len(asked.required)
    whole = [one for one in rated if len(one[1].answered) == most]
    worths = [1.0] * most
    if len(whole) < min(_FEW, limit) and most > 1:
        counts = [sum(place in rating.answered for _, rating, _ in rated) for place in range(most)]
        worths = worths_of(counts, len(rated))
        best = max((_worth(rating, worths) for _, rating, _ in rated), default=0.0)
        whole = [one for one in rated if _is_near(one[1], worths, best)]
    order = sorted(whole, key=lambda one: (-_worth(one[1], worths), -one[1].score, str(one[0].path)))
    return tuple(_hit(without_passages(one), one.passages, rating, matcher, day) for one, rating, day in order[:limit])


def _worth(rated: Rated, worths: Sequence[float]) -> float:
    """How much of what was asked for a file answers."""
    return sum(worths[place] for place in rated.answered)


def _is_near(rated: Rated, worths: Sequence[float], best: float) -> bool:
    """Whether a file answers half of what was asked for, by words or by their worth, or as much as the best does."""
    if 2 * len(rated.answered) >= len(worths):
        return True
    return bool(rated.answered) and _worth(rated, worths) >= min(best, sum(worths) / 2)


class _Said:
    """An entry's words, as an index would keep them."""

    def __init__(self, entry: LibraryEntry) -> None:
        open_entry = replace(entry, private=False)
        self._entry = entry
        self._columns, _ = searched_words(open_entry, place_text(entry.path, None))
        self._shape = shape_of(open_entry)

    def words(self) -> Iterator[str]:
        """Every word that the entry is found by."""
        return (word for column in self._columns for word in column.split())

    def rated(self, query: Query, matcher: Matcher, freshness: float) -> Rated:
        """How well the entry answers."""
        return _rate(self._entry, self._shape, self._columns, query, matcher, freshness)


def _rate_all(index: LibraryIndex, numbers: Sequence[int], query: Query, matcher: Matcher) -> list[tuple[Row, Rated]]:
    newest = index.newest_day
    found: list[tuple[Row, Rated]] = []
    for number, columns in words_of(index, numbers):
        row = index.row(number)
        if row is None:
            continue
        rated = _rate(row.entry, row.shape, columns, query, matcher, freshness_of(row.day, newest))
        if rated.answered:
            found.append((row, rated))
    return found


def _rate(
    entry: LibraryEntry, shape: str, columns: tuple[str, ...], query: Query, matcher: Matcher, freshness: float
) -> Rated:
    title, quotes, heads, names, body = columns
    passages = passage_words(shape, title, quotes, heads, body, matcher.found_in)
    return rate(matcher.found_in(names), _of_kind(entry, passages, query), matcher, freshness)


def _of_kind(entry: LibraryEntry, passages: Iterable[PassageWords], query: Query) -> Iterable[PassageWords]:
    """The passages of the kind that was asked for, where the entry is not of that kind itself."""
    if not query.kinds or entry.kind in query.kinds:
        return passages
    return (one for one in passages if one.kind in query.kinds)


def _listed(entry: LibraryEntry, passages: Sequence[Passage], day: str, query: Query) -> Hit:
    """A hit of a query without words: the file, or its first quotation or figure where those were asked for."""
    shown = next((one for one in passages if one.kind in query.kinds), None) if query.kinds else None
    said = shown or next((one for one in passages if one.kind != "title" and one.text), None)
    text = said.text if said else ""
    return Hit(entry, shown, ((entry.title, False),), snippet(text, _NOTHING), day=day)


def _hit(entry: LibraryEntry, passages: Sequence[Passage], rated: Rated, matcher: Matcher, day: str) -> Hit:
    at = rated.place
    passage = passages[at] if at is not None and at < len(passages) else None
    said = passage if passage and passage.text else next((one for one in passages if one.text), None)
    return Hit(
        entry,
        passage,
        marked(entry.title, matcher),
        (_lying(entry, matcher) if passage is None else ()) or snippet(said.text if said else "", matcher),
        rated.score,
        len(rated.answered) == len(matcher.required),
        day,
    )


def _lying(entry: LibraryEntry, matcher: Matcher) -> Runs:
    """The name of the file, or of its folder as well, where that is what answers."""
    name = entry.path.name
    for shown in (name, f"{entry.path.parent.name}/{name}"):
        runs = marked(shown, matcher)
        if any(is_found for _, is_found in runs):
            return runs
    return ()
