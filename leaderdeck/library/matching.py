"""How well words of a text answer what was asked for: as it is, as it begins, by its stem, as a part of a compound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from leaderdeck.library.query import Query, Term
from leaderdeck.library.vocabulary import PREFIX, Vocabulary
from leaderdeck.library.words import fold, folded_word

Matches: TypeAlias = tuple[tuple[int, float], ...]
"""(place of the term, how well) for each term that a word answers."""


class Matcher:
    """The terms of one query, each with the words of the library that answer it."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        self.terms = query.terms
        self.required = query.required
        self.words = [_words_for(term, vocabulary) for term in query.terms]
        self.phrases = tuple(place for place, term in enumerate(query.terms) if term.is_phrase)
        self._prefixes = tuple((place, term.word) for place, term in enumerate(query.terms) if term.is_prefix)
        self._matches: dict[str, Matches] = {}
        for place, words in enumerate(self.words):
            for word, rate in words.items():
                self._matches[word] = (*self._matches.get(word, ()), (place, rate))
        # Words that begin so and are not among those of the vocabulary: it has too many, or does not know the newest.
        self._open_prefixes = tuple(prefix for _, prefix in self._prefixes)
        self._in_phrases = frozenset(word for place in self.phrases for word in query.terms[place].words)
        self.needles = _needles(query.terms, self.words)
        # A figure may stand with its thousands apart, where no look at letters finds it.
        self._has_figures = any(needle.isdigit() for needle in self.needles)
        self._beginnings = frozenset(word[:2] for word in (*self._matches, *self._in_phrases))

    def match(self, word: str) -> Matches:
        """What a folded word answers."""
        found = self._matches.get(word)
        if found is not None:
            return found
        return tuple((place, PREFIX) for place, prefix in self._prefixes if word.startswith(prefix))

    def matches_in(self, words: Sequence[str]) -> Iterator[Matches]:
        """What each of a text's folded words answers, of those that answer anything."""
        known = self._matches
        if not self._open_prefixes:
            if known.keys().isdisjoint(words):
                return
            yield from (known[word] for word in words if word in known)
            return
        for word in words:
            if word in known or word.startswith(self._open_prefixes):
                yield self.match(word)

    def match_written(self, word: str) -> bool:
        """Whether a word as it is written answers anything, as a word of a phrase, too."""
        begins = fold(word[:2])
        if begins[:2] not in self._beginnings and not any(begins[:1] == one[:1] for _, one in self._prefixes):
            return False
        folded = folded_word(word)
        return bool(self.match(folded)) or folded in self._in_phrases

    def has_any(self, folded: str) -> bool:
        """Whether a folded text may answer anything at all: a quick look before it is taken apart."""
        return self._has_figures or any(needle in folded for needle in self.needles)


def has_phrase(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in the text in this order, with nothing between them."""
    count = len(phrase)
    return any(words[place : place + count] == list(phrase) for place, word in enumerate(words) if word == phrase[0])


def _words_for(term: Term, vocabulary: Vocabulary) -> dict[str, float]:
    return {} if term.is_phrase else vocabulary.words_for(term.word, is_prefix=term.is_prefix)


def _needles(terms: Sequence[Term], words: Sequence[dict[str, float]]) -> tuple[str, ...]:
    """The fewest strings of which one is in every text with an answer: of two, one in the other, the shorter."""
    every = {term.words[0] for term in terms} | {word for one in words for word in one}
    found: list[str] = []
    for word in sorted(every, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return tuple(found)
