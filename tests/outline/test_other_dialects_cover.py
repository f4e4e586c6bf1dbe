"""The title slide of a talk for another program is its cover, and no other first slide is."""

import pytest
from reading import said

from leaderdeck.outline.reader import read_deck, read_outline, reread

TALKS = {
    "Marp": "---\nmarp: true\n---\n\n<!-- _class: lead -->\n\n# Tittel\n\nKari\n\n---\n\n# To\n\n- punkt\n",
    "Deckset": "autoscale: true\n\n# [fit] Tittel\n\nKari\n\n^ sagt\n\n---\n\n# To\n\n- punkt\n",
    "remark": "class: center, middle\n\n# Tittel\n\nKari\n\n???\n\nsagt\n\n---\n\n# To\n\n- punkt\n",
    "reveal.js": "<!-- .slide: a -->\n\n# Tittel\n\nKari\n\nNote: sagt\n\n---\n\n# To\n\n- punkt\n",
    "iA Presenter": "# Tittel\n\n\tKari\n\nsagt\n\n---\n\n# To\n\n\tvist\n\nsagt\n",
    "Slidev": "---\nmdc: true\ntitle: Filen\n---\n\n# Tittel\n\nKari\n\n<!-- sagt -->\n\n---\n\n# To\n\n- punkt\n",
}
OTHERS = {
    "a list": "---\nmarp: true\n---\n\n# Agenda\n\n- en\n- to\n\n---\n\n# To\n",
    "a smaller heading": "---\nmarp: true\n---\n\n## Tittel\n\n---\n\n# To\n",
    "two headings of its level": "autoscale: true\n\n# [fit] En\n\n# [fit] To\n\n---\n\n# Tre\n",
    "two headings below": "---\nmarp: true\n---\n\n# En\n\n## A\n\n## B\n\n---\n\n# Tre\n",
    "a long text": f"---\nmarp: true\n---\n\n# En\n\n{'ord ' * 30}\n\n---\n\n# Tre\n",
    "many lines": "---\nmarp: true\n---\n\n# En\n\na\nb\nc\nd\ne\n\n---\n\n# Tre\n",
    "a picture": "---\nmarp: true\n---\n\n# En\n\n![](a.png)\n\n---\n\n# Tre\n",
    "a table": "---\nmarp: true\n---\n\n# En\n\n| a |\n|---|\n| b |\n\n---\n\n# Tre\n",
    "another layout": "---\nmdc: true\nlayout: section\n---\n\n# En\n\n---\n\n# Tre\n",
    "a kind of its own": "---\nmarp: true\n---\n\n# En {.statement}\n\n---\n\n# Tre\n",
    "nothing but a rule": "autoscale: true\n\n---\n",
    "a talk of ours": "---\nslides: rules\n---\n\n# En\n\nKari\n\n---\n\n# Tre\n",
}


@pytest.mark.parametrize("name", TALKS)
def test_the_title_slide_is_the_cover(name: str) -> None:
    reading = read_outline(TALKS[name])
    first, second = reading.deck.slides
    assert reading.dialect is not None
    assert (reading.dialect.name, first.kind, said(first.title), second.kind) == (name, "cover", "Tittel", "slide")
    assert [detail.text for detail in first.details] == ["Kari"]
    assert bool(first.speaker_notes) == ("sagt" in TALKS[name].partition("\n---\n\n# To")[0])


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_first_slide_is(name: str) -> None:
    assert [slide.kind for slide in read_deck(OTHERS[name]).slides if slide.kind == "cover"] == []


@pytest.mark.parametrize("name", TALKS)
def test_it_stays_the_cover_while_one_types(name: str) -> None:
    reading = read_outline(TALKS[name])
    lines = TALKS[name].split("\n")[reading.top : reading.deck.slide_lines[1] - 1]
    (found,) = reread(reading, 0, lines)
    assert found.slide == reading.deck.slides[0]


def test_no_later_slide_becomes_a_cover_while_one_types() -> None:
    reading = read_outline(TALKS["Marp"])
    (found,) = reread(reading, 1, ["# Ny", "", "kort linje"])
    assert found.slide.kind == "slide"


def test_a_heading_below_the_title_is_the_subtitle() -> None:
    (cover, _) = read_deck("---\nmarp: true\n---\n\n# Tittel\n\n## Under\n\nKari\nOslo\n\n---\n\n# To\n\n- a\n").slides
    assert (cover.kind, said(cover.subtitle), cover.blocks) == ("cover", "Under", ())
    assert [detail.text for detail in cover.details] == ["Kari", "Oslo"]


def test_a_card_that_names_the_talk_makes_the_cover_itself() -> None:
    deck = read_deck("---\ntittel: Kortet\n---\n\n<!-- .slide: a -->\n\n# En\n\n---\n\n# To\n\n- a\n")
    assert [(slide.kind, said(slide.title)) for slide in deck.slides][:2] == [("cover", "Kortet"), ("slide", "En")]
