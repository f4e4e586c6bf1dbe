"""The Norwegian stemmer of the Snowball project, version 3.1 (snowballstem.org/algorithms/norwegian), by look-up.

It gives the same stems as the package `snowballstemmer`, which goes letter by letter and takes ten times as long: too
long for a library of twenty thousand notes.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiouyåæêòóôø")
_BEFORE_S = frozenset("bcdfghjlmnoptvyz")
_CUT = frozenset(
    ("a", "e", "ede", "ande", "ende", "ane", "ene", "hetene", "en", "heten", "ar", "er", "heter", "as", "es", "edes",
     "endes", "enes", "hetenes", "ens", "hetens", "ets", "et", "het", "ast")
)  # fmt: skip
_MAIN = _CUT | {"erte", "ert", "s", "ers"}
_LONGEST_MAIN = 7
_BEFORE_ERS = ("ind", "kk", "nk", "amm", "omm", "kap", "pp", "lt", "ast", "øst", "v")
"""What `-ers` is kept behind: `fingers` is no plural; but it goes behind `skap`, `hav` and `giv`."""
_NOT_BEFORE_ERS = ("skap", "hav", "giv")
_OTHER = frozenset(("leg", "eleg", "ig", "eig", "lig", "elig", "els", "lov", "elov", "slov", "hetslov"))
_LONGEST_OTHER = 7


def norwegian_stem(word: str) -> str:
    """The stem of a word in small letters."""
    first = _region(word)
    if first is None:
        return word
    word = _without_main(word, first)
    if word[-2:] in ("dt", "vt") and len(word) - 2 >= first:
        word = word[:-1]
    ending = _longest(word, first, _OTHER, _LONGEST_OTHER)
    return word[: len(word) - len(ending)]


def _region(word: str) -> int | None:
    """Where endings may begin: behind the first consonant that follows a vowel, and behind three letters."""
    if len(word) < 3:
        return None
    was_vowel = False
    for place, letter in enumerate(word):
        is_vowel = letter in _VOWELS
        if was_vowel and not is_vowel:
            return max(3, place + 1)
        was_vowel = is_vowel
    return len(word)


def _longest(word: str, first: int, endings: frozenset[str], most: int) -> str:
    for length in range(min(most, len(word) - first), 0, -1):
        if word[-length:] in endings:
            return word[-length:]
    return ""


def _without_main(word: str, first: int) -> str:
    ending = _longest(word, first, _MAIN, _LONGEST_MAIN)
    bare = word[: len(word) - len(ending)]
    if ending in ("erte", "ert"):
        return f"{bare}er"
    if ending == "s":
        return bare if _may_lose_s(bare) else word
    if ending == "ers":
        return word if bare.endswith(_BEFORE_ERS) and not bare.endswith(_NOT_BEFORE_ERS) else bare
    return bare


def _may_lose_s(bare: str) -> bool:
    """Whether an s behind these letters is an ending."""
    last, before = bare[-1:], bare[-2:-1]
    if last == "r":
        return before != "e"
    if last == "k":
        return bool(before) and before not in _VOWELS
    return last in _BEFORE_S
