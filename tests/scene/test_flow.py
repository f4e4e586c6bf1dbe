"""Text is broken and placed inside its frame, whatever it holds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_bodies import random_slides
from text_slides import NOTO_SERIF, OPEN_SANS, kit_with

from leaderdeck.scene.flow import block_size, place_text
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.shapes import RAISED_SHARE, Bullet, PlacedText, TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame, Insets

KIT = kit_with(NOTO_SERIF, OPEN_SANS)
FRAME = Frame(50.0, 30.0, 330.0, 300.0)
TEXT = "Kommunedirektøren tilrår at rådet vedtar budsjettet og at planen følges opp i alle enheter gjennom året"


def place(*paragraphs: TextParagraph, frame: Frame = FRAME, **looks: object) -> PlacedText:
    return place_text(TextBody(paragraphs, **looks), frame, KIT)


def paragraph(*texts: str | TextRun, **looks: object) -> TextParagraph:
    return TextParagraph(tuple(text if isinstance(text, TextRun) else TextRun(text, 20.0) for text in texts), **looks)


def texts(placed: PlacedText) -> list[str]:
    return [line.text for line in placed.lines]


def test_the_lines_hold_every_word_in_order() -> None:
    placed = place(paragraph(TEXT))
    assert len(placed.lines) > 2
    assert " ".join(texts(placed)) == TEXT


def test_no_line_is_wider_than_the_frame_inside_its_insets() -> None:
    placed = place(paragraph(TEXT), insets=Insets(10.0, 5.0, 10.0, 5.0))
    right = FRAME.right - placed.body.insets.right
    assert all(line.x_pt >= FRAME.x + 10.0 and line.x_pt + line.width_pt <= right for line in placed.lines)


def test_the_space_a_line_was_broken_at_is_gone() -> None:
    assert all(not line.fragments[-1].text.endswith(" ") for line in place(paragraph(TEXT)).lines)


def test_baselines_are_one_line_apart() -> None:
    baselines = [line.baseline_pt for line in place(paragraph(TEXT)).lines]
    gaps = [lower - upper for upper, lower in pairwise(baselines)]
    assert gaps == pytest.approx([24.0] * len(gaps), abs=0.03)
    assert baselines[0] == pytest.approx(30.0 + 20.0, abs=0.03)


def test_space_before_counts_between_paragraphs_and_not_before_the_first() -> None:
    placed = place(paragraph("Ett", space_before_pt=10.0), paragraph("To", space_before_pt=10.0))
    assert placed.height_pt == pytest.approx(24.0 + 10.0 + 24.0, abs=0.05)
    assert placed.lines[0].baseline_pt == pytest.approx(50.0, abs=0.03)


@pytest.mark.parametrize(("anchor", "spare"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_the_block_stands_where_it_is_anchored(anchor: str, spare: float) -> None:
    placed = place(paragraph("Ett"), paragraph("To"), anchor=anchor, insets=Insets(0.0, 4.0, 0.0, 8.0))
    room = 300.0 - 12.0 - placed.height_pt
    assert placed.lines[0].baseline_pt == pytest.approx(30.0 + 4.0 + room * spare + 20.0, abs=0.06)


def test_centered_and_right_aligned_lines_stand_in_the_middle_and_at_the_edge() -> None:
    centered = place(paragraph(TEXT, align="center"))
    right = place(paragraph(TEXT, align="right"))
    assert [line.x_pt + line.width_pt / 2 for line in centered.lines] == pytest.approx(
        [FRAME.x + 165.0] * len(centered.lines)
    )
    assert [line.x_pt + line.width_pt for line in right.lines] == pytest.approx([FRAME.right] * len(right.lines))


def test_lines_of_a_list_stand_at_the_margin() -> None:
    placed = place(paragraph(TEXT, bullet=Bullet("square"), margin_left_pt=24.0, indent_pt=-24.0))
    assert {line.x_pt for line in placed.lines} == {74.0}


def test_a_number_wider_than_its_hang_pushes_the_first_line_only() -> None:
    placed = place(paragraph(TEXT, bullet=Bullet("number", number=1000), margin_left_pt=24.0, indent_pt=-24.0))
    assert placed.lines[0].x_pt > 90.0
    assert {line.x_pt for line in placed.lines[1:]} == {74.0}


def test_a_mixed_line_is_as_high_as_its_largest_run() -> None:
    placed = place(paragraph(TextRun("Lite ", 16.0), TextRun("stort", 32.0)))
    assert placed.height_pt == pytest.approx(38.4, abs=0.05)


def test_fragments_stand_side_by_side_in_their_own_font() -> None:
    placed = place(paragraph("Et ", TextRun("viktig", 20.0, bold=True), " ord"))
    first, bold, last = placed.lines[0].fragments
    assert (first.run, bold.run, last.run) == (0, 1, 2)
    assert bold.width_pt == pytest.approx(word_widths(OPEN_SANS.bold, "viktig")[0] * 20.0)
    assert bold.x_pt == pytest.approx(first.x_pt + first.width_pt)
    assert last.x_pt == pytest.approx(bold.x_pt + bold.width_pt)


def test_a_heading_run_is_measured_in_the_heading_font_and_code_in_the_code_font() -> None:
    placed = place(paragraph(TextRun("Sak", 20.0, font="heading"), TextRun("sak", 20.0, font="code")))
    heading, code = placed.lines[0].fragments
    assert heading.width_pt == pytest.approx(word_widths(NOTO_SERIF.regular, "Sak")[0] * 20.0)
    assert code.width_pt == pytest.approx(word_widths(KIT.code_font.regular, "sak")[0] * 20.0)


def test_raised_text_is_smaller_and_the_line_no_higher() -> None:
    placed = place(paragraph("m", TextRun("2", 20.0, raised=1)))
    assert placed.lines[0].fragments[1].width_pt == pytest.approx(
        word_widths(OPEN_SANS.regular, "2")[0] * 20.0 * RAISED_SHARE
    )
    assert placed.height_pt == pytest.approx(24.0, abs=0.03)


def test_line_breaks_and_empty_paragraphs_are_lines() -> None:
    placed = place(paragraph("Ett\n\nto"), paragraph(""), paragraph(), paragraph("tre"))
    assert texts(placed) == ["Ett", "", "to", "", "", "tre"]
    assert [line.paragraph for line in placed.lines] == [0, 0, 0, 1, 2, 3]


def test_a_soft_hyphen_is_seen_only_where_the_line_breaks() -> None:
    word = "kommune\u00adstyre\u00admøte"
    assert texts(place(paragraph(word), frame=Frame(0.0, 0.0, 300.0, 100.0))) == ["kommunestyremøte"]
    assert texts(place(paragraph(word), frame=Frame(0.0, 0.0, 160.0, 100.0))) == ["kommunestyre-", "møte"]


def test_a_word_wider_than_its_line_is_cut_and_does_not_fit() -> None:
    placed = place(paragraph("En " + "a" * 60))
    assert not placed.fits
    assert "".join(texts(placed)) == "En" + "a" * 60
    assert texts(placed)[0] == "En"


def test_a_link_stays_whole_as_libre_office_keeps_it() -> None:
    link = TextRun("den lange saken om budsjett", 20.0, link="https://a.no")
    assert "den lange saken om budsjett" in texts(place(paragraph("Les mer her nå: ", link)))


def test_a_link_longer_than_a_line_is_broken() -> None:
    link = TextRun(TEXT, 20.0, link="https://a.no")
    placed = place(paragraph(link))
    assert placed.fits
    assert len(placed.lines) > 2


def test_text_that_xml_cannot_hold_is_left_out_of_the_body_too() -> None:
    placed = place(paragraph("a\x07b\tc\u2028d\x0be"))
    assert placed.body.paragraphs[0].text == "ab c\nd\ne"
    assert texts(placed) == ["ab c", "d", "e"]


def test_what_is_too_high_does_not_fit() -> None:
    assert not place(*(paragraph(TEXT) for _ in range(5))).fits


def test_the_quick_height_is_the_blocks_height_before_the_guard() -> None:
    body = TextBody((paragraph("Ett"), paragraph("To", space_before_pt=6.0)))
    assert block_size(body, FRAME, KIT).height_pt == place_text(body, FRAME, KIT).height_pt


def test_equal_text_in_an_equal_frame_is_placed_once() -> None:
    assert place(paragraph(TEXT)) is place(paragraph(TEXT))


def test_random_slides_keep_every_letter() -> None:
    for placed, _ in random_slides(3, 60, KIT):
        for index, source in enumerate(placed.body.paragraphs):
            shown = "".join(line.text for line in placed.lines if line.paragraph == index)
            assert shown.replace(" ", "") == source.text.replace(" ", "")


SIZES = st.sampled_from((14.0, 20.0, 27.0, 54.0))
RUNS = st.builds(
    TextRun, st.text(max_size=25), SIZES, raised=st.sampled_from((0, 1, -1)), link=st.sampled_from(("", "https://a.no"))
)
BULLETS = st.none() | st.builds(
    Bullet, st.sampled_from(("square", "number", "roman", "task")), number=st.integers(1, 3999)
)
PARAGRAPHS = st.builds(
    TextParagraph, st.lists(RUNS, max_size=4).map(tuple), align=st.sampled_from(("left", "center", "right")),
    bullet=BULLETS, margin_left_pt=st.sampled_from((0.0, 24.0)), line_spacing=st.sampled_from((0.9, 1.0, 1.5)),
)  # fmt: skip


@given(st.lists(PARAGRAPHS, max_size=4).map(tuple), st.floats(0.0, 900.0), st.floats(0.0, 500.0))
@settings(max_examples=250, deadline=None)
def test_any_text_is_placed_in_any_frame(paragraphs: tuple[TextParagraph, ...], width: float, height: float) -> None:
    placed = place_text(TextBody(paragraphs), Frame(10.0, 10.0, width, height), KIT)
    assert {line.paragraph for line in placed.lines} == set(range(len(paragraphs)))
    assert placed.height_pt == pytest.approx(sum(line.height_pt for line in placed.lines), abs=1e-6)
    baselines = [line.baseline_pt for line in placed.lines]
    assert baselines == sorted(baselines)
