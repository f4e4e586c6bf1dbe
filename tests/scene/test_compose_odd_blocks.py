"""Odd blocks: empty, endless and nested ones stand or give way, and nothing falls over."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from composing import KITS, bullets, facts, scenes_of, slide, steps, text, words_of
from test_compose import check_frames

from leaderdeck.deck.blocks import (
    Agenda,
    Block,
    Callout,
    Chart,
    Code,
    Column,
    Columns,
    Fact,
    Facts,
    List,
    ListItem,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
)
from leaderdeck.deck.text import Paragraph, plain

EMPTY = Paragraph(())
SILENT: list[Block] = [
    List(()), text(""), Subheading(EMPTY, 3), Quote(()), Table((), (), ()), Columns(()), Columns((Column(()),)),
    Facts(()),
    Agenda(()), Steps(()), Callout(()), Chart("bar", (), ()),
]  # fmt: skip
ODD: list[Block] = [
    List((ListItem(EMPTY),)), Quote((EMPTY,), EMPTY), Table((plain("a"),), (), ("left",)), Facts((Fact(EMPTY, EMPTY),)),
    Chart("pie", ("a",), (("s", (None,)),)), Code(""), Code("x" * 5000), text("a\x00b\x0bc\ud800d\u2028e"),
    List(tuple(ListItem(plain(f"nivå{level}"), level) for level in range(40))),
    List((ListItem(plain("x"), 0, "number", 10**9),)), Columns(tuple(Column((text(f"k{n}"),)) for n in range(7))),
    Callout((Columns((Column((text("x"),)), Column((Picture("y", "z"),)))),)),
    text("linje\n" * 200), Picture("a", "alt " * 500), bullets(*(f"p{n}" for n in range(300))),
]  # fmt: skip


@pytest.mark.parametrize("block", SILENT, ids=lambda block: type(block).__name__)
def test_what_says_nothing_takes_no_room_and_no_layout(block: Block) -> None:
    (scene,) = scenes_of(slide(block, title="Bare dette"))
    assert scene.layout == "statement"
    assert words_of([scene]) == ["Bare", "dette"]


@pytest.mark.parametrize("title", ["Tittel", ""])
@pytest.mark.parametrize("brand", KITS)
def test_odd_blocks_stand_inside_their_frames(brand: str, title: str) -> None:
    for block in ODD:
        for scene in scenes_of(slide(block, title=title), brand=brand):
            check_frames(scene)


LONG = text("En merknad som sier alt. " * 200)
TABLE = Table((plain("Navn"),), ((plain("Arne"),),), ("left",))
WORDY: list[Block] = [
    facts(("En hel setning som ikke er noe tall, men et resonnement", "merkelapp " * 40)),
    steps(*((f"Et navn som er litt langt {n}", "forklaring " * 60) for n in range(8))),
    Picture("borte.png", "alt", "bildetekst " * 100),
    Quote((plain("Et sitat som ikke tar slutt. " * 120),), plain("Noen " * 20)),
    Quote((plain("Et sitat som ikke tar slutt. " * 12),), plain("Noen som har mange titler. " * 100)),
    Quote((), plain("Noen som har mange titler. " * 100)),
    Callout((Quote((plain("Det ene. "),), plain("Ingrid")), Quote((plain("Det andre. "),), plain("Arne")), LONG)),
    Callout((replace(TABLE, caption=plain("Tabell")), replace(TABLE, caption=plain("Samme")), LONG)),
    Table((plain("A"), plain("B")), ((plain("x"), plain("Lang celle. " * 300)),), ("left", "left")),
    Callout((LONG,)),
]


@pytest.mark.parametrize("block", WORDY, ids=lambda block: type(block).__name__)
def test_what_is_too_wordy_for_its_form_is_whole_in_another(block: Block) -> None:
    said = Counter(re.findall(r"[a-zæøå]{4,}", " ".join(re.findall(r"text='(.*?)'", repr(block)))))
    said += Counter(
        re.findall(r"[a-zæøå]{4,}", getattr(block, "caption", None) or "" if isinstance(block, Picture) else "")
    )
    scenes = scenes_of(slide(block))
    shown = Counter(re.findall(r"[a-zæøå]{4,}", " ".join(words_of(scenes))))
    assert said
    assert all(shown[word] >= count for word, count in said.items())
    assert not [note for scene in scenes for note in scene.fit_notes if note.rule.startswith("fit.overflow")]
    for scene in scenes:
        check_frames(scene)


@pytest.mark.parametrize("source", ["Noen", "Noen som har mange titler. " * 30], ids=["short", "long"])
def test_a_quotation_over_several_slides_opens_once_and_closes_once(source: str) -> None:
    scenes = scenes_of(slide(Quote((plain(("Et sitat som ikke tar slutt. " * 120).strip()),), plain(source))))
    shown = " ".join(words_of(scenes))
    assert len(scenes) > 2
    assert re.search(r"«Et sitat[^«»]*slutt\.»", shown)
    assert (shown.count("«"), shown.count("»")) == (1, 1)
