"""LIKS: lines and bullets end sentences, points inside of them do not."""

import pytest

from leaderdeck.checks.readability import Readability, readability_of, talk_readability
from leaderdeck.outline.reader import read_deck


def test_the_figure_is_words_a_sentence_and_the_share_of_long_words() -> None:
    assert readability_of(["Vi tar ansvar for hverandre hver dag."]) == Readability(7, 1, 1)
    assert Readability(100, 10, 20).liks == 30
    assert Readability().liks == 0


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Vi møtes kl. 09.00 i 2. etasje.", 1),
        ("Møtet er 24. september. Kom!", 2),
        ("Det koster 3,5 mill. kr, bl.a. til skole, f.eks. bøker.", 1),
        ("Se https://www.kommune.no/side.html. Skriv til post@kommune.no.", 2),
        ("H. Ibsen skrev det. Hvem ellers?", 2),
        ("Tre ting: mot, ro og tid", 2),
        ("«Stopp!» sa hun. Hun gikk.", 3),
        ("", 0),
        ("…", 0),
    ],
)
def test_sentences_end_where_one_stops(text: str, sentences: int) -> None:
    assert readability_of([text]).sentences == sentences


def test_every_bullet_is_a_sentence_and_private_text_is_none() -> None:
    deck = read_deck(
        "# Overskrift\n\n- ett punkt\n- to punkter\n\nNotat: Si dette. Og dette.\n\nPrivat: Aldri dette.\n\n"
        "# Skjult {.hidden}\n\n- borte\n"
    )
    shown, said = talk_readability(deck)
    assert (shown.words, shown.sentences) == (5, 3)
    assert (said.words, said.sentences) == (4, 2)


def test_figures_are_words_and_a_word_with_hyphens_is_one() -> None:
    assert readability_of(["Vi har 12 500 ansatte og 3-4 nær-og-trygg-tiltak"]).words == 8
