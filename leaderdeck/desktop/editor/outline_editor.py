"""The editor: a talk as the text it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.document_text import changed_stretch, for_document, from_document, unit_offset
from leaderdeck.desktop.editor.found_marks import FoundMarks
from leaderdeck.desktop.editor.highlighter import OutlineHighlighter
from leaderdeck.desktop.editor.kept_place import place_of_line
from leaderdeck.desktop.editor.margin import Margin
from leaderdeck.desktop.editor.margin_marks import MarginMarks
from leaderdeck.desktop.editor.talk_document import TalkDocument
from leaderdeck.language import say

FONT_FAMILIES = ["Cascadia Mono", "Consolas", "SF Mono", "Menlo", "DejaVu Sans Mono", "Liberation Mono", "monospace"]
_LINE_SPACE = 0.36
"""Air above a line, as a part of its height."""
_FOCUS_COLUMNS = 84
ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class OutlineEditor(QPlainTextEdit):
    """Plain text with the marks of a talk made visible. Lines count from 1; text has line feeds, whatever Qt holds."""

    cursor_line_changed = Signal(int)
    lines_edited = Signal(int, int, int)
    """(first, removed, added): the lines [first, first + removed) became [first, first + added). Not for `set_text`."""
    picture_offered = Signal(object)
    files_dropped = Signal(object)
    zoom_changed = Signal(int)
    text_loaded = Signal()
    """All of a text that was set is there; a short one says so at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._line = 1
        self._in_focus = False
        self._document = TalkDocument(self)
        self.setDocument(self._document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._marks = MarginMarks()
        self._margin = Margin(self, self._marks)
        self._found = FoundMarks(self)
        self._highlighter = OutlineHighlighter(
            self._document, appearance_of(self), self.visible_lines, self._severity_at, self
        )
        self._wear_font()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._document.text_set.connect(self._begin)
        self._document.loaded.connect(self.text_loaded)
        self._document.lines_edited.connect(self._note_edit)
        self.cursorPositionChanged.connect(self._tell_line)
        self.updateRequest.connect(self._follow)
        self.blockCountChanged.connect(self._make_room)

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        self.setAccessibleName(str(say("Teksten til foredraget")))
        self.setPlaceholderText(str(say("# Skriv det viktigste som overskrift")))
        self._margin.retranslate()

    # Text

    def text(self) -> str:
        """All of the text, exactly as it was set and edited; it costs time in step with its length."""
        return self._document.text()

    def set_text(self, text: str) -> None:
        """Another text, with nothing to undo. Long ones come in slices; the first lines are there at once."""
        self._document.set_text(text)

    def lines(self, first: int, end: int) -> list[str]:
        """The lines [first, end), from 1; cheap, whatever the length of the text."""
        return self._document.lines(first, end)

    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return self._document.line_count

    def cursor_line(self) -> int:
        """The line that the cursor is on, from 1."""
        return self._line

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Put the cursor there and the line in the middle of the window."""
        self.put_cursor(line, column)
        self.centerCursor()

    def put_cursor(self, line: int, column: int = 0) -> None:
        """Put the cursor there; what lies beyond the end means the end."""
        block = self._document.block_of(max(1, min(line, self.line_count())))
        place = unit_offset(from_document(block.text()), column)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(place, block.length() - 1))
        self.setTextCursor(cursor)

    def replace_text(self, new: str) -> None:
        """Another text as one undo step; only what differs is exchanged, cursor and scroll stay with their text."""
        old = self.text()
        first, removed, added = changed_stretch(old, new)
        if not removed and not added:
            return
        line = place_of_line(old, new, self._line, first, removed, added)
        column = self.textCursor().positionInBlock()
        top = self._cursor_top()
        cursor = self._document.stretch(old, first, removed)
        cursor.insertText(for_document(new[first : first + added]))
        block = self._document.block_of(line)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)
        self._scroll_to(top)

    def insert_markdown(self, markdown: str) -> None:
        """Put Markdown in at the cursor, in place of what is selected, as one undo step."""
        self._document.load_rest()
        cursor = self.textCursor()
        cursor.insertText(for_document(markdown))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def selected_text(self) -> str:
        """What is selected, with line feeds; empty where nothing is."""
        return from_document(self.textCursor().selectedText())

    def select(self, first: int, end: int) -> None:
        """Select from one place to another, as Qt counts, and bring it in sight."""
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not self.viewport().rect().contains(self.cursorRect()):
            self.centerCursor()

    def show_found(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark the places that a search found, (first, end) as Qt counts."""
        self._found.show(places)

    def _cursor_top(self) -> int | None:
        """Where on the window the cursor stands; None where it is scrolled away."""
        top = self.cursorRect().top()
        return top if 0 <= top <= self.viewport().height() else None

    def _scroll_to(self, top: int | None) -> None:
        if top is None:
            return
        moved = round((self.cursorRect().top() - top) / max(1.0, self.row_height()))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + moved)

    def _begin(self) -> None:
        self._line = 1
        self._marks.take((), ())
        self._highlighter.begin(self.line_count())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self._make_room()
        self.cursor_line_changed.emit(1)

    def _note_edit(self, first: int, removed: int, added: int) -> None:
        self._marks.shift(first, removed, added)
        before = self._highlighter.dressed
        self._highlighter.lines_changed(first - 1, removed, added)
        self._document.airy.only_line_changed = removed == added == 1 and self._highlighter.dressed <= before + 1
        self.lines_edited.emit(first, removed, added)

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line:
            self._line = line
            self.viewport().update()
            self._margin.update()
            self.cursor_line_changed.emit(line)

    # Marks

    def show_marks(self, slide_starts: Sequence[tuple[int, int]], findings: Sequence[Finding]) -> None:
        """What the margin shows: (line, slide number) where slides begin, and what was found."""
        changed = self._marks.take(slide_starts, findings)
        self._highlighter.restyle(line - 1 for line in changed)
        self._highlighter.take_slides([line - 1 for line, _ in slide_starts])
        self._margin.update()

    def set_vocabulary(self, brands: Sequence[tuple[str, str]]) -> None:
        """The brand kits that there are, as (id, name), for completion."""

    def _severity_at(self, line: int) -> str:
        return self._marks.severity_at(line + 1)

    # Commands

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the editor does, by action."""
        return {
            "edit.undo": self.undo, "edit.redo": self.redo, "edit.cut": self.cut, "edit.copy": self.copy,
            "edit.paste": self.paste, "edit.select_all": self.selectAll, "view.zoom_in": self.zoom_in,
            "view.zoom_out": self.zoom_out, "view.zoom_reset": self.zoom_reset,
        }  # fmt: skip

    # Where lines are

    def visible_lines(self) -> tuple[int, int]:
        """The first and last line in sight, from 0; the last may be guessed too far."""
        first = self.firstVisibleBlock().blockNumber()
        return first, first + int(self.viewport().height() / max(1.0, self.row_height())) + 1

    def row_height(self) -> float:
        """Pixels from one row of text to the next."""
        return self._row_height

    def line_places(self, top: float, bottom: float) -> list[tuple[int, float, float]]:
        """(line, top, height) of the lines that lie between these heights of the window."""
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        line, y, height = block.blockNumber() + 1, place.top(), place.height()
        lift = self._document.airy.space / 2
        found: list[tuple[int, float, float]] = []
        while block.isValid() and y + lift <= bottom + 1:
            if y + height + lift >= top:
                found.append((line, y + lift, height))
            y += height
            block = block.next()
            line += 1
            height = self.blockBoundingRect(block).height() if block.isValid() else 0.0
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The band behind the cursor's line, then the text."""
        block = self.textCursor().block()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        if place.bottom() >= event.rect().top() and place.top() <= event.rect().bottom() + place.height():
            painter = QPainter(self.viewport())
            lift = self._document.airy.space / 2
            band = QRectF(0, place.top() + lift, self.viewport().width(), place.height())
            painter.fillRect(band, QColor(appearance_of(self).cursor_line))
            painter.end()
        super().paintEvent(event)

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

    def set_focus_mode(self, on: bool) -> None:  # noqa: FBT001 - a signal's slot
        """One column in the middle, the cursor's line always at the same height, and no margin."""
        self._in_focus = on
        self._margin.setVisible(not on)
        self.setCenterOnScroll(on)
        self._make_room()
        if on:
            self.centerCursor()

    def _wear_font(self) -> None:
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.05 * self._zoom / 100)
        metrics = QFontMetricsF(font)
        self._document.airy.space = float(round(metrics.lineSpacing() * _LINE_SPACE))
        self._row_height = metrics.lineSpacing() + self._document.airy.space
        self.setFont(font)
        self._document.setDefaultFont(font)
        self.setTabStopDistance(metrics.horizontalAdvance(" ") * 4)
        self.setCursorWidth(max(1, round(metrics.averageCharWidth() / 6)))
        self._margin.measure()
        self._make_room()

    def _make_room(self) -> None:
        """Margins: the line numbers, or what leaves one column in the middle."""
        metrics = QFontMetricsF(self.font())
        if self._in_focus:
            side = max(24, round((self.width() - metrics.averageCharWidth() * _FOCUS_COLUMNS) / 2))
            self.setViewportMargins(side, 0, side, 0)
            return
        self._margin.measure()
        left = self._margin.width_needed()
        self.setViewportMargins(left, round(metrics.height() * 0.4), round(metrics.averageCharWidth()), 0)
        self._place_margin()

    def _place_margin(self) -> None:
        inside = self.viewport().geometry()
        self._margin.setGeometry(
            QRect(self.contentsRect().left(), inside.top(), self._margin.width_needed(), inside.height())
        )

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The margin keeps the editor's height."""
        super().resizeEvent(event)
        if self._in_focus:
            self._make_room()
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another size of text, another look, another language."""
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.ApplicationFontChange:
            self._wear_font()
        elif kind in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and hasattr(self, "_highlighter"):
            self._highlighter.wear(appearance_of(self))
            self.viewport().update()
            self._margin.update()
