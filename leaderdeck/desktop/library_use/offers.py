"""What of the library is offered while one types: whole files, sections, quotations, figures and slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from leaderdeck.desktop.library_use.slide_finding import is_cover
from leaderdeck.desktop.library_use.told_before import told_before
from leaderdeck.language import Sentence
from leaderdeck.library.excerpt import place_of
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.library.query import Query, parse_query
from leaderdeck.library.search import Hit, search, search_in_memory
from leaderdeck.library.snippet import Runs
from leaderdeck.library.usage import Use, uses_of_file, uses_of_passage
from leaderdeck.quick_dataclass import dataclass

MOST_FILES = 12
MOST_OF_A_FILE = 5
MOST_OFFERS = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be put into the talk."""

    entry: LibraryEntry
    """Without its passages."""
    passage: Passage | None
    """None: the whole file."""
    snippet: Runs
    told: tuple[Sentence, ...] = ()
    """Where it was said before, and whether this talk has it."""

    @property
    def may_be_linked(self) -> bool:
        """Links to private and locked notes are not followed; what is open of them can be copied."""
        return not self.entry.private


def find_offers(
    index: LibraryIndex, typed: str, opened: Sequence[LibraryEntry] = (), talk: Path | None = None
) -> tuple[Offer, ...]:
    """What suits the words, the best first. `opened`: locked notes that are open; `talk`: the file that is written in.

    Private files that are not open are never among them.
    """
    query = parse_query(typed)
    found = [hit for hit in search(index, query, MOST_FILES) if not hit.entry.private and hit.entry.path != talk]
    open_hits = search_in_memory(opened, query, MOST_FILES) if opened else ()
    by_path = {entry.path: entry for entry in opened}
    offers: list[Offer] = []
    for hit in _in_order([*found, *(hit for hit in open_hits if not _is_shut(hit.entry))], query):
        whole = by_path.get(hit.entry.path) or index.entry(hit.entry.path)
        if whole is None:
            continue
        for passage, said in _of_file(hit, whole, query):
            told = () if whole.private else told_before(_uses(index, whole, passage), talk)
            offers.append(Offer(hit.entry, passage, said, told))
        if len(offers) >= MOST_OFFERS:
            break
    return tuple(offers[:MOST_OFFERS])


def _is_shut(entry: LibraryEntry) -> bool:
    return entry.locked and not entry.passages and not entry.title


def _in_order(hits: list[Hit], query: Query) -> list[Hit]:
    return sorted(hits, key=lambda hit: (not hit.answers_all, -hit.score)) if query.terms else hits


def _uses(index: LibraryIndex, entry: LibraryEntry, passage: Passage | None) -> tuple[Use, ...]:
    return uses_of_passage(index, entry, passage) if passage else uses_of_file(index, entry.path)


def _of_file(hit: Hit, entry: LibraryEntry, query: Query) -> Iterator[tuple[Passage | None, Runs]]:
    """The best passage, the file as a whole, and what else of it answers; nothing twice."""
    seen: set[object] = set()
    best = None if hit.passage and is_cover(entry, hit.passage) else hit.passage
    whole: tuple[Passage | None, Runs] = (None, hit.snippet)
    others = _others(entry, query)
    ranked = [(best, hit.snippet), *others, whole] if entry.kind == "talk" else [(best, hit.snippet), whole, *others]
    for passage, said in ranked:
        key = _identity(entry, passage)
        if key in seen:
            continue
        seen.add(key)
        yield (passage if key or (passage and passage.kind in ("quote", "fact")) else None), said
        if len(seen) >= MOST_OF_A_FILE:
            return


def _identity(entry: LibraryEntry, passage: Passage | None) -> object:
    """What tells passages apart that are put in; empty for what is the whole file."""
    if passage is None or passage.kind == "title":
        return ""
    same_kind = [one for one in entry.passages if one.kind == passage.kind]
    if passage.kind in ("section", "slide") and len(same_kind) == 1:
        return ""
    if passage.kind == "slide":
        return ("slide", passage.slide)
    place = place_of(entry, passage)
    return (place, passage.line) if place else ""


def _others(entry: LibraryEntry, query: Query) -> Sequence[tuple[Passage | None, Runs]]:
    if query.kinds and not query.terms:
        return [(one, ((one.text, False),)) for one in entry.passages if one.kind in query.kinds]
    if not query.terms:
        return ()
    words = Query(query.text, query.terms)
    alone = [replace(entry, title="", topics=(), people=(), passages=(one,)) for one in entry.passages]
    used = [one for one in alone if one.passages[0].kind != "title" and not is_cover(entry, one.passages[0])]
    hits = search_in_memory(used, words, MOST_OF_A_FILE)
    return [(hit.passage, hit.snippet) for hit in hits if hit.answers_all and hit.passage]
