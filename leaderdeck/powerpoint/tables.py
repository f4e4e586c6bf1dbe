"""Tables as PresentationML: every cell says its own color, border and line pitch, so that no program adds a style."""

from __future__ import annotations

from leaderdeck.powerpoint.shapes import frame_xml, outline_xml, place_in_layout, shape_names
from leaderdeck.powerpoint.text import ANCHOR, TextContext, fill_xml, list_style, paragraphs_xml
from leaderdeck.scene.shapes import Outline, TableCell, TableShape
from leaderdeck.units import emu

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's built-in «No Style, No Grid»."""


def table_xml(shape: TableShape, number: int, creation_id: str, context: TextContext) -> str:
    """`p:graphicFrame` with the table, its header row flagged."""
    names = shape_names(number, shape.name, shape.alt, creation_id, decorative=False)
    columns = "".join([f'<a:gridCol w="{emu(width)}"/>' for width in shape.column_widths_pt])
    rows = []
    above: tuple[TableCell, ...] = ()
    for cells, height in zip(shape.rows, shape.row_heights_pt, strict=True):
        written = [_cell(cell, above[at].bottom if at < len(above) else None, context) for at, cell in enumerate(cells)]
        rows.append(f'<a:tr h="{emu(height)}">{"".join(written)}</a:tr>')
        above = cells
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{names}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr>{place_in_layout(shape.placeholder)}</p:nvGraphicFramePr>{frame_xml(shape.frame, 'p')}"
        f'<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl>'
        f'<a:tblPr firstRow="{shape.has_header:d}" bandRow="{shape.banded:d}">'
        f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: TableCell, above: Outline | None, context: TextContext) -> str:
    body = cell.text.body
    insets = body.insets
    anchor = "" if body.anchor == "top" else f' anchor="{ANCHOR[body.anchor]}"'
    fill = fill_xml(cell.fill.color) if cell.fill else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/>{list_style(body, None, context)}"
        f"{paragraphs_xml(body, None, context, exact_lines=True)}</a:txBody>"
        f'<a:tcPr marL="{emu(insets.left)}" marR="{emu(insets.right)}" marT="{emu(insets.top)}"'
        f' marB="{emu(insets.bottom)}"{anchor}>{_SIDES}{outline_xml(above, "lnT")}{outline_xml(cell.bottom, "lnB")}'
        f"{fill}</a:tcPr></a:tc>"
    )


_SIDES = outline_xml(None, "lnL") + outline_xml(None, "lnR")
