"""How well words of a text answer what was asked for: as it is, as it begins, by its stem, as a part of a compound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from leaderdeck.library.query import Query, Term
from leaderdeck.library.vocabulary import PREFIX, WHOLE, Vocabulary
from leaderdeck.library.words import folded_word

Matches: TypeAlias = tuple[tuple[int, float], ...]
"""(place of the term, how well) for each term that a word answers."""


class Matcher:
    """The terms of one query, each with the words of the library that answer it."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        self.terms = query.terms
        self.required = query.required
        # One or two letters that a next word begins with mean nothing yet, unless they are the word.
        self.words = [
            _words_for(term, vocabulary) if place in self.required else {term.word: WHOLE}
            for place, term in enumerate(query.terms)
        ]
        self.phrases = tuple(place for place, term in enumerate(query.terms) if term.is_phrase)
        self._matches = _by_word(self.words)
        # Beginnings of more words than were looked up: the others answer, too.
        self._open = tuple(
            (place, term.word)
            for place, term in enumerate(query.terms)
            if term.is_prefix and place in self.required and vocabulary.begins_many(term.word)
        )
        self._beginnings = tuple(prefix for _, prefix in self._open)
        self.begins_many = bool(self._open)
        self.nothing = [0.0] * len(query.terms)
        """The rates of a text that answers no term."""
        self._in_phrases = frozenset(word for place in self.phrases for word in query.terms[place].words)
        self._written: dict[str, bool] = {}

    def match(self, word: str) -> Matches:
        """What a folded word answers."""
        found = self._matches.get(word)
        if found is not None:
            return found
        return tuple((place, PREFIX) for place, prefix in self._open if word.startswith(prefix))

    def matches_in(self, words: Sequence[str]) -> list[Matches]:
        """What each of a text's folded words answers, of those that answer anything."""
        known, beginnings = self._matches, self._beginnings
        if beginnings:
            return [self.match(word) for word in words if word in known or word.startswith(beginnings)]
        return [] if known.keys().isdisjoint(words) else [known[word] for word in words if word in known]

    def written_in(self, words: Iterable[str]) -> set[str]:
        """Which of these words, as they are written, answer anything, as a word of a phrase, too."""
        different, known = set(words), self._written
        for word in different.difference(known):
            folded = folded_word(word)
            known[word] = bool(self.match(folded)) or folded in self._in_phrases
        return {word for word in different if known[word]}


def has_phrase(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in the text in this order, with nothing between them."""
    count = len(phrase)
    return any(words[place : place + count] == list(phrase) for place, word in enumerate(words) if word == phrase[0])


def _words_for(term: Term, vocabulary: Vocabulary) -> dict[str, float]:
    return {} if term.is_phrase else vocabulary.words_for(term.word, is_prefix=term.is_prefix)


def _by_word(words: Sequence[dict[str, float]]) -> dict[str, Matches]:
    """For each word the places of the terms that it answers, and how well."""
    found: dict[str, Matches] = {}
    for place, rates in enumerate(words):
        single = {rate: ((place, rate),) for rate in set(rates.values())}
        if found:
            for word, rate in rates.items():
                found[word] = found.get(word, ()) + single[rate]
        else:
            found = {word: single[rate] for word, rate in rates.items()}
    return found
