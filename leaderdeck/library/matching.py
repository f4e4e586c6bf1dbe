"""How well a word of a text answers a word that was asked for: as it is, as it begins, by its stem, as a part."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from leaderdeck.library.office_names import other_names
from leaderdeck.library.query import Query, Term
from leaderdeck.library.words import (
    LEAST_PART_LETTERS,
    folded_word,
    is_part_of,
    part_forms,
    stem,
    stems_of,
)

WHOLE, PREFIX, STEM, OFFICE, PART = 1.0, 0.75, 0.68, 0.5, 0.42
"""How much each way counts, against the whole word; set by trying queries with known answers."""
MOST_COMPOUNDS = 40
"""So many compounds of one word are looked for, the shortest first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A term with everything that it is compared by."""

    term: Term
    stems: frozenset[str] = frozenset()
    english: str = ""
    offices: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    """Words of the library that have it as a part."""

    @classmethod
    def of(cls, term: Term) -> Asked:
        """A term of a query."""
        if term.is_phrase:
            return cls(term)
        word = term.word
        found = frozenset(stems_of(word)[:1])
        offices = frozenset(other for one in found for other in other_names(one))
        return cls(term, found, stem(word, "en"), offices, part_forms(word))


class Matcher:
    """Compares words of texts with the terms of one query; what was compared once is remembered."""

    def __init__(self, query: Query, known: Set[str] = frozenset()) -> None:
        self.asked = tuple(Asked.of(term) for term in query.terms)
        self.single = tuple(place for place, one in enumerate(self.asked) if not one.term.is_phrase)
        self.phrases = tuple(place for place, one in enumerate(self.asked) if one.term.is_phrase)
        self._known = known
        self._seen: dict[tuple[str, str], tuple[tuple[int, float], ...]] = {}

    def match(self, word: str, language: str) -> tuple[tuple[int, float], ...]:
        """(place of the term, how well) for each term that a folded word of this language answers."""
        key = (word, language)
        found = self._seen.get(key)
        if found is None:
            rated = ((place, self._rate(self.asked[place], word, language)) for place in self.single)
            found = self._seen[key] = tuple((place, rate) for place, rate in rated if rate)
        return found

    def match_written(self, word: str, language: str) -> bool:
        """Whether a word as it is written answers any term, words of phrases included."""
        folded = folded_word(word)
        return bool(self.match(folded, language)) or any(folded in self.asked[at].term.words for at in self.phrases)

    def compounds_in(self, all_words: str) -> list[tuple[str, ...]]:
        """For each term the library's words that have it as a part; `all_words` have line feeds around each."""
        return [self._compounds(one, all_words) for one in self.asked]

    def _rate(self, asked: Asked, word: str, language: str) -> float:
        own = asked.term.word
        if word == own:
            return WHOLE
        if asked.term.is_prefix and word.startswith(own):
            return PREFIX
        bare = stem(word, language)
        if bare in asked.stems or (language == "en" and bare == asked.english):
            return STEM
        if bare in asked.offices or word in asked.offices:
            return OFFICE
        return PART if any(is_part_of(form, word, self._known) for form in asked.forms) else 0.0

    def _compounds(self, asked: Asked, all_words: str) -> tuple[str, ...]:
        found: set[str] = set()
        for form in asked.forms:
            place = all_words.find(form)
            while place >= 0:
                first, last = all_words.rfind("\n", 0, place) + 1, all_words.find("\n", place)
                word = all_words[first:last]
                if len(word) >= len(form) + LEAST_PART_LETTERS - 1 and is_part_of(form, word, self._known):
                    found.add(word)
                place = all_words.find(form, last)
        return tuple(sorted(found, key=lambda word: (len(word), word))[:MOST_COMPOUNDS])


def has_phrase(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words stand in the text in this order, with nothing between them."""
    first, count = phrase[0], len(phrase)
    return any(words[place : place + count] == list(phrase) for place, word in enumerate(words) if word == first)


def needles(matcher: Matcher, compounds: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Strings of which one stands in any folded text that answers any term: most texts are let go by them at once."""
    found: set[str] = set()
    for asked, more in zip(matcher.asked, compounds, strict=True):
        found.update(asked.term.words[:1])
        found.update(_root(one) for one in (*asked.stems, asked.english, *asked.offices) if one)
        found.update(more)
        found.update(asked.forms)
    return tuple(sorted(found, key=len))


def _root(bare: str) -> str:
    """The beginning that every form of a stem shares."""
    return bare[:-1] if len(bare) > 4 else bare[:3]
