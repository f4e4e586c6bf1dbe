"""`::: sett-inn fil.md#Overskrift`: other files' slides, quotations and figures stand in a talk."""

import pytest

from leaderdeck.deck.blocks import Columns, Facts, List, Picture, Quote, Subheading, Text
from leaderdeck.deck.linked import ShelfText
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.outline.reader import read_deck, read_outline, reread

NOTE = """---
title: Tillit
tema: tillit
---

Innledning uten overskrift.

## Tre lag

- Den første
- Den andre

### Under

Mer tekst.

Notat: Si det rolig.

Privat: hysj

## Sitater {.sitat}

> Tillit er limet.
> — Kari Nordmann

> Åpenhet er en vane.

::: fakta
- 40 %: kvinner
- 12: ledere
:::
"""


class Files:
    """A shelf of texts by name; a value that is a trouble is told as one."""

    def __init__(self, **texts: str) -> None:
        self.texts = {name.replace("_", "."): text for name, text in texts.items()}
        self.asked: list[tuple[str, str]] = []

    def __call__(self, file: str, beside: str) -> ShelfText:
        self.asked.append((file, beside))
        text = self.texts.get(file)
        return ShelfText(trouble="missing") if text is None else ShelfText(file, text, "", "/library", "notater")


FILES = Files(tillit_md=NOTE)


def read(text: str, shelf: Files = FILES) -> Deck:
    return read_deck(text, shelf=shelf)


def titles(deck: Deck) -> list[str]:
    return [slide.title.text if slide.title else "" for slide in deck.slides]


def spoken(slide: Slide) -> list[str]:
    return [note.paragraph.text for note in slide.speaker_notes if isinstance(note, Text)]


def test_a_section_becomes_a_slide_at_its_place() -> None:
    deck = read("## A\n\n- a\n\n::: sett-inn tillit.md#Tre lag\n\n## B\n\n- b\n")
    assert titles(deck) == ["A", "Tre lag", "B"]
    assert deck.slide_lines == (1, 5, 7)
    linked = deck.slides[1]
    assert linked.origin == "tillit.md#Tre lag"
    assert [type(block) for block in linked.blocks] == [List, Subheading, Text]
    assert spoken(linked) == ["Si det rolig."]
    assert linked.private == ""
    assert (deck.slides[0].origin, deck.slides[2].origin) == ("", "")
    assert not deck.remarks


@pytest.mark.parametrize("word", ["sett-inn", "set-inn", "include", "Sett-inn"])
@pytest.mark.parametrize(
    "target", ["tillit.md#Tre lag", "tillit.md#tre-lag", '"tillit.md#TRE  LAG"', "<tillit.md#Tre%20lag>"]
)
@pytest.mark.parametrize("closing", ["", "\n:::", "\n::::"])
def test_the_line_may_be_written_in_many_ways(word: str, target: str, closing: str) -> None:
    deck = read(f"## A\n\n- a\n\n::: {word} {target}{closing}\n\n## B\n")
    assert titles(deck) == ["A", "Tre lag", "B"]
    assert not deck.remarks


def test_a_whole_file_brings_all_its_slides_but_no_cover() -> None:
    deck = read("---\ntitle: Mitt\n---\n\n::: sett-inn tillit.md\n")
    assert titles(deck) == ["Mitt", "Tillit", "Tre lag", "Sitater"]
    assert deck.slide_lines == (1, 5, 5, 5)
    assert deck.slides[3].layout == "quote"
    (link,) = deck.links
    assert (link.line, link.first, link.count, link.title) == (5, 1, 3, "Tillit")


def test_levels_are_those_of_the_talk() -> None:
    note = "# Del\n\n## Side\n\n- a\n\n### Under\n\nb\n"
    deck = read("# Alt\n\n## X\n\n### Y\n\ny\n\n::: sett-inn n.md\n", Files(n_md=note))
    assert [(slide.kind, slide.level, title) for slide, title in zip(deck.slides, titles(deck), strict=True)] == [
        ("section", 1, "Alt"), ("section", 2, "X"), ("slide", 3, "Y"), ("section", 2, "Del"), ("slide", 3, "Side"),
    ]  # fmt: skip
    below = deck.slides[4].blocks[1]
    assert isinstance(below, Subheading)
    assert below.level == 4
    assert deck.slides[3].deeper_follow


