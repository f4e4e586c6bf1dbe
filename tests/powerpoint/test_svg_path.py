"""SVG outlines become lines and curves on the slide."""

import pytest

from leaderdeck.powerpoint.svg_path import read_path
from leaderdeck.units import Frame

UNIT = (0.0, 0.0, 100.0, 100.0)
SAME = Frame(0.0, 0.0, 100.0, 100.0)


def drawn(data: str) -> list[tuple[str, tuple[float, ...]]]:
    return list(read_path(data, UNIT, SAME))


def test_absolute_and_relative_spellings_draw_the_same() -> None:
    assert drawn("M10 10H90V90H10Z") == drawn("m10 10h80v80h-80z")


def test_numbers_need_no_space_between_them() -> None:
    assert drawn("M.5.5L10-20") == [("M", (0.5, 0.5)), ("L", (10.0, -20.0))]


def test_pairs_after_a_move_are_lines() -> None:
    assert [letter for letter, _ in drawn("M0 0 10 0 10 10z")] == ["M", "L", "L", "Z"]


def test_a_smooth_curve_mirrors_the_control_point_before_it() -> None:
    assert drawn("M0 0C0 10 20 10 20 0S40-10 40 0")[2] == ("C", (20.0, -10.0, 40.0, -10.0, 40.0, 0.0))
    assert drawn("M0 0L20 0S40-10 40 0")[2] == ("C", (20.0, 0.0, 40.0, -10.0, 40.0, 0.0))


def test_a_quadratic_curve_becomes_the_same_cubic_one() -> None:
    assert drawn("M0 0Q30 60 60 0")[1] == ("C", (20.0, 40.0, 40.0, 40.0, 60.0, 0.0))


def test_a_relative_step_after_closing_starts_where_the_figure_did() -> None:
    assert drawn("M10 10L50 10L50 50Zl5 5")[-1] == ("L", (15.0, 15.0))


def test_the_view_fills_the_frame() -> None:
    path = read_path("M520 260L60 720", (60, 260, 460, 460), Frame(615, 195, 345, 345))
    assert path == (("M", (960.0, 195.0)), ("L", (615.0, 540.0)))


@pytest.mark.parametrize("data", ["10 10", "L10 10", "M10", "M0 0A5 5 0 0 1 10 10", "M0 0 Lx", "M0 0C1 1 2 2"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        drawn(data)
