"""Exchanging the text under the cursor for another: what differs is changed, and the eye finds its place again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.editor.document_text import changed_stretch
from leaderdeck.desktop.editor.kept_place import place_of_line

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor
    from leaderdeck.desktop.editor.talk_document import TalkDocument


class Exchanging(QObject):
    """Keeps cursor and scroll with their text; nothing is painted while a long edit goes on in slices."""

    def __init__(self, editor: OutlineEditor, document: TalkDocument) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = document
        self._column = 0
        self._top: int | None = None
        document.long_edits.begun.connect(self._begin)
        document.long_edits.ended.connect(self._end)

    def replace(self, new: str, *, keeps_lines: bool) -> None:
        """Another text as one step to undo; with `keeps_lines` each line is the one that it was, in other words."""
        old = self._editor.text()
        first, removed, added = changed_stretch(old, new)
        if not removed and not added:
            return
        own = self._editor.cursor_line()
        line = own if keeps_lines else place_of_line(old, new, own, first, removed, added)
        column, top = self._editor.textCursor().positionInBlock(), self._cursor_top()
        if self._document.exchange(old, first, removed, new[first : first + added], (own, line)):
            self._put(line, column, top)

    def undo(self) -> bool:
        """Take the last step back, if it was a long one; whether it was."""
        self._document.load_rest()
        return self._document.long_edits.undo()

    def redo(self) -> bool:
        """Make the step again that was taken back, if it was a long one; whether it was."""
        self._document.load_rest()
        return self._document.long_edits.redo()

    def _begin(self) -> None:
        self._column, self._top = self._editor.textCursor().positionInBlock(), self._cursor_top()
        self._editor.viewport().setUpdatesEnabled(False)

    def _end(self) -> None:
        self._put(self._document.long_edits.cursor_line, self._column, self._top)
        self._editor.viewport().setUpdatesEnabled(True)

    def _put(self, line: int, column: int, top: int | None) -> None:
        cursor = self._editor.textCursor()
        block = self._document.block_of(line)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self._editor.setTextCursor(cursor)
        if top is not None:
            moved = round((self._editor.cursorRect().top() - top) / max(1.0, self._editor.row_height()))
            bar = self._editor.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _cursor_top(self) -> int | None:
        """Where on the window the cursor stands; None where it is scrolled away."""
        top = self._editor.cursorRect().top()
        return top if 0 <= top <= self._editor.viewport().height() else None
