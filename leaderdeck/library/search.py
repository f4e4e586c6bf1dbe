"""Searching the library: what is typed becomes hits, the best first, each with the passage that answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from leaderdeck.library.candidates import Candidates
from leaderdeck.library.folder import Stamp
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_rows import Row, day_of, without_passages
from leaderdeck.library.matching import Matcher, needles
from leaderdeck.library.note import LibraryEntry, NoteKind, Passage
from leaderdeck.library.query import Query, parse_query
from leaderdeck.library.ranking import Rated, rate
from leaderdeck.library.snippet import Runs, marked, snippet
from leaderdeck.library.words import fold, words_of

__all__ = ["Hit", "Query", "parse_query", "search", "search_in_memory"]

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
    allowed = _allowed(index, asked) if asked.has_conditions else None
    if not asked.terms:
        rows = [row for row in index.rows() if allowed is None or row.number in allowed][:limit]
        full = index.with_passages(row.number for row in rows)
        return tuple(_listed(full.get(row.number, row.entry), row.day, asked) for row in rows)
    known, all_words = index.vocabulary()
    matcher = Matcher(asked, known)
    compounds = matcher.compounds_in(all_words)
    candidates = Candidates(index, matcher, compounds)
    few = needles(matcher, compounds)
    found = _rate_all(index, candidates.all_terms(allowed), asked, matcher, few)
    whole = [one for one in found if one[1].answered == len(asked.terms)]
    if len(whole) < min(_FEW, limit) and len(asked.terms) > 1:
        seen = {row.number for row, _, _ in whole}
        others = [number for number in candidates.any_term(allowed) if number not in seen]
        whole += [
            one for one in _rate_all(index, others, asked, matcher, few) if 2 * one[1].answered >= len(asked.terms)
        ]
    order = sorted(whole, key=lambda one: (-one[1].answered, -one[1].score, str(one[0].entry.path)))
    return tuple(_hit(entry, rated, matcher, row.day) for row, rated, entry in order[:limit])


def search_in_memory(
    entries: Iterable[LibraryEntry], query: Query | str, limit: int = 50, stamps: dict[str, Stamp] | None = None
) -> tuple[Hit, ...]:
    """The same for entries that stand in no index, such as private notes that are open: nothing of them is kept.

    `stamps`: by `str(path)`, for the day of notes that do not tell theirs.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    days = stamps or {}
    dated = [(one, day_of(one, days.get(str(one.path), Stamp(0, 0)))) for one in entries]
    dated = [(one, day) for one, day in dated if _answers(one, day, asked, is_used=False)]
    dated.sort(key=lambda one: (one[1], str(one[0].path)), reverse=True)
    if not asked.terms:
        return tuple(_listed(one, day, asked) for one, day in dated[:limit])
    newest = dated[0][1] if dated else ""
    known = frozenset(word for one, _ in dated for passage in one.passages for word in words_of(passage.text))
    matcher = Matcher(asked, known)
    rated = [(one, rate(_of_kind(one, asked), matcher, (), day, newest), day) for one, day in dated]
    whole = [one for one in rated if one[1].answered == len(asked.terms)]
    if len(whole) < _FEW and len(asked.terms) > 1:
        whole = [one for one in rated if one[1].answered and 2 * one[1].answered >= len(asked.terms)]
    order = sorted(whole, key=lambda one: (-one[1].answered, -one[1].score, str(one[0].path)))
    return tuple(_hit(one, rating, matcher, day) for one, rating, day in order[:limit])


def _rate_all(
    index: LibraryIndex, numbers: Sequence[int], query: Query, matcher: Matcher, few: Sequence[str]
) -> list[tuple[Row, Rated, LibraryEntry]]:
    full = index.with_passages(numbers)
    newest = index.newest_day
    found: list[tuple[Row, Rated, LibraryEntry]] = []
    for number in numbers:
        row, entry = index.row(number), full.get(number)
        if row is not None and entry is not None:
            rated = rate(_of_kind(entry, query), matcher, few, row.day, newest)
            if rated.answered:
                found.append((row, rated, entry))
    return found


def _of_kind(entry: LibraryEntry, query: Query) -> LibraryEntry:
    """The entry with the passages of the kind that was asked for, where it is not of that kind itself."""
    if not query.kinds or entry.kind in query.kinds:
        return entry
    return replace(entry, passages=tuple(one for one in entry.passages if one.kind in query.kinds))


def _allowed(index: LibraryIndex, query: Query) -> frozenset[int]:
    """Numbers of the files that meet all conditions."""
    used = index.used_numbers() if query.use else frozenset()
    return frozenset(
        row.number
        for row in index.rows()
        if _answers(row.entry, row.day, query, is_used=row.number in used, quotes=row.quotes, facts=row.facts)
    )


def _answers(
    entry: LibraryEntry, day: str, query: Query, *, is_used: bool, quotes: int | None = None, facts: int | None = None
) -> bool:
    """Whether a file meets every condition of the query."""
    return (
        _is_of_kind(entry, query.kinds, quotes, facts)
        and all(_begins(entry.topics, topic) for topic in query.topics)
        and all(_names(entry.people, person) for person in query.people)
        and (not query.before or bool(day and day < query.before))
        and (not query.after or day > query.after)
        and (not query.use or ((query.use == "used") == is_used and not entry.private))
        and (not query.within or (query.within == "talks") == (entry.kind == "talk"))
    )


def _is_of_kind(entry: LibraryEntry, kinds: Sequence[NoteKind], quotes: int | None, facts: int | None) -> bool:
    if not kinds or entry.kind in kinds or ("note" in kinds and entry.kind != "talk"):
        return True
    has_quotes = any(one.kind == "quote" for one in entry.passages) if quotes is None else quotes > 0
    has_facts = any(one.kind == "fact" for one in entry.passages) if facts is None else facts > 0
    return ("quote" in kinds and has_quotes) or ("fact" in kinds and has_facts)


def _begins(topics: Iterable[str], wanted: str) -> bool:
    return any(fold(topic).startswith(wanted) for topic in topics)


def _names(people: Iterable[str], wanted: str) -> bool:
    """Whether every word that was asked for begins a word of somebody's name."""
    asked = words_of(wanted)
    return any(all(any(part.startswith(word) for part in words_of(person)) for word in asked) for person in people)


def _listed(entry: LibraryEntry, day: str, query: Query) -> Hit:
    """A hit of a query without words: the file, or its first quotation or figure where those were asked for."""
    shown = next((one for one in entry.passages if one.kind in query.kinds), None) if query.kinds else None
    said = shown or next((one for one in entry.passages if one.kind != "title" and one.text), None)
    none = Matcher(Query())
    text = said.text if said else ""
    return Hit(without_passages(entry), shown, ((entry.title, False),), snippet(text, none, "nb"), day=day)


def _hit(entry: LibraryEntry, rated: Rated, matcher: Matcher, day: str) -> Hit:
    passage = rated.passage
    language = "en" if entry.language.casefold().startswith("en") else "nb"
    said = passage if passage and passage.text else next((one for one in entry.passages if one.text), None)
    return Hit(
        without_passages(entry),
        passage,
        marked(entry.title, matcher, language),
        snippet(said.text if said else "", matcher, language),
        rated.score,
        rated.answered == len(matcher.asked),
        day,
    )
