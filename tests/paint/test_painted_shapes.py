"""Shapes, tables, pictures and backdrops are drawn to the pixel where the scene says."""

import struct
import zlib

import numpy as np
import pytest
from paint_kit import COLORS, hand_kit, ink, painted, pixels, plain, rgb, scene, text_shape
from PySide6.QtGui import QPainter

from leaderdeck.brand.template import BackdropPicture, BackdropShape
from leaderdeck.paint.picture_cache import PictureCache, Wanted
from leaderdeck.paint.scene_painter import paint_picture, paint_scene
from leaderdeck.scene.shapes import (
    Fill,
    Outline,
    PictureFile,
    PictureShape,
    TableCell,
    TableShape,
    TextShape,
)
from leaderdeck.units import Frame

BOX = Frame(100, 100, 240, 80)
ACCENT = rgb(COLORS["accent"])


def at(rows: np.ndarray, x: float, y: float) -> tuple[int, ...]:
    return tuple(int(value) for value in rows[int(y), int(x)])


def png(colors: list[list[tuple[int, int, int]]]) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes(value for color in row for value in color) for row in colors)
    head = struct.pack(">IIBBBBB", len(colors[0]), len(colors), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def quarters() -> PictureFile:
    """Red, green over blue, white, 40 pixels each way."""
    red, green, blue, white = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
    data = png([[red] * 20 + [green] * 20] * 20 + [[blue] * 20 + [white] * 20] * 20)
    return PictureFile("a", "png", data, 40, 40)


@pytest.mark.parametrize("geometry", ["rect", "roundRect", "chevron", "pentagon", "ellipse"])
def test_a_shape_fills_its_frame_and_no_more(geometry: str) -> None:
    rows = painted(hand_kit(), TextShape("Form 1", BOX, None, geometry=geometry, fill=Fill("accent1")))
    assert ink(rows) == BOX
    assert at(rows, BOX.x + BOX.width / 2, BOX.y + BOX.height / 2) == ACCENT


def test_points_are_a_quarter_as_long_as_the_shape_is_high() -> None:
    kit = hand_kit()
    chevron = painted(kit, TextShape("Form 1", BOX, None, geometry="chevron", fill=Fill("accent1")))
    middle = BOX.y + BOX.height / 2
    assert at(chevron, BOX.x + 16, middle) == (255, 255, 255)
    assert at(chevron, BOX.x + 24, middle) == ACCENT
    assert at(chevron, BOX.right - 16, BOX.y + 2) == (255, 255, 255)
    plate = painted(kit, TextShape("Form 1", BOX, None, geometry="pentagon", fill=Fill("accent1")))
    assert at(plate, BOX.x + 2, middle) == ACCENT
    assert at(plate, BOX.right - 16, BOX.y + 2) == (255, 255, 255)


def test_round_corners_are_a_sixth_of_the_shorter_side() -> None:
    rows = painted(hand_kit(), TextShape("Form 1", BOX, None, geometry="roundRect", fill=Fill("accent1")))
    assert at(rows, BOX.x + 1, BOX.y + 1) == (255, 255, 255)
    assert at(rows, BOX.x + 14, BOX.y + 1) == ACCENT
    assert at(rows, BOX.x + 5, BOX.y + 5) == ACCENT


def test_an_outline_is_centered_on_the_edge() -> None:
    rows = painted(hand_kit(), TextShape("Form 1", BOX, None, outline=Outline("dk2", 4.0)))
    assert ink(rows) == Frame(BOX.x - 2, BOX.y - 2, BOX.width + 4, BOX.height + 4)
    assert at(rows, BOX.x + 10, BOX.y + 10) == (255, 255, 255)


def test_later_shapes_lie_on_earlier_ones() -> None:
    first = TextShape("Form 1", BOX, None, fill=Fill("accent1"))
    second = TextShape("Form 2", Frame(120, 110, 50, 50), None, fill=Fill("dk2"))
    assert at(painted(hand_kit(), first, second), 130, 120) == rgb(COLORS["heading"])
    assert at(painted(hand_kit(), second, first), 130, 120) == ACCENT


def test_a_picture_fills_its_frame() -> None:
    rows = painted(hand_kit(), PictureShape("Bilde 1", Frame(100, 100, 200, 200), quarters()))
    assert at(rows, 150, 150) == (255, 0, 0)
    assert at(rows, 250, 150) == (0, 255, 0)
    assert at(rows, 150, 250) == (0, 0, 255)


def test_a_cropped_picture_shows_only_what_is_kept() -> None:
    right_half = PictureShape("Bilde 1", Frame(100, 100, 100, 200), quarters(), crop=(0.5, 0.0, 0.0, 0.0))
    rows = painted(hand_kit(), right_half)
    assert at(rows, 110, 110) == (0, 255, 0)
    assert at(rows, 190, 190) == (0, 255, 0)
    assert at(rows, 150, 250) == (255, 255, 255)


def test_bytes_that_are_no_picture_draw_nothing() -> None:
    broken = PictureFile("b", "png", b"not a picture", 10, 10)
    assert (painted(hand_kit(), PictureShape("Bilde 1", BOX, broken)) == 255).all()


def test_a_vector_picture_is_sharp_at_any_size_and_keeps_its_clip_path() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><clipPath id="c"><circle cx="5" cy="5" r="5"/>'
        b'</clipPath><rect width="10" height="10" fill="#D1495B" clip-path="url(#c)"/></svg>'
    )
    logo = BackdropPicture(Frame(100, 100, 200, 200), quarters().data, svg)
    rows = painted(hand_kit(extra=(logo,)), width=1920)
    assert at(rows, 400, 400) == ACCENT
    assert at(rows, 206, 206) == (255, 255, 255)
    edge = rows[400, 190:420]
    assert (np.abs(edge - np.array(ACCENT)).sum(axis=1) < 8).sum() > 215


