"""A PowerPoint file's slides become the Markdown of the same talk: titles, lists, tables, charts, notes."""

import re
from collections import Counter
from pathlib import Path

import pytest
from intake_words import said_and_shown, words_of
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from leaderdeck.deck.blocks import Chart, List, Table, Text
from leaderdeck.deck.slide import Deck
from leaderdeck.outline.reader import read_deck


@pytest.fixture(scope="module")
def presentation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    cover.shapes.title.text, cover.placeholders[1].text = "Tillit tar tid", "Kari Nordli"
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "# 1 ting * og [en] til"
    frame = slide.placeholders[1].text_frame
    frame.text = "Først dette"
    below = frame.add_paragraph()
    below.text, below.level = "Under det", 1
    run = frame.add_paragraph().add_run()
    run.text = "Notat: ikke et notat"
    slide.notes_slide.notes_text_frame.text = "Husk å puste.\n- ikke liste\nSi takk."
    table = made.slides.add_slide(made.slide_layouts[5])
    table.shapes.title.text = "Tall"
    cells = table.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for at, text in enumerate(("År", "Folk | dyr", "2025", "19 117")):
        cells.cell(at // 2, at % 2).text = text
    drawn = made.slides.add_slide(made.slide_layouts[5])
    drawn.shapes.title.text = "Utvikling"
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Fravær", (8.5, 7))
    drawn.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(6), Inches(3), data)
    hidden = made.slides.add_slide(made.slide_layouts[5])
    hidden.shapes.title.text = "Ekstra"
    hidden._element.set("show", "0")
    file = tmp_path_factory.mktemp("slides") / "gammel.pptx"
    made.save(str(file))
    return file


def imported(leaderdeck, file: Path) -> Deck:
    code, out, _ = leaderdeck("import", file)
    assert code == 0
    return read_deck(out)


def test_every_slide_is_there_with_what_it_shows(leaderdeck, presentation: Path) -> None:
    deck = imported(leaderdeck, presentation)
    assert [slide.title.text if slide.title else "" for slide in deck.slides] == [
        "Tillit tar tid", "# 1 ting * og [en] til", "Tall", "Utvikling", "Ekstra"
    ]  # fmt: skip
    assert deck.slides[0].kind == "cover"
    (listed,) = [block for block in deck.slides[1].blocks if isinstance(block, List)]
    assert [(item.paragraph.text, item.level) for item in listed.items] == [
        ("Først dette", 0), ("Under det", 1), ("Notat: ikke et notat", 0)
    ]  # fmt: skip
    (table,) = [block for block in deck.slides[2].blocks if isinstance(block, Table)]
    assert [cell.text for row in (table.header, *table.rows) for cell in row] == ["År", "Folk | dyr", "2025", "19 117"]
    (chart,) = [block for block in deck.slides[3].blocks if isinstance(block, Chart)]
    assert (chart.kind, chart.categories, chart.series) == ("column", ("2024", "2025"), (("Fravær", (8.5, 7.0)),))
    assert [slide.hidden for slide in deck.slides] == [False, False, False, False, True]


def test_speaker_notes_stay_speaker_notes(leaderdeck, presentation: Path) -> None:
    deck = imported(leaderdeck, presentation)
    notes = deck.slides[1].speaker_notes
    assert all(isinstance(block, Text) for block in notes)
    said = [line for block in notes for line in block.paragraph.text.split("\n")]
    assert said == ["Husk å puste.", "- ikke liste", "Si takk."]
    assert not any(slide.speaker_notes for slide in deck.slides if slide is not deck.slides[1])


def test_an_exported_sample_comes_back_with_its_words(leaderdeck, tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "resources" / "samples" / "ro-i-baten.md"
    target = tmp_path / "ro.pptx"
    assert leaderdeck("export", sample, "-o", target, "--force")[0] in (0, 1)
    deck, before = imported(leaderdeck, target), read_deck(sample.read_text("utf-8"))
    assert len(deck.slides) >= len(before.slides)
    spoken = [
        block.paragraph.text for slide in before.slides for block in slide.speaker_notes if isinstance(block, Text)
    ]
    kept = words_of(*said_and_shown(deck))
    assert spoken
    assert not Counter(words_of(*spoken)) - kept


def test_a_file_that_is_none_is_refused_in_one_sentence(leaderdeck, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    file.write_bytes(b"PK\x03\x04 nei")
    for command in ("import", "outline"):
        code, out, err = leaderdeck(command, file)
        assert (code, out) == (2, "")
        assert re.fullmatch(r"[^\n]+\.\n", err)
