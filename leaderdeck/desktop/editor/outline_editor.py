"""The editor: a talk as the text it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.completion import CompletionList
from leaderdeck.desktop.editor.document_text import for_document, from_document
from leaderdeck.desktop.editor.exchanging import Exchanging
from leaderdeck.desktop.editor.found_marks import FoundMarks
from leaderdeck.desktop.editor.highlighter import OutlineHighlighter
from leaderdeck.desktop.editor.pasting import Pasting
from leaderdeck.desktop.editor.sign_mending import SignMending
from leaderdeck.desktop.editor.text_view import TextView
from leaderdeck.desktop.editor.typing_keys import TypingKeys
from leaderdeck.language import say


class OutlineEditor(TextView):
    """Plain text with the marks of a talk made visible. Lines count from 1; text has line feeds, whatever Qt holds."""

    cursor_line_changed = Signal(int)
    lines_edited = Signal(int, int, int)
    """(first, removed, added): the lines [first, first + removed) became [first, first + added). Not for `set_text`."""
    picture_offered = Signal(object)
    """A `PictureOffer`: an image was pasted or dropped."""
    picture_files_dropped = Signal(object)
    """Picture files, as a list of `Path`."""
    picture_wanted = Signal()
    """The user wants to choose a picture."""
    files_dropped = Signal(object)
    """Talks and texts, as a list of `Path`."""
    passage_wanted = Signal()
    """`[[` was typed: something of the library is wanted here."""
    passage_dropped = Signal(object, bool)
    """A passage of the library was dropped at the cursor: its `QMimeData`, which live no longer than the signal, and
    whether a copy is wanted."""
    text_loaded = Signal()
    """All of a text that was set is there; a short one says so at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter = OutlineHighlighter(
            self._talk_document, appearance_of(self), self.visible_lines, self._severity_at, self
        )
        self._found = FoundMarks(self)
        self._keys = TypingKeys(self)
        self.signs = SignMending(self, self._highlighter.is_prose)
        self._completion = CompletionList(self)
        self._pasting = Pasting(self)
        self._talk_document.text_set.connect(self._begin)
        self._talk_document.loaded.connect(self.text_loaded)
        self._talk_document.lines_edited.connect(self._note_edit)
        self._exchanging = Exchanging(self, self._talk_document)
        self.cursorPositionChanged.connect(self._tell_line)
        self.verticalScrollBar().valueChanged.connect(self._completion.hide)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        self.setAccessibleName(str(say("Teksten til foredraget")))
        self.setAccessibleDescription(str(say("I teksten rykker Tab inn; Esc og så Tab går videre.")))
        self.setPlaceholderText(str(say("# Skriv det viktigste som overskrift")))
        self._margin.retranslate()
        self._completion.retranslate()

    # Text

    def text(self) -> str:
        """All of the text, exactly as it was set and edited; it costs time in step with its length."""
        return self._talk_document.text()

    def set_text(self, text: str) -> None:
        """Another text, with nothing to undo. Long ones come in slices; the first lines are there at once."""
        self._completion.hide()
        self._talk_document.set_text(text)

    def lines(self, first: int, end: int) -> list[str]:
        """The lines [first, end), from 1; cheap, whatever the length of the text."""
        return self._talk_document.lines(first, end)

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Put the cursor there and the line in the middle of the window."""
        self.put_cursor(line, column)
        self.centerCursor()

    def replace_text(self, new: str, *, keeps_lines: bool = False) -> None:
        """Another text as one undo step; only what differs is exchanged, cursor and scroll stay with their text.

        A long one comes in slices. With `keeps_lines` each line is the one that it was, in other words.
        """
        self._exchanging.replace(new, keeps_lines=keeps_lines)

    def undo(self) -> None:
        """Take the last step back."""
        if not self._exchanging.undo():
            super().undo()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if not self._exchanging.redo():
            super().redo()

    def insert_markdown(self, markdown: str) -> None:
        """Put Markdown in at the cursor, in place of what is selected, as one undo step."""
        self._talk_document.load_rest()
        cursor = self.textCursor()
        cursor.insertText(for_document(markdown))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_block(self, markdown: str) -> None:
        """Put Markdown in as a paragraph of its own: here on an empty line, else below the cursor's line."""
        self._talk_document.load_rest()
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        above, below = cursor.block().previous(), cursor.block().next()
        here = not cursor.block().text().strip()
        before = "\n\n" if not here else "\n" if above.isValid() and above.text().strip() else ""
        behind = "\n" if below.isValid() and below.text().strip() else ""
        cursor.insertText(before + for_document(markdown) + behind)
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
        is_one_line = removed == added == 1 and self._highlighter.dressed <= before + 1
        self._talk_document.airy.only_line_changed = is_one_line
        self.lines_edited.emit(first, removed, added)

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line and not self._talk_document.long_edits.is_working:
            self._line = line
            self._completion.hide()
            self.viewport().update()
            self._margin.update()
            self.cursor_line_changed.emit(line)

    def is_prose(self, line: int) -> bool:
        """Whether a line (from 0), as far as it has been read, is neither of the card nor of code nor of a comment."""
        return self._highlighter.is_prose(line)

    # Marks

    def show_marks(self, slide_starts: Sequence[tuple[int, int]], findings: Sequence[Finding]) -> None:
        """What the margin shows: (line, slide number) where slides begin, and what was found."""
        changed = self._marks.take(slide_starts, findings)
        self._highlighter.restyle(line - 1 for line in changed)
        self._highlighter.take_slides([line - 1 for line, _ in slide_starts])
        self._margin.update()

    def set_vocabulary(self, brands: Sequence[tuple[str, str]]) -> None:
        """The brand kits that there are, as (id, name), for completion."""
        self._completion.take_brands(brands)

    def _severity_at(self, line: int) -> str:
        return self._marks.severity_at(line + 1)

    # Commands and keys

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the editor does, by action."""
        keys = self._keys
        return {
            "edit.undo": self.undo, "edit.redo": self.redo, "edit.cut": self.cut, "edit.copy": self.copy,
            "edit.paste": self.paste, "edit.paste_plain": self._pasting.take_plain, "edit.select_all": self.selectAll,
            "edit.bold": keys.bold, "edit.italic": keys.italic, "edit.link": keys.link,
            "edit.picture": self.picture_wanted.emit, "edit.indent": keys.indent, "edit.outdent": keys.outdent,
            "edit.lines_up": keys.lines_up, "edit.lines_down": keys.lines_down, "edit.slide_up": keys.slide_up,
            "edit.slide_down": keys.slide_down, "view.zoom_in": self.zoom_in, "view.zoom_out": self.zoom_out,
            "view.zoom_reset": self.zoom_reset,
        }  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Suggestions first, then keys that mean more than a letter, then the letter."""
        if self._talk_document.is_loading or self._talk_document.long_edits.is_working:
            self._talk_document.load_rest()
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self._steps(event) or self._completion.take(event) or self._keys.take(event):
            event.accept()
            return
        if _is_for_menus(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        self.signs.mend(event.text())
        if event.text() == ":":
            self._keys.close_block()
        if (event.text().isprintable() and event.text()) or self._completion.isVisible():
            self._completion.suggest()
        if event.text() == "[":
            cursor = self.textCursor()
            if cursor.block().text()[: cursor.positionInBlock()].endswith("[["):
                self.passage_wanted.emit()

    def _steps(self, event: QKeyEvent) -> bool:
        """Undo and redo by keys that no menu has taken: Qt would take a part of a long edit back."""
        for key, act in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            if event.matches(key):
                act()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click means the text that is on the screen soon, whole."""
        self._talk_document.long_edits.finish()
        super().mousePressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are put together come into a text that is whole."""
        self._talk_document.load_rest()
        super().inputMethodEvent(event)

    def leave(self, *, forward: bool) -> None:
        """Give the focus to the next or previous part of the window: Tab after Escape does."""
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(forward)
        self.setTabChangesFocus(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Suggestions go with the focus."""
        self._completion.hide()
        super().focusOutEvent(event)

    # Clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, HTML, images, and files that belong in a talk."""
        return self._pasting.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped."""
        if not self.isReadOnly():
            self._talk_document.load_rest()
            self._pasting.take(source)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are looked at, never moved: who gave them must not think that they may go."""
        super().dropEvent(event)
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the text as it is, hard spaces too."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def changeEvent(self, event: QEvent) -> None:
        """Another look, another language."""
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and hasattr(self, "_highlighter"):
            self._highlighter.wear(appearance_of(self))
            self._found.show(())
            self.viewport().update()
            self._margin.update()


def _is_for_menus(event: QKeyEvent) -> bool:
    """A letter with Alt, which Qt would write as a letter; on a Mac it is how some letters are written."""
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isalnum() and sys.platform != "darwin"
