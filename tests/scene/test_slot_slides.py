"""Slides of slots: the programme's own times on them, and the programme again with the slot marked."""

import pytest
from composing import KITS, kit, paragraphs_of

from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck, compose_in_place
from leaderdeck.scene.shapes import Scene, TableShape

DAY = """---
title: Samling
lang: {language}
---

## Dagen

::: agenda 09.00
- Velkommen ved Kari Nordli (30 min)
- Pause (15 min)
- Runde, v/Per Ås (gruppearbeid, stille)
- Pause (15 min)
- 13.00 Kveld
:::

## Velkommen {{.bolk}}

- Et punkt

## Pause {{.slot}}

## Pause {{.bolk}}

## Kveld {{.bolk}}
"""


def scenes(name: str = "fjordvik", language: str = "nb") -> list[Scene]:
    deck = read_deck(DAY.format(language=language))
    return [scene for _, scene in compose_deck(deck, kit(name), None)]


def table(scene: Scene) -> list[list[str]]:
    (shape,) = (shape for shape in scene.shapes if isinstance(shape, TableShape))
    return [["".join(line.text for line in cell.text.lines) for cell in row] for row in shape.rows]


def said(scene: Scene) -> list[str]:
    return [text for shape in scene.shapes for text in paragraphs_of(shape)]


def marked(scene: Scene) -> list[int]:
    (shape,) = (shape for shape in scene.shapes if isinstance(shape, TableShape))
    return [place for place, row in enumerate(shape.rows) if all(cell.fill for cell in row)]


@pytest.mark.parametrize("name", KITS)
def test_the_agenda_has_a_column_for_who_leads_and_a_dash_for_what_is_not_known(name: str) -> None:
    rows = table(scenes(name)[1])
    assert rows[0] == ["Tid", "Innhold", "Ansvarlig", "Varighet"]
    assert rows[1] == ["09.00", "Velkommen", "Kari Nordli", "30 min"]
    assert rows[4][0] == "–"
    assert rows[5] == ["13.00", "Kveld", "", ""]


@pytest.mark.parametrize(("language", "word"), [("nb", "Ansvarlig"), ("nn", "Ansvarleg"), ("en", "Led by")])
def test_the_column_is_named_in_the_talk_s_language(language: str, word: str) -> None:
    assert table(scenes(language=language)[1])[0][2] == word


def test_breaks_are_quieter_than_the_rest() -> None:
    (shape,) = (shape for shape in scenes()[1].shapes if isinstance(shape, TableShape))

    def colors(row: int) -> set[str]:
        return {run.color for paragraph in shape.rows[row][1].text.body.paragraphs for run in paragraph.runs}

    assert colors(1) == colors(5)
    assert colors(2) == colors(4)
    assert not colors(1) & colors(2)


def test_a_slot_s_slide_says_when_how_long_and_who() -> None:
    texts = said(scenes()[2])
    assert "09.00–09.30  ·  30 min  ·  Kari Nordli" in texts
    assert "Et punkt" in texts


@pytest.mark.parametrize("name", KITS)
def test_a_bare_slot_s_slide_shows_the_programme_with_its_slot_marked(name: str) -> None:
    found = scenes(name)
    assert [marked(scene) for scene in found[3:6]] == [[2], [4], [5]], "of two breaks the first slide has the first"
    assert found[3].title == "Pause"
    assert not [note.rule for scene in found for note in scene.fit_notes]


def test_a_slot_that_moves_takes_its_slide_along() -> None:
    deck = read_deck(DAY.format(language="nb").replace("agenda 09.00", "agenda 10.15"))
    slide = compose_in_place(deck.slides[2], 2, deck, kit(), None)[0]
    assert "10.15–10.45  ·  30 min  ·  Kari Nordli" in said(slide)


def test_a_slide_of_no_slot_is_an_ordinary_slide() -> None:
    deck = read_deck("## A {.bolk}\n\n- b\n")
    (_, scene), = compose_deck(deck, kit(), None)  # fmt: skip
    assert "b" in said(scene)
    assert not any("min" in text for text in said(scene))
