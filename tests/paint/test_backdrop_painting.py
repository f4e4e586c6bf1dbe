"""Backdrops are drawn to the pixel: shadings, lines, shadows, pictures and words of other people's templates."""

import io
from dataclasses import replace

import numpy as np
import pytest
from paint_kit import hand_kit, ink, painted, plain, rgb, text_shape
from PIL import Image

from leaderdeck.brand.backdrop_values import (
    ArrowHead,
    Gradient,
    GradientStop,
    LineLook,
    Pattern,
    Pose,
    Recolor,
    Shadow,
    Tile,
)
from leaderdeck.brand.template import (
    BackdropPart,
    BackdropPicture,
    BackdropShape,
    BackdropText,
    FixedParagraph,
    FixedRun,
    Layout,
    LevelStyle,
    Placeholder,
)
from leaderdeck.paint.backdrop_cache import is_costly
from leaderdeck.paint.backdrop_patterns import PATTERNS
from leaderdeck.scene.shapes import PlaceholderRef
from leaderdeck.units import Frame, Insets

BOX = Frame(100, 100, 200, 100)
BLACK_TO_WHITE = (GradientStop(0.0, "#000000"), GradientStop(1.0, "#FFFFFF"))


def rectangle(frame: Frame) -> tuple[tuple[str, tuple[float, ...]], ...]:
    corners = ((frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom))
    return (*(("L" if at else "M", corner) for at, corner in enumerate(corners)), ("Z", ()))


def box(**more: object) -> BackdropShape:
    return BackdropShape(rectangle(BOX), "#777777", pose=Pose(BOX), **more)


def drawn(*parts: BackdropPart) -> np.ndarray:
    return painted(hand_kit(extra=parts))


def near(found: np.ndarray, wanted: str, by: int = 4) -> bool:
    return bool(np.abs(found - np.array(rgb(wanted))).max() <= by)


def test_a_gradient_runs_along_its_angle() -> None:
    across = drawn(box(shading=Gradient(BLACK_TO_WHITE)))[150]
    assert near(across[101], "#010101")
    assert near(across[200], "#808080")
    assert near(across[298], "#FEFEFE")
    down = drawn(box(shading=Gradient(BLACK_TO_WHITE, angle_deg=90.0)))
    assert near(down[101, 200], "#030303")
    assert near(down[198, 200], "#FCFCFC")


def test_a_gradient_turns_with_its_shape_or_stays() -> None:
    pose = Pose(BOX, turn_deg=180.0)
    turned = BackdropShape(rectangle(BOX), shading=Gradient(BLACK_TO_WHITE), pose=pose)
    still = BackdropShape(rectangle(BOX), shading=Gradient(BLACK_TO_WHITE, turns=False), pose=pose)
    assert near(drawn(turned)[150, 101], "#FEFEFE")
    assert near(drawn(still)[150, 101], "#010101")


@pytest.mark.parametrize("kind", ["circle", "rect", "shape"])
def test_a_gradient_grows_from_its_focus(kind: str) -> None:
    rows = drawn(box(shading=Gradient(BLACK_TO_WHITE, kind=kind)))
    assert near(rows[150, 200], "#000000", 8)
    assert near(rows[101, 101], "#FFFFFF", 8)
    corner = drawn(box(shading=Gradient(BLACK_TO_WHITE, kind=kind, focus=(0.0, 0.0, 1.0, 1.0))))
    assert near(corner[101, 101], "#000000", 12)
    assert near(corner[198, 298], "#FFFFFF", 8)


def test_a_pattern_has_both_colors_and_stays_in_its_shape() -> None:
    rows = painted(hand_kit(extra=(box(shading=Pattern("lgCheck", "#000000", "#FFCC00")),)), width=1280)
    inside = rows[140:260, 140:390].reshape(-1, 3)
    assert {tuple(dot) for dot in np.unique(inside, axis=0)} >= {(0, 0, 0), (255, 204, 0)}
    assert near(rows[100, 100], "#FFFFFF")


