"""Covers, and the brand's own words that came along."""

import pytest
from reading import said, titles

from leaderdeck.deck.blocks import List, Text
from leaderdeck.deck.text import Run
from leaderdeck.outline.reader import read_deck

CARD = (
    "---\ntitle: Ro i båten\nspeaker: Ingrid Solbakk\nrole: kommunedirektør\nevent: Lederdagene\norganizer: Forum\n"
    "place: Oslo\ndate: 2026-03-16\nlang: {}\n---\n"
)


@pytest.mark.parametrize(
    ("language", "date"),
    [("nb", "16. mars 2026"), ("nn", "16. mars 2026"), ("en", "16 March 2026"), ("de", "2026-03-16")],
)
def test_the_card_gives_a_cover_with_the_date_written_out(language: str, date: str) -> None:
    cover = read_deck(CARD.format(language) + "# A\n\nx\n").slides[0]
    assert (cover.kind, said(cover.title)) == ("cover", "Ro i båten")
    assert cover.details[0].runs == (Run("Ingrid Solbakk", bold=True), Run(", kommunedirektør"))
    assert [said(line) for line in cover.details[1:]] == ["Lederdagene · Forum", f"Oslo · {date}"]


def test_notes_after_the_card_belong_to_the_cover() -> None:
    deck = read_deck("---\ntitle: T\n---\n\n::: notat\nVelkommen\n:::\n\n# A\n\nx\n")
    assert titles(deck) == ["T", "A"]
    assert len(deck.slides[0].speaker_notes) == 1


def test_content_after_the_card_is_a_slide_of_its_own() -> None:
    assert titles(read_deck("---\ntitle: T\n---\n\nTekst\n")) == ["T", None]
    assert titles(read_deck("---\ntitle: T\n---\n\n- a\n\n# B\n\nx\n")) == ["T", None, "B"]


def test_a_title_that_is_written_twice_is_one_cover() -> None:
    deck = read_deck("---\ntitle: T\nspeaker: Kari\n---\n\n## T\n\nOslo\n\n# A\n\nx\n")
    assert titles(deck) == ["T", "A"]
    assert [said(line) for line in deck.slides[0].details] == ["Kari", "Oslo"]


def test_what_stands_first_becomes_the_cover() -> None:
    cover = read_deck("## Tittel\n\nKari Nordmann\n\n*Undertittel*\n\nSted  \n1. mai\n\n- liste\n\n# A\n\nx\n").slides[
        0
    ]
    assert (cover.kind, said(cover.title), said(cover.subtitle)) == ("cover", "Tittel", "Undertittel")
    assert [said(line) for line in cover.details] == ["Kari Nordmann", "Sted", "1. mai"]
    assert [type(block) for block in cover.blocks] == [List]


def test_long_prose_without_a_heading_is_no_cover() -> None:
    deck = read_deck("ord " * 100 + "\n\n# A\n\nx\n")
    assert [slide.kind for slide in deck.slides] == ["slide", "slide"]
    assert [slide.kind for slide in read_deck("Bare tekst.\n\nMer tekst.\n").slides] == ["slide"]


def test_notes_alone_at_the_top_join_the_first_slide() -> None:
    deck = read_deck("Notat: Velkommen\n\nPrivat: pust\n\n# A\n\nx\n\nNotat: Mer\n")
    assert titles(deck) == ["A"]
    assert deck.slide_lines == (5,)
    assert [said(note.paragraph) for note in deck.slides[0].speaker_notes] == ["Velkommen", "Mer"]  # type: ignore[union-attr]
    assert deck.slides[0].private == "pust"


NAMES = ("Fjordvik", "Fjordvik kommune", "Tett på hverandre – åpne mot verden")


@pytest.mark.parametrize(
    "residue",
    [
        "FJORDVIK\nKOMMUNE",
        "FJORDVIK  \nKOMMUNE",
        "**Fjordvik kommune**",
        "*Tett på hverandre – åpne mot verden*",
        "«fjordvik»",
        "_Tett på hverandre –\nåpne mot verden_",
        "Fjordvik&nbsp;kommune",
    ],
)
def test_the_name_or_slogan_alone_is_left_out(residue: str) -> None:
    deck = read_deck(f"# A\n\nFør\n\n{residue}\n\nEtter\n", NAMES)
    assert [said(block.paragraph) for block in deck.slides[0].blocks if isinstance(block, Text)] == ["Før", "Etter"]
    assert deck.brand_residue_lines == tuple(range(5, 6 + residue.count("\n")))
    assert [remark.rule for remark in deck.remarks] == ["text.brand_residue"]


def test_a_headline_that_is_the_name_is_left_out() -> None:
    assert titles(read_deck("# A\n\nx\n\n# FJORDVIK KOMMUNE\n\n# B\n\ny\n", NAMES)) == ["A", "B"]


def test_residue_lines_inside_a_paragraph_are_left_out() -> None:
    deck = read_deck("# A\n\nLederdagene  \nFjordvik  \nkommune  \nOslo\n", NAMES)
    assert deck.slides[0].blocks[0].paragraph.text == "Lederdagene\nOslo"  # type: ignore[union-attr]
    assert deck.brand_residue_lines == (4, 5)


def test_the_name_in_a_sentence_a_list_or_notes_stays() -> None:
    deck = read_deck("# A\n\nFjordvik er fin\n\n- Fjordvik\n- Oslo\n\nNotat: x\n\nFjordvik\n", NAMES)
    assert deck.brand_residue_lines == ()
    assert len(deck.slides[0].speaker_notes) == 2


def test_residue_under_a_section_does_not_make_it_a_content_slide() -> None:
    deck = read_deck("# Del\n\nFJORDVIK\nKOMMUNE\n\n## A\n\nx\n", NAMES)
    assert [slide.kind for slide in deck.slides] == ["section", "slide"]