def test_a_table_shows_fills_rules_and_words_of_every_cell() -> None:
    kit = hand_kit()
    frames = [[Frame(100 + 200 * column, 100 + 40 * row, 200, 40) for column in range(2)] for row in range(2)]
    rows_ = tuple(
        tuple(
            TableCell(
                frame,
                text_shape(kit, frame, plain("HH", 18.0), anchor="middle").text,
                fill=Fill("lt2") if row == 0 else None,
                bottom=Outline("accent1", 2.0),
            )
            for frame in frames[row]
        )
        for row in range(2)
    )
    table = TableShape("Tabell 1", Frame(100, 100, 400, 80), (200.0, 200.0), (40.0, 40.0), rows_)
    rows = painted(kit, table)
    assert at(rows, 280, 110) == rgb(COLORS["soft-ground"])
    assert at(rows, 280, 150) == (255, 255, 255)
    assert at(rows, 280, 140) == ACCENT
    assert at(rows, 280, 180) == ACCENT
    for frame in (frame for row in frames for frame in row):
        cell = rows[int(frame.y) + 3 : int(frame.bottom) - 3, int(frame.x) : int(frame.x) + 40]
        assert (cell.sum(axis=2) < 200).any()


def test_the_ground_and_drawn_backdrop_of_the_layout_stand_behind() -> None:
    rows = painted(hand_kit(), layout="cover")
    assert at(rows, 5, 5) == rgb(COLORS["heading"])
    assert at(rows, 950, 530) == ACCENT


def test_a_see_through_backdrop_lets_the_ground_shine_through() -> None:
    half = BackdropShape((("M", (0.0, 0.0)), ("L", (99.0, 0.0)), ("L", (99.0, 99.0)), ("L", (0.0, 99.0)), ("Z", ())),
                         fill="#000000", alpha=0.5)  # fmt: skip
    assert at(painted(hand_kit(extra=(half,))), 50, 50) == pytest.approx((127, 127, 127), abs=2)


def test_a_scene_is_drawn_where_the_callers_painter_stands() -> None:
    kit = hand_kit()
    picture = paint_picture(scene(), kit, 1, 960)
    with QPainter(picture) as painter:
        painter.translate(480, 270)
        painter.scale(0.5, 0.5)
        paint_scene(painter, scene(TextShape("Form 1", BOX, None, fill=Fill("accent1"))), kit, 1)
    assert ink(pixels(picture)) == Frame(480 + 50, 270 + 50, 120, 40)


def test_pictures_are_kept_only_while_there_is_room() -> None:
    cache = PictureCache(most_bytes=3 * 100 * 100 * 4)
    data = quarters().data
    wanted = [Wanted(data, b"", (0.0, 0.0, 0.0, share / 100), 100, 100) for share in range(12)]
    pictures = [cache.picture(one) for one in wanted]
    assert cache.held_bytes <= 3 * 100 * 100 * 4
    assert cache.picture(wanted[-1]).cacheKey() == pictures[-1].cacheKey(), "decoded once a size"
    assert cache.picture(wanted[0]).size() == pictures[0].size()
