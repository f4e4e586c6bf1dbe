"""Series of a chart part: their values, colors, and the numbers written at them."""

from __future__ import annotations

from leaderdeck.deck.blocks import ChartKind
from leaderdeck.powerpoint.chart_words_xml import numbers_xml, strings_xml, text_properties
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.shapes import outline_xml
from leaderdeck.powerpoint.text import color_xml, fill_xml
from leaderdeck.powerpoint.workbook import SHEET, cell_name
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_numbers import NumberStyle, value_style
from leaderdeck.scene.chart_plan import ChartPlan
from leaderdeck.scene.chart_round_plan import RoundPlan
from leaderdeck.scene.charts import AREA_ALPHA, AREA_LINE_PT, EDGE_PT
from leaderdeck.scene.shapes import ChartShape, Outline

_MARKERS = ("circle", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a kind of chart is written."""

    element: str
    direction: str = ""
    grouping: str = ""
    round: bool = False


DRAWINGS: dict[ChartKind, Drawing] = {
    "bar": Drawing("barChart", "bar", "clustered"),
    "column": Drawing("barChart", "col", "clustered"),
    "stacked-bar": Drawing("barChart", "bar", "stacked"),
    "stacked-column": Drawing("barChart", "col", "stacked"),
    "line": Drawing("lineChart", grouping="standard"),
    "area": Drawing("areaChart", grouping="standard"),
    "pie": Drawing("pieChart", round=True),
    "doughnut": Drawing("doughnutChart", round=True),
}


def series_xml(shape: ChartShape, drawing: Drawing, at: int, plan: ChartPlan | RoundPlan) -> str:
    """One `c:ser`."""
    name, values = shape.series[at]
    rows = len(shape.categories)
    categories = strings_xml(f"{SHEET}!$A$2:$A${rows + 1}", shape.categories)
    column = cell_name(at + 1, 0)[:-1]
    code = value_style(shape).bare_code
    numbers = numbers_xml(f"{SHEET}!${column}$2:${column}${rows + 1}", values, code)
    smooth = '<c:smooth val="0"/>' if drawing.element == "lineChart" else ""
    labels = _slice_labels(plan) if isinstance(plan, RoundPlan) else _value_labels(plan, at)
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx>{strings_xml(f'{SHEET}!${column}$1', (name,))}</c:tx>"
        f"{_look(shape, drawing, at)}{_slices(shape) if drawing.round else ''}{labels}"
        f"<c:cat>{categories}</c:cat><c:val>{numbers}</c:val>{smooth}</c:ser>"
    )


def _color(shape: ChartShape, at: int) -> str:
    return shape.colors[at % len(shape.colors)] if shape.colors else "accent1"


def _ink(shape: ChartShape, at: int) -> str:
    return shape.label_colors[at % len(shape.label_colors)] if shape.label_colors else shape.text_color


def _look(shape: ChartShape, drawing: Drawing, at: int) -> str:
    color = _color(shape, at)
    if drawing.element == "lineChart":
        symbol = _MARKERS[at % len(_MARKERS)]
        return (
            f'<c:spPr><a:ln w="34925" cap="rnd">{fill_xml(color)}<a:round/></a:ln></c:spPr>'
            f'<c:marker><c:symbol val="{symbol}"/><c:size val="8"/><c:spPr>{fill_xml(color)}'
            "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        )
    if drawing.round:
        return ""
    if drawing.element == "areaChart":
        return f"<c:spPr>{_sheer_fill(color)}{outline_xml(Outline(color, AREA_LINE_PT))}</c:spPr>"
    edge = outline_xml(Outline(shape.ground, EDGE_PT) if drawing.grouping == "stacked" else None)
    return f'<c:spPr>{fill_xml(color)}{edge}</c:spPr><c:invertIfNegative val="0"/>'


def _sheer_fill(color: str) -> str:
    """A fill that lets what lies behind it through."""
    whole = color_xml(color)
    name = "srgbClr" if color.startswith("#") else "schemeClr"
    inner = f'<a:alpha val="{round(AREA_ALPHA * 100_000)}"/></a:{name}>'
    return f"<a:solidFill>{whole.removesuffix('/>')}>{inner}</a:solidFill>"


def _slices(shape: ChartShape) -> str:
    edge = outline_xml(Outline(shape.ground, EDGE_PT))
    return "".join(
        [
            f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>'
            f"<c:spPr>{fill_xml(_color(shape, at))}{edge}</c:spPr></c:dPt>"
            for at in range(len(shape.categories))
        ]
    )


def _value_labels(plan: ChartPlan, at: int) -> str:
    if plan.labels == "none":
        return ""
    shape = plan.shape
    place = {"line": "t"}.get(shape.kind, "outEnd") if plan.labels == "end" else "ctr"
    ink = _ink(shape, at) if plan.labels == "center" else ""
    words = text_properties(shape, ink, wraps=False)
    return f"<c:dLbls>{_number_format(plan.numbers)}{words}{_shown(place, value=True)}</c:dLbls>"


def _slice_labels(plan: RoundPlan) -> str:
    """Labels beside a pie's slices, or on a doughnut's in an ink that is read there."""
    shape = plan.shape
    place = "" if shape.kind == "doughnut" else "outEnd"
    shown = _shown(place, value=not plan.by_share, share=plan.by_share, between="" if plan.legend else plan.separator)
    written = {label.slice.index: label for label in plan.labels}
    own = []
    for at in range(len(shape.categories)):
        label = written.get(at)
        if label is None:
            own.append(f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>')
        elif shape.kind == "doughnut":
            chip = f"<c:spPr>{fill_xml(shape.ground)}</c:spPr>" if label.on_chip else ""
            ink = shape.text_color if label.on_chip else _ink(shape, at)
            own.append(
                f'<c:dLbl><c:idx val="{at}"/>{_number_format(plan.numbers)}{chip}'
                f"{text_properties(shape, ink, wraps=False)}{shown}</c:dLbl>"
            )
    return (
        f"<c:dLbls>{''.join(own)}{_number_format(plan.numbers)}{text_properties(shape, wraps=False)}{shown}"
        '<c:showLeaderLines val="0"/></c:dLbls>'
    )


def _number_format(style: NumberStyle) -> str:
    return f'<c:numFmt formatCode="{xml_attribute(style.code)}" sourceLinked="0"/>'


def _shown(place: str, *, value: bool, share: bool = False, between: str = "") -> str:
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    return (
        f'{position}<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="{bool(between):d}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{share:d}"/><c:showBubbleSize val="0"/>'
        + (f"<c:separator>{between}</c:separator>" if between else "")
    )
