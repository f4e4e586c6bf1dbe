"""Words that somebody may mean with one that no note has: in the other Norwegian, without æ, ø and å, or misspelled."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product

from leaderdeck.library.twin_words import TWINS

_LEAST_TWIN_LETTERS = 4
_LEAST_FOR_ONE = 5
_LEAST_FOR_TWO = 9
"""Letters that a word must have so that one or two of them may be wrong."""
_NORWEGIAN = {"ae": ("ae", "æ"), "oe": ("oe", "ø"), "aa": ("aa", "å"), "a": ("a", "å", "æ"), "o": ("o", "ø")}
_PLAIN = str.maketrans("æøå", "aoa")
_MOST_LETTERS = 6
"""Letters of a word that may stand for others; with more of them there are too many words to try."""


def in_other_norwegian(word: str) -> tuple[str, ...]:
    """A folded compound with parts in nynorsk for bokmål, or the other way round: `leiarmøte` and `ledermøte`."""
    found: dict[str, None] = {}
    for pairs in _twins():
        every = word
        for here, there in pairs:
            if here in every:
                found.setdefault(word.replace(here, there))
                every = every.replace(here, there)
        found.setdefault(every)
    found.pop(word, None)
    return tuple(found)


@cache
def _twins() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Twins that are long enough to be seen within a word, the longest first: from nynorsk, and from bokmål."""
    long = [(new, old) for new, old in TWINS if min(len(new), len(old)) >= _LEAST_TWIN_LETTERS]
    both = (long, [(old, new) for new, old in long])
    return tuple(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for pairs in both)


def with_norwegian_letters(word: str) -> tuple[str, ...]:
    """Words that a folded one may be where æ, ø and å are typed as `ae`, `oe`, `aa`, `a` or `o`, or the other way."""
    parts: list[tuple[str, ...]] = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        taken = pair if pair in _NORWEGIAN else word[place]
        parts.append(_NORWEGIAN.get(taken, (taken,)))
        place += len(taken)
    if sum(len(part) > 1 for part in parts) > _MOST_LETTERS:
        return ()
    found = dict.fromkeys("".join(one) for one in product(*parts))
    found.setdefault(word.translate(_PLAIN))
    found.pop(word, None)
    return tuple(found)


def letters_allowed_wrong(word: str) -> int:
    """How many letters of a word may be wrong before it is another word."""
    return 2 if len(word) >= _LEAST_FOR_TWO else 1 if len(word) >= _LEAST_FOR_ONE else 0


def pieces(word: str, wrong: int) -> tuple[tuple[int, str], ...]:
    """Parts of the word, each with its place; every word with at most so many letters wrong has one of them."""
    size = len(word) / (wrong + 1)
    places = [round(size * number) for number in range(wrong + 2)]
    return tuple((first, word[first:last]) for first, last in pairwise(places))


class Spelling:
    """One way to write a word, to hold others against.

    Distances are those of Damerau and Levenshtein, no letter touched twice, worked out for all letters of the word at
    once in the bits of a number (Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances,
    2003).
    """

    def __init__(self, word: str) -> None:
        self._length = len(word)
        self._places: dict[str, int] = {}
        for place, letter in enumerate(word):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def lacks_more(self, wrong: int, other: str) -> bool:
        """Whether more letters than so many stand nowhere in the other word, so that more are wrong, too."""
        return len(self._places.keys() - other) > wrong

    def letters_wrong(self, other: str) -> tuple[int, int]:
        """Letters to put in, leave out, change or swap with the next to make one word of the other.

        First for the whole of the other word, then for the beginning of it that is nearest.
        """
        every, last = (1 << self._length) - 1, 1 << self._length - 1
        more, fewer, across, before = every, 0, 0, 0
        wrong = least = self._length
        for letter in other:
            here = self._places.get(letter, 0)
            swapped = ((~across & here) << 1) & before
            across = (((here & more) + more) ^ more) | here | fewer | swapped
            right, down = fewer | ~(across | more), more & across
            if right & last:
                wrong += 1
            elif down & last:
                wrong -= 1
                least = min(least, wrong)
            right = right << 1 | 1
            more, fewer = (down << 1 | ~(across | right)) & every, right & across & every
            before = here
        return wrong, least
