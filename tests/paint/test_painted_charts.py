"""Charts are honest, stay in their frames and speak the talk's language."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paint_kit import COLORS, hand_kit, ink, painted, rgb

from leaderdeck.paint.chart_lettering import written_number
from leaderdeck.paint.chart_scale import nice_step, value_scale
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


@settings(max_examples=60, deadline=None)
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


def test_numbers_are_written_in_the_language_of_the_talk() -> None:
    assert written_number(19120.0, chart("column", (19120.0, 18.5))) == "19\u00a0120,0"
    assert written_number(8.4, chart("column", (8.4, 9.0))) == "8,4"
    assert written_number(19120.5, chart("column", (19120.5,), language="en-GB")) == "19,120.5"


finite = st.floats(-1e9, 1e9).filter(lambda value: value == 0 or abs(value) > 1e-6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.tuples(finite, finite), min_size=1, max_size=8))
def test_a_scale_holds_every_value_and_bars_begin_at_zero(kind: str, pairs: list[tuple[float, float]]) -> None:
    shape = chart(kind, *(tuple(row) for row in zip(*pairs, strict=True)))
    scale = value_scale(shape)
    slack = (scale.high - scale.low) * 1e-6
    assert scale.low < scale.high
    if kind.startswith("stacked"):
        tops = [sum(value for value in pair if value > 0) for pair in pairs]
        assert max(tops) <= scale.high + slack
    else:
        for value in (value for pair in pairs for value in pair):
            assert scale.low - slack <= value <= scale.high + slack
    if kind != "line":
        assert scale.low <= 0 <= scale.high
    assert 1 <= len(scale.marks()) - 1 <= 10


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-6, 1e12))
def test_steps_are_round_numbers(least: float) -> None:
    step = nice_step(least)
    digits = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(digits - nice) for nice in (1, 2, 5)) < 1e-6
    assert least * (1 - 1e-6) <= step <= least * 2.5 * (1 + 1e-6)