def test_there_are_fifty_four_patterns_and_none_is_plain() -> None:
    assert len(PATTERNS) == 54
    assert all(len(rows) == 8 and 0 < sum(rows) < 8 * 255 for rows in PATTERNS.values())


def test_a_line_ends_in_a_head_as_wide_as_it_is_asked_for() -> None:
    path = (("M", (100.0, 100.0)), ("L", (300.0, 100.0)))
    tail = LineLook(tail=ArrowHead("triangle", 3.0, 3.0))
    rows = drawn(BackdropShape(path, stroke="#000000", stroke_width_pt=4.0, line=tail))
    found = ink(rows)
    assert (found.x, found.right) == pytest.approx((100, 300), abs=1.1)
    assert found.height == pytest.approx(12, abs=1.5)
    assert near(rows[100, 297], "#000000", 140)


def test_dashes_leave_gaps() -> None:
    path = (("M", (100.0, 100.0)), ("L", (300.0, 100.0)))
    rows = drawn(BackdropShape(path, stroke="#000000", stroke_width_pt=10.0, line=LineLook(dashes=(2.0, 2.0))))
    assert [int(rows[100, x, 0]) for x in (110, 130, 150, 170)] == [0, 255, 0, 255]


def test_a_soft_shadow_fades_and_a_hard_one_does_not() -> None:
    hard = drawn(box(shadow=Shadow("#000000", 1.0, 20.0, 0.0)))
    assert near(hard[150, 315], "#000000")
    assert near(hard[150, 325], "#FFFFFF")
    soft = drawn(box(shadow=Shadow("#000000", 1.0, 20.0, 0.0, blur_pt=20.0)))
    levels = [int(soft[150, x, 0]) for x in (305, 315, 320, 323, 340)]
    assert levels == sorted(levels)
    assert levels[0] < 30 < levels[2] < levels[3] < 255
    assert levels[4] == 255


def halves() -> bytes:
    stream = io.BytesIO()
    picture = Image.new("RGB", (40, 20), "#FF0000")
    picture.paste("#0000FF", (20, 0, 40, 20))
    picture.save(stream, "PNG")
    return stream.getvalue()


def test_a_picture_is_cut_turned_and_mirrored() -> None:
    cut = drawn(BackdropPicture(BOX, halves(), crop=(0.5, 0.0, 0.0, 0.0)))
    assert near(cut[150, 110], "#0000FF")
    turned = drawn(BackdropPicture(BOX, halves(), pose=Pose(BOX, mirrored=True)))
    assert near(turned[150, 110], "#0000FF")
    assert near(turned[150, 290], "#FF0000")
    upright = drawn(BackdropPicture(BOX, halves(), pose=Pose(BOX, turn_deg=90.0)))
    assert near(upright[60, 200], "#FF0000")
    assert near(upright[240, 200], "#0000FF")


def test_a_picture_is_seen_through_an_outline_and_see_through() -> None:
    clip = (("M", (100.0, 100.0)), ("L", (300.0, 100.0)), ("L", (100.0, 200.0)), ("Z", ()))
    rows = drawn(BackdropPicture(BOX, halves(), clip=clip, alpha=0.5))
    assert near(rows[110, 110], "#FF8080")
    assert near(rows[190, 290], "#FFFFFF")


@pytest.mark.parametrize(
    ("recolor", "red", "blue"),
    [
        (Recolor(grayscale=True), "#4C4C4C", "#1D1D1D"),
        (Recolor(duotone=("#000000", "#00FF00")), "#004C00", "#001D00"),
        (Recolor(threshold=0.2), "#FFFFFF", "#000000"),
        (Recolor(brightness=1.0), "#FFFFFF", "#FFFFFF"),
        (Recolor(clear=("#FF0000", "#00FF00", 1.0)), "#00FF00", "#0000FF"),
        (Recolor(clear=("#FF0000", "#FFFFFF", 0.0)), "#FFFFFF", "#0000FF"),
    ],
)
def test_a_picture_takes_other_colors(recolor: Recolor, red: str, blue: str) -> None:
    rows = drawn(BackdropPicture(BOX, halves(), recolor=recolor))
    assert near(rows[150, 110], red)
    assert near(rows[150, 290], blue)


