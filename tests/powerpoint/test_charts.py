"""Charts are native and editable: theme colors, language, a workbook without formulas, no thread to the outside."""

import io

import pytest
from handmade import NAMESPACES, chart_shape, content_scene, parts_of, tree_of, written
from lxml import etree
from pptx import Presentation

from leaderdeck.powerpoint.charts import number_format, plain_number
from leaderdeck.powerpoint.workbook import cell_name, workbook_bytes

KINDS = ("bar", "column", "line", "pie", "area", "doughnut", "stacked-bar", "stacked-column")
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_back_with_its_values(kind: str) -> None:
    data = written((content_scene(chart_shape(kind)),))
    chart = Presentation(io.BytesIO(data)).slides[0].shapes[1].chart
    plot = chart.plots[0]
    assert list(plot.categories) == ["Øvre", "Nedre & ytre", "+1"]
    assert tuple(plot.series[0].values) == (19120.0, 8400.0, None)
    assert [series.name for series in plot.series] == ["2024", "=SUM(A1)"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_in_a_chart_has_language_size_and_theme_color(kind: str) -> None:
    tree = tree_of(
        written((content_scene(chart_shape(kind, language="nn-NO", text_color="lt1")),)), "ppt/charts/chart1.xml"
    )
    assert find(tree, "/c:chartSpace/c:lang/@val") == ["nn-NO"]
    assert set(find(tree, "//a:defRPr/@lang")) == {"nn-NO"}
    assert set(find(tree, "//a:defRPr/@sz")) == {"1600"}
    assert set(find(tree, "//a:defRPr//a:schemeClr/@val")) == {"lt1"}
    assert not find(tree, "//a:srgbClr")
    assert all(int(number) > 0 for number in find(tree, "//c:axId/@val | //c:crossAx/@val"))


def test_bars_carry_values_until_there_are_too_many() -> None:
    few = tree_of(written((content_scene(chart_shape("bar")),)), "ppt/charts/chart1.xml")
    assert find(few, "//c:valAx/c:delete/@val") == ["1"]
    assert len(find(few, "//c:ser/c:dLbls")) == 2
    many = {"categories": tuple(str(n) for n in range(30)), "series": (("x", tuple(float(n) for n in range(30))),)}
    tree = tree_of(written((content_scene(chart_shape("bar", **many)),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:valAx/c:delete/@val") == ["0"]
    assert not find(tree, "//c:dLbls")
    assert not find(tree, "//c:legend")


def test_lying_bars_read_from_above() -> None:
    tree = tree_of(written((content_scene(chart_shape("bar")),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert find(tree, "//c:valAx/c:crosses/@val") == ["max"]


def test_a_chart_leads_only_to_its_own_workbook() -> None:
    data = written((content_scene(chart_shape()), content_scene(chart_shape())))
    for number in (1, 2):
        rows = list(tree_of(data, f"ppt/charts/_rels/chart{number}.xml.rels"))
        assert [(row.get("Target"), row.get("TargetMode")) for row in rows] == [
            (f"../embeddings/workbook{number}.xlsx", None)
        ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+47 32 23", "-3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "_x0041_", '"', "<&>", "0"]
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    parts = parts_of(workbook_bytes((text,), ((text, (1.5,)),)))
    sheet = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    assert not sheet.xpath("//s:f", namespaces=SHEET)
    assert {cell.get("t") for cell in sheet.xpath("//s:c[@r='A2' or @r='B1']", namespaces=SHEET)} == {"s"}
    strings = etree.fromstring(parts["xl/sharedStrings.xml"]).xpath("//s:t/text()", namespaces=SHEET)
    assert strings[-1].replace("_x005F_", "_") == text.strip()


def test_a_workbook_holds_what_the_chart_shows_and_is_the_same_every_time() -> None:
    chart = chart_shape()
    first = workbook_bytes(chart.categories, chart.series)
    assert first == workbook_bytes(chart.categories, chart.series)
    sheet = etree.fromstring(parts_of(first)["xl/worksheets/sheet1.xml"])
    cells = {cell.get("r"): cell.findtext("s:v", namespaces=SHEET) for cell in sheet.xpath("//s:c", namespaces=SHEET)}
    assert (cells["B2"], cells["C3"], cells["C4"]) == ("19120.0", "8512.5", "-3.0")
    assert "B4" not in cells


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [cell_name(column, 0) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


@pytest.mark.parametrize(
    ("values", "code"),
    [((1.0, 2.0), "0"), ((1.5, 2.0), "0.0"), ((1.25, 2.0), "0.00"), ((1 / 3,), "0.00"), ((10_000.0,), "#,##0"),
     ((), "0"), ((9_999.0,), "0"), ((12_345.5,), "#,##0.0"), ((float("nan"), float("inf"), 1.0), "0")],
)  # fmt: skip
def test_numbers_show_as_many_decimals_as_they_need(values: tuple[float, ...], code: str) -> None:
    assert number_format(chart_shape(series=(("x", values),))) == code


def test_numbers_are_stored_plainly_and_what_is_none_is_left_out() -> None:
    assert [plain_number(value) for value in (19120.0, 8512.5, -3.0, 1e20)] == ["19120", "8512.5", "-3", "1e+20"]
    series = (("x", (float("nan"), 1.0, float("inf"))),)
    tree = tree_of(written((content_scene(chart_shape(series=series)),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:val//c:pt/c:v/text()") == ["1"]
