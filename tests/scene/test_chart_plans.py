"""Charts are honest, readable and told in words: scale, numbers, colors, places and alt texts."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from composing import KITS, kit
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.brand.color import contrast
from leaderdeck.deck.blocks import Chart
from leaderdeck.deck.text import plain
from leaderdeck.scene.chart_colors import distance, label_colors, series_colors
from leaderdeck.scene.chart_numbers import axis_style, share_style, style_of
from leaderdeck.scene.chart_plan import plan_chart
from leaderdeck.scene.chart_round_plan import plan_round
from leaderdeck.scene.chart_scale import nice_step, value_scale
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.charts import label_size, with_names_to_read
from leaderdeck.scene.setting import setting_for
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

NBSP, MINUS = "\u00a0", "\u2212"
FRAME = Frame(60, 130, 840, 340)
WITH_AXES = ("bar", "column", "line", "area", "stacked-bar", "stacked-column")
KINDS = (*WITH_AXES, "pie", "doughnut")
FONT = kit("fjordvik").body_font.regular


def chart(kind: str, *rows: tuple[float | None, ...], names: tuple[str, ...] = (), **more: object) -> ChartShape:
    names = names or tuple(f"Enhet {index}" for index in range(len(rows[0])))
    series = tuple((f"Rekke {index}", row) for index, row in enumerate(rows, start=1))
    shape = ChartShape("Diagram", FRAME, kind, names, series, ("dk2", "accent1"), "dk1", 18.0, "nb-NO")
    return replace(shape, **more)


finite = st.floats(-1e9, 1e9).filter(lambda value: value == 0 or abs(value) > 1e-6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.tuples(finite, finite), min_size=1, max_size=8))
def test_a_scale_holds_every_value_and_bars_begin_at_zero(kind: str, pairs: list[tuple[float, float]]) -> None:
    scale = value_scale(chart(kind, *(tuple(row) for row in zip(*pairs, strict=True))))
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
    if kind != "line" and all(value >= 0 for pair in pairs for value in pair):
        assert scale.low == 0
    assert 1 <= len(scale.marks()) - 1 <= 10


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-6, 1e12))
def test_steps_are_round_numbers(least: float) -> None:
    step = nice_step(least)
    digits = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(digits - nice) for nice in (1, 2, 5)) < 1e-6
    assert least * (1 - 1e-6) <= step <= least * 2.5 * (1 + 1e-6)


@pytest.mark.parametrize(
    ("values", "unit", "language", "shown"),
    [((19120.0, 18.5), "", "nb-NO", f"19{NBSP}120,0"), ((8.4, 9.0), "%", "nb-NO", f"8,4{NBSP}%"),
     ((8.4, 9.0), "%", "en-GB", "8.4%"), ((19120.5,), "kr", "en-GB", f"19,120.5{NBSP}kr"),
     ((9999.0,), "", "nn-NO", "9999"), ((1 / 3,), "", "nb-NO", "0,33"),
     ((-4.2,), "mill. kr", "nb-NO", f"{MINUS}4,2{NBSP}mill.{NBSP}kr"),
     ((0.0034,), "", "nb-NO", "0,0034"), ((1.5e15,), "", "nb-NO", "1,5E+15"), ((0.125,), "", "nb-NO", "0,13")],
)  # fmt: skip
def test_numbers_are_written_in_the_talks_language(
    values: tuple[float, ...], unit: str, language: str, shown: str
) -> None:
    assert style_of(values, unit, language).written(values[0]).replace(" ", NBSP) == shown


@pytest.mark.parametrize(
    ("values", "code"),
    [((1.0, 2.0), "0"), ((1.5, 2.0), "0.0"), ((1.25, 2.0), "0.00"), ((1 / 3,), "0.00"), ((10_000.0,), "#,##0"),
     ((), "0"), ((9_999.0,), "0"), ((12_345.5,), "#,##0.0"), ((0.0034, 0.001), "0.0000"), ((2e14,), "0.0E+00"),
     ((float("nan"), float("inf"), 1.0), "0")],
)  # fmt: skip
def test_numbers_show_as_many_decimals_as_they_need(values: tuple[float, ...], code: str) -> None:
    assert style_of(values, "", "nb-NO").bare_code == code


def test_small_shares_are_not_written_as_nothing() -> None:
    assert share_style((0.004, 0.996), "nb-NO").written(0.004) == f"0,4{NBSP}%"
    assert share_style((0.4, 0.6), "nb-NO").written(0.4) == f"40{NBSP}%"


@pytest.mark.parametrize("kind", WITH_AXES)
def test_marks_of_an_axis_are_written_apart(kind: str) -> None:
    for values in ((0.3, 0.1), (1.0, 0.0), (7.0, 3.0), (0.0034, 0.001), (20_000.0, 18_500.0), (3e15, 1e15)):
        shape = chart(kind, values)
        scale = value_scale(shape)
        texts = [axis_style(shape, scale).written(mark) for mark in scale.marks()]
        assert len(set(texts)) == len(texts), texts


@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("count", range(1, 9))
def test_series_are_told_apart_and_stand_out_from_the_ground(brand: str, count: int) -> None:
    setting = setting_for(kit(brand), "chart", "nb", "nb-NO", None)
    palette = setting.kit.palette
    colors = series_colors(setting, count)
    shown = [palette.rgb(color) for color in colors]
    assert len(shown) == count
    assert all(contrast(color, palette.rgb(setting.ground)) >= 3.0 for color in shown)
    apart = 0.2 if count <= 2 else 0.1 if count <= 5 else 0.05
    assert all(distance(one, other) >= apart for one, other in combinations(shown, 2))
    for color, ink in zip(shown, label_colors(setting, colors), strict=True):
        assert contrast(color, palette.rgb(ink)) >= 4.5


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(WITH_AXES),
    st.integers(1, 30),
    st.integers(1, 8),
    st.floats(0.001, 1e9),
    st.booleans(),
    st.text("abcdefgh -", max_size=40),
)
def test_a_plot_keeps_inside_its_chart(
    kind: str, categories: int, series: int, size: float, below: bool, name: str
) -> None:
    rows = tuple(
        tuple(size * ((place * 7 + row * 3) % 11 - 5 * below) for place in range(categories)) for row in range(series)
    )
    names = tuple(f"{name} {place}" for place in range(categories))
    shape = chart(kind, *rows, names=names, unit="kr")
    plan = plan_chart(replace(shape, size_pt=label_size(shape, FONT)), FONT)
    assert FRAME.x <= plan.frame.x < plan.frame.right <= FRAME.right
    assert FRAME.y <= plan.frame.y < plan.frame.bottom <= FRAME.bottom
    assert plan.frame.width > 0.2 * FRAME.width
    assert plan.frame.height > 0.15 * FRAME.height


@pytest.mark.parametrize("kind", WITH_AXES)
@pytest.mark.parametrize("count", [1, 4, 8, 12, 20])
def test_labels_are_no_smaller_than_fourteen_points_where_there_is_room(kind: str, count: int) -> None:
    most = 15 if kind in ("bar", "stacked-bar") else 28
    shape = chart(kind, tuple(float(value) for value in range(1, count + 1)))
    if count <= most:
        assert label_size(shape, FONT) >= 14.0


def test_a_unit_is_told_at_the_values_or_beside_the_axis() -> None:
    short = plan_chart(chart("column", (7.1, 6.5), unit="%"), FONT)
    assert short.numbers.written(7.1) == f"7,1{NBSP}%"
    assert not short.value_title
    rows = tuple((47_200.0 + row, 51_800.0) * 4 for row in range(3))
    long = plan_chart(chart("column", *rows, unit="kroner per innbygger"), FONT)
    assert long.value_title == "kroner per innbygger"


def test_numbers_as_categories_say_what_they_count_but_years_need_not() -> None:
    ages = chart("column", (1.0, 2.0), names=("0–5", "6–15"), category_title="Alder")
    years = chart("column", (1.0, 2.0), names=("2024", "2025"), category_title="År")
    assert plan_chart(ages, FONT).category_title == "Alder"
    assert plan_chart(years, FONT).category_title == ""


def test_names_of_slices_stand_at_the_slices_unless_there_are_too_many() -> None:
    few = plan_round(chart("pie", (38.0, 34.0, 28.0)), FONT)
    assert few.legend is None
    assert [label.lines[0][:7] for label in few.labels] == ["Enhet 0", "Enhet 1", "Enhet 2"]
    many = plan_round(chart("pie", tuple(float(value) for value in range(1, 20))), FONT)
    assert many.legend is not None
    assert len(many.legend.entries) == 19


def test_narrow_slices_of_a_ring_have_a_ground_under_their_words() -> None:
    plan = plan_round(chart("doughnut", (98.0, 2.0)), FONT)
    assert [label.on_chip for label in plan.labels] == [False, True]


SICK = Chart("line", ("2024", "2025"), (("Fravær", (7.1, 6.5)),), plain("Fravær i prosent"), "År", "%")


def test_an_alt_text_tells_the_main_thing_first() -> None:
    told = chart_in_words(SICK, "nn-NO")
    assert told.startswith(
        f"Linjediagram etter år: Fravær i prosent. Fravær går ned frå 7,1{NBSP}% i 2024 til 6,5{NBSP}% i 2025."
    )
    assert "falls from 7.1% in 2024 to 6.5% in 2025" in chart_in_words(SICK, "en")
    pie = replace(SICK, kind="pie", series=(("Andel", (30.0, 10.0)),))
    assert f"Størst er 2024 med 75{NBSP}%, minst er 2025 med 25{NBSP}%." in chart_in_words(pie, "nb")


def test_an_alt_text_does_not_read_out_everything() -> None:
    names = tuple(str(year) for year in range(1950, 2010))
    told = chart_in_words(Chart("column", names, (("Folk", tuple(float(n) for n in range(60))),)), "nb")
    assert "og 36 verdier til" in told
    assert chart_in_words(Chart("column", ("a",), (("x", (None,)),)), "nb") == "Søylediagram. Ingen verdier."


@pytest.mark.parametrize("name", ["¹", "²⁰²⁴", "①"])
def test_figures_that_are_no_numbers_name_categories(name: str) -> None:
    assert plan_chart(chart("column", (1.0,), names=(name,)), FONT).category_title == ""


OFFICES = (
    "Oppvekst og utdanning", "Helse- og omsorgstjenester", "Kultur, idrett og frivillighet",
    "Tekniske tjenester og eiendom", "Plan, byggesak og geodata", "Barnevern og familievern", "Økonomi og innkjøp",
    "Samfunnsutvikling og næring", "Arbeidsinkludering og flyktningtjeneste", "Brann- og redningstjenesten",
)  # fmt: skip
MONTHS = (
    "Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "laid"), [("column", "bar"), ("stacked-column", "stacked-bar")])
@pytest.mark.parametrize("series", [1, 2, 3])
@pytest.mark.parametrize("width", [840.0, 400.0])
def test_columns_with_long_names_lie_down_and_every_name_is_whole(
    kind: str, laid: str, series: int, width: float
) -> None:
    rows = [tuple(float(40 + 31 * index % 90) for index in range(6 if width < 500 else 10))] * series
    shape = chart(kind, *rows, names=OFFICES[: len(rows[0])], frame=Frame(60, 130, width, 330))
    shown = with_names_to_read(shape, FONT)
    plan = plan_chart(shown, FONT)
    assert shown.kind == laid
    assert not plan.loses_names
    assert [" ".join(lines) for lines in plan.category_lines] == list(shown.categories)
    assert max(map(len, plan.category_lines)) * shown.size_pt <= plan.slot, "lines of two names do not touch"
    assert plan.frame.x - max(map(plan.letters.widest, plan.category_lines)) >= shown.frame.x


@pytest.mark.parametrize("names", [MONTHS, tuple(map(str, range(1994, 2024))), ("Ja", "Nei"), OFFICES[:4]])
def test_columns_with_short_names_or_along_time_stand(names: tuple[str, ...]) -> None:
    shape = chart("column", tuple(map(float, range(1, len(names) + 1))), names=names)
    assert with_names_to_read(shape, FONT).kind == "column"


@pytest.mark.parametrize("kind", ["line", "area"])
def test_a_line_keeps_its_kind_and_its_names(kind: str) -> None:
    shown = with_names_to_read(chart(kind, tuple(map(float, range(10))), names=OFFICES), FONT)
    assert shown.kind == kind
    assert not plan_chart(shown, FONT).loses_names


def test_more_names_than_any_chart_can_hold_leave_columns_standing() -> None:
    names = tuple(f"{name} {index}" for index in range(12) for name in OFFICES)
    assert with_names_to_read(chart("column", tuple(map(float, range(120))), names=names), FONT).kind == "column"


def test_lying_names_in_two_lines_never_run_into_each_other() -> None:
    shape = chart("bar", *[tuple(map(float, range(1, 11)))] * 2, names=OFFICES)
    plan = plan_chart(replace(shape, size_pt=label_size(shape, FONT)), FONT)
    assert not plan.loses_names
