"""Each row of the dialect's table of blocks, in Norwegian and English."""

import pytest
from deck_words import words
from reading import block_of, blocks_of, items, rules, said, slide_of

from leaderdeck.deck.blocks import (
    Agenda,
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Facts,
    List,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.outline.reader import read_deck


def kinds(blocks: tuple[Block, ...]) -> list[type]:
    return [type(block) for block in blocks]


def test_lists_nest_to_any_depth_and_come_back() -> None:
    block = block_of("- en\n  - to\n    - tre\n      - fire\n- fem")
    assert [(level, text) for level, _, _, text in items(block)] == [
        (0, "en"),
        (1, "to"),
        (2, "tre"),
        (3, "fire"),
        (0, "fem"),
    ]


def test_numbered_lists_keep_their_start_and_their_letters() -> None:
    assert items(block_of("3. c\n4. d")) == [(0, "number", 3, "c"), (0, "number", 4, "d")]
    assert items(block_of("1. x\n   a. internt\n   b. eksternt\n2. y")) == [
        (0, "number", 1, "x"),
        (1, "letter", 1, "internt"),
        (1, "letter", 2, "eksternt"),
        (0, "number", 2, "y"),
    ]
    assert [item[1:3] for item in items(block_of("i. x\nii. y\niii. z"))] == [("roman", 1), ("roman", 2), ("roman", 3)]


def test_a_single_letter_with_a_period_is_no_list() -> None:
    assert kinds(blocks_of("i. verden")) == [Text]


@pytest.mark.parametrize("text", ["16. mars 2026", "Oslo  \n1. mai 2026", "1. mai 2026\n\nTekst"])
def test_a_date_alone_is_no_list(text: str) -> None:
    assert List not in kinds(blocks_of(text))


def test_dates_below_one_another_are_a_list() -> None:
    assert [item[2] for item in items(block_of("1. mai åpning\n2. mai tur"))] == [1, 2]


def test_task_lists_know_what_is_done() -> None:
    assert [item[1] for item in items(block_of("- [ ] a\n- [x] b\n- c"))] == ["task", "done", "bullet"]


def test_a_second_paragraph_of_an_item_has_no_marker() -> None:
    assert items(block_of("1. a\n\n   mer\n2. b")) == [
        (0, "number", 1, "a"),
        (0, "none", 1, "mer"),
        (0, "number", 2, "b"),
    ]


def test_what_no_list_can_hold_interrupts_it_where_it_stands() -> None:
    blocks = blocks_of("1. a\n\n   | x | y |\n   |---|---|\n   | 1 | 2 |\n2. b\n\netter")
    assert kinds(blocks) == [List, Table, List, Text]
    assert items(blocks[2]) == [(0, "number", 2, "b")]


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_a_quote_has_a_source_behind_a_dash(dash: str) -> None:
    quote = block_of(f"> Første linje\n> andre linje\n> {dash} Kari Nordmann")
    assert isinstance(quote, Quote)
    assert [said(paragraph) for paragraph in quote.paragraphs] == ["Første linje andre linje"]
    assert said(quote.source) == "Kari Nordmann"


def test_a_spoken_line_with_a_dash_is_a_quotation_not_a_source() -> None:
    quote = block_of("> – Jeg sa det ikke.")
    assert isinstance(quote, Quote)
    assert quote.source is None
    assert said(quote.paragraphs[0]) == "– Jeg sa det ikke."


@pytest.mark.parametrize("name", ["sitat", "quote", ".quote", "{.sitat}"])
def test_a_quotation_can_be_a_block(name: str) -> None:
    quote = block_of(f"::: {name}\nHei\n\n— Navn\n:::")
    assert isinstance(quote, Quote)
    assert (said(quote.paragraphs[0]), said(quote.source)) == ("Hei", "Navn")


@pytest.mark.parametrize("caption", ["Tabell: Oversikt", "Table: Oversikt", ": Oversikt"])
def test_a_table_has_alignments_and_a_caption(caption: str) -> None:
    table = block_of(f"| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n\n{caption}")
    assert isinstance(table, Table)
    assert table.alignments == ("left", "right", "center")
    assert said(table.caption) == "Oversikt"
    assert [cell.text for cell in table.header] == ["a", "b", "c"]


def test_ragged_rows_are_padded_and_no_cell_is_dropped() -> None:
    table = block_of("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\nTabell: Kort")
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["a", "b", ""],
        ["1", "", ""],
        ["1", "2", "3"],
    ]
    assert len(table.alignments) == 3
    assert said(table.caption) == "Kort"


