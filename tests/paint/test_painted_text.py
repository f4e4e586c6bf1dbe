"""Words stand where the scene says, in the brand's exact colors."""

import numpy as np
import pytest
from paint_kit import ARIAL, COLORS, NAME, NOTO_SERIF, hand_kit, ink, painted, plain, rgb, text_shape

from leaderdeck.scene.shapes import RAISED_SHARE, Bullet, TextParagraph, TextRun
from leaderdeck.units import Frame

FRAME = Frame(60, 100, 840, 300)
SCALE = 4


def test_a_capital_stands_on_the_scenes_baseline_at_the_scenes_x() -> None:
    kit = hand_kit()
    for size in (54.0, 28.0, 14.0):
        shape = text_shape(kit, FRAME, plain("HHH", size))
        line = shape.text.lines[0]
        found = ink(painted(kit, shape, width=960 * SCALE), scale=SCALE)
        assert found.bottom == pytest.approx(line.baseline_pt, abs=0.3)
        assert found.x == pytest.approx(line.x_pt + 0.098 * size, abs=0.4)  # Open Sans' H begins 201/2048 em in
        assert found.right <= line.x_pt + line.width_pt


def test_every_line_is_drawn_on_its_own_baseline() -> None:
    kit = hand_kit(NOTO_SERIF)
    shape = text_shape(kit, FRAME, *(plain("EEE", 20.0 + 4 * index, space_before_pt=6.0) for index in range(4)))
    rows = painted(kit, shape, width=960 * SCALE)
    for line in shape.text.lines:
        band = rows[int((line.baseline_pt - 8) * SCALE) : int((line.baseline_pt + 2) * SCALE)]
        bottom = ink(band, scale=SCALE).bottom + int((line.baseline_pt - 8) * SCALE) / SCALE
        assert bottom == pytest.approx(line.baseline_pt, abs=0.5)


@pytest.mark.parametrize("color", ["dk1", "dk2", "accent1", "hlink", "#A01010"])
def test_letters_have_the_brands_exact_color(color: str) -> None:
    kit = hand_kit()
    rows = painted(kit, text_shape(kit, FRAME, plain("■▬HIL", 80.0, color=color, bold=True)), width=1920)
    wanted = np.array(rgb(kit.palette.rgb(color)))
    assert (np.abs(rows - wanted).sum(axis=2) == 0).sum() > 200


def test_edges_are_gray_and_never_colored_for_one_kind_of_screen() -> None:
    kit = hand_kit()
    rows = painted(kit, text_shape(kit, FRAME, plain("Åpenhet koster mest", 24.0, color="#000000")))
    assert rows.min() < 60
    assert (rows.max(axis=2) - rows.min(axis=2)).max() <= 2


def test_no_ink_leaves_a_frame_that_the_text_fits() -> None:
    kit = hand_kit()
    words = "Tillit er billigst når den er bygget på forhånd, sier rådmannen i Ålesund og Øygarden. " * 4
    shape = text_shape(kit, FRAME, plain(words, 24.0))
    assert shape.text.fits
    found = ink(painted(kit, shape))
    assert found.x >= FRAME.x - 1
    assert found.y >= FRAME.y - 1
    assert found.right <= FRAME.right + 1
    assert found.bottom <= FRAME.bottom + 1


def test_the_slides_number_is_put_in_and_set_to_the_right_again() -> None:
    kit = hand_kit()
    field = TextParagraph((TextRun("‹#›", 20.0, field="slidenum"),), align="right")
    for number in (1, 7, 128):
        found = ink(painted(kit, text_shape(kit, FRAME, field), number=number, width=1920), scale=2)
        assert found.right == pytest.approx(FRAME.right, abs=5)
        assert found.right <= FRAME.right
        assert found.width == pytest.approx(len(str(number)) * 0.572 * 20, abs=8)


