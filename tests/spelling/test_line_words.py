"""Words of prose are found in a line of Markdown; names, marks and addresses are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.spelling.line_words import words_in


def words(line: str) -> list[str]:
    return [line[first:end] for first, end in words_in(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("# Tillit er **alt**", ["Tillit", "er", "alt"]),
        ("- Vi møter Kari Nilssen", ["Vi", "møter"]),
        ("Ferdig. Nå begynner vi", ["Ferdig", "Nå", "begynner", "vi"]),
        ("«Hvorfor?» spurte hun", ["Hvorfor", "spurte", "hun"]),
        ("1. Åpne døra – Lukk den (Kari) | Gjør", ["Åpne", "døra", "Lukk", "den", "Gjør"]),
        ("Les `kode her` og [lenken](https://nett.no/siden) nå", ["Les", "og", "lenken", "nå"]),
        ("![Et bilde](bilder/fjord.jpg){bredde=40%}", ["Et", "bilde"]),
        ("[[notat om tillit]] og fotnote[^kilde]", ["og", "fotnote"]),
        ("Skriv til post@kommune.no eller www.kommune.no", ["Skriv", "til", "eller"]),
        ("Åpne tale.md og bilde.png", ["Åpne", "og"]),
        ("KS, NAV og LeaderDeck", ["og"]),
        ("Vi er 19 000, 12 km² og 3D", ["Vi", "er", "og"]),
        ("med<br>linje &amp; tegn", ["med", "linje", "tegn"]),
        ("et&nbsp;og\u00adså med", ["et", "og\u00adså", "med"]),
        ("a\u030apen og pa\u030a", ["a\u030apen", "og", "pa\u030a"]),
        ("e-post og tillits-valgte", ["e-post", "og", "tillits-valgte"]),
        ("it's the mayor’s", ["it's", "the", "mayor’s"]),
        ("::: kolonner", []),
        ("| --- | :---: |", []),
        ("| Navn | antall |", ["Navn", "antall"]),
        ("", []),
    ],
)
def test_prose_is_spelled_and_nothing_else(line: str, found: list[str]) -> None:
    assert words(line) == found


def test_what_is_longer_than_words_are_is_none() -> None:
    assert words("a" * 61) == []
    assert words("a" * 60) == ["a" * 60]


@given(st.text(alphabet=st.sampled_from("aåB1 -_*`[](){}<>.:!«»\u00ad😀/@#|&;\t"), max_size=60) | st.text(max_size=80))
def test_any_line_has_words_of_letters_in_order(line: str) -> None:
    end_before = 0
    for first, end in words_in(line):
        assert end_before <= first < end <= len(line)
        assert all(
            letter.isalpha() or letter in "\u00ad'’-" or "\u0300" <= letter <= "\u036f" for letter in line[first:end]
        )
        end_before = end


def test_a_source_begins_with_a_name() -> None:
    line = "[^tall]: Fjordvik kommune: Årsmelding"
    assert "Fjordvik" not in [line[first:end] for first, end in words_in(line)]
    assert "kommune" in [line[first:end] for first, end in words_in(line)]