def test_a_subheading_is_taken_in_as_a_slide() -> None:
    deck = read("## A\n\n::: sett-inn tillit.md#Under\n")
    assert titles(deck) == ["A", "Under"]
    assert deck.slides[1].level == 2
    assert spoken(deck.slides[1]) == ["Si det rolig."]


def test_a_section_brings_the_slides_below_it_and_no_more() -> None:
    note = "# En\n\n## Første\n\na\n\n## Andre\n\nb\n\n# To\n\n## Tredje\n\nc\n"
    deck = read("## A\n\na\n\n::: sett-inn n.md#En\n", Files(n_md=note))
    assert titles(deck) == ["A", "En", "Første", "Andre"]


def test_of_headings_alike_each_can_be_named() -> None:
    note = "## Lik\n\na\n\n## Lik\n\nb\n"
    deck = read("::: sett-inn n.md#Lik\n\n::: sett-inn n.md#lik-1\n", Files(n_md=note))
    texts = [block.paragraph.text for slide in deck.slides for block in slide.blocks if isinstance(block, Text)]
    assert texts == ["a", "b"]


def test_a_quotation_stands_on_the_talks_own_slide() -> None:
    deck = read("## A\n\nFørst.\n\n::: sett-inn tillit.md#sitat-2\n\n::: sett-inn tillit.md#quote-1\n:::\n\nSist.\n")
    (slide,) = deck.slides
    first, second, third, last = slide.blocks
    assert isinstance(second, Quote)
    assert isinstance(third, Quote)
    assert second.paragraphs[0].text == "Åpenhet er en vane."
    assert third.source is not None
    assert third.source.text == "Kari Nordmann"
    assert [block.line for block in (first, second, third, last)] == [2, 4, 6, 9]
    assert second.paragraphs[0].line == 4
    assert slide.origin == ""
    assert [(link.line, link.first, link.count) for link in deck.links] == [(5, 0, 0), (7, 0, 0)]


def test_figures_stand_in_columns_too() -> None:
    deck = read(
        "## A\n\n::: kolonner\n### X\n::: sett-inn tillit.md#faktum-2\n"
        "### Y\n::: sett-inn tillit.md#fakta-1\n:::\n\nSist.\n"
    )
    columns, last = deck.slides[0].blocks
    assert isinstance(columns, Columns)
    assert isinstance(last, Text)
    one, all_of_them = (column.blocks[0] for column in columns.columns)
    assert isinstance(one, Facts)
    assert isinstance(all_of_them, Facts)
    assert [fact.value.text for fact in one.facts] == ["12"]
    assert [fact.value.text for fact in all_of_them.facts] == ["40 %", "12"]
    assert not deck.remarks


def test_a_note_that_is_a_quotation_or_a_figure_is_shown_as_one() -> None:
    quote = "---\nslag: sitat\nkilde: Per Persen\ntittel: Om vaner\n---\n\nVaner er sterkere enn planer.\n"
    card = "slag: faktum\nverdi: 62\nenhet: prosent\nkilde: SSB 2025\nbest-før: 2026-12\ntittel: Tillit"
    fact = f"---\n{card}\n---\n\nstoler på kommunen\n"
    deck = read(
        "::: sett-inn q.md\n\n::: sett-inn f.md\n\n## Tall\n\n::: sett-inn f.md#faktum-1\n",
        Files(q_md=quote, f_md=fact),
    )
    (said,) = deck.slides[0].blocks
    (figures,) = deck.slides[1].blocks
    assert isinstance(said, Quote)
    assert said.source is not None
    assert said.source.text == "Per Persen"
    assert isinstance(figures, Facts)
    assert (figures.facts[0].value.text, figures.facts[0].label.text) == ("62\u00a0prosent", "stoler på kommunen")
    assert [source.text for source in deck.slides[1].sources] == ["SSB 2025"]
    assert isinstance(deck.slides[2].blocks[0], Facts)
    assert [source.text for source in deck.slides[2].sources] == ["SSB 2025"]
    assert [link.best_before for link in deck.links] == ["", "2026-12-31", "2026-12-31"]


