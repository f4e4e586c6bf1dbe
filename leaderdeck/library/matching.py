"""How well words of a text answer what was asked for: as it is, as it begins, by its stem, as a part of a compound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from leaderdeck.library.query import Query, Term
from leaderdeck.library.vocabulary import PREFIX, WHOLE, Vocabulary
from leaderdeck.library.words import FIGURE, SIMPLE_WORD, WORD, folded_in_place, folded_word

Matches: TypeAlias = tuple[tuple[int, float], ...]
"""(place of the term, how well) for each term that a word answers."""
_LEAST_CORE_LETTERS = 4
"""Fewer letters stand within so many words that they are looked for as a word."""
_MOST_CORES = 12
"""For more than these it is quicker to take the text apart."""


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
        self.phrase_texts = tuple(" ".join(query.terms[place].words) for place in self.phrases)
        self._matches = _by_word(self.words) | dict.fromkeys(self.phrase_texts, ())
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
        self.rates: dict[tuple[object, ...], list[float]] = {}
        """Those of texts by the asked words in them, and whether they are running text: most are alike."""
        self._in_phrases = frozenset(word for place in self.phrases for word in query.terms[place].words)
        self._written: dict[str, bool] = {}

    def match(self, word: str) -> Matches:
        """What a folded word answers."""
        found = self._matches.get(word)
        if found is not None:
            return found
        begun = tuple((place, PREFIX) for place, prefix in self._open if word.startswith(prefix))
        if begun:
            self._matches[word] = begun
        return begun

    def matches_in(self, words: Iterable[str]) -> list[Matches]:
        """What each of these asked words answers."""
        known = self._matches
        return [known[word] if word in known else self.match(word) for word in words]

    def found_in(self, apart: str) -> Mapping[int, Sequence[str]]:
        """For each line, from 0, of an index's column the words and phrases that are asked for, if there are any.

        Looking for the letters that all asked words share takes a fifth of the time of taking a long text apart.
        """
        words = self._by_place(apart)
        for phrase in self.phrase_texts:
            place = apart.find(f" {phrase} ")
            while place >= 0:
                words[place] = phrase
                place = apart.find(f" {phrase} ", place + 1)
        if not words:
            return words
        if "\n" not in apart:
            return {0: [words[place] for place in sorted(words)]}
        found: dict[int, list[str]] = {}
        line = before = 0
        for place in sorted(words):
            line += apart.count("\n", before, place)
            before = place
            found.setdefault(line, []).append(words[place])
        return found

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where in a text, as it is written, words begin and end that are asked for, in a phrase, too."""
        apart = None if self.phrases else folded_in_place(text)
        if apart is not None:
            # The space before the text moves all by one.
            found = self._by_place(f" {apart} ")
            return sorted((place - 1, place - 1 + len(word)) for place, word in found.items())
        words = list((WORD if FIGURE.search(text) else SIMPLE_WORD).finditer(text))
        wanted = self._written_in(word[0] for word in words)
        return [word.span() for word in words if word[0] in wanted]

    def _by_place(self, apart: str) -> dict[int, str]:
        """The asked words of a text with a space before and behind each word, by their places."""
        return self._at_cores(apart) if len(self.cores) <= _MOST_CORES else self._one_by_one(apart)

    def _at_cores(self, apart: str) -> dict[int, str]:
        """The same for words that share letters."""
        found: dict[int, str] = {}
        known, beginnings = self._matches, self._beginnings
        for core in self.cores:
            begins = core[0] == " "
            place = apart.find(core)
            while place >= 0:
                first = place if begins else apart.rfind(" ", 0, place + 1)
                last = apart.find(" ", place + 1)
                word = apart[first + 1 : last]
                if word in known or (beginnings and word.startswith(beginnings)):
                    found[first + 1] = word
                place = apart.find(core, last)
        return found

    def _one_by_one(self, apart: str) -> dict[int, str]:
        """The same for words that share no letters."""
        found: dict[int, str] = {}
        words = apart.split(" ")
        asked = self._matches.keys() & words
        if self._beginnings:
            asked.update(word for word in words if word.startswith(self._beginnings))
        for word in asked:
            place = apart.find(f" {word} ")
            while place >= 0:
                found[place + 1] = word
                place = apart.find(f" {word} ", place + 1)
        return found

    @cached_property
    def cores(self) -> tuple[str, ...]:
        """Letters of which every word that is asked for has some, with the spaces around it."""
        cores = [_core(f" {term.word}") for term in self.terms if term.is_prefix]
        begun = tuple(term.word for term in self.terms if term.is_prefix)
        # Words that begin as a term does have its letters.
        rated = {word for rates in self.words for word, rate in rates.items() if rate != PREFIX}
        others = {word for word in rated if not word.startswith(begun)}
        for word in sorted(others, key=lambda word: (len(word), word)):
            apart = f" {word} "
            if not any(core in apart for core in cores):
                cores.append(_core(apart))
                if len(cores) > _MOST_CORES:
                    break
        return tuple(cores)

    def _written_in(self, words: Iterable[str]) -> set[str]:
        """Which of these words, as they are written, answer anything, as a word of a phrase, too."""
        different, known = set(words), self._written
        for word in different.difference(known):
            folded = folded_word(word)
            known[word] = bool(self.match(folded)) or folded in self._in_phrases
        return {word for word in different if known[word]}


def _core(apart: str) -> str:
    """A word between spaces without them, so that it is found in compounds, too, unless it is too short for one."""
    bare = apart.strip()
    return bare if len(bare) >= _LEAST_CORE_LETTERS else apart


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