def test_tiles_are_laid_side_by_side_and_mirrored_in_turn() -> None:
    rows = drawn(BackdropPicture(BOX, halves(), tile=Tile(100, 100, 40, 20)))
    assert [near(rows[105, x], "#FF0000") for x in (105, 125, 145, 165)] == [True, False, True, False]
    assert near(rows[99, 110], "#FFFFFF")
    flipped = drawn(BackdropPicture(BOX, halves(), tile=Tile(100, 100, 40, 20, flip_across=True)))
    assert [near(flipped[105, x], "#FF0000") for x in (105, 125, 145, 165)] == [True, False, False, True]


def words(*runs: FixedRun, turn: float = 0.0) -> BackdropText:
    style = LevelStyle(20.0, "#000000")
    return BackdropText(
        Frame(100, 250, 300, 40), Insets(), "top", "", style, (FixedParagraph(runs, style),), turn_deg=turn
    )  # fmt: skip


def test_words_of_several_looks_are_drawn_in_their_colors_and_turned() -> None:
    red, blue = LevelStyle(20.0, "#FF0000", bold=True), LevelStyle(20.0, "#0000FF")
    part = words(FixedRun("Fjordvik ", red), FixedRun("kommune", blue))
    rows = drawn(part)
    reds, blues = (np.abs(rows - np.array(rgb(color))).sum(axis=2) < 60 for color in ("#FF0000", "#0000FF"))
    assert np.flatnonzero(reds.any(axis=0)).max() < np.flatnonzero(blues.any(axis=0)).min()
    level, turned = ink(rows), ink(drawn(words(FixedRun("Fjordvik ", red), FixedRun("kommune", blue), turn=90.0)))
    assert turned.height == pytest.approx(level.width, abs=2)
    assert turned.width == pytest.approx(level.height, abs=2)


def test_the_slides_number_is_drawn_anew_on_kept_pixels() -> None:
    number = words(FixedRun("‹#›", LevelStyle(20.0, "#000000"), number=True))
    kit = hand_kit(extra=(number, box(shading=Gradient(BLACK_TO_WHITE))))
    one, again, eight = (painted(kit, number=which) for which in (1, 1, 8))
    assert (one == again).all()
    assert (one != eight).any()


def test_the_ground_of_a_placeholder_is_drawn_only_where_it_is_used() -> None:
    kit = hand_kit()
    bar = BackdropShape(rectangle(BOX), "#D1495B")
    holder = Placeholder("title", 0, "Tittel", BOX, Insets(), "top", (LevelStyle(20.0, "dk1"),), backdrop=(bar,))
    layout = Layout("content", "Innhold", 0, (holder,))
    kit = replace(kit, template=replace(kit.template, layouts=(layout,)))
    assert near(painted(kit)[150, 200], "#FFFFFF")
    there = text_shape(kit, BOX, plain("I"), placeholder=PlaceholderRef("title", 0), inherits_frame=True)
    assert near(painted(kit, there)[180, 280], "#D1495B")
    moved = text_shape(kit, Frame(400, 300, 100, 50), plain("I"), placeholder=PlaceholderRef("title", 0))
    rows = painted(kit, moved)
    assert near(rows[150, 200], "#FFFFFF")
    assert near(rows[340, 490], "#D1495B")


def test_plain_shapes_are_drawn_each_time_and_costly_ones_kept() -> None:
    assert not is_costly((BackdropShape(rectangle(BOX), "#777777"), BackdropPicture(BOX, b"")))
    assert is_costly((box(shading=Gradient(BLACK_TO_WHITE)),))


def test_a_number_under_a_picture_stays_under_it() -> None:
    number = words(FixedRun("‹#›", LevelStyle(40.0, "#000000"), number=True))
    parts = (
        number,
        box(shading=Gradient(BLACK_TO_WHITE)),
        BackdropShape(rectangle(Frame(0, 200, 960, 340)), "#FFFFFF"),
    )
    assert not is_costly(parts)
    assert near(drawn(*parts)[240:300], "#FFFFFF")