def test_text_behind_the_line_is_a_slide_of_its_own() -> None:
    deck = read("## A\n\na\n\n::: sett-inn tillit.md#Tre lag\n\nløst\n\n## B\n\nb\n")
    assert titles(deck) == ["A", "Tre lag", "", "B"]
    assert deck.slide_lines == (1, 5, 7, 9)


def test_notes_and_private_text_above_the_line_stay_with_their_slide() -> None:
    deck = read("## A\n\na\n\nNotat: Mitt.\n\nPrivat: mitt\n\n::: sett-inn tillit.md#Tre lag\n")
    assert spoken(deck.slides[0]) == ["Mitt."]
    assert deck.slides[0].private == "mitt"
    assert spoken(deck.slides[1]) == ["Si det rolig."]


def test_pictures_are_looked_for_beside_their_file() -> None:
    note = "## A\n\n![Alt](bilder/a.png)\n\n![Alt](../b.png)\n\n![Alt](https://example.no/c.png)\n"
    slide = read("::: sett-inn n.md", Files(n_md=note)).slides[0]
    pictures = [block for block in slide.blocks if isinstance(block, Picture)]
    assert [(one.source, one.folder) for one in pictures] == [
        ("notater/bilder/a.png", "/library"), ("b.png", "/library"), ("https://example.no/c.png", "/library"),
    ]  # fmt: skip
    assert {one.line for one in pictures} == {0}


def test_footnotes_and_addresses_are_those_of_the_file() -> None:
    note = (
        "## N\n\nSagt[^1] og [lest][l].\n\n## Annen\n\nx\n\n[^1]: Kilde i notatet.\n\n[l]: https://example.no/notat\n"
    )
    talk = "## A\n\nMitt[^1].\n\n::: sett-inn n.md#N\n\n## B\n\nb\n\n[^1]: Kilde i foredraget.\n"
    deck = read(talk, Files(n_md=note))
    assert [[source.text for source in slide.sources] for slide in deck.slides] == [
        ["1 Kilde i foredraget."], ["1 Kilde i notatet."], [],
    ]  # fmt: skip
    block = deck.slides[1].blocks[0]
    assert isinstance(block, Text)
    assert "https://example.no/notat" in {run.link for run in block.paragraph.runs}


def test_a_file_in_another_language_keeps_it() -> None:
    files = Files(e_md="---\nlang: en\n---\n\n## Trust\n\n- it takes years\n", u_md="## X\n\n- uten\n")
    deck = read("---\nlang: nb\n---\n\n::: sett-inn e.md\n\n::: sett-inn u.md\n", files)
    title = deck.slides[0].title
    assert title is not None
    assert {run.language for run in title.runs} == {"en"}
    assert deck.slides[1].title is not None
    assert {run.language for run in deck.slides[1].title.runs} == {""}


@pytest.mark.parametrize(
    ("line", "rule", "severity"),
    [
        ("::: sett-inn borte.md", "library.include", "error"),
        ("::: sett-inn", "library.include", "warning"),
        ("::: sett-inn tillit.md#Finnes ikke", "library.include", "error"),
        ("::: sett-inn tillit.md#sitat-3", "library.include", "error"),
        ("::: sett-inn tom.md", "library.include", "warning"),
        ("::: sett-inn privat.md", "privacy.linked-file", "error"),
        ("::: sett-inn privat.md#sitat-1", "privacy.linked-file", "error"),
        ("- x\n  ::: sett-inn tillit.md", "library.include", "warning"),
    ],
)
def test_what_cannot_be_taken_in_is_told_on_its_line(line: str, rule: str, severity: str) -> None:
    files = Files(tillit_md=NOTE, tom_md="\n\n", privat_md="---\nprivat: ja\n---\n\n## Hysj\n\nhysj\n\n> hysj\n")
    deck = read(f"## A\n\na\n\n{line}\n\n## B\n\nb\n", files)
    (remark,) = deck.remarks
    assert (remark.rule, remark.severity) == (rule, severity)
    assert remark.line == 5 + line.count("\n")
    assert "hysj" not in repr(deck)
    assert titles(deck)[0] == "A"
    assert titles(deck)[-1] == "B"


