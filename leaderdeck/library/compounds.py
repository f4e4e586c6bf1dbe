"""Which words are compounds with another as a part, as `sykehjemsplass` is with `plass`: the rest are words, too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from leaderdeck.library.words import fold, nynorsk_stems, stem
from leaderdeck.paths import resource_folder

LEAST_PART_LETTERS = 4
"""Shorter parts, as in `rett` within `brett`, are found everywhere and mean nothing."""
_LEAST_REST_LETTERS = 3
_LEAST_SURE_LETTERS = 6
"""What is as long as this and begins or ends a word is a part of it, also where nobody knows the rest."""
_LEAST_STEM_LETTERS = 3
_ENDINGS = frozenset(
    ("full", "fulle", "fullt", "løs", "løst", "løse", "lause", "laus", "messig", "messige", "vis", "som", "bar", "bart")
)
"""Endings that make a word of another: `tillitsfull`, `verdiløs`."""


@cache
def shipped_parts() -> frozenset[str]:
    """Stems of the shipped list of compound parts."""
    lines = resource_folder("hyphens", "compound-parts.txt").read_text("utf-8").splitlines()
    return frozenset(stem(fold(part)) for line in lines if not line.startswith("#") for part in line.split())


def part_forms(word: str) -> tuple[str, ...]:
    """How a word may look inside a compound: as it is, and as its stem; none where both are too short."""
    return tuple(form for form in dict.fromkeys((word, stem(word))) if len(form) >= LEAST_PART_LETTERS)


class Compounds:
    """Takes compounds of a library apart, by its words and the shipped parts."""

    def __init__(self, known: set[str]) -> None:
        """`known`: the library's folded words; `add` tells of those that come later."""
        self._known = known
        # A stem begins with the same letters as its word, but for those that have a twin: what no word begins with is
        # none, and need not be cut to its stem.
        self._beginnings: set[str] = set()
        self.add((*known, *shipped_parts(), *nynorsk_stems()))

    def add(self, words: Iterable[str]) -> None:
        """Words that are known, too."""
        self._beginnings.update(word[:_LEAST_STEM_LETTERS] for word in words)

    def is_part_of(self, form: str, word: str) -> bool:
        """Whether a folded word is a compound with this form, one of `part_forms`, as a part."""
        if len(form) < LEAST_PART_LETTERS or len(word) < len(form) + _LEAST_REST_LETTERS:
            return False
        place = word.find(form)
        if len(form) >= _LEAST_SURE_LETTERS and (word.startswith(form) or word.endswith(form)):
            return True
        while place >= 0:
            before, behind = word[:place], word[place + len(form) :]
            if not before or self._is_head(before):
                is_last = bool(before) and (not behind or stem(word[place:]) == stem(form))
                if is_last or (behind and self._is_tail(behind)):
                    return True
            place = word.find(form, place + 1)
        return False

    def _is_head(self, text: str) -> bool:
        """The beginning of a compound: a word, with the joining s or e that Norwegian puts behind it."""
        return self._is_word(text) or (text[-1] in "se" and self._is_word(text[:-1]))

    def _is_tail(self, text: str) -> bool:
        """The rest of a compound behind the part: a word or ending, with a joining letter before it."""
        if text in ("s", "e"):
            return False
        if text in _ENDINGS or self._is_word(text):
            return True
        bare = text[1:] if text[0] in "se" else ""
        if bare in _ENDINGS or self._is_word(bare):
            return True
        bare = text[2:] if text[:2] in ("ar", "er", "en") else ""
        return bare in _ENDINGS or self._is_word(bare)

    def _is_word(self, text: str) -> bool:
        if len(text) < _LEAST_REST_LETTERS or text[:_LEAST_STEM_LETTERS] not in self._beginnings:
            return False
        return text in self._known or (bare := stem(text)) in self._known or bare in shipped_parts()
