"""Native tables: fills first, then the rules, then the words, so that no cell hides its neighbor's rule."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from leaderdeck.paint.shape_painter import outline_pen
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.text_painter import paint_text
from leaderdeck.scene.shapes import TableShape


def paint_table(surface: Surface, table: TableShape) -> None:
    """Draws a table's cells where the scene placed them."""
    cells = [cell for row in table.rows for cell in row]
    for cell in cells:
        if cell.fill:
            surface.fill(cell.frame, cell.fill.color)
    for cell in cells:
        if cell.bottom:
            surface.painter.setPen(outline_pen(surface, cell.bottom))
            surface.painter.drawLine(
                QPointF(cell.frame.x, cell.frame.bottom), QPointF(cell.frame.right, cell.frame.bottom)
            )
    for cell in cells:
        paint_text(surface, cell.text)
