"""A question put to the library: what is shown for it. Runs in a thread, and knows nothing of windows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from leaderdeck.desktop.library.overview import Facts, entry_row, overview_rows
from leaderdeck.desktop.library.query_words import offers
from leaderdeck.desktop.library.rows import Question, Row, Runs, View
from leaderdeck.language import say
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.search import Hit, Query, parse_query, search, search_in_memory

MOST_HITS = 40
MOST_BEFORE = 26
"""Letters of a snippet before what was found."""
MOST_LISTED = 300
"""What is asked for by conditions alone is a list that one looks through."""


def answer(index: LibraryIndex, facts: Facts, question: Question, used: Callable[[], frozenset[int]]) -> View:
    """What is shown: the overview before anything is asked for, else what answers, the best first."""
    if not question.text.strip():
        return View(question, overview_rows(facts, question, used), len(facts.recent))
    query = parse_query(question.text)
    offered = offers(question.text, lambda: facts.topics, lambda: facts.people, lambda: facts.years, question.language)
    most = MOST_HITS if query.terms else MOST_LISTED
    hits = [] if query.is_empty else _found(index, query, question, most + 1)
    if question.unused_first:
        numbers = used()
        paths = {row.entry.path for row in facts.recent if row.number in numbers}
        hits = sorted(hits, key=lambda hit: hit.entry.path in paths)
    rows = [*offered, *_head(hits, most), *(_hit_row(hit, question) for hit in hits[:most])]
    if len(hits) > most:
        rows.append(Row("remark", "rest", say("Flere svarer; skriv mer for å finne dem")))
    if facts.has_locked and not question.open_entries:
        rows.append(Row("unlock", "unlock", say("Låste notater er ikke med; lås opp …")))
    return View(question, tuple(rows), len(facts.recent), min(len(hits), most))


def _found(index: LibraryIndex, query: Query, question: Question, limit: int) -> list[Hit]:
    """Answers from the index and from private notes that are open."""
    hits = list(search(index, query, limit))
    if not question.open_entries:
        return hits
    opened = search_in_memory(question.open_entries, query, limit)
    shown = {hit.entry.path for hit in opened}
    every = [*opened, *(hit for hit in hits if hit.entry.path not in shown)]
    if query.terms:
        every.sort(key=lambda hit: (not hit.answers_all, -hit.score))
    else:
        every.sort(key=lambda hit: hit.day, reverse=True)
    return every[:limit]


def _head(hits: list[Hit], most: int) -> Iterable[Row]:
    if not hits:
        return ()
    if len(hits) > most:
        words = say("De første {count}", count=most)
    else:
        words = say("1 treff") if len(hits) == 1 else say("{count} treff", count=len(hits))
    return (Row("head", "head:hits", words),)


def _hit_row(hit: Hit, question: Question) -> Row:
    if not any(is_found for _, is_found in (*hit.title, *hit.snippet)) and hit.passage is None:
        return entry_row(hit.entry, hit.day, question, "hit")
    return Row(
        "hit", f"hit:{hit.entry.path}", entry=hit.entry, passage=hit.passage, title=hit.title,
        snippet=from_first_found(hit.snippet),
        day=hit.day,
    )  # fmt: skip


def from_first_found(runs: Runs) -> Runs:
    """The snippet with few words before what was found first, so that it is in sight in a narrow column."""
    first = next((place for place, (_, is_found) in enumerate(runs) if is_found), 0)
    before = "".join(text for text, _ in runs[:first])
    if len(before) <= MOST_BEFORE:
        return runs
    kept = before[-MOST_BEFORE:].partition(" ")[2]
    return (("… " + kept, False), *runs[first:])
