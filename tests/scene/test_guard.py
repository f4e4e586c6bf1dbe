"""No break stands so near to flipping that another program's rounding or kerning could move a word."""

import pytest
from random_bodies import random_slides
from text_slides import ARIAL, CALIBRI, NOTO_SERIF, OPEN_SANS, kit_with

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.forced_lines import ForcedLine, fonts_of, forced_lines
from leaderdeck.scene.guard import MOST_STEPS, STEP, TOLERANCE, stable_shrink, tolerance
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.paragraph_widths import ChunkWidths, break_lines
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame, Insets

KITS = [
    kit_with(OPEN_SANS, OPEN_SANS),
    kit_with(NOTO_SERIF, OPEN_SANS),
    kit_with(ARIAL, ARIAL),
    kit_with(CALIBRI, CALIBRI),
]
KIT = KITS[0]


def ends(line: ForcedLine, widths: ChunkWidths, width: float, stretch: float) -> list[int]:
    """Line ends in a program whose letters are wider by this share."""
    rooms = ((width - line.first_pt) / line.scale, (width - line.margin_pt) / line.scale)
    return break_lines(line.chunks, widths, rooms[0] / (1 + stretch), rooms[1] / (1 + stretch))


def other_programs_agree(placed_width: float, lines: list[ForcedLine]) -> bool:
    return all(
        ends(line, widths, placed_width, stretch) == ends(line, line.chunks.shown, placed_width, 0.0)
        for line in lines
        for widths in (line.chunks.shown, line.chunks.plain)
        for stretch in (-0.99 * tolerance(line), 0.0, 0.99 * tolerance(line))
    )


@pytest.mark.parametrize("kit", KITS, ids=["open", "noto", "arial", "calibri"])
def test_breaks_hold_when_letters_are_a_little_wider_or_narrower_and_without_kerning(kit: BrandKit) -> None:
    held = 0
    slides = random_slides(29, 120, kit)
    for placed, frame in slides:
        insets = placed.body.insets
        width = frame.width - insets.left - insets.right
        held += other_programs_agree(width, forced_lines(placed.body.paragraphs, fonts_of(kit), width))
    assert held >= 0.97 * len(slides)  # the rest found no stable width within eight percent


def test_without_the_guard_some_breaks_would_flip() -> None:
    flips = 0
    for placed, frame in random_slides(29, 120, KIT):
        lines = forced_lines(placed.body.paragraphs, fonts_of(KIT), frame.width)
        flips += not other_programs_agree(frame.width, lines)
    assert flips > 5


def one(text: str, align: str = "left", size: float = 20.0) -> TextBody:
    return TextBody((TextParagraph((TextRun(text, size),), align=align),))


def hair(text: str) -> Frame:
    """A frame in which the text's first line nearly has room for one more word."""
    return Frame(0.0, 0.0, word_widths(OPEN_SANS.regular, text)[0] * 20.0 - 0.1, 200.0)


NEAR = "Kommunen vedtar planen"


def test_a_text_with_room_to_spare_is_left_alone() -> None:
    body = one(NEAR)
    assert place_text(body, Frame(0.0, 0.0, 500.0, 100.0), KIT).body is body


def test_a_word_that_nearly_fits_is_pushed_further_away() -> None:
    placed = place_text(one(NEAR), hair(NEAR), KIT)
    assert placed.body.insets.left == 0.0
    assert placed.body.insets.right > TOLERANCE * 0.9 * hair(NEAR).width
    assert [line.text for line in placed.lines] == ["Kommunen vedtar", "planen"]


def test_centered_text_is_narrowed_from_both_sides_and_right_aligned_text_from_the_left() -> None:
    centered = place_text(one(NEAR, "center"), hair(NEAR), KIT).body.insets
    right = place_text(one(NEAR, "right"), hair(NEAR), KIT).body.insets
    assert centered.left == centered.right > 0.0
    assert right.left > 0.0
    assert right.right == 0.0


def test_the_guard_adds_to_the_insets_there_are() -> None:
    body = TextBody(one(NEAR).paragraphs, Insets(4.0, 3.0, 5.0, 2.0))
    frame = hair(NEAR)
    placed = place_text(body, Frame(0.0, 0.0, frame.width + 9.0, 200.0), KIT)
    assert placed.body.insets.right > 5.0
    assert (placed.body.insets.left, placed.body.insets.top, placed.body.insets.bottom) == (4.0, 3.0, 2.0)


def test_the_guard_takes_steps_of_a_quarter_percent_and_eight_percent_at_most() -> None:
    for placed, frame in random_slides(31, 80, KIT):
        lines = forced_lines(placed.body.paragraphs, fonts_of(KIT), frame.width)
        steps = stable_shrink(lines, frame.width) / (STEP * frame.width)
        assert steps == pytest.approx(round(steps))
        assert 0 <= steps <= MOST_STEPS


def test_a_link_that_a_program_would_break_is_moved_where_none_breaks_it() -> None:
    """PowerPoint breaks inside a link where LibreOffice moves it whole: a little narrower, both do the same."""
    before, link = "Se mer om ", "a kommunedirektørens"
    runs = (TextRun(before, 20.0), TextRun(link, 20.0, link="https://a.no"))
    width = word_widths(OPEN_SANS.regular, before + "a")[0] * 20.0
    wide = word_widths(OPEN_SANS.regular, link)[0] * 20.0
    frame = Frame(0.0, 0.0, max(width, wide) * 1.015, 200.0)
    placed = place_text(TextBody((TextParagraph(runs),)), frame, KIT)
    assert [line.text for line in placed.lines] == ["Se mer om", link]
