"""Shown, spoken, private: each word has one voice, and private words are nowhere else."""

import pytest
from deck_words import public_words, words
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import rules, said, slide_of

from leaderdeck.deck.blocks import List, Subheading, Text
from leaderdeck.outline.reader import read_deck


def spoken(slide: object) -> str:
    return " ".join(words(slide.speaker_notes))  # type: ignore[attr-defined]


@pytest.mark.parametrize("label", ["Notat:", "Note:", "Notes:", "**Notat:**", "NOTAT:"])
def test_notes_are_all_that_follows_on_the_slide(label: str) -> None:
    slide = slide_of(f"- vist\n{label} sagt\n\n- også sagt\n\n## Og dette")
    assert words(slide.blocks) == {"vist": 1}
    assert [type(note) for note in slide.speaker_notes] == [Text, List, Subheading]
    assert said(slide.speaker_notes[0].paragraph) == "sagt"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["notat", "notes", "{.notes}"])
def test_notes_stand_anywhere_in_a_block(name: str) -> None:
    slide = slide_of(f"før\n\n::: {name}\nsagt\n:::\n\netter")
    assert (words(slide.blocks), spoken(slide)) == ({"før": 1, "etter": 1}, "sagt")


def test_comments_are_spoken_but_directives_are_not() -> None:
    slide = slide_of("<!-- sagt -->\n\nvist <!-- mer --> her\n\n<!-- _class: lead\npaginate: true -->")
    assert (words(slide.blocks), spoken(slide)) == ({"vist": 1, "her": 1}, "sagt mer")


def test_tables_pictures_and_quotes_in_notes_keep_their_words() -> None:
    slide = slide_of("Notat: a\n\n| b | c |\n|--|--|\n| d | e |\n\n![f](g.png)\n\n> h\n> — i\n\n```\nj\n```")
    assert spoken(slide) == "a b c d e f h i j"
    assert all(isinstance(note, Text | Subheading | List) for note in slide.speaker_notes)


def test_prose_can_be_spoken() -> None:
    slide = read_deck("---\nbrødtekst: notater\n---\n# A\n\nsagt\n\n- vist\n\nsagt med ![alt](b.png)\n").slides[0]
    assert set(words(slide.blocks)) == {"vist", "alt", "b", "png"}
    assert spoken(slide) == "sagt med"


def test_a_footnote_in_notes_is_spoken() -> None:
    slide = read_deck("# A\n\nvist\n\nNotat: sagt[^1]\n\n[^1]: Kilden\n").slides[0]
    assert slide.sources == ()
    assert "Kilden" in spoken(slide)


