"""Charts are honest, stay in their frames and speak the talk's language."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paint_kit import COLORS, hand_kit, ink, painted, rgb

from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

KINDS = ["bar", "column", "line", "pie", "area", "doughnut", "stacked-bar", "stacked-column"]
FRAME = Frame(60, 130, 840, 340)


def chart(
    kind: str, *series: tuple[float | None, ...], names: tuple[str, ...] = (), language: str = "nb-NO"
) -> ChartShape:
    names = names or tuple(f"Enhet {index}" for index in range(len(series[0])))
    rows = tuple((f"Rekke {index}", row) for index, row in enumerate(series, start=1))
    return ChartShape(
        "Diagram 1", FRAME, kind, names, rows, ("accent1", "accent2", "accent5", "dk2"), "dk1", 16.0, language
    )


def amount(rows: np.ndarray, color: str) -> int:
    return int((np.abs(rows - np.array(rgb(color))).sum(axis=2) < 8).sum())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "series", [((3.0, 5.0, 2.0),), ((620.0, 540.0), (210.0, None)), ((12000.5, -400.0), (0.0, 8.0))]
)
def test_a_chart_stays_inside_its_frame(kind: str, series: tuple[tuple[float | None, ...], ...]) -> None:
    found = ink(painted(hand_kit(), chart(kind, *series)))
    assert found.x >= FRAME.x - 1
    assert found.y >= FRAME.y - 1
    assert found.right <= FRAME.right + 1
    assert found.bottom <= FRAME.bottom + 1


@pytest.mark.parametrize("kind", ["bar", "column", "stacked-bar", "stacked-column"])
def test_bars_are_as_long_as_their_values(kind: str) -> None:
    rows = painted(hand_kit(), chart(kind, (100.0,), names=("Enhet",)))
    whole = amount(rows, COLORS["accent"])
    half = amount(painted(hand_kit(), chart("column", (100.0, 50.0))), COLORS["accent"])
    assert whole > 20_000
    first = amount(painted(hand_kit(), chart("column", (100.0, 0.0))), COLORS["accent"])
    assert half == pytest.approx(first * 1.5, rel=0.02)


def test_slices_cover_their_shares() -> None:
    rows = painted(hand_kit(), chart("pie", (75.0, 25.0)))
    ratio = amount(rows, COLORS["accent"]) / amount(rows, COLORS["second"])
    assert ratio == pytest.approx(3.0, rel=0.03)


def test_a_doughnut_has_a_hole() -> None:
    rows = painted(hand_kit(), chart("doughnut", (75.0, 25.0)))
    pie = painted(hand_kit(), chart("pie", (75.0, 25.0)))
    assert amount(rows, COLORS["accent"]) < 0.9 * amount(pie, COLORS["accent"])


def test_a_line_stops_where_a_value_is_missing() -> None:
    whole = amount(painted(hand_kit(), chart("line", (5.0, 5.0, 5.0))), COLORS["accent"])
    parted = amount(painted(hand_kit(), chart("line", (5.0, None, 5.0))), COLORS["accent"])
    assert parted < 0.3 * whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_values_draws_without_trouble(kind: str) -> None:
    for series in (((),), ((None, None),), ((0.0, 0.0),), ((math.inf, 1.0),)):
        painted(hand_kit(), chart(kind, *series, names=tuple("ab"[: len(series[0])])))


def test_long_category_names_are_broken_or_slanted_but_never_lost() -> None:
    names = tuple(f"Helse og omsorgssektoren {index}" for index in range(12))
    found = ink(painted(hand_kit(), chart("column", tuple(float(index) for index in range(1, 13)), names=names)))
    assert found.bottom <= FRAME.bottom + 1
    assert found.x >= FRAME.x - 1


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(KINDS),
    st.lists(st.tuples(st.text(max_size=25), st.none() | st.floats(-1e6, 1e6)), min_size=1, max_size=9),
    st.floats(1, 900),
    st.floats(1, 500),
)
def test_no_words_values_or_size_stop_a_chart(
    kind: str, rows: list[tuple[str, float | None]], width: float, height: float
) -> None:
    values = tuple(value for _, value in rows)
    shape = chart(kind, values, values[:1], names=tuple(name for name, _ in rows))
    painted(hand_kit(), replace(shape, frame=Frame(20, 20, width, height)), width=320)


def test_a_small_series_is_seen_in_front_of_or_through_a_larger_one() -> None:
    rows = painted(hand_kit(), replace(chart("area", (90.0, 80.0), (30.0, 40.0)), colors=("dk2", "accent1")))
    assert amount(rows, COLORS["accent"]) > 300, "its line"
    behind, front = (np.array(rgb(COLORS[name])) for name in ("heading", "accent"))
    through = 0.5 * front + 0.5 * (0.5 * behind + 0.5 * 255)
    assert int((np.abs(rows - through).sum(axis=2) < 12).sum()) > 5_000, "its area"


def test_words_on_a_ring_are_in_the_ink_that_is_read_there() -> None:
    light = replace(chart("doughnut", (50.0, 50.0)), colors=("dk2", "accent2"), label_colors=("lt1", "dk1"))
    dark = replace(light, label_colors=("dk2", "accent2"))
    assert (painted(hand_kit(), light) != painted(hand_kit(), dark)).any(axis=2).sum() > 200