def test_text_after_a_table_or_a_list_stays() -> None:
    assert kinds(blocks_of("- a\n\nTekst\n\n| a |\n|---|\n| b |\n\nEtter")) == [List, Text, Table, Text]


@pytest.mark.parametrize(
    ("written", "placement"),
    [
        ("left", "left"),
        ("venstre", "left"),
        ("right", "right"),
        ("høyre", "right"),
        ("background", "background"),
        ("bakgrunn", "background"),
    ],
)
def test_a_picture_says_where_it_stands(written: str, placement: str) -> None:
    picture = block_of(f'![Kartet](kart.png "Kommunen"){{.{written} width=50% focus=0.3,0.4}}')
    assert picture == Picture("kart.png", "Kartet", "Kommunen", placement, False, 50.0, (0.3, 0.4), 2)  # type: ignore[arg-type]


def test_pictures_are_decorative_or_have_spaces_in_their_names() -> None:
    picture = block_of("![](mitt bilde på åsen.png){.dekorativ}")
    assert isinstance(picture, Picture)
    assert picture.decorative
    assert picture.source == "mitt bilde på åsen.png"


def test_an_html_picture_is_text() -> None:
    assert kinds(blocks_of('<img src="x.png">')) == [Text]


@pytest.mark.parametrize(
    "body",
    [
        "::: kolonner\n### Før\n- a\n### Etter\n- b\n:::",
        "::: columns\n### Før\n- a\n\n### Etter\n- b\n:::",
    ],
)
def test_columns_are_divided_by_subheadings(body: str) -> None:
    columns = block_of(body)
    assert isinstance(columns, Columns)
    assert [said(column.heading) for column in columns.columns] == ["Før", "Etter"]


@pytest.mark.parametrize(
    "body",
    [
        "::: kolonner\nen\n+++\nto\n+++\ntre\n:::",
        '::::: {.columns}\n::: {.column width="50%"}\nen\n:::\n::: column\nto\n:::\n::: column\ntre\n:::\n:::::',
    ],
)
def test_columns_are_divided_by_plus_signs_or_named(body: str) -> None:
    columns = block_of(body)
    assert isinstance(columns, Columns)
    assert [column.blocks[0].paragraph.text for column in columns.columns] == ["en", "to", "tre"]  # type: ignore[union-attr]


def test_one_column_is_ordinary_content() -> None:
    assert kinds(blocks_of("::: kolonner\nEt avsnitt.\n\nEt annet.\n:::")) == [Text, Text]


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("Sykefravær: 7,2 %", "7,2 %", "Sykefravær"),
        ("- Ansatte: 1 200", "1 200", "Ansatte"),
        ("42 % er fornøyde", "42 %", "er fornøyde"),
        ("- 3 av 4 innbyggere", "3 av 4", "innbyggere"),
        ("- **12 mill. kr** i overskudd", "12 mill. kr", "i overskudd"),
        ("42 %: andel fornøyde", "42 %", "andel fornøyde"),
        ("### 7 uker\nsvartid", "7 uker", "svartid"),
        ("Uten tall", "", "Uten tall"),
    ],
)
@pytest.mark.parametrize("name", ["fakta", "facts"])
def test_facts_have_a_large_figure_and_a_label(name: str, line: str, value: str, label: str) -> None:
    facts = block_of(f"::: {name}\n{line}\n:::")
    assert isinstance(facts, Facts)
    assert [(fact.value.text, fact.label.text) for fact in facts.facts] == [(value, label)]


def agenda_rows(block: Block) -> list[tuple[str, str, str]]:
    assert isinstance(block, Agenda)
    return [(item.time, item.matter.text, item.duration) for item in block.items]


