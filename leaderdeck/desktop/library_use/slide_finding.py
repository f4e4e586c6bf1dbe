"""Slides of all talks in the library that answer a question, with where and when each was used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leaderdeck.desktop.library_use.told_before import told_before
from leaderdeck.language import Sentence
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.library.query import Query, parse_query
from leaderdeck.library.search import search, search_in_memory
from leaderdeck.library.usage import uses_of_passage
from leaderdeck.quick_dataclass import dataclass

MOST_TALKS = 24
MOST_SLIDES = 60


@dataclass(frozen=True, slots=True)
class FoundSlide:
    """One slide of one talk."""

    entry: LibraryEntry
    """The talk, without its passages."""
    passage: Passage
    told: tuple[Sentence, ...] = ()
    is_used: bool = False
    """Whether it was told to anybody, or another talk has it too."""


def find_slides(
    index: LibraryIndex, typed: str, talk: Path | None = None, *, unused_first: bool = False
) -> tuple[FoundSlide, ...]:
    """The slides, the best first; those of `talk`, which is written in, are left out."""
    query = replace(parse_query(typed), within="talks")
    hits = [hit.entry for hit in search(index, query, MOST_TALKS) if hit.entry.path != talk and not hit.entry.private]
    talks = [entry for hit in hits if (entry := index.entry(hit.path)) is not None]
    found = [_with_uses(index, entry, slide, talk) for entry, slide in _answering(talks, query)]
    return tuple(sorted(found, key=lambda one: one.is_used) if unused_first else found)


def is_cover(talk: LibraryEntry, slide: Passage) -> bool:
    """Whether it is the cover that the talk's card makes: it says nothing that another talk could use."""
    return slide.slide == 1 and slide.line == 1 and slide.heading == talk.title


def _answering(talks: list[LibraryEntry], query: Query) -> list[tuple[LibraryEntry, Passage]]:
    every = [(talk, one) for talk in talks for one in talk.passages if one.kind == "slide" and not is_cover(talk, one)]
    if not query.terms:
        return every[:MOST_SLIDES]
    alone = [replace(talk, title="", topics=(), people=(), passages=(slide,)) for talk, slide in every]
    hits = search_in_memory(alone, Query(query.text, query.terms), MOST_SLIDES)
    by_path = {talk.path: talk for talk in talks}
    best = [(by_path[hit.entry.path], hit.passage) for hit in hits if hit.passage is not None and hit.answers_all]
    return [*best, *_of_talks_that_answer_as_a_whole(every, best)][:MOST_SLIDES]


def _of_talks_that_answer_as_a_whole(
    every: list[tuple[LibraryEntry, Passage]], best: list[tuple[LibraryEntry, Passage]]
) -> Iterator[tuple[LibraryEntry, Passage]]:
    """All slides of the talks whose title or topics are what was asked for."""
    seen = {talk.path for talk, _ in best}
    return ((talk, slide) for talk, slide in every if talk.path not in seen)


def _with_uses(index: LibraryIndex, entry: LibraryEntry, slide: Passage, talk: Path | None) -> FoundSlide:
    uses = uses_of_passage(index, entry, slide)
    is_used = any(use.how != "own" or use.given for use in uses)
    return FoundSlide(replace(entry, passages=()), slide, told_before(uses, talk), is_used)
