"""Words and numbers inside a chart part: text properties, titles, cached strings and values, places."""

from __future__ import annotations

import math
from collections.abc import Sequence

from leaderdeck.powerpoint.clean_text import clean_line, language_code, xml_text
from leaderdeck.powerpoint.text import fill_xml
from leaderdeck.scene.shapes import ChartShape
from leaderdeck.units import Frame

UPRIGHT, SLANTED, FROM_BELOW = 0, -2_700_000, -5_400_000
"""Turns of text in 60 000ths of a degree."""


def text_properties(shape: ChartShape, color: str = "", turn: int | None = None, *, wraps: bool = True) -> str:
    """`c:txPr`: size, color and language of the text around it, how it is turned where that is settled."""
    language = language_code(shape.language)
    turned = "" if turn is None else f' rot="{turn}" vert="horz"'
    body = f"<a:bodyPr{turned}/>" if wraps else f'<a:bodyPr{turned} wrap="none"/>'
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_run_properties(shape, 'defRPr', color)}</a:pPr>"
        f'<a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )


def title_xml(shape: ChartShape, text: str, at: tuple[float, float], turn: int) -> str:
    """`c:title` of an axis with its upper left corner at a point of the slide; nothing without words."""
    if not text:
        return ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="{turn}" vert="horz"/><a:lstStyle/><a:p>'
        f"<a:pPr>{_run_properties(shape, 'defRPr')}</a:pPr>"
        f"<a:r>{_run_properties(shape, 'rPr')}<a:t>{xml_text(clean_line(text))}</a:t></a:r></a:p></c:rich></c:tx>"
        f"<c:layout><c:manualLayout>{_edges(shape, *at)}</c:manualLayout></c:layout>"
        '<c:overlay val="0"/></c:title>'
    )


def inner_layout(shape: ChartShape, frame: Frame) -> str:
    """`c:layout` that puts the inside of the plot into a frame on the slide."""
    width, height = frame.width / max(1e-6, shape.frame.width), frame.height / max(1e-6, shape.frame.height)
    return (
        f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{_edges(shape, frame.x, frame.y)}'
        f'<c:w val="{_share(width)}"/><c:h val="{_share(height)}"/></c:manualLayout></c:layout>'
    )


def strings_xml(reference: str, texts: Sequence[str]) -> str:
    """`c:strRef` with its cache."""
    points = "".join(
        [f'<c:pt idx="{at}"><c:v>{xml_text(clean_line(text))}</c:v></c:pt>' for at, text in enumerate(texts)]
    )
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def numbers_xml(reference: str, values: Sequence[float | None], code: str) -> str:
    """`c:numRef` with its cache; what is missing or endless is left out."""
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


def _run_properties(shape: ChartShape, element: str, color: str = "") -> str:
    return (
        f'<a:{element} lang="{language_code(shape.language)}" sz="{round(shape.size_pt * 100)}" b="0">'
        f'{fill_xml(color or shape.text_color)}<a:latin typeface="+mn-lt"/></a:{element}>'
    )


def _edges(shape: ChartShape, x: float, y: float) -> str:
    across = (x - shape.frame.x) / max(1e-6, shape.frame.width)
    down = (y - shape.frame.y) / max(1e-6, shape.frame.height)
    return f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{_share(across)}"/><c:y val="{_share(down)}"/>'


def _share(value: float) -> str:
    return f"{min(1.0, max(0.0, value)):.5f}"
