"""What of the library is offered while one types: whole files, sections, quotations, figures and slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

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

_Found: TypeAlias = "tuple[Passage | None, Runs]"


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
    hits = _in_order([*found, *(hit for hit in open_hits if not _is_shut(hit.entry))], query)[:MOST_FILES]
    files = [(hit, by_path.get(hit.entry.path) or index.entry(hit.entry.path)) for hit in hits]
    others = _others([entry for _, entry in files if entry is not None], query)
    offers: list[Offer] = []
    for hit, entry in files:
        for passage, said in _of_file(hit, entry, others.get(hit.entry.path, ())) if entry is not None else ():
            told = () if entry is None or entry.private else told_before(_uses(index, entry, passage), talk)
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


def _of_file(hit: Hit, entry: LibraryEntry, others: Sequence[_Found]) -> Iterator[_Found]:
    """The best passage, the file as a whole, and what else of it answers; nothing twice."""
    seen: set[object] = set()
    best = None if hit.passage and is_cover(entry, hit.passage) else hit.passage
    whole: _Found = (None, hit.snippet)
    ranked: list[_Found] = (
        [(best, hit.snippet), *others, whole] if entry.kind == "talk" else [(best, hit.snippet), whole, *others]
    )
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


def _others(entries: Sequence[LibraryEntry], query: Query) -> dict[Path, list[_Found]]:
    """What else of each file answers by itself, the best first: one search for all of them."""
    found: dict[Path, list[_Found]] = {}
    if query.kinds and not query.terms:
        for entry in entries:
            found[entry.path] = [(one, ((one.text, False),)) for one in entry.passages if one.kind in query.kinds]
    elif query.terms:
        alone = [
            replace(entry, title="", topics=(), people=(), passages=(one,))
            for entry in entries
            for one in entry.passages
            if one.kind != "title" and not is_cover(entry, one)
        ]
        for hit in search_in_memory(alone, Query(query.text, query.terms), MOST_OFFERS):
            if hit.answers_all and hit.passage:
                found.setdefault(hit.entry.path, []).append((hit.passage, hit.snippet))
    return found
