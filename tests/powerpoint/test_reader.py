"""PowerPoint files are read into decks: words, lists, tables, notes, looks; hostile ones are refused in a sentence."""

import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from leaderdeck.deck.blocks import Chart, List, Picture, Table, Text
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.reader import read_presentation

BLUE = "#0B3C49"


def save(deck: Any, folder: Path) -> Path:
    deck.save(str(folder / "a.pptx"))
    return folder / "a.pptx"


@pytest.fixture
def deck() -> Any:
    return Presentation()


def bulleted(deck: Any) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Det viktigste"
    slide.placeholders[1].text = "Først\nSå"
    return slide


def test_titles_lists_and_levels_are_read_in_order(deck: Any, tmp_path: Path) -> None:
    slide = bulleted(deck)
    slide.placeholders[1].text_frame.paragraphs[1].level = 1
    read = read_presentation(save(deck, tmp_path)).deck.slides[0]
    assert read.title
    assert read.title.text == "Det viktigste"
    (block,) = read.blocks
    assert isinstance(block, List)
    assert [(item.paragraph.text, item.level) for item in block.items] == [("Først", 0), ("Så", 1)]


def test_notes_hidden_slides_and_links_are_read(deck: Any, tmp_path: Path) -> None:
    slide = bulleted(deck)
    slide.notes_slide.notes_text_frame.text = "Si det rolig."
    slide._element.set("show", "0")
    slide.placeholders[1].text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.org/"
    read = read_presentation(save(deck, tmp_path)).deck.slides[0]
    assert read.hidden
    assert [block.paragraph.text for block in read.speaker_notes if isinstance(block, Text)] == ["Si det rolig."]
    assert isinstance(read.blocks[0], List)
    assert read.blocks[0].items[0].paragraph.runs[0].link == "https://example.org/"


def test_tables_charts_and_pictures_are_read(deck: Any, tmp_path: Path) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(picture, "PNG")
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    for number, words in enumerate(("År", "Barn", "2024", "12")):
        table.cell(number // 2, number % 2).text = words
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Barn", (12, 14))
    slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(1), Inches(3), Inches(4), Inches(3), data)
    picture.seek(0)
    slide.shapes.add_picture(picture, Inches(6), Inches(1))
    blocks = read_presentation(save(deck, tmp_path)).deck.slides[0].blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    charts = [block for block in blocks if isinstance(block, Chart)]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert [cell.text for cell in tables[0].header] == ["År", "Barn"]
    assert [cell.text for cell in tables[0].rows[0]] == ["2024", "12"]
    assert (charts[0].kind, charts[0].categories, charts[0].series) == (
        "line", ("2024", "2025"), (("Barn", (12.0, 14.0)),)
    )  # fmt: skip
    assert [each.alt for each in pictures] == ["image.png"]


def test_sizes_and_colors_come_down_from_layout_master_and_theme(deck: Any, tmp_path: Path) -> None:
    slide = bulleted(deck)
    slide.placeholders[1].text_frame.paragraphs[1].runs[0].font.color.rgb = RGBColor.from_string(BLUE[1:])
    slide.placeholders[1].text_frame.paragraphs[1].runs[0].font.size = Pt(11)
    look = read_presentation(save(deck, tmp_path)).looks[0]
    title, body = look.texts
    assert title.letters[0].size_pt == 44
    assert [(letters.size_pt, letters.color) for letters in body.letters] == [(32, "#000000"), (11, BLUE)]
    assert body.running
    assert look.ground == "#FFFFFF"


def test_text_in_groups_and_drawn_shapes_stands_where_it_is_seen(deck: Any, tmp_path: Path) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(3), Inches(1))
    shape.text_frame.text = "I en gruppe"
    look = read_presentation(save(deck, tmp_path)).looks[0]
    (box,) = look.texts
    assert box.frame
    assert (box.frame.x, box.frame.y, box.frame.width) == pytest.approx((72, 144, 216))
    assert box.letters[0].color == "#FFFFFF", "the shape's style says light letters"
    assert look.surfaces[box.below - 1].color == "#4F81BD"


def test_languages_are_counted_and_runs_without_one_are_noticed(deck: Any, tmp_path: Path) -> None:
    slide = bulleted(deck)
    slide.placeholders[1].text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "nn-NO")
    read = read_presentation(save(deck, tmp_path))
    assert read.deck.front_matter.language == "nn-NO"
    assert read.looks[0].without_language == 2


def test_a_title_that_only_a_program_gave_is_none(deck: Any, tmp_path: Path) -> None:
    assert read_presentation(save(deck, tmp_path)).deck.front_matter.title == ""
    deck.core_properties.title = "Fra fjord til fjell"
    assert read_presentation(save(deck, tmp_path)).deck.front_matter.title == "Fra fjord til fjell"


def replaced(file: Path, name: str, data: bytes) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    file.write_bytes(out.getvalue())
    return file


def refusal(file: Path) -> str | None:
    """The sentence in which a file is refused, or None where it is read."""
    try:
        read_presentation(file)
    except TemplateProblem as problem:
        return str(problem)
    return None


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("part", ["ppt/slides/slide1.xml", "ppt/presentation.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "data", [b"", b"<a", BOMB, b"<a/>", b"\x00" * 40], ids=["empty", "cut", "bomb", "bare", "zeros"]
)
def test_broken_parts_never_end_in_a_traceback(part: str, data: bytes, deck: Any, tmp_path: Path) -> None:
    bulleted(deck)
    file = replaced(save(deck, tmp_path), part, data)
    problem = refusal(file)
    if problem is None:
        assert data == b"<a/>", "only well-formed XML may be read as nothing"
    else:
        assert "a.pptx" in problem
        assert "\n" not in problem


def test_files_that_are_no_packages_are_refused(tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"# Et foredrag")):
        file = tmp_path / f"{number}.pptx"
        file.write_bytes(data)
        with pytest.raises(TemplateProblem):
            read_presentation(file)
    with pytest.raises(TemplateProblem):
        read_presentation(tmp_path / "ingen.pptx")


def test_a_hundred_slides_are_read_in_a_moment(deck: Any, tmp_path: Path) -> None:
    for _ in range(100):
        slide = bulleted(deck)
        for number in range(8):
            slide.shapes.add_textbox(Inches(1), Inches(number), Inches(2), Inches(1)).text_frame.text = "Noen ord her"
    file = save(deck, tmp_path)
    before = time.process_time()
    assert len(read_presentation(file).looks) == 100
    assert time.process_time() - before < 2.0, "half a second on a busy machine"


@pytest.mark.shared
def test_real_files_are_read_or_refused_in_a_sentence(shared: Path) -> None:
    """All that are broken and every third of the others; all of them with `LEADERDECK_TEMPLATES=all`."""
    files = sorted((shared / "templates").glob("*.p*"))
    assert len(files) > 60
    if os.environ.get("LEADERDECK_TEMPLATES") != "all":
        files = [file for number, file in enumerate(files) if number % 3 == 0 or file.name.startswith("broken__")]
    refused = [file.name for file in files if refusal(file) is not None]
    assert refused == [file.name for file in files if file.name.startswith("broken__")]
