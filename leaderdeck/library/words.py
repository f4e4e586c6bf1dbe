"""Words as search compares them: folded, and cut to their stems in bokmål, nynorsk and English.

Stems are those of the Snowball project (snowballstem.org), with three additions that its Norwegian stemmer lacks and
that decide whether `sykehjemmet` is found by `sykehjem`: a doubled last consonant counts as one, `-menn` is `-mann`,
and nynorsk `-heit` is `-het`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import snowballstemmer

from leaderdeck.library.norwegian_stems import norwegian_stem
from leaderdeck.library.twin_words import TWINS

WORD = re.compile(r"\d+(?:[ \u00a0\u202f\u2009.]\d{3}(?!\d))+(?![^\W_])|[^\W_]{1,60}")
"""A word, or a figure with its thousands set apart; a word without end is cut."""
_MARKS = "–—…“”’‘„\u2009\u202f"
"""What stands in Norwegian texts besides the letters of Latin-1; none of it is part of a word."""
_THOUSANDS = re.compile(r"\d[ \u00a0\u202f\u2009.]\d{3}(?!\d)")
SIMPLE_WORD = re.compile(r"[^\W_]{1,60}")
_LONGEST_WORD = 60
FIGURE = re.compile("[0-9]")
_HEIT = re.compile(r"(?<=..)heit(?=(?:a|er|ene|s)?$)")
_AGENT = re.compile(r"(?<=...er)(?:e|en|ne|ens|nes|es)$|(?<=...ar)(?:en|ar|ane|ens|anes)$")
"""`ledere`, `lederen`, `lederne`, `leiarane`: people and things that do; the stemmer cuts each of them elsewhere."""
_MENN = re.compile(r"(?<=..)menn(?:ene|enes|s)?$")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


def fold(text: str) -> str:
    """Small letters without accents; æ, ø and å are letters of their own, and ä and ö count as æ and ø."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    try:
        return plain.encode("latin-1").translate(_WESTERN).decode("latin-1")
    except UnicodeEncodeError:
        return _fold_others(plain)


def _fold_others(plain: str) -> str:
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    try:
        return plain.encode("latin-1").translate(_WESTERN).decode("latin-1")
    except UnicodeEncodeError:
        return "".join(map(_folded, unicodedata.normalize("NFC", plain)))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter.isascii() or letter in "æøå¼½¾":
        return letter
    if letter in "äö":
        return "æ" if letter == "ä" else "ø"
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def _western(number: int) -> int:
    """A letter of Latin-1, folded, where it stays one letter."""
    folded = _folded(chr(number))
    return ord(folded) if len(folded) == 1 and ord(folded) < 256 else number


_WESTERN = bytes(map(_western, range(256)))
_APART = bytes(number if chr(number).isalnum() else 32 for number in range(256))
"""Letters and figures of Latin-1 as they are, and a space for all else."""


_PLACED = _WESTERN.translate(_APART)
_LINES = bytes(10 if number == 10 else letter for number, letter in enumerate(_PLACED))
"""Letters and figures of Latin-1 folded, lines as they are, and a space for all else."""
_NO_FIGURES = bytes(number for number in range(256) if number not in b"0123456789")
_SET_APART = bytes(48 if 48 <= number < 58 else 32 if number in b" .\xa0" else 120 for number in range(256))
"""Figures as 0, and what sets thousands apart as spaces."""
_FIGURE_APART = re.compile(r"(?<![^\W_])\d+(?:[ \u00a0\u202f\u2009.]\d{3}(?!\d))+(?![^\W_])")
"""A figure with its thousands set apart, as `WORD` finds it."""
_TEXT_END, _LINE_END = "\x02", "\x03"
"""What stands between texts and between lines while many are taken apart at once: part of no word."""
_MANY_IN_ONE = "ßµ"
"""Letters of Latin-1 whose small letters are two, or none of Latin-1."""


def _taken_apart(number: int) -> int:
    """A letter of Latin-1 as it is written, folded; a space for what is part of no word."""
    small = chr(number).casefold()
    return {2: 2, 10: 3}.get(number, _PLACED[ord(small)] if len(small) == 1 and ord(small) < 256 else 32)


_TAKEN_APART = bytes(map(_taken_apart, range(256)))
_SPACED = bytes(32 if number in (2, 3) else number for number in range(256))
_LETTERS_ALIKE = bytes(number if number in (2, 3, 32) else 119 for number in range(256))
_TOO_LONG = b"w" * (_LONGEST_WORD + 1)


def folded_in_place(text: str) -> str | None:
    """The text folded letter by letter, with a space for all that is no part of a word: its words stand where they are.

    None where that cannot be said: for letters that become two, rare alphabets, and figures with thousands apart.
    """
    letters = _letters_of(text)
    if letters is None or len(letters) != len(text):
        return None
    return letters.translate(_SPACED).decode("latin-1")


