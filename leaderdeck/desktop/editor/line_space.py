"""The layout of the editor's text: as Qt lays out plain text, with air between the lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

_MARK = 1 / 64
"""Lines that have their air stand this much to the right, which nobody sees: so one look at a width tells them."""
_PLAIN = QPlainTextDocumentLayout.blockBoundingRect
"""Held, because it is asked for some hundred times a key."""


class AiryLayout(QPlainTextDocumentLayout):
    """Adds the same space above every line. Qt's plain text layout knows no line height of its own."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.space = 0.0
        """Pixels above each line; whoever changes it has the text laid out anew."""
        self.only_line_changed = False
        """Whether the change that Qt is about to tell touches one line; setting its formats makes it look larger."""

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Lay out what changed; where that is one line, only that line is painted again."""
        if self.only_line_changed:
            self.only_line_changed = False
            removed, added = 0, 1
        super().documentChanged(position, removed, added)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where the block's lines are, moved apart when they have just been laid out."""
        rect = _PLAIN(self, block)
        if rect.width() % 1 or not self.space or rect.isEmpty():
            return rect
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x() + _MARK, line.y() + self.space * (number + 1)))
        return _PLAIN(self, block)
