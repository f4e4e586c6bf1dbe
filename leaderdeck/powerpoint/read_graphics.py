"""Tables, charts and diagrams of foreign slides → blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from leaderdeck.brand.package import Package
from leaderdeck.brand.template_colors import A
from leaderdeck.deck.blocks import Alignment, Block, Chart, ChartKind, Table, Text
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.powerpoint.read_text import Words
from leaderdeck.powerpoint.xml_names import C, R

_C = f"{{{C}}}"
_ID = f"{{{R}}}id"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DIAGRAM_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_KINDS: dict[str, ChartKind] = {
    "barChart": "column", "bar3DChart": "column", "lineChart": "line", "line3DChart": "line", "pieChart": "pie",
    "pie3DChart": "pie", "areaChart": "area", "area3DChart": "area", "doughnutChart": "doughnut",
}  # fmt: skip
_MOST_POINTS = 5_000
_SPANS = ("gridSpan", "rowSpan", "hMerge", "vMerge")


def read_table(table: Any, read: Callable[[Any], Words]) -> Table:  # noqa: ANN401 - an lxml element
    """An `a:tbl`. The header is empty where the table does not say that its first row is one."""
    rows = [
        tuple(_cell(read(body)) for body in row.iterfind(f"{A}tc/{A}txBody")) for row in table.iterchildren(f"{A}tr")
    ]
    width = max((len(row) for row in rows), default=0)
    even = [row + (Paragraph(()),) * (width - len(row)) for row in rows]
    properties = table.find(f"{A}tblPr")
    headed = properties is not None and properties.get("firstRow") in ("1", "true")
    header = even.pop(0) if headed and even else (Paragraph(()),) * width
    left: Alignment = "left"
    return Table(header, tuple(even), (left,) * width)


def has_merged_cells(table: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether cells of an `a:tbl` span others."""
    return any(cell.get(name, "1") not in ("1", "0") or (cell.get(name) in ("1", "true") and name.endswith("Merge"))
               for cell in table.iter(f"{A}tc") for name in _SPANS)  # fmt: skip


def read_chart(frame: Any, package: Package, slide: str) -> Chart | None:  # noqa: ANN401 - an lxml element
    """The chart that a graphic frame shows, from the values it keeps; None where there is none."""
    reference = next(frame.iter(f"{_C}chart"), None)
    relation = package.relations(slide).get(reference.get(_ID, "")) if reference is not None else None
    if relation is None or relation.part not in package.entries:
        return None
    area = package.tree(relation.part).find(f".//{_C}plotArea")
    drawn = next((each for each in area if _local(each) in _KINDS), None) if area is not None else None
    series = list(area.iterfind(f"*/{_C}ser")) if area is not None else []
    categories = next((found for each in series if (found := tuple(_labels(each.find(f"{_C}cat"))))), ())
    named = tuple((" ".join(_labels(each.find(f"{_C}tx"))), tuple(_numbers(each.find(f"{_C}val")))) for each in series)
    title = package.tree(relation.part).find(f"{_C}chart/{_C}title")
    words = "".join(text.text or "" for text in title.iter(f"{A}t")) if title is not None else ""
    return Chart(_KINDS.get(_local(drawn), "column"), categories, named, plain(words) if words else None)


def read_diagram(frame: Any, package: Package, slide: str) -> Iterator[Block]:  # noqa: ANN401 - an lxml element
    """The texts of a SmartArt diagram."""
    reference = next(frame.iter(_DIAGRAM), None)
    relation = package.relations(slide).get(reference.get(_DIAGRAM_DATA, "")) if reference is not None else None
    if relation is None or relation.part not in package.entries:
        return
    for paragraph in package.tree(relation.part).iter(f"{A}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
        if words.strip():
            yield Text(plain(words))


def _cell(words: Words) -> Paragraph:
    """A cell's paragraphs as one, a line each."""
    runs = list[Run]()
    for paragraph in words.paragraphs:
        if runs and paragraph.runs:
            runs.append(Run("\n"))
        runs.extend(paragraph.runs)
    return Paragraph(tuple(runs))


def _local(element: Any | None) -> str:  # noqa: ANN401 - an lxml element
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def _labels(holder: Any | None) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    for number, value in enumerate(holder.iter(f"{_C}v") if holder is not None else ()):
        if number >= _MOST_POINTS:
            return
        yield value.text or ""


def _numbers(holder: Any | None) -> Iterator[float | None]:  # noqa: ANN401 - an lxml element
    for text in _labels(holder):
        try:
            yield float(text)
        except ValueError:
            yield None
