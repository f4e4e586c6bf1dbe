"""Native charts: a chart part that PowerPoint can edit, with the workbook it edits, in the theme's colors.

| kind                        | what is drawn                                                       |
|-----------------------------|---------------------------------------------------------------------|
| bar, column                 | up to 24 bars carry their values; more get an axis with grid lines  |
| stacked-bar, stacked-column | axis with grid lines                                                |
| line                        | axis with grid lines, a marker of its own for each series           |
| area                        | axis with grid lines                                                |
| pie, doughnut               | one color a category, shares in percent, legend at the right        |
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.powerpoint.clean_text import clean_line, language_code, xml_attribute, xml_text
from leaderdeck.powerpoint.shapes import frame_xml, outline_xml, place_in_layout, shape_names
from leaderdeck.powerpoint.text import fill_xml
from leaderdeck.powerpoint.workbook import SHEET, cell_name
from leaderdeck.powerpoint.xml_names import XML_HEAD, A, C, R
from leaderdeck.scene.shapes import ChartShape, Outline

_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
"""Axis ids; positive, as the schema wants them."""
_MOST_LABELED_BARS = 24
_GRID = "accent3"
_MARKERS = ("circle", "square", "diamond", "triangle")
_LOCALES = {
    "nb-no": "414", "nn-no": "814", "en-gb": "809", "en-us": "409", "se-no": "43B", "sv-se": "41D", "da-dk": "406",
    "de-de": "407", "fr-fr": "40C", "fi-fi": "40B", "es-es": "C0A", "pl-pl": "415", "uk-ua": "422",
}  # fmt: skip
"""Windows language identifiers ([MS-LCID]), as number formats name a language."""
_THOUSANDS_FROM = 10_000
"""From here on numbers are grouped, as Norwegian typography does from five digits."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How a kind of chart is written."""

    element: str
    direction: str = ""
    grouping: str = ""
    round: bool = False


_DRAWINGS: dict[ChartKind, _Drawing] = {
    "bar": _Drawing("barChart", "bar", "clustered"),
    "column": _Drawing("barChart", "col", "clustered"),
    "stacked-bar": _Drawing("barChart", "bar", "stacked"),
    "stacked-column": _Drawing("barChart", "col", "stacked"),
    "line": _Drawing("lineChart", grouping="standard"),
    "area": _Drawing("areaChart", grouping="standard"),
    "pie": _Drawing("pieChart", round=True),
    "doughnut": _Drawing("doughnutChart", round=True),
}


def chart_frame_xml(shape: ChartShape, number: int, creation_id: str, relation: str) -> str:
    """`p:graphicFrame` that shows the chart part behind this relationship."""
    names = shape_names(number, shape.name, shape.alt, creation_id, decorative=False)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{names}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr>{place_in_layout(shape.placeholder)}</p:nvGraphicFramePr>{frame_xml(shape.frame, 'p')}"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def chart_xml(shape: ChartShape, workbook_relation: str) -> bytes:
    """The chart part."""
    drawing = _DRAWINGS[shape.kind]
    labeled = _carries_values(shape, drawing)
    series = "".join([_series(shape, drawing, at, labeled=labeled) for at in range(len(shape.series))])
    axes = "" if drawing.round else _axes(shape, drawing, labeled=labeled)
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{language_code(shape.language)}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"<c:{drawing.element}>{_head(drawing)}{series}{_tail(drawing)}</c:{drawing.element}>{axes}"
        f"</c:plotArea>{_legend(shape, drawing)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_text(shape)}<c:externalData r:id="{workbook_relation}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _carries_values(shape: ChartShape, drawing: _Drawing) -> bool:
    """Whether each bar shows its own value, so that the axis can go."""
    bars = len(shape.categories) * len(shape.series)
    return drawing.element == "barChart" and drawing.grouping == "clustered" and bars <= _MOST_LABELED_BARS


def _head(drawing: _Drawing) -> str:
    direction = f'<c:barDir val="{drawing.direction}"/>' if drawing.direction else ""
    grouping = f'<c:grouping val="{drawing.grouping}"/>' if drawing.grouping else ""
    return f'{direction}{grouping}<c:varyColors val="{drawing.round:d}"/>'


def _tail(drawing: _Drawing) -> str:
    if drawing.round:
        hole = '<c:holeSize val="58"/>' if drawing.element == "doughnutChart" else ""
        return f'<c:firstSliceAng val="0"/>{hole}'
    width = ""
    if drawing.element == "barChart":
        width = (
            '<c:gapWidth val="60"/><c:overlap val="100"/>'
            if drawing.grouping == "stacked"
            else '<c:gapWidth val="60"/>'
        )
    marker = '<c:marker val="1"/>' if drawing.element == "lineChart" else ""
    return f'{width}{marker}<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _series(shape: ChartShape, drawing: _Drawing, at: int, *, labeled: bool) -> str:
    name, values = shape.series[at]
    rows = len(shape.categories)
    color = shape.colors[at % len(shape.colors)] if shape.colors else "accent1"
    categories = _strings(f"{SHEET}!$A$2:$A${rows + 1}", shape.categories)
    column = cell_name(at + 1, 0)[:-1]
    numbers = _numbers(f"{SHEET}!${column}$2:${column}${rows + 1}", values, number_format(shape))
    smooth = '<c:smooth val="0"/>' if drawing.element == "lineChart" else ""
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx>{_strings(f'{SHEET}!${column}$1', (name,))}</c:tx>"
        f"{_series_look(drawing, color, at)}"
        f"{_slices(shape) if drawing.round else ''}"
        f"{_labels(shape, drawing, labeled=labeled)}"
        f"<c:cat>{categories}</c:cat><c:val>{numbers}</c:val>"
        f"{smooth}</c:ser>"
    )


