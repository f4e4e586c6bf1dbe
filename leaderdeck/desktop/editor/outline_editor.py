"""The editor: a talk as the text it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.document_text import changed_stretch, for_document, from_document, units
from leaderdeck.desktop.editor.kept_place import place_of_line
from leaderdeck.desktop.editor.line_space import AiryLayout

FONT_FAMILIES = ["Cascadia Mono", "Consolas", "SF Mono", "Menlo", "DejaVu Sans Mono", "Liberation Mono", "monospace"]
_LINE_SPACE = 0.36
"""Air above a line, as a part of its height."""
_FIRST_LINES = 1500
_LINES_A_SLICE = 3000
"""Opening a long text goes in slices, so that the window never stands still."""
ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class OutlineEditor(QPlainTextEdit):
    """Plain text with the marks of a talk made visible. Lines count from 1; text has line feeds, whatever Qt holds."""

    cursor_line_changed = Signal(int)
    lines_edited = Signal(int, int, int)
    """(first, removed, added): the lines [first, first + removed) became [first, first + added)."""
    picture_offered = Signal(object)
    files_dropped = Signal(object)
    zoom_changed = Signal(int)
    text_loaded = Signal()
    """The last slice of a text set is there; texts that fit into the first slice say so at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._line = 1
        self._line_count = 1
        self._is_loading = False
        self._rest: list[str] = []
        self._new_document()
        self._rest_timer = QTimer(self, interval=0)
        self._rest_timer.timeout.connect(self._load_slice)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._wear_font()
        self.cursorPositionChanged.connect(self._tell_line)

    def _new_document(self) -> None:
        document = QTextDocument(self)
        self._airy = AiryLayout(document)
        document.setDocumentLayout(self._airy)
        document.setDocumentMargin(0)
        self.setDocument(document)
        document.contentsChange.connect(self._contents_change)

    # Text

    def text(self) -> str:
        """All of the text, exactly as it was set and edited; it costs time in step with its length."""
        self._load_rest()
        return from_document(self.document().toRawText())

    def set_text(self, text: str) -> None:
        """Another text, with nothing to undo. Long ones come in slices; the first lines are there at once."""
        self._rest_timer.stop()
        lines = for_document(text).split("\n")
        first, self._rest = lines[:_FIRST_LINES], lines[_FIRST_LINES:]
        before = self.document().blockCount() if not self._is_loading else self._line_count
        self._is_loading = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("\n".join(first))
        self._line_count = len(lines)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        if self._rest:
            self._rest_timer.start()
        else:
            self._end_loading()
        self.lines_edited.emit(1, before, self._line_count)

    def _load_slice(self, lines: int = _LINES_A_SLICE) -> None:
        part, self._rest = self._rest[:lines], self._rest[lines:]
        if part:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + "\n".join(part))
        if not self._rest:
            self._end_loading()

    def _load_rest(self) -> None:
        if self._is_loading:
            self._load_slice(len(self._rest))

    def _end_loading(self) -> None:
        self._rest_timer.stop()
        self._is_loading = False
        document = self.document()
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.text_loaded.emit()

    def lines(self, first: int, end: int) -> list[str]:
        """The lines [first, end), from 1; cheap, whatever the length of the text."""
        if end - 1 > self.document().blockCount():
            self._load_rest()
        block = self.document().findBlockByNumber(first - 1)
        found: list[str] = []
        while block.isValid() and len(found) < end - first:
            found.append(from_document(block.text()))
            block = block.next()
        return found

    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return self._line_count

    def cursor_line(self) -> int:
        """The line that the cursor is on, from 1."""
        return self._line

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Put the cursor there and the line in the middle of the window."""
        if line > self.document().blockCount():
            self._load_rest()
        block = self.document().findBlockByNumber(max(0, min(line, self._line_count) - 1))
        place = units(from_document(block.text())[:column])
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(place, block.length() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    def replace_text(self, new: str) -> None:
        """Another text as one undo step; only what differs is exchanged, cursor and scroll stay with their text."""
        old = self.text()
        first, removed, added = changed_stretch(old, new)
        if not removed and not added:
            return
        place = place_of_line(old, new, self._line, first, removed, added)
        column = self.textCursor().positionInBlock()
        top = self._cursor_top()
        cursor = QTextCursor(self.document())
        start = units(old[:first])
        cursor.setPosition(start)
        cursor.setPosition(start + units(old[first : first + removed]), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(for_document(new[first : first + added]))
        cursor.endEditBlock()
        self._put_cursor(place, column)
        self._scroll_to(top)

    def insert_markdown(self, markdown: str) -> None:
        """Put Markdown in at the cursor, in place of what is selected."""
        self._load_rest()
        cursor = self.textCursor()
        cursor.insertText(for_document(markdown))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _put_cursor(self, line: int, column: int) -> None:
        block = self.document().findBlockByNumber(line - 1)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(column, max(0, block.length() - 1)))
        self.setTextCursor(cursor)

    def _cursor_top(self) -> int | None:
        """Where on the window the cursor stands; None where it is scrolled away."""
        top = self.cursorRect().top()
        return top if 0 <= top <= self.viewport().height() else None

    def _scroll_to(self, top: int | None) -> None:
        if top is None:
            return
        height = max(1.0, self.blockBoundingRect(self.textCursor().block()).height())
        moved = round((self.cursorRect().top() - top) / height)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + moved)

    # What the document tells

    def _contents_change(self, position: int, removed: int, added: int) -> None:
        document = self.document()
        count = document.blockCount()
        first = document.findBlock(position).blockNumber()
        last_block = document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else count - 1
        lines_added = last - first + 1
        if self._is_loading:
            return
        lines_removed = lines_added - (count - self._line_count)
        self._line_count = count
        self.lines_edited.emit(first + 1, lines_removed, lines_added)

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line:
            self._line = line
            self.viewport().update()
            self.cursor_line_changed.emit(line)

    # Marks

    def show_marks(self, slide_starts: Sequence[tuple[int, int]], findings: Sequence[Finding]) -> None:
        """What the margin shows: (line, slide number) where slides begin, and what was found."""

    def set_vocabulary(self, brands: Sequence[tuple[str, str]]) -> None:
        """The brand kits that there are, as (id, name), for completion."""

    def set_focus_mode(self, on: bool) -> None:  # noqa: FBT001 - a signal's slot
        """One column in the middle and nothing beside it."""

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the editor does, by action."""
        return {
            "edit.undo": self.undo, "edit.redo": self.redo, "edit.cut": self.cut, "edit.copy": self.copy,
            "edit.paste": self.paste, "edit.select_all": self.selectAll, "view.zoom_in": self.zoom_in,
            "view.zoom_out": self.zoom_out, "view.zoom_reset": self.zoom_reset,
        }  # fmt: skip

    # Size

    def zoom(self) -> int:
        """Size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text in this size."""
        wanted = max(ZOOM_STEPS[0], min(ZOOM_STEPS[-1], percent))
        if wanted != self._zoom:
            self._zoom = wanted
            self._wear_font()
            self.zoom_changed.emit(wanted)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        """The size that suits the rest of the window."""
        self.set_zoom(100)

    def _wear_font(self) -> None:
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.05 * self._zoom / 100)
        self._airy.space = float(round(QFontMetricsF(font).lineSpacing() * _LINE_SPACE))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(" ") * 4)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another size of text, another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._wear_font()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.viewport().update()
