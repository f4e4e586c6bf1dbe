"""Words of three languages: right ones stay, slips are seen and put right."""

from __future__ import annotations

import random
from functools import cache

import pytest

from leaderdeck.paths import resource_folder
from leaderdeck.spelling.dictionary import Dictionary
from leaderdeck.spelling.line_words import words_in

RIGHT = {
    "nb": "noe noen temaet naboen broer tillit åpenhet Åpenhet varslingsrutine kommunedirektøren ytringsklimaet "
    "velferdsteknologi sammenhengskraft bærekraftsmål innbyggerundersøkelsen sykehjemsplass trygghetsfølelse e-post "
    "lederutviklingsprogram tillitsvalgte og\u00adså a\u030apen",
    "nn": "noko nokon ikkje eg kvifor leiaren openheit varslingsrutine kommunedirektøren berekraftsmåla "
    "innbyggjarane verksemdsleiarane tillitsvalde medverknad",
    "en": "trust openness whistleblowing municipality colour organisation mayor’s",
}
WRONG = {
    "nb": {"hverdaen": "hverdagen", "innbygerne": "innbyggerne", "deltaksel": "", "desverre": "dessverre"},
    "nn": {"ikje": "ikkje", "kommunedirektøen": "kommunedirektøren", "leiarn": "leiaren"},
    "en": {"recieve": "receive", "goverment": "government"},
}


@cache
def dictionary(language: str) -> Dictionary:
    return Dictionary(language)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_right_is_right(language: str) -> None:
    assert [word for word in RIGHT[language].split() if not dictionary(language).is_right(word)] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_slips_are_seen_and_what_was_meant_is_suggested(language: str) -> None:
    for word, meant in WRONG[language].items():
        assert not dictionary(language).is_right(word)
        assert meant in ("", *dictionary(language).suggestions(word))


def test_one_standard_is_no_excuse_for_the_other() -> None:
    assert not dictionary("nb").is_right("ikkje")
    assert not dictionary("nn").is_right("ikke")


def test_words_that_are_learned_are_right_with_a_capital_too() -> None:
    own = Dictionary("en", ["fjordvikling"])
    assert own.is_right("fjordvikling")
    assert own.is_right("Fjordvikling")
    assert not dictionary("en").is_right("fjordvikling")


def test_a_language_without_a_dictionary_is_said() -> None:
    with pytest.raises(ValueError, match="de"):
        Dictionary("de")


@pytest.mark.parametrize(("language", "file"), [("nb", "ro-i-baten.md"), ("nn", "saman-om-bygda.md")])
def test_a_sample_talk_has_hardly_a_word_that_is_marked(language: str, file: str) -> None:
    text = resource_folder("samples", file).read_text("utf-8").split("---", 2)[2]
    words = [line[first:end] for line in text.splitlines() for first, end in words_in(line)]
    marked = {word for word in words if not dictionary(language).is_right(word)}
    assert len(words) > 200
    assert len(marked) <= 3, marked


def test_most_slips_in_long_words_are_seen_although_words_may_be_joined() -> None:
    chance = random.Random(20261127)
    words = [word for word in RIGHT["nb"].split() if word.isalpha() and len(word) > 7]
    slips = [_with_a_slip(chance.choice(words), chance) for _ in range(300)]
    seen = sum(not dictionary("nb").is_right(word) for word in slips)
    assert seen >= 270


def _with_a_slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 2)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + chance.choice("abdefgijklmnoprstuv") + word[place:]