def lines_of_words(texts: Sequence[str]) -> list[list[str]]:
    """For each text its lines, each as its words with a space between, the same words as `words_of` gives.

    All texts of a file together take little more than half the time that they would take one by one (measured).
    """
    letters = _letters_of(_TEXT_END.join(texts))
    if letters is None or _TOO_LONG in letters.translate(_LETTERS_ALIKE):
        return _lines_one_by_one(texts)
    while b"  " in letters:
        letters = letters.replace(b"  ", b" ")
    found = letters.decode("latin-1").split(_TEXT_END)
    if len(found) != len(texts):
        return _lines_one_by_one(texts)
    return [[line.strip(" ") for line in text.split(_LINE_END)] for text in found]


def _letters_of(text: str) -> bytes | None:
    """Words as Latin-1, folded, and spaces where they are not; None for letters that are not in it one by one."""
    text, letters = _as_latin(text)
    if letters is None:
        return None
    if any(letter in text for letter in _MANY_IN_ONE):
        return None
    if b"0 000" in letters.translate(_SET_APART):
        letters = _FIGURE_APART.sub(_without_marks, text).encode("latin-1")
    return letters.translate(_TAKEN_APART)


def _lines_one_by_one(texts: Iterable[str]) -> list[list[str]]:
    return [[" ".join(words) for words in paragraph_words(text)] for text in texts]


def _without_marks(figure: re.Match[str]) -> str:
    return _whole(figure[0])


def paragraph_words(text: str) -> list[list[str]]:
    """For each line of the text its words, as `words_of` gives them."""
    letters = _latin(text.casefold())
    if letters is None:
        return [folded_words_of(line) for line in fold(text).split("\n")]
    found = [line.split() for line in letters.translate(_LINES).decode("latin-1").split("\n")]
    if len(letters) > _LONGEST_WORD and any(max(map(len, words), default=0) > _LONGEST_WORD for words in found):
        return [folded_words_of(line) for line in fold(text).split("\n")]
    return found


def _latin(plain: str) -> bytes | None:
    """A text in small letters as Latin-1; None where it has others, or figures with thousands apart."""
    plain, letters = _as_latin(plain)
    if letters is None:
        return None
    has_thousands = letters.translate(None, _NO_FIGURES) and _THOUSANDS.search(plain)
    return None if has_thousands else letters


def _as_latin(text: str) -> tuple[str, bytes | None]:
    """The text as Latin-1, or None, and the text itself; where it has common marks that are not in it, with spaces."""
    try:
        return text, text.encode("latin-1")
    except UnicodeEncodeError:
        for mark in _MARKS:
            text = text.replace(mark, " ")
        try:
            return text, text.encode("latin-1")
        except UnicodeEncodeError:
            return text, None


def words_of(text: str) -> list[str]:
    """The text's words, folded, in order; `19 117` is one word."""
    return folded_words_of(fold(text))


def folded_words_of(folded: str) -> list[str]:
    """The words of a text that is folded already."""
    if FIGURE.search(folded) and _THOUSANDS.search(folded):
        return [_whole(word) for word in WORD.findall(folded)]
    try:
        words = folded.encode("latin-1").translate(_APART).decode("latin-1").split()
    except UnicodeEncodeError:
        return SIMPLE_WORD.findall(folded)
    if len(folded) > _LONGEST_WORD and max(map(len, words), default=0) > _LONGEST_WORD:
        return SIMPLE_WORD.findall(folded)
    return words


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    """One word as `WORD` finds it in a text, folded as `words_of` gives it."""
    return _whole(fold(word))


def _whole(word: str) -> str:
    return word if word.isalnum() else "".join(filter(str.isalnum, word))


@lru_cache(maxsize=400_000)
def stem(word: str, language: str = "nb") -> str:
    """The stem of a folded word. Nynorsk and bokmål share theirs; `language` is `en` or anything else."""
    if len(word) < 3 or word[0].isdigit():
        return word
    if language == "en":
        return _undoubled(str(_english().stemWord(word)))
    bare = _own_stem(word)
    return nynorsk_stems().get(bare, bare)


def _own_stem(word: str) -> str:
    if "heit" in word:
        word = _HEIT.sub("het", word)
    if "menn" in word:
        word = _MENN.sub("mann", word)
    if "er" in word or "ar" in word:
        word = _AGENT.sub("", word)
    return _undoubled(norwegian_stem(word))


def roots_of(bare: str) -> tuple[str, ...]:
    """Beginnings of which every word of this stem has one."""
    others = _new_stems().get(bare, ())
    roots = [_root(one) for one in (bare, *others) if len(one) > 2]
    if bare.endswith("man"):
        roots.append(bare[:-2])  # rådmann, rådmenn
    return tuple(dict.fromkeys(roots))


def _root(bare: str) -> str:
    return bare[:-1] if len(bare) > 4 else bare[:3]


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] in _CONSONANTS else word


@cache
def nynorsk_stems() -> dict[str, str]:
    """Nynorsk stems, each with that of its bokmål twin."""
    return {_own_stem(fold(new)): _own_stem(fold(old)) for new, old in TWINS}


@cache
def _new_stems() -> dict[str, tuple[str, ...]]:
    """The same the other way round."""
    found: dict[str, list[str]] = {}
    for new, old in nynorsk_stems().items():
        found.setdefault(old, []).append(new)
    return {old: tuple(new) for old, new in found.items()}


@cache
def _english() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