def test_words_after_the_number_move_along() -> None:
    kit = hand_kit()
    runs = (TextRun("‹#›", 20.0, field="slidenum"), TextRun(" av mange", 20.0))
    short = ink(painted(kit, text_shape(kit, FRAME, TextParagraph(runs)), number=1))
    long = ink(painted(kit, text_shape(kit, FRAME, TextParagraph(runs)), number=1000))
    assert long.right - short.right == pytest.approx(3 * 0.572 * 20, abs=1.5)


@pytest.mark.parametrize("kind", ["square", "disc", "dash", "long-dash", "number", "letter", "roman", "task", "done"])
def test_a_list_mark_stands_in_the_hang_and_has_its_color(kind: str) -> None:
    kit = hand_kit()
    item = plain("Hei", 28.0, bullet=Bullet(kind, "accent1", 2), margin_left_pt=36.0, indent_pt=-36.0)
    rows = painted(kit, text_shape(kit, FRAME, item), width=1920)
    hang = rows[:, : int((FRAME.x + 36) * 2)]
    found = ink(hang, scale=2)
    assert FRAME.x <= found.x < FRAME.x + 10
    assert (np.abs(hang - np.array(rgb(COLORS["accent"]))).sum(axis=2) < 8).any()
    words = rows[:, int((FRAME.x + 36) * 2) :]
    assert not (np.abs(words - np.array(rgb(COLORS["accent"]))).sum(axis=2) < 8).any()


def test_a_paragraph_without_words_has_no_mark() -> None:
    kit = hand_kit()
    empty = plain("", 28.0, bullet=Bullet("square"), margin_left_pt=28.0, indent_pt=-28.0)
    assert (painted(kit, text_shape(kit, FRAME, empty)) == 255).all()


def test_marks_are_drawn_once_however_many_lines_a_paragraph_has() -> None:
    kit = hand_kit()
    narrow = Frame(60, 100, 200, 300)
    item = plain("mange ord som går over flere linjer her", 24.0, bullet=Bullet("square"), margin_left_pt=28.0,
                 indent_pt=-28.0)  # fmt: skip
    shape = text_shape(kit, narrow, item)
    assert len(shape.text.lines) >= 3
    assert ink(painted(kit, shape)[:, :86]).height < 12


def test_links_are_underlined_and_deleted_words_struck() -> None:
    kit = hand_kit()
    plainly = ink(painted(kit, text_shape(kit, FRAME, plain("xxx", 40.0)), width=1920), scale=2)
    under = ink(painted(kit, text_shape(kit, FRAME, plain("xxx", 40.0, underline=True)), width=1920), scale=2)
    assert 2 < under.bottom - plainly.bottom < 8
    struck = painted(kit, text_shape(kit, FRAME, plain("x x", 40.0, strike=True)), width=1920)
    found = ink(struck, scale=2)
    middle = struck[:, int((found.x + found.width / 2) * 2)]
    assert (np.abs(middle - np.array(rgb(COLORS["text"]))).sum(axis=1) < 8).any()


def test_raised_and_lowered_letters_are_smaller_and_stand_off_the_baseline() -> None:
    kit = hand_kit()
    base = ink(painted(kit, text_shape(kit, FRAME, plain("2", 40.0)), width=1920), scale=2)
    for raised, lifted in ((1, 0.30), (-1, -0.25)):
        found = ink(painted(kit, text_shape(kit, FRAME, plain("2", 40.0, raised=raised)), width=1920), scale=2)
        assert found.height == pytest.approx(base.height * RAISED_SHARE, abs=1)
        assert base.bottom - found.bottom == pytest.approx(lifted * 40, abs=1)


def test_a_character_that_no_font_has_is_seen_as_a_box() -> None:
    kit = hand_kit(ARIAL)
    shape = text_shape(kit, FRAME, plain("日", 40.0))
    found = ink(painted(kit, shape))
    assert found.width == pytest.approx(0.8 * 40, abs=3)


def test_fixed_words_of_a_layout_are_drawn_in_their_frame() -> None:
    kit = hand_kit(extra=(NAME,))
    found = ink(painted(kit))
    assert NAME.frame.x <= found.x
    assert NAME.frame.y <= found.y
    assert found.bottom <= NAME.frame.bottom
