"""That a talk was given, written into its card: what stands there stays, and what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.deck.slide import Occasion
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.rewrite_occasions import add_occasion

WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe\uffff"), max_size=30
).map(lambda words: " ".join(words.split()))


def occasions(text: str) -> tuple[Occasion, ...]:
    return read_front_matter(text).front_matter.given


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("# Tale\n", "# Tale\n"),
        ("---\ntittel: A # om mot\n---\n\n- x\n", "tittel: A # om mot\n"),
        ("---\nholdt:\n  - Lederdagene, 16. mars 2025 # fullt\n  - event: B\n    date: 2024-01-01\n---\n", "# fullt\n"),
        ("---\nholdt: Lederdagene, 16. mars 2025\n---\n", ""),
        ("---\ngiven: [Ett møte, Et annet]\ntitle: T\n---\n", "title: T\n"),
        ("---\r\ntittel: A\r\n---\r\n\r\nx\r\n", "tittel: A\r\n"),
    ],
)
def test_what_stands_there_stays_and_the_new_one_is_last(before: str, kept: str) -> None:
    was = occasions(before)
    text = add_occasion(before, "Folkemøtet: «Mot»", "2026-11-26", "Vangen, salen")
    assert occasions(text) == (*was, Occasion("Folkemøtet: «Mot»", "2026-11-26", "Vangen, salen"))
    assert kept in text
    assert add_occasion(text, "Folkemøtet: «Mot»", "2026-11-26", "Vangen, salen") == text


def test_nothing_is_written_of_nothing() -> None:
    assert add_occasion("# Tale\n", " ", "", "") == "# Tale\n"


def test_an_english_card_has_an_english_key() -> None:
    assert "given:" in add_occasion("---\nlang: en\ntitle: Trust\n---\n", "Leaders' day", "", "")


@given(event=WORDS, place=WORDS)
def test_any_words_are_read_back(event: str, place: str) -> None:
    text = add_occasion("---\ntittel: A\n---\n\n## En\n", event, "2026-11-26", place)
    assert occasions(text)[-1] == Occasion(event, "2026-11-26", place)
