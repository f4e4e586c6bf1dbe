"""What a query asks besides words: kind, topic, person, days, whether it was used; looked up in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_rows import Row
from leaderdeck.library.note import NoteKind
from leaderdeck.library.query import Query
from leaderdeck.library.sorted_rows import SortedRows
from leaderdeck.library.words import words_of


def allowed_numbers(index: LibraryIndex, query: Query) -> frozenset[int]:
    """Numbers of the files that meet all conditions."""
    rows = index.sorted_rows()
    found = list(_sets(rows, query))
    if query.use:
        used = index.used_numbers()
        found.append(rows.open_numbers & used if query.use == "used" else rows.open_numbers - used)
    return frozenset.intersection(*map(frozenset, sorted(found, key=len)))


def meeting_rows(rows: Sequence[Row], query: Query) -> list[Row]:
    """Those of rows that stand in no index which meet all conditions; nothing is known of their use."""
    if query.use:
        return []
    sets = list(_sets(SortedRows(rows), query))
    return [row for row in rows if all(row.number in one for one in sets)]


def _sets(rows: SortedRows, query: Query) -> Iterator[Set[int]]:
    """For each condition the numbers of the rows that meet it."""
    if query.within:
        yield rows.kinds.get("talk", frozenset()) if query.within == "talks" else rows.notes
    if query.kinds:
        yield set().union(*(_of_kind(rows, kind) for kind in query.kinds))
    if query.before:
        yield frozenset(rows.before(query.before))
    if query.after:
        yield frozenset(rows.after(query.after))
    for topic in query.topics:
        yield _union(rows.topics, [name for name in rows.topics if name.startswith(topic)])
    for person in query.people:
        asked = words_of(person)
        yield _union(rows.people, [name for name in rows.people if _is_called(name, asked)])


def _of_kind(rows: SortedRows, kind: NoteKind) -> Set[int]:
    """Files of a kind; every note is a note, and one with a quotation or figure in it answers for that, too."""
    if kind == "note":
        return rows.notes
    within = {"quote": rows.with_quotes, "fact": rows.with_facts}.get(kind, frozenset())
    return rows.kinds.get(kind, set()) | within


def _union(sets: Mapping[str, Set[int]], names: Sequence[str]) -> Set[int]:
    return set().union(*(sets[name] for name in names))


def _is_called(name: str, asked: Sequence[str]) -> bool:
    """Whether every word that was asked for begins a word of the name."""
    parts = words_of(name)
    return all(any(part.startswith(word) for part in parts) for word in asked)
