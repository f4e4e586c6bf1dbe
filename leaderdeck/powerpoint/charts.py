"""Native charts: a chart part that PowerPoint can edit, with the workbook it edits, in the theme's colors.

Where the plot stands, how the value axis is divided and which numbers are written is planned in `scene/chart_plan.py`
and `scene/chart_round_plan.py`, by the same plan that the preview is painted from.
"""

from __future__ import annotations

from pathlib import Path

from leaderdeck.powerpoint.chart_series_xml import DRAWINGS, Drawing, series_xml
from leaderdeck.powerpoint.chart_words_xml import (
    FROM_BELOW,
    SLANTED,
    UPRIGHT,
    inner_layout,
    plain_number,
    text_properties,
    title_xml,
)
from leaderdeck.powerpoint.clean_text import language_code, xml_attribute
from leaderdeck.powerpoint.shapes import frame_xml, outline_xml, place_in_layout, shape_names
from leaderdeck.powerpoint.xml_names import XML_HEAD, A, C, R
from leaderdeck.scene.chart_plan import ChartPlan, plan_chart
from leaderdeck.scene.chart_round_plan import RoundPlan, plan_round
from leaderdeck.scene.shapes import ChartShape, Outline

_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
"""Axis ids; positive, as the schema wants them."""


def chart_frame_xml(shape: ChartShape, number: int, creation_id: str, relation: str) -> str:
    """`p:graphicFrame` that shows the chart part behind this relationship."""
    names = shape_names(number, shape.name, shape.alt, creation_id, decorative=False)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{names}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr>{place_in_layout(shape.placeholder)}</p:nvGraphicFramePr>{frame_xml(shape.frame, 'p')}"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def chart_xml(shape: ChartShape, workbook_relation: str, font_file: Path) -> bytes:
    """The chart part. `font_file` is the body face, which the plan is measured with."""
    drawing = DRAWINGS[shape.kind]
    plan = plan_round(shape, font_file) if drawing.round else plan_chart(shape, font_file)
    series = "".join([series_xml(shape, drawing, at, plan) for at in range(len(shape.series))])
    axes = _axes(plan) if isinstance(plan, ChartPlan) else ""
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{language_code(shape.language)}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{inner_layout(shape, plan.frame)}'
        f"<c:{drawing.element}>{_head(drawing)}{series}{_tail(drawing)}</c:{drawing.element}>{axes}"
        f"</c:plotArea>{_legend(plan)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_properties(shape)}<c:externalData r:id="{workbook_relation}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _head(drawing: Drawing) -> str:
    direction = f'<c:barDir val="{drawing.direction}"/>' if drawing.direction else ""
    grouping = f'<c:grouping val="{drawing.grouping}"/>' if drawing.grouping else ""
    return f'{direction}{grouping}<c:varyColors val="{drawing.round:d}"/>'


def _tail(drawing: Drawing) -> str:
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


def _axes(plan: ChartPlan) -> str:
    return _category_axis(plan) + _value_axis(plan)


def _category_axis(plan: ChartPlan) -> str:
    shape = plan.shape
    order, side = ("maxMin", "l") if plan.lying else ("minMax", "b")
    title = title_xml(shape, plan.category_title, plan.category_title_at, FROM_BELOW if plan.lying else UPRIGHT)
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{title}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{outline_xml(Outline(shape.grid_color, 1.0))}</c:spPr>"
        f"{text_properties(shape, turn=SLANTED if plan.slanted else UPRIGHT)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{plan.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plan: ChartPlan) -> str:
    """The value axis. One that is not shown keeps its scale, and its title where that tells the unit."""
    shape, scale, style = plan.shape, plan.scale, plan.axis or plan.numbers
    shown = plan.axis is not None
    grid = (
        f"<c:majorGridlines><c:spPr>{outline_xml(Outline(shape.grid_color, 0.75))}</c:spPr></c:majorGridlines>"
        if shown
        else ""
    )
    title = title_xml(shape, plan.value_title, plan.value_title_at, UPRIGHT if plan.lying else FROM_BELOW)
    between = "midCat" if shape.kind == "area" else "between"
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{plain_number(scale.high)}"/><c:min val="{plain_number(scale.low)}"/></c:scaling>'
        f'<c:delete val="{not shown and not title:d}"/><c:axPos val="{"b" if plan.lying else "l"}"/>{grid}{title}'
        f'<c:numFmt formatCode="{xml_attribute(style.code)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if shown else "none"}"/>'
        f"<c:spPr>{outline_xml(None)}</c:spPr>{text_properties(shape, turn=UPRIGHT)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if plan.lying else "autoZero"}"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{plain_number(scale.step)}"/></c:valAx>'
    )


def _legend(plan: ChartPlan | RoundPlan) -> str:
    if plan.legend is None:
        return ""
    side = "r" if isinstance(plan, RoundPlan) else "b"
    return f'<c:legend><c:legendPos val="{side}"/><c:overlay val="0"/>{text_properties(plan.shape)}</c:legend>'