def test_a_loop_ends() -> None:
    files = Files(a_md="## A\n\na\n\n::: sett-inn b.md\n", b_md="## B\n\nb\n\n::: sett-inn a.md\n")
    deck = read("::: sett-inn a.md\n", files)
    assert titles(deck) == ["A", "B"]
    assert [(remark.rule, remark.line) for remark in deck.remarks] == [("library.include", 1)]


def test_a_long_row_of_files_ends() -> None:
    texts = {f"n{number}_md": f"## N{number}\n\nx\n\n::: sett-inn n{number + 1}.md\n" for number in range(20)}
    deck = read("::: sett-inn n0.md\n", Files(**texts))
    assert titles(deck) == [f"N{number}" for number in range(8)]
    assert [remark.rule for remark in deck.remarks] == ["library.include"]


def test_few_files_cannot_ask_for_billions_of_slides() -> None:
    texts = {f"n{number}_md": f"## N{number}\n\nx\n" + f"\n::: sett-inn n{number + 1}.md\n" * 60 for number in range(8)}
    deck = read("::: sett-inn n0.md\n" * 2, Files(**texts, n8_md="## Sist\n"))
    assert len(deck.slides) < 10_000
    assert any(remark.rule == "library.include" for remark in deck.remarks)


def test_without_files_a_quiet_line_stands_in_the_place() -> None:
    deck = read_deck("## A\n\na\n\n::: sett-inn tillit.md#Tre lag\n\n## B\n\n::: sett-inn tillit.md#sitat-1\n")
    assert titles(deck) == ["A", "Settes inn: tillit.md#Tre lag", "B"]
    assert not deck.slides[1].blocks
    assert [(remark.rule, remark.severity, remark.line) for remark in deck.remarks] == [
        ("library.include", "info", 5), ("library.include", "info", 9),
    ]  # fmt: skip


def test_a_slide_that_is_typed_on_asks_for_no_file() -> None:
    files = Files(tillit_md=NOTE)
    text = "## A\n\na\n\n::: sett-inn tillit.md#Tre lag\n\n## B\n\n::: sett-inn tillit.md#sitat-1\n"
    reading = read_outline(text, shelf=files)
    asked = len(files.asked)
    (linked,) = reread(reading, 1, ["::: sett-inn tillit.md#Tre lag", ""])
    assert linked.slide.title == reading.deck.slides[1].title
    (own,) = reread(reading, 2, ["## B", "", "Skrevet.", "", "::: sett-inn tillit.md#sitat-1"])
    assert [type(block) for block in own.slide.blocks] == [Text, Quote]
    (unknown,) = reread(reading, 1, ["::: sett-inn tillit.md#Tr"])
    assert unknown.slide.title is not None
    assert "tillit.md#Tr" in unknown.slide.title.text
    assert len(files.asked) == asked


def test_in_code_and_private_text_the_line_means_nothing() -> None:
    deck = read("## A\n\n```\n::: sett-inn tillit.md\n```\n\n::: privat\n::: sett-inn tillit.md\n:::\n")
    assert titles(deck) == ["A"]
    assert "sett-inn" in deck.slides[0].private
    assert not deck.links


@pytest.mark.parametrize(
    "text",
    [
        "## A\n::: privat\nhysj\n::: sett-inn tillit.md\n:::\n",
        "## A\n::: privat\nhysj\n::: sett-inn tillit.md\n:::\nhysj\n:::\n",
        "## A\n::: privat\nhysj\n::: sett-inn tillit.md\nhysj\n:::\n",
        "## A\n::: privat\n::: kolonner\n::: sett-inn tillit.md\nhysj\n:::\nhysj\n:::\n",
    ],
)
def test_a_private_block_keeps_what_it_holds(text: str) -> None:
    deck = read(text)
    assert titles(deck) == ["A"]
    assert not deck.slides[0].blocks
    assert "hysj" in deck.slides[0].private
