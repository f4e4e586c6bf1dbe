"""Layouts are chosen as the dialect's table says, and nobody gets one that cannot hold what they wrote."""

import pytest
from composing import agenda, bullets, facts, scenes_of, slide, steps, table, text

from leaderdeck.deck.blocks import Chart, Code, Column, Columns, Picture, Quote, Subheading
from leaderdeck.deck.slide import LAYOUT_NAMES, Slide
from leaderdeck.deck.text import plain
from leaderdeck.scene.choose_layout import choose_layout, says_goodbye

QUOTE = Quote((plain("Si det som det er."),), plain("Ingrid Solbakk"))
PICTURE = Picture("bilde.png", "Et bilde")
CHART = Chart("bar", ("a", "b"), (("s", (1.0, 2.0)),))
COLUMNS = Columns((Column((text("venstre"),)), Column((text("høyre"),))))
HEADED = (Subheading(plain("Før"), 3), bullets("en"), Subheading(plain("Etter"), 3), bullets("to"))
LONG = text("Dette er et langt avsnitt som noen skal lese i ro og mak. " * 6)

BY_CONTENT = [
    (slide(deeper_follow=True), "section"),
    (slide(), "statement"),
    (slide(text("Et kort avsnitt."), title=""), "statement"),
    (slide(LONG, title=""), "content"),
    (slide(text("Et kort avsnitt.")), "content"),
    (slide(QUOTE), "quote"),
    (slide(QUOTE, title=""), "quote"),
    (slide(*HEADED), "comparison"),
    (slide(text("Først"), *HEADED), "content"),
    (slide(*HEADED, Subheading(plain("Så"), 3), bullets("tre")), "content"),
    (slide(Subheading(plain("Tom"), 3), *HEADED[2:]), "content"),
    (slide(COLUMNS), "columns"),
    (slide(facts(("1", "en"))), "facts"),
    (slide(facts(("1", "en")), bullets("og mer")), "content"),
    (slide(agenda(("10.00", "Kaffe", ""))), "agenda"),
    (slide(steps(("En", ""), ("To", ""))), "steps"),
    (slide(steps(("En", ""), ("To", ""), kind="timeline")), "timeline"),
    (slide(table("ab", "cd")), "table"),
    (slide(CHART), "chart"),
    (slide(PICTURE), "picture"),
    (slide(PICTURE, bullets("en")), "picture-text"),
    (slide(PICTURE, PICTURE), "content"),
    (slide(PICTURE, table("ab", "cd")), "content"),
    (slide(Code("x = 1")), "content"),
    (slide(title="Takk for meg", last=True), "closing"),
    (slide(title="Takk for meg"), "statement"),
    (slide(title="Veien videre", last=True), "statement"),
    (slide(Picture("b.png", "b", placement="background"), bullets("en")), "content"),
    (Slide(kind="cover", title=plain("Tittel")), "cover"),
    (Slide(kind="section", title=plain("Del"), blocks=(text("under"),)), "section"),
]


@pytest.mark.parametrize(("one", "layout"), BY_CONTENT)
def test_content_chooses_the_layout(one: Slide, layout: str) -> None:
    assert choose_layout(one) == layout


@pytest.mark.parametrize("words", ["Takk for meg", "Takk for oppmerksomheten!", "Tusen takk", "Spørsmål?", "Ha det",
                                   "Takk for merksemda", "Thank you", "Any questions?", "Lykke til!"])  # fmt: skip
def test_goodbyes_are_recognized_in_three_languages(words: str) -> None:
    assert says_goodbye(words)


@pytest.mark.parametrize("words", ["Veien videre", "Vedtak", "Takknemlighet er ikke en strategi", "Spørsmål vi fikk"])
def test_other_last_words_are_no_goodbye(words: str) -> None:
    assert not says_goodbye(words)


@pytest.mark.parametrize(
    ("asked", "one"),
    [("content", slide(QUOTE)), ("section", slide()), ("closing", slide(text("Vi sees"))), ("picture", slide(PICTURE)),
     ("comparison", slide(Columns((Column((text("a"),), plain("A")), Column((text("b"),), plain("B")))))),
     ("columns", slide(*HEADED)), ("statement", slide(text("under"))), ("blank", slide(bullets("en")))],
)  # fmt: skip
def test_an_asked_layout_wins_where_it_holds_the_content(asked: str, one: Slide) -> None:
    from dataclasses import replace

    assert choose_layout(replace(one, layout=asked)) == asked


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize(
    "blocks",
    [(bullets("en", "to"), table("ab", "cd")), (PICTURE, CHART), (QUOTE, COLUMNS), (agenda(("9.00", "x", "")),)],
)
def test_whatever_layout_is_asked_for_nothing_is_dropped(layout: str, blocks: tuple) -> None:
    from composing import words_of

    plain_words = sorted(words_of(scenes_of(slide(*blocks))))
    asked_words = words_of(scenes_of(slide(*blocks, layout=layout)))
    missing = [
        word.strip("«»—") for word in plain_words if word.strip("«»—") not in {w.strip("«»—") for w in asked_words}
    ]
    assert not missing