def test_an_agenda_works_out_its_clock_times() -> None:
    assert agenda_rows(
        block_of("::: agenda 08.30\n- Velkommen (15 min)\n- Innlegg – 1 time\n- 30 min Pause\n- Slutt\n:::")
    ) == [
        ("08.30", "Velkommen", "15 min"),
        ("08.45", "Innlegg", "1 time"),
        ("09.45", "Pause", "30 min"),
        ("10.15", "Slutt", ""),
    ]


def test_an_agenda_goes_on_from_the_times_it_has() -> None:
    assert agenda_rows(
        block_of("::: dagsorden\n09:00 Åpning (30 min)\nKaffe (20 min)\n10:00–11:00 Tale\nSpørsmål\n:::")
    ) == [
        ("09:00", "Åpning", "30 min"),
        ("09:30", "Kaffe", "20 min"),
        ("10:00–11:00", "Tale", ""),
        ("11:00", "Spørsmål", ""),
    ]


def test_an_agenda_without_any_time_says_how_to_give_one() -> None:
    deck = read_deck("# A\n\n::: agenda\n- Innlegg (20 min)\n:::\n")
    assert agenda_rows(deck.slides[0].blocks[0]) == [("", "Innlegg", "20 min")]
    assert rules(deck) == [("text.agenda", 3)]


def test_a_plain_list_of_times_is_an_agenda() -> None:
    assert agenda_rows(block_of("- 09.00 Kaffe\n- kl. 09.30 **Tale**\n  - med spørsmål\n- 10.15: Slutt")) == [
        ("09.00", "Kaffe", ""),
        ("09.30", "Tale\nmed spørsmål", ""),
        ("10.15", "Slutt", ""),
    ]
    for times in ("- 09.05 Tog\n- 10.10 Buss", "- kl. 9.02 Tog\n- kl. 9.12 Buss", "- 9:02 Tog\n- 9:12 Buss"):
        assert kinds(blocks_of(times)) == [Agenda], times


@pytest.mark.parametrize(
    "body",
    [
        "- 10.30 Kaffe", "- 10.30 Kaffe\n- Slutt", "- 12.50 a\n- 10.10 b", "- 1 stol\n- 2 bord",
        "- 10.50 kroner\n- 12.30 kroner", "- 10.50 %\n- 12.30 %", "- 1.12 er fristen\n- 15.12 er festen",
        "- 17.05 Grunnlovsdag\n- 23.06 Sankthans",
    ],
)  # fmt: skip
def test_other_lists_are_no_agenda(body: str) -> None:
    assert kinds(blocks_of(body)) == [List]


@pytest.mark.parametrize(
    ("name", "kind"), [("steg", "steps"), ("steps", "steps"), ("tidslinje", "timeline"), ("timeline", "timeline")]
)
def test_steps_and_time_lines_have_names_and_texts(name: str, kind: str) -> None:
    steps = block_of(
        f"::: {name}\n1. **Start** vi begynner\n2. 2025: vi bygger\n3. Slutt – vi feirer\n4. Rast\n   - lenge\n:::"
    )
    assert isinstance(steps, Steps)
    assert steps.kind == kind
    assert [(step.name.text, said(step.text)) for step in steps.steps] == [
        ("Start", "vi begynner"),
        ("2025", "vi bygger"),
        ("Slutt", "vi feirer"),
        ("Rast", "lenge"),
    ]


@pytest.mark.parametrize("name", ["fakta", "tidslinje", "steg", "agenda"])
@pytest.mark.parametrize("line", ["[måned]: høring", "- [måned]: høring"])
def test_a_placeholder_in_brackets_is_said_and_no_address_of_a_link(name: str, line: str) -> None:
    (slide,) = read_deck(f"# A\n\n::: {name}\n- 2025: oppstart\n\n{line}\n:::\n").slides
    assert {"måned", "høring"} <= set(words(slide))


def test_an_address_of_a_link_may_stand_in_other_blocks() -> None:
    callout = block_of("::: merk\nSe [planen].\n\n[planen]: https://eksempel.no\n:::")
    assert isinstance(callout, Callout)
    (text,) = callout.blocks
    assert isinstance(text, Text)
    assert [run.link for run in text.paragraph.runs if run.link] == ["https://eksempel.no"]


