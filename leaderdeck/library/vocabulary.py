"""All words of a library, and those of them that a word which is asked for may mean."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import cached_property

from leaderdeck.library.office_names import other_names
from leaderdeck.library.words import is_part_of, part_forms, roots_of, stem

WHOLE, PREFIX, STEM, OFFICE, PART = 1.0, 0.75, 0.68, 0.5, 0.42
"""How much each way counts, against the whole word; set by trying queries with known answers."""
_MOST_PREFIXED = 3_000
_MOST_OF_ROOT = 600
_LONGEST_ENDING = 8
_LEAST_ENGLISH = 4
_MOST_OF_ENGLISH_ROOT = 200
_ENGLISH_ENDINGS = ("s", "ed", "ing", "ly", "ment", "ion", "y", "e", "er")
_MOST_COMPOUNDS = 30
"""The shortest compounds of a word are taken: those that are words of their own."""
_MOST_TRIED = 250
_MOST_MEANINGS = 200
"""Words whose meanings are kept: while a query is typed, those before its last word are asked for again and again."""


class Vocabulary:
    """Every word that stands in the library, folded."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.known = set(words)
        self._meanings: dict[tuple[str, bool], dict[str, float]] = {}

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.known)

    @cached_property
    def _by_length(self) -> str:
        return "\n".join(("", *sorted(self._ordered, key=len), ""))

    def add(self, words: Iterable[str]) -> None:
        """Words of files that are new or have changed; what nobody says any more stays, and does no harm."""
        self.prepare()
        new = sorted({word for word in words if word not in self.known}, key=lambda word: (len(word), word))
        for word in new:
            insort(self._ordered, word)
        self.known.update(new)
        self._by_length += "".join(f"{word}\n" for word in new)
        if new:
            self._meanings = {}

    def prepare(self) -> None:
        """Work out what searching needs, so that the first letter typed does not wait for it."""
        assert self._ordered is not None
        assert self._by_length is not None

    def begins_many(self, prefix: str) -> bool:
        """Whether so many words begin so that `words_for` does not give them all."""
        ordered = self._ordered
        last = bisect_left(ordered, prefix) + _MOST_PREFIXED
        return last < len(ordered) and ordered[last].startswith(prefix)

    def words_for(self, word: str, *, is_prefix: bool) -> dict[str, float]:
        """Words that mean this folded word, and how much each counts."""
        key = (word, is_prefix)
        found = self._meanings.get(key)
        if found is None:
            if len(self._meanings) > _MOST_MEANINGS:
                self._meanings = {}
            found = self._meanings[key] = self._words_for(word, is_prefix=is_prefix)
        return found

    def _words_for(self, word: str, *, is_prefix: bool) -> dict[str, float]:
        found: dict[str, float] = {}
        for other in self._compounds(word):
            found[other] = PART
        bare = stem(word)
        for name in other_names(bare):
            found.update(dict.fromkeys(self._of_stem(name), OFFICE))
        found.update(dict.fromkeys(self._of_english_stem(word), STEM))
        found.update(dict.fromkeys(self._of_stem(bare), STEM))
        if is_prefix:
            found.update(dict.fromkeys(self._beginning(word, _MOST_PREFIXED), PREFIX))
        found[word] = WHOLE
        return found

    def _beginning(self, prefix: str, most: int) -> Iterator[str]:
        ordered = self._ordered
        for place in range(bisect_left(ordered, prefix), min(len(ordered), bisect_left(ordered, prefix) + most)):
            if not ordered[place].startswith(prefix):
                return
            yield ordered[place]

    def _of_stem(self, bare: str) -> Iterator[str]:
        """Bokmål and nynorsk words of this stem."""
        for root in roots_of(bare):
            for word in self._beginning(root, _MOST_OF_ROOT):
                if len(word) <= len(bare) + _LONGEST_ENDING and stem(word) == bare:
                    yield word

    def _of_english_stem(self, word: str) -> Iterator[str]:
        """English words of this word's stem; the English stemmer is slow, and most words are none."""
        bare = stem(word, "en")
        if len(bare) >= _LEAST_ENGLISH:
            for other in self._beginning(bare[:-1], _MOST_OF_ENGLISH_ROOT):
                if other.endswith(_ENGLISH_ENDINGS) and len(other) <= len(bare) + 5 and stem(other, "en") == bare:
                    yield other

    def _compounds(self, word: str) -> list[str]:
        found: list[str] = []
        all_words = self._by_length
        for form in part_forms(word):
            place, tried = all_words.find(form), 0
            while place >= 0 and tried < _MOST_TRIED and len(found) < _MOST_COMPOUNDS:
                first, last = all_words.rfind("\n", 0, place) + 1, all_words.find("\n", place)
                tried += 1
                if is_part_of(form, all_words[first:last], self.known):
                    found.append(all_words[first:last])
                place = all_words.find(form, last)
        return found
