"""Native tables: fills first, then the rules, then the words, so that no cell hides its neighbor's rule."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QPointF

from leaderdeck.paint.shape_painter import outline_pen
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.text_painter import paint_text
from leaderdeck.scene.shapes import TableCell, TableShape
from leaderdeck.units import Frame


def paint_table(surface: Surface, table: TableShape) -> None:
    """Draws a table's cells where the scene placed them."""
    cells = [cell for row in table.rows for cell in row]
    for row in table.rows:
        _fill_row(surface, row)
    for cell in cells:
        if cell.bottom:
            surface.painter.setPen(outline_pen(surface, cell.bottom))
            surface.painter.drawLine(
                QPointF(cell.frame.x, cell.frame.bottom), QPointF(cell.frame.right, cell.frame.bottom)
            )
    for index, cell in enumerate(cells):
        if surface.parts:
            surface.parts.cell(index)
        paint_text(surface, cell.text)


def _fill_row(surface: Surface, row: tuple[TableCell, ...]) -> None:
    """Neighbors of one fill are filled as one, so that no seam shows between them."""
    for fill, alike in groupby(row, key=lambda cell: cell.fill):
        if fill:
            cells = list(alike)
            first = cells[0].frame
            surface.fill(Frame(first.x, first.y, cells[-1].frame.right - first.x, first.height), fill.color)