def _series_look(drawing: _Drawing, color: str, at: int) -> str:
    if drawing.element == "lineChart":
        symbol = _MARKERS[at % len(_MARKERS)]
        return (
            f'<c:spPr><a:ln w="34925" cap="rnd">{fill_xml(color)}<a:round/></a:ln></c:spPr>'
            f'<c:marker><c:symbol val="{symbol}"/><c:size val="8"/><c:spPr>{fill_xml(color)}'
            "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        )
    if drawing.round:
        return ""
    bars = '<c:invertIfNegative val="0"/>' if drawing.element == "barChart" else ""
    return f"<c:spPr>{fill_xml(color)}<a:ln><a:noFill/></a:ln></c:spPr>{bars}"


def _slices(shape: ChartShape) -> str:
    colors = shape.colors or ("accent1",)
    edge = outline_xml(Outline(_ground(shape), 1.5))
    return "".join(
        [
            f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>'
            f"<c:spPr>{fill_xml(colors[at % len(colors)])}{edge}</c:spPr></c:dPt>"
            for at in range(len(shape.categories))
        ]
    )


def _ground(shape: ChartShape) -> str:
    """The slot of a ground that the chart's text reads on."""
    return "dk2" if shape.text_color == "lt1" else "lt1"


def _labels(shape: ChartShape, drawing: _Drawing, *, labeled: bool) -> str:
    if not labeled and not drawing.round:
        return ""
    ring = drawing.element == "doughnutChart"
    chip = f"<c:spPr>{fill_xml(_ground(shape))}</c:spPr>" if ring else ""
    position = "" if ring else '<c:dLblPos val="outEnd"/>'
    code = "0%" if drawing.round else _format_code(shape)
    return (
        f'<c:dLbls><c:numFmt formatCode="{xml_attribute(code)}" sourceLinked="0"/>{chip}{_text(shape)}{position}'
        f'<c:showLegendKey val="0"/><c:showVal val="{not drawing.round:d}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{drawing.round:d}"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _axes(shape: ChartShape, drawing: _Drawing, *, labeled: bool) -> str:
    lying = drawing.direction == "bar"
    order, first, second = ("maxMin", "l", "b") if lying else ("minMax", "b", "l")
    grid = (
        "" if labeled else f"<c:majorGridlines><c:spPr>{outline_xml(Outline(_GRID, 0.75))}</c:spPr></c:majorGridlines>"
    )
    between = "midCat" if drawing.element == "areaChart" else "between"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{first}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{outline_xml(Outline(_GRID, 1.0))}</c:spPr>{_text(shape)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="{labeled:d}"/><c:axPos val="{second}"/>{grid}'
        f'<c:numFmt formatCode="{xml_attribute(_format_code(shape))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{outline_xml(None)}</c:spPr>{_text(shape)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="{between}"/></c:valAx>'
    )


def _legend(shape: ChartShape, drawing: _Drawing) -> str:
    if not drawing.round and len(shape.series) < 2:
        return ""
    side = "r" if drawing.round else "b"
    return f'<c:legend><c:legendPos val="{side}"/><c:overlay val="0"/>{_text(shape)}</c:legend>'


def _text(shape: ChartShape) -> str:
    """`c:txPr`: size, color and language of the text around it."""
    language = language_code(shape.language)
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr lang="{language}" sz="{round(shape.size_pt * 100)}" b="0">{fill_xml(shape.text_color)}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )


def _strings(reference: str, texts: Sequence[str]) -> str:
    points = "".join(
        [f'<c:pt idx="{at}"><c:v>{xml_text(clean_line(text))}</c:v></c:pt>' for at, text in enumerate(texts)]
    )
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(reference: str, values: Sequence[float | None], code: str) -> str:
    points = "".join(
        [
            f'<c:pt idx="{at}"><c:v>{plain_number(value)}</c:v></c:pt>'
            for at, value in enumerate(values)
            if value is not None and math.isfinite(value)
        ]
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{xml_text(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def plain_number(value: float) -> str:
    """A number as spreadsheets store it."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _format_code(shape: ChartShape) -> str:
    """The number format with the language's own digit groups and decimal sign, for programs that heed it."""
    return f"[$-{_LOCALES.get(shape.language.lower(), '414')}]{number_format(shape)}"


def number_format(shape: ChartShape) -> str:
    """The number format that shows every value with as many decimals as the values need, two at most."""
    values = [value for _, row in shape.series for value in row if value is not None and math.isfinite(value)]
    decimals = next((count for count in (0, 1) if all(round(value, count) == value for value in values)), 2)
    grouped = any(abs(value) >= _THOUSANDS_FROM for value in values)
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
