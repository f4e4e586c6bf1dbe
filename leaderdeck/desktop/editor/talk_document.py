"""The document that the editor shows: a talk's text, loaded in slices and told about by lines."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from leaderdeck.desktop.editor.document_text import for_document, from_document, unit_offset, units
from leaderdeck.desktop.editor.line_space import AiryLayout
from leaderdeck.desktop.editor.long_edits import LONG_EDIT, LongEdits

_FIRST_LINES = 1500
_LINES_A_SLICE = 3000
"""Opening a long text goes in slices, so that the window never stands still."""


class TalkDocument(QTextDocument):
    """Lines count from 1; text has line feeds, whatever Qt holds."""

    lines_edited = Signal(int, int, int)
    """(first, removed, added): the lines [first, first + removed) became [first, first + added)."""
    text_set = Signal()
    """Another text has begun; its first lines are there."""
    loaded = Signal()
    """All of a text that was set is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.airy = AiryLayout(self)
        self.setDocumentLayout(self.airy)
        self.setDocumentMargin(0)
        self._count = 1
        self._is_loading = False
        self._rest: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.load_slice)
        self.long_edits = LongEdits(self)
        self.long_edits.ended.connect(self._tell_long)
        self.contentsChange.connect(self._tell)

    @property
    def is_loading(self) -> bool:
        """Whether more of the text that was set is still to come."""
        return self._is_loading

    @property
    def line_count(self) -> int:
        """How many lines there are, those included that are still to come; an empty text has one."""
        return self._count

    def text(self) -> str:
        """All of the text, exactly as it was set and edited; it costs time in step with its length."""
        self.load_rest()
        return from_document(self.toRawText())

    def set_text(self, text: str) -> None:
        """Another text, with nothing to undo. Long ones come in slices; the first lines are there at once."""
        self._timer.stop()
        self.long_edits.finish()
        self.long_edits.forget()
        lines = for_document(text).split("\n")
        first, self._rest = lines[:_FIRST_LINES], lines[_FIRST_LINES:]
        self._count = len(lines)
        self._is_loading = True
        self.setUndoRedoEnabled(False)
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("\n".join(first))
        self.setModified(False)
        self.text_set.emit()
        if self._rest:
            self._timer.start()
        else:
            self._end_loading()

    def load_slice(self, lines: int = _LINES_A_SLICE) -> None:
        """The next lines of a text that was set."""
        part, self._rest = self._rest[:lines], self._rest[lines:]
        if part:
            cursor = QTextCursor(self)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + "\n".join(part))
            self.setModified(False)
        if not self._rest and self._is_loading:
            self._end_loading()

    def load_rest(self) -> None:
        """All that is still to come, or to be edited, now: somebody edits or asks for it."""
        if self._is_loading:
            self.load_slice(len(self._rest))
        self.long_edits.finish()

    def exchange(self, text: str, first: int, removed: int, new: str, cursor_lines: tuple[int, int]) -> bool:
        """Let these characters of the document's whole text be others, as one step to undo; whether they are there now.

        A long edit goes in slices; `long_edits` tells when it has ended. `cursor_lines`: where the cursor stands, and
        where it belongs afterwards.
        """
        old = text[first : first + removed]
        if max(old.count("\n"), new.count("\n")) > LONG_EDIT:
            self.long_edits.exchange(old, new, units(text[:first]), cursor_lines)
            return False
        self.stretch(text, first, removed).insertText(for_document(new))
        return True

    def _end_loading(self) -> None:
        self._timer.stop()
        self._is_loading = False
        self.setUndoRedoEnabled(True)
        self.loaded.emit()

    def lines(self, first: int, end: int) -> list[str]:
        """The lines [first, end); cheap, whatever the length of the text."""
        block = self.block_of(first, end - 1)
        found: list[str] = []
        while block.isValid() and len(found) < end - first:
            found.append(from_document(block.text()))
            block = block.next()
        return found

    def block_of(self, line: int, last: int = 0) -> QTextBlock:
        """Qt's block of this line; an invalid one where there is no such line."""
        if max(line, last) > self.blockCount() or self.long_edits.is_working:
            self.load_rest()
        return self.findBlockByNumber(line - 1)

    def position_of(self, line: int, column: int = 0) -> int:
        """Where this line's column is, as Qt counts; what lies beyond an end means the end."""
        block = self.block_of(max(1, min(line, self._count)))
        return block.position() + min(unit_offset(from_document(block.text()), column), block.length() - 1)

    def stretch(self, text: str, first: int, length: int) -> QTextCursor:
        """A cursor that selects these characters of the document's whole text."""
        cursor = QTextCursor(self)
        start = units(text[:first])
        cursor.setPosition(start)
        cursor.setPosition(start + units(text[first : first + length]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tell(self, position: int, removed: int, added: int) -> None:
        if self._is_loading:
            return
        if self.long_edits.is_working:
            for place in (position, position + added):  # a part of the line stays, in formats that Qt has stretched
                self.findBlock(place).setUserState(-1)
            return
        self.long_edits.note_edit()
        count = self.blockCount()
        first = self.findBlock(position).blockNumber()
        last_block = self.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else count - 1
        lines_added = last - first + 1
        lines_removed = lines_added - (count - self._count)
        self._count = count
        self.lines_edited.emit(first + 1, lines_removed, lines_added)

    def _tell_long(self, first: int, removed: int, added: int) -> None:
        self._count = self.blockCount()
        self.lines_edited.emit(first, removed, added)
