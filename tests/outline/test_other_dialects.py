"""Talks written for other programs open as they are: their notes are said, their commands are left out."""

from pathlib import Path

import pytest
from reading import said, titles

from leaderdeck.deck.blocks import Block, Columns, List, Picture, Text
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.outline.reader import read_deck, read_outline
from leaderdeck.outline.same_words import words_of

TALKS = sorted((Path(__file__).parent / "dialects").glob("*.md"))
SECRET = "hemmelignotat"
NAMES = {
    "marp": "Marp", "marp-delt": "Marp", "pandoc": "pandoc", "deckset": "Deckset", "reveal": "reveal.js",
    "remark": "remark", "ia": "iA Presenter", "md2pptx": "md2pptx", "slidev": "Slidev",
}  # fmt: skip
LEFT_OVER = (
    "^",
    "???",
    "--",
    "[.",
    "[fit]",
    "::",
    "layout:",
    "class:",
    "autoscale",
    ". . .",
    "{.",
    "bg",
    "<",
    "%\u00a0",
)


def deck_of(name: str) -> Deck:
    return read_deck((Path(__file__).parent / "dialects" / f"{name}.md").read_text("utf-8"))


def blocks(slide: Slide, kind: type[Block]) -> list[Block]:
    return [block for block in slide.blocks if isinstance(block, kind)]


def spoken(slide: Slide) -> str:
    return " ".join(words_of((slide,)).spoken.elements())


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_the_program_is_recognized_and_said(talk: Path) -> None:
    reading = read_outline(talk.read_text("utf-8"))
    assert reading.dialect is not None
    assert reading.dialect.name == NAMES[talk.stem]
    assert [remark for remark in reading.deck.remarks if NAMES[talk.stem] in str(remark.message)]


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_notes_are_said_and_never_shown(talk: Path) -> None:
    text = talk.read_text("utf-8")
    words = words_of(read_deck(text).slides)
    assert words.spoken[SECRET] + words.spoken[f"{SECRET}:"] == text.count(SECRET)
    assert SECRET not in " ".join(words.shown)


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_nothing_that_speaks_to_the_program_is_left_on_a_slide(talk: Path) -> None:
    deck = read_deck(talk.read_text("utf-8"))
    shown = words_of(deck.slides).shown
    assert not [word for word in shown if word.startswith(LEFT_OVER)]
    assert not [remark for remark in deck.remarks if remark.severity != "info"]


def test_a_marp_slide_begins_at_a_rule_or_where_headings_divide() -> None:
    first, second, third = deck_of("marp").slides
    assert [said(first.title), said(second.title), said(third.title)] == ["Nærvær som virker", "Hva vi gjorde", "7,2 %"]
    (picture,) = blocks(second, Picture)
    assert isinstance(picture, Picture)
    assert (picture.placement, picture.width_percent, picture.alt) == ("right", 40.0, "")
    (curve,) = blocks(third, Picture)
    assert isinstance(curve, Picture)
    assert curve.alt == "Kurve over fravær"
    assert titles(deck_of("marp-delt")) == ["Innbyggerne først", "Ventetid", "Takk"]


def test_a_pandoc_title_block_is_the_cover() -> None:
    deck = deck_of("pandoc")
    assert titles(deck) == ["Tillit som ledelse", "Bakgrunn", "Hvorfor nå", "To veier", "Veien videre", "Tre steg"]
    assert [slide.kind for slide in deck.slides] == ["cover", "section", "slide", "slide", "section", "slide"]
    assert "Kari Nordmann, Ola Hansen" in " ".join(detail.text for detail in deck.slides[0].details)
    assert "16. mars 2026" in " ".join(detail.text for detail in deck.slides[0].details)
    assert [type(block) for block in deck.slides[2].blocks] == [List, Text]
    assert isinstance(deck.slides[3].blocks[0], Columns)


def test_deckset_settings_commands_and_pictures_are_understood() -> None:
    deck = deck_of("deckset")
    assert titles(deck) == ["Heltid", "Hva vi prøvde", "62 %", "To sider", None]
    assert [type(block) for block in deck.slides[1].blocks] == [List, Text]
    assert isinstance(deck.slides[3].blocks[0], Columns)
    places = [block.placement for slide in deck.slides for block in slide.blocks if isinstance(block, Picture)]
    assert places == ["right", "background"]


def test_a_remark_slide_shows_all_its_steps() -> None:
    deck = deck_of("remark")
    assert titles(deck) == ["Omstilling", "Tre grep", "Slutt"]
    assert {"Ett", "To", "Tre"} <= words_of(deck.slides[1:2]).shown.keys()


def test_what_remark_shows_behind_notes_is_shown() -> None:
    deck = read_deck("class: center\n\n# Tittel\n\n???\nsagt\n--\n\nvist\n\n---\n\n# To\ntekst\n---\n\n# Tre\n")
    assert titles(deck) == ["Tittel", "To", "Tre"]
    assert (words_of(deck.slides[:1]).shown.keys(), spoken(deck.slides[0])) == ({"Tittel", "vist"}, "sagt")


def test_reveal_slides_below_each_other_follow_each_other() -> None:
    assert titles(deck_of("reveal")) == ["Åpenhet", "Postlista på nett", "Under: tallene", "Takk"]


def test_ia_presenter_shows_what_stands_behind_a_tab() -> None:
    deck = deck_of("ia")
    assert titles(deck) == ["Skolen vår", "Lesing først", None]
    assert [type(block) for block in deck.slides[1].blocks] == [Text, List]


def test_md2pptx_has_its_cover_sections_and_slides() -> None:
    deck = deck_of("md2pptx")
    assert titles(deck) == ["Budsjettet på ti minutter", "Del en", "Inntekter", "Utgifter"]
    assert [slide.kind for slide in deck.slides] == ["cover", "section", "slide", "slide"]


def test_slidev_slides_have_front_matter_of_their_own() -> None:
    deck = deck_of("slidev")
    assert titles(deck)[0] == "Digitalt førstevalg"
    assert titles(deck)[1:] == ["Før og nå", "Resultatet", "Tallene", "Takk"]
    assert isinstance(deck.slides[-4].blocks[-1], Columns)
    assert deck.slides[-3].layout == "section"


OURS = {
    "one sign": "# A\n\n^ opp\n\n---\n\n# B\n\nx\n",
    "one question": "# A\n\n???\n\n---\n\nhva nå\n",
    "a percentage": "# A\n\n% av alle\n\n- x\n",
    "tabs": "# A\n\n\tkode\n\n## B\n\nx\n",
    "tabs in lists": "# A\n\n- a\n\t- b\n\n---\n\n- c\n\t- d\n\n---\n\ntekst\n",
    "dashes": "# A\n\nen\n\n--\n\nto\n\n---\n\ntre\n",
    "a key": "Tema: tillit\nForedrag: Kari\n\n# A\n\nx\n",
    "a heading over dashes": "# A\n\n---\n\nTittel: noe\n---\n\nx\n",
    "code": "# A\n\n```\n[.column]\n???\n^ a\n\n^ b\n#[fit] x\n```\n\n---\n\ny\n",
}


@pytest.mark.parametrize("name", OURS)
def test_our_own_talks_are_nobody_elses(name: str) -> None:
    assert read_outline(OURS[name]).dialect is None


def test_one_sign_alone_stays_where_it_is() -> None:
    assert "^" in words_of(read_deck(OURS["one sign"]).slides).shown
    assert "???" in words_of(read_deck(OURS["one question"]).slides).shown
