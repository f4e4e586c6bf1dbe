"""Keys within a table: Tab goes from cell to cell, Enter to a new row, and out of the table from an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from leaderdeck.desktop.editor.document_text import from_document, index_at, unit_offset
from leaderdeck.desktop.editor.table_lines import (
    Span,
    cell_beside,
    cells,
    empty_row,
    is_delimiter,
    is_empty_row,
    is_row,
)

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor

_MOST_ROWS = 200
"""How far up the head of a table is looked for."""


class TableKeys:
    """Works on the row at the cursor; whatever is no table is left to the other keys."""

    def __init__(self, editor: OutlineEditor) -> None:
        self._editor = editor

    def tab(self, *, forward: bool) -> bool:
        """Go to the next or the previous cell, whose words are selected; behind the last one to a new row."""
        block = self._editor.textCursor().block()
        if not _is_in_table(block):
            return False
        line = from_document(block.text())
        beside = cell_beside(line, self._column(), forward=forward)
        if beside is not None:
            self._select(block, beside)
            return True
        other = block.next() if forward else block.previous()
        if other.isValid() and is_delimiter(from_document(other.text())):
            other = other.next() if forward else other.previous()
        if other.isValid() and is_row(words := from_document(other.text())):
            self._select(other, cells(words)[0 if forward else -1])
        elif forward:
            self._add_row(block, len(cells(line)))
        return True

    def enter(self) -> bool:
        """Behind the row a new one begins; an empty row becomes the line after the table."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        line = from_document(block.text())
        if cursor.hasSelection() or not _is_in_table(block) or is_delimiter(line):
            return False
        if is_empty_row(line):
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._editor.setTextCursor(cursor)
            return True
        if line[self._column() :].strip(" |"):
            return False
        following = block.next()
        behind = following if following.isValid() and is_delimiter(from_document(following.text())) else block
        self._add_row(behind, len(cells(line)))
        return True

    def _column(self) -> int:
        cursor = self._editor.textCursor()
        return index_at(from_document(cursor.block().text()), cursor.positionInBlock())

    def _add_row(self, behind: QTextBlock, count: int) -> None:
        cursor = QTextCursor(behind)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText("\n" + empty_row(count))
        self._select(cursor.block(), cells(empty_row(count))[0])

    def _select(self, block: QTextBlock, span: Span) -> None:
        line = from_document(block.text())
        first, end = (block.position() + unit_offset(line, place) for place in span)
        cursor = self._editor.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()


def _is_in_table(block: QTextBlock) -> bool:
    """Whether the line is a row of a table: its head is above it, or it is the head itself."""
    if not is_row(from_document(block.text())):
        return False
    following = block.next()
    if following.isValid() and is_delimiter(from_document(following.text())):
        return True
    for _ in range(_MOST_ROWS):
        line = from_document(block.text())
        if is_delimiter(line):
            return True
        if not block.isValid() or not is_row(line):
            return False
        block = block.previous()
    return False