FORMS = (
    "Privat: {0}",
    "Private: {0}\n{1}",
    "**Privat:** {0}",
    "PRIVAT: {0}",
    "Privat:\n\n- {0}\n- {1}",
    "Privat: se:\n\n| {0} | {1} |\n|--|--|\n| {2} | x |",
    "Privat: {0}\n- {1}\n\n  {2}",
    "::: privat\n{0}\n\n# {1}\n\n- {2}\n:::",
    "::: private {0}\n{1}\n:::",
    "::: {{.privat}}\n```\n{0}\n```\n[a]: https://{1}.no\n:::",
    "<!-- Privat: {0} -->",
    "<!-- sagt\nPrivat: {0}\n{1} -->",
    "::: privat\n{0}[^p]\n:::\n\n[^p]: {1}",
    "[^q]: Privat: {0}",
    "vist <!-- Privat: {0} -->",
    "::: notat\nsagt\n\nPrivat: {0}\n:::",
    "::: fakta\nPrivat: {0}\n- Privat: {1}\n:::",
    "::: kolonner\n### A\nPrivat: {0}\n+++\nvist\n:::",
    "- Privat: {0}\n- vist",
    "- vist\nPrivat: {0}",
    "- vist\n\n  Privat: {0}",
    "> vist\nPrivat: {0}",
    "> Privat: {0}\n> — {1}",
    "| a |\n|---|\n| b |\nPrivat: {0}",
    "vist\nPrivat: {0}",
    "```\nåpen kode\n::: privat\n{0}\n:::",
    "::: agenda\nPrivat: {0}\n:::",
    "::: diagram\nPrivat:\n| {0} | {1} |\n|--|--|\n| {2} | 1 |\n:::",
    "::: privat\n{0}",
    "Notat: sagt\n\nPrivat: {0}\n\nsagt",
    "\tPrivat: {0}",
    "- vist\n\n      Privat: {0}",
    "\u00a0Privat: {0}",
    "1. Privat : {0}",
    "::: rart\nPrivat: {0}\n:::",
    "::: sitat\nvist\n\nPrivat: {0}\n:::",
    "::: steg\n- Privat: {0}\n:::",
)
SECRETS = ("hemmeligen", "hemmeligto", "hemmeligtre")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "before", ["# A\n\n", "Før første\n\n", "---\ntitle: T\n---\n\n", "# A\n\nvist\n\n---\n\n", ""]
)
def test_private_words_are_in_the_private_text_alone(form: str, before: str) -> None:
    deck = read_deck(before + form.format(*SECRETS) + "\n\n# Neste\n\nvist\n")
    assert not set(SECRETS) & set(public_words(deck))
    kept = " ".join(slide.private for slide in deck.slides)
    assert [secret for secret in SECRETS if secret in kept] == [
        secret for n, secret in enumerate(SECRETS) if f"{{{n}}}" in form
    ]
    assert "Neste" not in kept


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(FORMS)
        | st.sampled_from(("# B", "---", "- vist", "Notat: sagt", "> vist", "::: merk\nvist\n:::")),
        max_size=8,
    )
)
def test_private_words_stay_private_whatever_stands_around_them(parts: list[str]) -> None:
    deck = read_deck("\n\n".join(part.format(*SECRETS) for part in parts))
    assert not set(SECRETS) & set(public_words(deck))


def test_a_private_item_is_told_of_without_its_words() -> None:
    assert rules(read_deck("# A\n\n- vist\n- Privat: hemmelig\n")) == [("text.private_item", 4)]


def test_a_line_of_figures_that_begins_like_private_text_is_told_of() -> None:
    deck = read_deck("# A\n\n::: fakta\nOffentlig: 88 %\nPrivat: 12 %\n:::\n")
    assert rules(deck) == [("text.private_item", 5)]
    assert rules(read_deck("# A\n\n::: fakta\nOffentlig: 88 %\n:::\n\nPrivat: 12 %\n")) == []


@pytest.mark.parametrize(
    "label", ["Privat notat", "PRIVAT NOTAT", "Private note", "**Private notater**", "Privat merknad"]
)
def test_who_calls_a_remark_a_private_note_means_it(label: str) -> None:
    slide = slide_of(f"vist\n\n{label}: hemmelig\n")
    assert (words(slide.blocks), slide.private) == ({"vist": 1}, "hemmelig")
    assert "Private barnehager" in str(slide_of("Private barnehager: 12\n").blocks)


def test_a_private_paragraph_ends_where_it_ends() -> None:
    slide = slide_of("Privat: hemmelig\nog mer\n\nvist")
    assert (words(slide.blocks), slide.private) == ({"vist": 1}, "hemmelig\nog mer")


def test_private_notes_in_code_or_words_are_ordinary_text() -> None:
    slide = slide_of("Private barnehager og private skoler\n\n`Privat: x`")
    assert slide.private == ""


def test_a_comment_that_is_private_is_so_to_its_end() -> None:
    slide = read_deck("# A\n\nvist\n\n<!-- Privat: ikke si\n\nnavnet\n\nNotat: heller ikke dette -->\n\nmer").slides[0]
    assert slide.speaker_notes == ()
    assert slide.private.split() == ["ikke", "si", "navnet", "Notat:", "heller", "ikke", "dette"]
    slide = read_deck("# A\n\n<!-- si dette\n\nPrivat: ikke dette\n\neller dette -->").slides[0]
    assert "si dette" in str(slide.speaker_notes)
    assert slide.private.split() == ["ikke", "dette", "eller", "dette"]
