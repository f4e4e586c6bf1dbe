"""Tables: widths by content, cells of the brand, and what is too wide divided by columns."""

from dataclasses import replace

import pytest
from composing import KITS, kit, scene_of, scenes_of, slide, table

from leaderdeck.brand.color import contrast
from leaderdeck.deck.text import plain
from leaderdeck.scene.shapes import Scene, TableShape
from leaderdeck.scene.tables import pick_columns, share_widths

PROGRAM = table(
    ("Samling", "Tema", "Timer"),
    ("1", "Roller og spilleregler i folkevalgte organer", "3"),
    ("2", "Arbeidsgiverrollen", "4"),
)


def the_table(scene: Scene) -> TableShape:
    (found,) = (shape for shape in scene.shapes if isinstance(shape, TableShape))
    return found


def test_widths_fill_the_frame_and_follow_the_content() -> None:
    shape = the_table(scene_of(slide(PROGRAM)))
    assert sum(shape.column_widths_pt) == pytest.approx(840.0)
    assert shape.column_widths_pt[1] > 2 * shape.column_widths_pt[2]


def test_the_header_is_light_on_the_heading_color_and_rows_are_banded() -> None:
    shape = the_table(scene_of(slide(PROGRAM)))
    assert shape.has_header
    assert {cell.fill.color for cell in shape.rows[0]} == {"dk2"}
    assert all(run.bold and run.color == "lt1" for cell in shape.rows[0] for run in cell.text.body.paragraphs[0].runs)
    assert [row[0].fill.color if row[0].fill else "" for row in shape.rows[1:]] == ["lt2", ""]


@pytest.mark.parametrize("brand", KITS)
def test_every_cell_is_readable_on_its_ground(brand: str) -> None:
    palette = kit(brand).palette
    shape = the_table(scene_of(slide(PROGRAM), brand=brand))
    for cell in (cell for row in shape.rows for cell in row):
        ground = palette.rgb(cell.fill.color if cell.fill else "lt1")
        assert all(contrast(palette.rgb(r.color), ground) >= 4.5 for r in cell.text.body.paragraphs[0].runs)


def test_lines_are_exact_and_rows_as_high_as_their_lines() -> None:
    long = table(("A", "B"), ("kort", "svært lang celle " * 30))
    shape = the_table(scene_of(slide(long)))
    cell = shape.rows[1][1]
    paragraph = cell.text.body.paragraphs[0]
    assert paragraph.exact_line_pt == pytest.approx(1.2 * paragraph.size_pt)
    insets = cell.text.body.insets
    lines = len(cell.text.lines)
    assert lines > 1
    needed = lines * paragraph.exact_line_pt + insets.top + insets.bottom
    header = shape.rows[0][0].text
    more = shape.row_heights_pt[0] - header.height_pt - header.body.insets.top - header.body.insets.bottom
    assert shape.row_heights_pt[1] == pytest.approx(needed + more, abs=0.2)


def test_a_small_table_has_roomy_rows_and_a_full_one_large_type_in_tight_rows() -> None:
    small = the_table(scene_of(slide(table(("A", "B"), *[("x", "y")] * 3))))
    full = the_table(scene_of(slide(table(("A", "B"), *[("x", "y")] * 8))))
    assert size_of(small) == size_of(full) == 21.0
    assert all(height == pytest.approx(2.4 * 21.0, abs=0.2) for height in small.row_heights_pt)
    assert all(1.6 * 21.0 < height < 1.9 * 21.0 for height in full.row_heights_pt)
    assert sum(full.row_heights_pt) <= 330.0


def test_words_after_a_column_of_numbers_keep_their_distance() -> None:
    words = table(("Enhet", "Tal", "Leder"), ("Skole", "12", "Kari"))
    number, name = the_table(scene_of(slide(replace(words, alignments=("left", "right", "left"))))).rows[1][1:]
    assert name.text.lines[0].x_pt - (number.text.lines[0].x_pt + number.text.lines[0].width_pt) >= 40.0


def size_of(shape: TableShape) -> float:
    return shape.rows[1][0].text.body.paragraphs[0].size_pt


@pytest.mark.parametrize("mark", ["\n", "\u2028", "\u2029", "\x85", "\x0b", "\r"])
def test_a_row_is_as_high_as_its_lines_whatever_breaks_them(mark: str) -> None:
    (shape,) = (s for s in scene_of(slide(table(["A"], [f"over{mark}under"]))).shapes if isinstance(s, TableShape))
    (cell,) = shape.rows[1]
    assert len(cell.text.lines) == 2
    assert cell.text.fits


def test_alignment_is_the_writer_s() -> None:
    aligned = replace(PROGRAM, alignments=("left", "center", "right"))
    shape = the_table(scene_of(slide(aligned)))
    assert [cell.text.body.paragraphs[0].align for cell in shape.rows[1]] == ["left", "center", "right"]


def test_a_caption_stands_below_and_names_the_table() -> None:
    scene = scene_of(slide(replace(PROGRAM, caption=plain("Våren 2026"))))
    shape = the_table(scene)
    caption = next(s for s in scene.shapes if s.placeholder and s.placeholder.idx == 13)
    assert shape.alt == "Tabell: Våren 2026"
    assert caption.frame.y >= shape.frame.bottom


def test_an_empty_header_is_no_header() -> None:
    shape = the_table(scene_of(slide(table(("", ""), ("a", "b")))))
    assert not shape.has_header
    assert len(shape.rows) == 1


def test_forty_columns_are_shown_over_several_slides_with_the_first_repeated() -> None:
    header = ["Kommune", *(f"Kolonne{number}" for number in range(39))]
    scenes = scenes_of(slide(table(header, ["Fjordvik", *(str(number) for number in range(39))])))
    tables = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, TableShape)]
    heads = [[cell.text.body.paragraphs[0].text for cell in shape.rows[0]] for shape in tables]
    assert all(head[0] == "Kommune" for head in heads)
    assert [name for head in heads for name in head[1:]] == header[1:]
    assert all(cell.text.fits for shape in tables for row in shape.rows for cell in row)


def test_shared_widths_keep_words_whole_where_they_can() -> None:
    assert share_widths([10.0, 20.0], [30.0, 50.0], 160.0) == ((60.0, 100.0), True)
    widths, whole = share_widths([10.0, 20.0], [200.0, 100.0], 90.0)
    assert whole
    assert sum(widths) == pytest.approx(90.0)
    assert widths[0] >= 10.0
    assert not share_widths([60.0, 60.0], [80.0, 80.0], 90.0)[1]


def test_picked_columns_keep_rows_and_alignments_together() -> None:
    picked = pick_columns(replace(PROGRAM, alignments=("left", "center", "right")), [0, 2])
    assert [cell.text for cell in picked.rows[0]] == ["1", "3"]
    assert picked.alignments == ("left", "right")
