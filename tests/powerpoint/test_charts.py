"""Charts are native and editable: theme colors, language, a workbook without formulas, no thread to the outside."""

import io

import pytest
from handmade import NAMESPACES, chart_shape, content_scene, handmade_kit, parts_of, tree_of, written
from lxml import etree
from pptx import Presentation

from leaderdeck.powerpoint.chart_words_xml import plain_number
from leaderdeck.powerpoint.workbook import cell_name, workbook_bytes
from leaderdeck.scene.chart_plan import plan_chart

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


def test_numbers_are_stored_plainly_and_what_is_none_is_left_out() -> None:
    assert [plain_number(value) for value in (19120.0, 8512.5, -3.0, 1e20)] == ["19120", "8512.5", "-3", "1e+20"]
    series = (("x", (float("nan"), 1.0, float("inf"))),)
    tree = tree_of(written((content_scene(chart_shape(series=series)),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:val//c:pt/c:v/text()") == ["1"]


@pytest.mark.parametrize("kind", ["bar", "column", "area", "stacked-bar", "stacked-column"])
def test_lengths_begin_at_zero_in_the_file_itself(kind: str) -> None:
    series = (("x", (18_500.0, 19_120.0, 20_000.0)),)
    tree = tree_of(written((content_scene(chart_shape(kind, series=series)),)), "ppt/charts/chart1.xml")
    (low,) = find(tree, "//c:valAx/c:scaling/c:min/@val")
    (high,) = find(tree, "//c:valAx/c:scaling/c:max/@val")
    (step,) = find(tree, "//c:valAx/c:majorUnit/@val")
    assert (float(low), float(high)) == (0.0, 20_000.0)
    assert float(high) % float(step) == 0


def test_the_plot_stands_in_the_file_where_it_is_painted() -> None:
    shape = chart_shape("column")
    tree = tree_of(written((content_scene(shape),)), "ppt/charts/chart1.xml")
    values = [float(find(tree, f"//c:plotArea/c:layout//c:{name}/@val")[0]) for name in "xywh"]
    frame = plan_chart(shape, handmade_kit().body_font.regular).frame
    assert values == pytest.approx(
        [
            (frame.x - shape.frame.x) / shape.frame.width,
            (frame.y - shape.frame.y) / shape.frame.height,
            frame.width / shape.frame.width,
            frame.height / shape.frame.height,
        ],
        abs=1e-4,
    )


def test_areas_let_through_what_lies_behind_and_keep_a_full_line() -> None:
    tree = tree_of(written((content_scene(chart_shape("area")),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:ser/c:spPr/a:solidFill//a:alpha/@val") == ["50000", "50000"]
    assert find(tree, "//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr/@val") == ["accent1", "accent2"]


def test_a_pie_names_its_slices_and_has_no_legend() -> None:
    series = (("x", (38.0, 34.0, 28.0)),)
    tree = tree_of(written((content_scene(chart_shape("pie", series=series)),)), "ppt/charts/chart1.xml")
    assert not find(tree, "//c:legend")
    assert find(tree, "//c:ser/c:dLbls/c:showCatName/@val") == ["1"]


def test_each_label_on_a_ring_has_its_own_ink() -> None:
    more = {"series": (("x", (38.0, 34.0, 28.0)),), "label_colors": ("lt1", "dk1")}
    tree = tree_of(written((content_scene(chart_shape("doughnut", **more)),)), "ppt/charts/chart1.xml")
    assert find(tree, "//c:dLbl//a:defRPr//a:schemeClr/@val") == ["lt1", "dk1", "lt1"]


def test_numbers_in_the_file_carry_their_unit_and_language() -> None:
    tree = tree_of(
        written((content_scene(chart_shape("bar", unit="kr", category_title="Sone")),)), "ppt/charts/chart1.xml"
    )
    (code,) = set(find(tree, "//c:dLbls/c:numFmt/@formatCode"))
    assert code == '[$-414]#,##0.0"\u00a0kr";[$-414]"\u2212"#,##0.0"\u00a0kr"'


def test_the_name_of_the_categories_stands_above_them_in_the_workbook() -> None:
    parts = parts_of(workbook_bytes(("2024",), (("x", (1.0,)),), "År"))
    strings = etree.fromstring(parts["xl/sharedStrings.xml"]).xpath("//s:t/text()", namespaces=SHEET)
    assert strings[0] == "År"
