"""What is asked for is found in a text by a few letters: the same words as when each word of it is looked at."""

import random

import pytest

from leaderdeck.library.matching import Matcher
from leaderdeck.library.query import parse_query
from leaderdeck.library.vocabulary import Vocabulary
from leaderdeck.library.words import fold, folded_in_place, words_of

_SAID = (
    "tillit tilliten tillitsfull tillitsvalgt mistillit styret styre styrt i inn inne innbygger innbyggerne innspill "
    "og å vår våre vårt skole skolen skule grunnskole barnehage helse helsen hjemmehelse folkehelse leder leiar ledere "
    "kultur kulturen god gode møte 19117 é eit klagehelse"
)
WORDS = _SAID.split()
ASKED = (
    "tillit", "tillit ", "i", "in", "inn", "inn ", "innb", "vår ", "helse styret", "helse og inn", '"god kultur"',
    '"god kultur" tillit', '"i" skole', "skole leder hels", "xyz", "tilit", "rådmann", "19 117", "å",
)  # fmt: skip


def texts() -> list[str]:
    choice = random.Random(3)
    lines = [" ".join(choice.choices(WORDS, k=choice.randint(0, 9))) for _ in range(400)]
    return ["", *lines[:50], *("\n".join(choice.choices(lines, k=choice.randint(1, 6))) for _ in range(60))]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("more", [0, 4000])
def test_the_words_of_each_line_are_found(asked: str, more: int) -> None:
    query = parse_query(asked)
    # With thousands of words that begin with `in` not all of them are looked up.
    matcher = Matcher(query, Vocabulary([*WORDS, *(f"in{number}x" for number in range(more))]))
    phrases = [" ".join(term.words) for term in query.terms if term.is_phrase]
    for text in texts():
        lines = text.split("\n")
        apart = " " + " \n ".join(lines) + " "
        for number, line in enumerate(lines):
            found = list(matcher.found_in(apart).get(number, ()))
            assert [word for word in found if " " not in word] == [word for word in line.split() if matcher.match(word)]
            said = sum(f" {phrase} " in f" {line} " for phrase in phrases)
            assert len({word for word in found if " " in word}) == said


@pytest.mark.parametrize("asked", ASKED)
def test_words_are_marked_where_they_stand(asked: str) -> None:
    matcher = Matcher(parse_query(asked), Vocabulary(WORDS))
    asked_words = {word for phrase in matcher.phrase_texts for word in phrase.split()}
    for text in texts():
        written = text.replace("styret", "Styret").replace(" og ", "—og, ").replace("é", "É").replace("\n", "; ")
        found = [fold(written[first:last]) for first, last in matcher.places_in(written)]
        assert found == [word for word in words_of(written) if matcher.match(word) or word in asked_words]


def test_letters_stay_where_they_are() -> None:
    written = "«Åpenhet» – og tillit’s vär; 12,5 % Øst"
    assert folded_in_place(written) == " åpenhet    og tillit s vær  12 5   øst"
    assert folded_in_place("straße") is None  # two letters for one
    assert folded_in_place("19 117 innbyggere") is None  # one word of two
    assert folded_in_place("мир") is None
