"""All words of a library, and those of them that a word which is asked for may mean."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import cached_property

from leaderdeck.library.compounds import Compounds, part_forms
from leaderdeck.library.near_spellings import (
    Spelling,
    in_other_norwegian,
    letters_allowed_wrong,
    pieces,
    with_norwegian_letters,
)
from leaderdeck.library.office_names import other_names
from leaderdeck.library.words import roots_of, stem

WHOLE, PREFIX, STEM, TWIN, OFFICE, PART, NEAR = 1.0, 0.75, 0.68, 0.6, 0.5, 0.42, 0.4
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
_MOST_NEAR = 40
"""Words that one may have meant which no note has."""
_LEAST_BEGINNING = 6
_MOST_ALIKE = 300
_LONGEST_WORD = 60
_ANY_WORD = "tillit"
_BEHIND_ALL = chr(0x10FFFF)
_LONGEST_PLURAL = 4
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
    def _parts(self) -> Compounds:
        return Compounds(self.known)

    @cached_property
    def _by_length(self) -> str:
        return "\n".join(("", *sorted(self._ordered, key=len), ""))

    def add(self, words: Iterable[str]) -> None:
        """Words of files that are new or have changed; what nobody says any more stays, and does no harm."""
        self._sort()
        new = sorted({word for word in words if word not in self.known}, key=lambda word: (len(word), word))
        for word in new:
            insort(self._ordered, word)
        self.known.update(new)
        self._parts.add(new)
        self._by_length += "".join(f"{word}\n" for word in new)
        if new:
            self._meanings = {}

    def prepare(self) -> None:
        """Work out and read in what searching needs, so that the first letter typed does not wait for it."""
        self._sort()
        self._words_for(_ANY_WORD, is_prefix=True)

    def _sort(self) -> None:
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
        for twin in in_other_norwegian(word):
            found.update(dict.fromkeys(self._of_stem(stem(twin)), TWIN))
        found.update(dict.fromkeys(self._of_english_stem(word), STEM))
        found.update(dict.fromkeys(self._of_stem(bare), STEM))
        if is_prefix:
            found.update(dict.fromkeys(self._beginning(word, _MOST_PREFIXED), PREFIX))
        if not found and word not in self.known:
            found.update(dict.fromkeys(self._meant_by(word, is_prefix=is_prefix), NEAR))
        found[word] = WHOLE
        return found

    def _beginning(self, prefix: str, most: int) -> list[str]:
        """The first so many words that begin so."""
        ordered = self._ordered
        first = bisect_left(ordered, prefix)
        most = min(len(ordered), first + most)
        return ordered[first : bisect_left(ordered, prefix + _BEHIND_ALL, first, most)]

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

    def _meant_by(self, word: str, *, is_prefix: bool) -> list[str]:
        """Words that somebody meant who wrote one that no note has: without æ, ø and å, or with a letter wrong."""
        found: dict[str, None] = {}
        for other in with_norwegian_letters(word):
            found.update(dict.fromkeys(self._of_stem(stem(other))))
            if is_prefix:
                found.update(dict.fromkeys(self._beginning(other, _MOST_NEAR)))
        for wrong in range(1, letters_allowed_wrong(word) + 1):
            if not found:
                for other in self._misspelled(word, wrong, is_prefix=is_prefix and wrong == 1):
                    found.update(dict.fromkeys((other, *self._of_stem(stem(other)))))
        if not found:
            for other in self._of_the_same_beginning(word):
                found.update(dict.fromkeys(self._of_stem(stem(other))))
        return list(found)[:_MOST_NEAR]

    def _of_the_same_beginning(self, word: str) -> list[str]:
        """Words that a long compound begins with, or that go on from its beginning in another way."""
        ordered = self._ordered
        place = bisect_left(ordered, word)
        beside = ordered[max(0, place - 1) : place + 1]
        ends = range(len(word), _LEAST_BEGINNING - 1, -1)
        longest = next((word[:end] for end in ends if any(other.startswith(word[:end]) for other in beside)), "")
        whole = next((word[:end] for end in ends if word[:end] in self.known), "")
        return [*([whole] if whole else []), *(self._beginning(longest, _MOST_NEAR) if longest else [])]

    def _misspelled(self, word: str, wrong: int, *, is_prefix: bool) -> list[str]:
        """Words that are this one with so many letters wrong; or else those that begin so."""
        begun: list[str] = []
        near: list[str] = []
        whole, bare = Spelling(word), Spelling(stem(word))
        for other in self._alike(word, wrong, _LONGEST_WORD if is_prefix else len(word) + wrong + _LONGEST_PLURAL):
            if whole.lacks_more(wrong, other) and bare.lacks_more(wrong, stem(other)):
                continue
            different, of_beginning = whole.letters_wrong(other)
            is_near = different <= wrong
            if not is_near and different <= wrong + _LONGEST_PLURAL:
                is_near = bare.letters_wrong(stem(other))[0] <= wrong
            if is_near:
                near.append(other)
            elif is_prefix and of_beginning <= wrong:
                begun.append(other)
        return near or begun

    def _alike(self, word: str, wrong: int, longest: int) -> Iterator[str]:
        """Words with a piece of this one, nearly in its place; all that have so few letters wrong are among them."""
        all_words = self._by_length
        tried = 0
        for at, piece in pieces(word, wrong):
            place = all_words.find(piece)
            while place >= 0 and tried < _MOST_ALIKE:
                first, last = all_words.rfind("\n", 0, place) + 1, all_words.find("\n", place)
                if abs(place - first - at) <= wrong and len(word) - wrong <= last - first <= longest:
                    tried += 1
                    yield all_words[first:last]
                place = all_words.find(piece, last)

    def _compounds(self, word: str) -> list[str]:
        found: list[str] = []
        all_words = self._by_length
        for form in part_forms(word):
            place, tried = all_words.find(form), 0
            while place >= 0 and tried < _MOST_TRIED and len(found) < _MOST_COMPOUNDS:
                first, last = all_words.rfind("\n", 0, place) + 1, all_words.find("\n", place)
                tried += 1
                if self._parts.is_part_of(form, all_words[first:last]):
                    found.append(all_words[first:last])
                place = all_words.find(form, last)
        return found
