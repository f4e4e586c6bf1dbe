"""Keys that mean more than a letter: Enter in lists, Tab, and commands on lines and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextBlock, QTextCursor

from leaderdeck.desktop.editor import line_operations
from leaderdeck.desktop.editor.document_text import changed_stretch, for_document, from_document, index_at, unit_offset
from leaderdeck.desktop.editor.emphasis import linked, toggled
from leaderdeck.desktop.editor.line_operations import Passage, Place
from leaderdeck.desktop.editor.look_ahead import is_closed, open_blocks
from leaderdeck.desktop.editor.table_keys import TableKeys
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import move_slides, slide_index_at

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor

_CONTEXT_LINES = 60
_LINES_LOOKED_AT = 200
_PART = r"[\u2190-\U0001faff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
_JOINED_SIGN = late_pattern(
    rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_PART}(?:\u200d{_PART})+|[\u2190-\U0001faff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]+)\Z"
)
"""Signs that are several characters and look like one: flags, families, colored hands."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class TypingKeys:
    """Works on the lines of the selection, each command as one undo step."""

    def __init__(self, editor: OutlineEditor) -> None:
        self._editor = editor
        self._tables = TableKeys(editor)
        self._leaves = False

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key was more than a letter, and is done with."""
        if event.key() in _HELD:  # Shift on its way to Shift and Tab is no key of its own
            return False
        key, shift = event.key(), bool(event.modifiers() & _SHIFT)
        is_plain = not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        leaves, self._leaves = self._leaves, key == Qt.Key.Key_Escape and is_plain
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and is_plain:
            if leaves:
                self._editor.leave(forward=key == Qt.Key.Key_Tab)
            elif not self._tables.tab(forward=key == Qt.Key.Key_Tab):
                self._tab(further=key == Qt.Key.Key_Tab)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            if shift:
                self._editor.textCursor().insertBlock()
                self._editor.ensureCursorVisible()
                return True
            return self._tables.enter() or self._enter()
        return key == Qt.Key.Key_Backspace and not event.modifiers() and self._back()

    # Lines

    def indent(self) -> None:
        """The selected lines one level further in."""
        self._change(lambda passage, above: line_operations.with_indent(passage, above, further=True))

    def outdent(self) -> None:
        """The selected lines one level further out."""
        self._change(lambda passage, above: line_operations.with_indent(passage, above, further=False))

    def lines_up(self) -> None:
        """The selected lines above the one before them."""
        first, last = self._selected_lines()
        if first > 0:
            self._put(first - 1, last, line_operations.moved_up)

    def lines_down(self) -> None:
        """The selected lines below the one after them."""
        first, last = self._selected_lines()
        if last + 1 < self._editor.line_count():
            self._put(first, last + 1, line_operations.moved_down)

    def slide_up(self) -> None:
        """The slide under the cursor before the one before it."""
        self._move_slide(-1)

    def slide_down(self) -> None:
        """The slide under the cursor behind the one after it."""
        self._move_slide(1)

    def _move_slide(self, by: int) -> None:
        text = self._editor.text()
        deck = read_deck(text)
        index = slide_index_at(deck, self._editor.cursor_line())
        if index is None or not 0 <= index + by < len(deck.slides):
            return
        self._editor.replace_text(move_slides(text, [index], index - 1 if by < 0 else index + 2))

    def _tab(self, *, further: bool) -> None:
        cursor = self._editor.textCursor()
        line = from_document(cursor.block().text())
        if cursor.hasSelection() or line_operations.is_item(line) or not further:
            (self.indent if further else self.outdent)()
        elif line.strip():
            column = index_at(line, cursor.positionInBlock())
            if column > 0:
                cursor.insertText(" " * (4 - column % 4))

    def _enter(self) -> bool:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        block, line, column = _place_of(cursor)
        if line_operations.is_empty_item(line, column):
            lines = line_operations.left(line, self._above(block))
            end = (len(lines) - 1, len(lines[-1]))
            self._exchange(block.blockNumber(), Passage((line,), (0, column), (0, column)), Passage(lines, end, end))
            return True
        parts = line_operations.broken(line, column)
        if parts is None:
            return False
        place = (1, len(parts[1]) - len(line[column:].lstrip(" ")))
        self._exchange(block.blockNumber(), Passage((line,), (0, column), (0, column)), Passage(parts, place, place))
        return True

    def _back(self) -> bool:
        """Behind the mark of an item Backspace takes the mark away; a sign of several parts goes whole."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        block, line, column = _place_of(cursor)
        found = line_operations.unmarked(line, column, self._above(block))
        if found is not None:
            lines, place = found
            there = (len(lines) - 1, place)
            self._exchange(
                block.blockNumber(), Passage((line,), (0, column), (0, column)), Passage(lines, there, there)
            )
            return True
        sign = _JOINED_SIGN.search(line, 0, column)
        if sign is None:
            return False
        start = (0, sign.start())
        left = Passage((line[: sign.start()] + line[column:],), start, start)
        self._exchange(block.blockNumber(), Passage((line,), (0, column), (0, column)), left)
        return True

    def close_block(self) -> None:
        """The colons that were just typed close the block above: an end that was made for it below goes."""
        cursor = self._editor.textCursor()
        below = cursor.block().next()
        if cursor.block().text().strip() != ":::" or below.text().strip() != ":::":
            return
        number = cursor.blockNumber()
        depth = open_blocks(self._editor.lines(max(1, number + 1 - _LINES_LOOKED_AT), number + 1))
        if not depth or not is_closed(self._editor.lines(number + 2, number + 2 + _LINES_LOOKED_AT), depth):
            return
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.setPosition(below.position() + len(below.text()), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    # Words

    def bold(self) -> None:
        """Bold on or off."""
        self._on_words(lambda line, first, end: toggled(line, first, end, "**"))

    def italic(self) -> None:
        """Italic on or off."""
        self._on_words(lambda line, first, end: toggled(line, first, end, "*"))

    def link(self) -> None:
        """A link, to the address on the clipboard where there is one."""
        address = QGuiApplication.clipboard().text()[:2000].strip()
        self._on_words(lambda line, first, end: linked(line, first, end, address))

    def _on_words(self, change: Callable[[str, int, int], tuple[str, int, int]]) -> None:
        first, last = self._selected_lines()
        passage = self._passage(first, last)
        lines: list[str] = []
        places: list[tuple[int, int]] = []
        for number, line in enumerate(passage.lines):
            start = passage.start[1] if number == passage.start[0] else 0
            end = passage.end[1] if number == passage.end[0] else len(line)
            if not line[start:end].strip() and first != last:
                lines.append(line)
                places.append((start, end))
                continue
            new, *place = change(line, start, end)
            lines.append(new)
            places.append((place[0], place[1]))
        anchor, cursor = (0, places[0][0]), (len(lines) - 1, places[-1][1])
        if first != last:
            cursor = (cursor[0], min(len(lines[-1]), cursor[1] + 2))
            anchor = (0, max(0, anchor[1] - 2))
        self._exchange(first, passage, Passage(tuple(lines), anchor, cursor))

    # Passages

    def _selected_lines(self) -> tuple[int, int]:
        """First and last line of the selection, from 0; a line that is only touched at its beginning is none."""
        cursor = self._editor.textCursor()
        document = self._editor.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last_block = document.findBlock(cursor.selectionEnd())
        last = last_block.blockNumber()
        if last > first and cursor.selectionEnd() == last_block.position():
            last -= 1
        return first, last

    def _passage(self, first: int, last: int) -> Passage:
        lines = tuple(self._editor.lines(first + 1, last + 2))
        cursor = self._editor.textCursor()
        return Passage(lines, self._place(cursor.anchor(), first, lines), self._place(cursor.position(), first, lines))

    def _place(self, position: int, first: int, lines: tuple[str, ...]) -> Place:
        block = self._editor.document().findBlock(position)
        line = block.blockNumber() - first
        if line < 0:
            return 0, 0
        if line >= len(lines):
            return len(lines) - 1, len(lines[-1])
        return line, index_at(lines[line], position - block.position())

    def _above(self, block: QTextBlock) -> list[str]:
        number = block.blockNumber()
        return self._editor.lines(max(1, number + 1 - _CONTEXT_LINES), number + 1)

    def _change(self, change: Callable[[Passage, list[str]], Passage]) -> None:
        first, last = self._selected_lines()
        above = self._above(self._editor.document().findBlockByNumber(first))
        self._put(first, last, lambda passage: change(passage, above))

    def _put(self, first: int, last: int, change: Callable[[Passage], Passage]) -> None:
        before = self._passage(first, last)
        self._exchange(first, before, change(before))

    def _exchange(self, first: int, before: Passage, after: Passage) -> None:
        """Put lines in place of others, only what differs, and select as the passage says."""
        old, new = "\n".join(before.lines), "\n".join(after.lines)
        start, removed, added = changed_stretch(old, new)
        document = self._editor.document()
        base = document.findBlockByNumber(first).position()
        cursor = QTextCursor(document)
        cursor.setPosition(base + unit_offset(old, start))
        cursor.setPosition(base + unit_offset(old, start + removed), QTextCursor.MoveMode.KeepAnchor)
        if removed or added:
            cursor.insertText(for_document(new[start : start + added]))
        chosen = self._editor.textCursor()
        chosen.setPosition(base + unit_offset(new, _index(after, after.anchor)))
        chosen.setPosition(base + unit_offset(new, _index(after, after.cursor)), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(chosen)
        self._editor.ensureCursorVisible()


def _index(passage: Passage, place: Place) -> int:
    before = sum(len(line) + 1 for line in passage.lines[: place[0]])
    return before + min(place[1], len(passage.lines[place[0]]))


def _place_of(cursor: QTextCursor) -> tuple[QTextBlock, str, int]:
    """The block that the cursor is in, its text, and the cursor's place in that text."""
    block = cursor.block()
    line = from_document(block.text())
    return block, line, index_at(line, cursor.positionInBlock())
