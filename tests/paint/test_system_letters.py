"""Characters that no shipped font has are drawn by the machine's own, or an open box says that they are there."""

from paint_kit import hand_kit, ink, painted, plain, text_shape

from leaderdeck.paint.system_letters import PICTURE_PX, letter_picture
from leaderdeck.units import Frame

NOWHERE = "\U000f1234"
"""For private use: in no font."""


def test_the_machine_s_fonts_are_asked_for_a_letter() -> None:
    picture = letter_picture("A", "#C23B4E")
    assert picture is not None
    assert (picture.width(), picture.height()) == (PICTURE_PX, PICTURE_PX)
    assert picture == letter_picture("A", "#C23B4E")
    assert any(picture.pixelColor(x, PICTURE_PX // 2).name().upper() == "#C23B4E" for x in range(PICTURE_PX))


def test_a_letter_of_no_font_is_an_open_box() -> None:
    assert letter_picture(NOWHERE, "#000000") is None
    kit = hand_kit()
    rows = painted(kit, text_shape(kit, Frame(60, 130, 400, 60), plain(NOWHERE, 40.0)))
    box = ink(rows)
    assert 20 <= box.width <= 40
    middle = rows[int(box.y + box.height / 2), int(box.x + box.width / 2)]
    assert (middle == 255).all(), "open"
