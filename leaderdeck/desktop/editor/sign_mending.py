"""Typed signs become those of print, each as a step of its own: undo gives back what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from leaderdeck.desktop.editor.document_text import from_document
from leaderdeck.desktop.editor.typed_signs import mending

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor


_LONGEST_CARD = 60


class SignMending:
    """Serves one editor, whose talk is written in `language`."""

    def __init__(self, editor: OutlineEditor, is_prose: Callable[[int], bool]) -> None:
        """`is_prose` tells of a line (from 0) whether its signs are meant for readers."""
        self._editor, self._is_prose = editor, is_prose
        self.is_on = True
        self.language = "nb"

    def mend(self, typed: str) -> None:
        """This has just been typed before the cursor."""
        if not self.is_on or typed not in ('"', ".", " "):
            return
        cursor = self._editor.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or not self._is_prose(block.blockNumber()) or _is_in_begun_card(block):
            return
        wanted = mending(from_document(block.text()[: cursor.positionInBlock()]), self.language)
        if wanted is not None:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, wanted.count)
            cursor.insertText(wanted.words)


def _is_in_begun_card(block: QTextBlock) -> bool:
    """Whether only lines without a gap stand between here and the line that begins the front matter."""
    if block.blockNumber() > _LONGEST_CARD:
        return False
    while block.blockNumber() > 0:
        block = block.previous()
        words = block.text().strip()
        if not words or words == "---":
            return bool(words) and block.blockNumber() == 0
    return False