@pytest.mark.parametrize("name", ["merk", "callout"])
def test_a_callout_holds_blocks(name: str) -> None:
    callout = block_of(f"::: {name}\nHusk\n\n- dette\n:::")
    assert isinstance(callout, Callout)
    assert kinds(callout.blocks) == [Text, List]


CHART = "| År | Andel | Kroner |\n|---|--:|--:|\n| 2023 | 6,5 % | kr 1 200 |\n| 2024 | −7,25 % | – |\n\nTabell: Fravær"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("diagram bar", "bar"),
        ("chart column", "column"),
        ("diagram linje", "line"),
        ("diagram kake", "pie"),
        ("chart area", "area"),
        ("chart doughnut", "doughnut"),
        ("chart stacked-bar", "stacked-bar"),
        ("diagram stacked-column", "stacked-column"),
        ("diagram", "column"),
    ],
)
def test_a_chart_reads_norwegian_numbers(name: str, kind: str) -> None:
    chart = block_of(f"::: {name}\n{CHART}\n:::")
    assert isinstance(chart, Chart)
    assert chart.kind == kind
    assert chart.categories == ("2023", "2024")
    assert chart.series == (("Andel", (6.5, -7.25)), ("Kroner", (1200.0, None)))
    assert (said(chart.caption), chart.category_title) == ("Fravær", "År")


def test_a_chart_says_what_is_no_number_and_what_is_no_table() -> None:
    deck = read_deck("# A\n\n::: diagram stjerne\n| a | b |\n|--|--|\n| x | mange |\n:::\n\n::: diagram\ntekst\n:::\n")
    assert rules(deck) == [("text.chart", 3), ("text.chart", 6), ("text.chart", 9)]
    assert kinds(deck.slides[0].blocks) == [Chart, Text]


def test_code_stays_as_written() -> None:
    assert block_of("```python\ndef a():\n\n    b  # Privat: nei\n```") == Code(
        "def a():\n\n    b  # Privat: nei", "python", 2
    )
    assert block_of("    innrykk") == Code("innrykk", "", 2)


def test_footnotes_stand_at_the_foot_of_the_slide_that_shows_them() -> None:
    deck = read_deck("# A\n\nEn[^a] og to.^[Rett her.] En igjen[^a]\n\n# B\n\nTekst\n\n[^a]: Kilde **SSB**.\n")
    assert [source.text for source in deck.slides[0].sources] == ["1 Kilde SSB.", "2 Rett her."]
    assert deck.slides[0].blocks[0].paragraph.text == "En1 og to.2 En igjen1"  # type: ignore[union-attr]
    assert deck.slides[1].sources == ()


def test_a_footnote_that_nobody_uses_is_shown_and_told_of() -> None:
    deck = read_deck("# A\n\nTekst\n\n[^z]: Alene\n")
    assert [source.text for source in deck.slides[0].sources] == ["Alene"]
    assert rules(deck) == [("text.footnote", 5)]


def test_a_mark_without_a_footnote_stays_and_is_told_of() -> None:
    deck = read_deck("# A\n\nTekst[^1] og `[^2]`\n")
    assert deck.slides[0].blocks[0].paragraph.text == "Tekst[^1] og [^2]"  # type: ignore[union-attr]
    assert rules(deck) == [("text.footnote", 3)]


def test_an_unknown_block_is_ordinary_text_and_a_remark() -> None:
    deck = read_deck("# A\n\n::: rart\n- punkt\n:::\n\nEtter\n")
    assert kinds(deck.slides[0].blocks) == [List, Text]
    assert rules(deck) == [("text.block", 3)]
    assert "rart" in str(deck.remarks[0].message)


def test_lower_headings_are_subheadings_with_their_lines() -> None:
    assert [(type(block), block.line) for block in slide_of("Inn\n\n## Under\n\n### Dypere").blocks] == [
        (Text, 2),
        (Subheading, 4),
        (Subheading, 6),
    ]
