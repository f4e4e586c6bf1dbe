"""Lines are 1.2 times their size, in LibreOffice's own whole numbers."""

import pytest

from leaderdeck.scene.block_model import LineBox, exact_line_box, hundredths, in_points, line_box


@pytest.mark.parametrize(
    ("size", "spacing", "height", "ascent"),
    [
        (24.0, 1.0, 28.8, 24.0),
        (24.0, 0.9, 25.92, 20.736),
        (24.0, 1.2, 34.56, 29.76),
        (54.0, 1.0, 64.8, 54.0),
    ],
)
def test_height_and_ascent_follow_size_and_spacing(size: float, spacing: float, height: float, ascent: float) -> None:
    box = line_box(size, spacing)
    assert in_points(box.height) == pytest.approx(height, abs=0.06)
    assert in_points(box.ascent) == pytest.approx(ascent, abs=0.06)


def test_halves_of_a_hundredth_go_up() -> None:
    assert hundredths(27.0) == 953
    assert line_box(27.0, 1.0) == LineBox(1143, 953)


def test_tight_lines_never_rise_above_their_letters() -> None:
    for percent in range(50, 100):
        box = line_box(20.0, percent / 100)
        assert box.ascent == min(hundredths(20.0), box.height * 4 // 5)


def test_an_exact_line_stands_on_the_fonts_descent() -> None:
    box = exact_line_box(24.0, 5.86)
    assert in_points(box.height) == pytest.approx(24.0, abs=0.03)
    assert in_points(box.height - box.ascent) == pytest.approx(5.86, abs=0.03)
