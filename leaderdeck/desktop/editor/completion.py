"""The list of words that opens below the cursor while one types what has a known spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCursor,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.completing import NOTHING, Suggestion, Suggestions, suggestions
from leaderdeck.desktop.editor.document_text import from_document
from leaderdeck.desktop.editor.look_ahead import is_closed, open_blocks
from leaderdeck.language import interface_language, say

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor

_MOST_ROWS = 10
_LINES_LOOKED_AT = 200
_CARD_LINES = 80
_MEANING = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST_ROWS, Qt.Key.Key_PageDown: _MOST_ROWS}


class CompletionList(QListWidget):
    """Suggestions, led by the editor's keys. It never takes the focus, so typing goes on."""

    def __init__(self, editor: OutlineEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._brands: Sequence[tuple[str, str]] = ()
        self._found: Suggestions = NOTHING
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_WordAndMeaning(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _: self.accept())
        self.retranslate()

    def retranslate(self) -> None:
        """Its name for screen readers."""
        self.setAccessibleName(str(say("Forslag")))

    def take_brands(self, brands: Sequence[tuple[str, str]]) -> None:
        """The brand kits that there are, as (id, name)."""
        self._brands = tuple(brands)

    def suggest(self) -> None:
        """Look at what stands before the cursor, and open, follow or close."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        before = from_document(block.text()[: cursor.positionInBlock()])
        number = block.blockNumber()
        if cursor.hasSelection() or not _may_suit(before, number) or self._closes_a_block(before, number):
            self.hide()
            return
        has_card = number <= _CARD_LINES and self._editor.document().firstBlock().text().startswith("---")
        above = self._editor.lines(1, number + 1) if has_card else []
        self._show(suggestions(before, above, interface_language(), self._brands))

    def _closes_a_block(self, before: str, number: int) -> bool:
        """Whether these are the colons that close the block above: Enter behind them is an ordinary Enter."""
        if before.strip(" \t:") or not before.endswith(":::"):
            return False
        return open_blocks(self._editor.lines(max(1, number + 1 - _LINES_LOOKED_AT), number + 1)) > 0

    def _show(self, found: Suggestions) -> None:
        if not found.words:
            self.hide()
            return
        if found != self._found or not self.isVisible():
            self._found = found
            self.clear()
            for word in found.words:
                item = QListWidgetItem(word.word)
                item.setData(_MEANING, str(word.meaning))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word.word}: {word.meaning}")
                self.addItem(item)
            self.setCurrentRow(0)
        self._stand()
        self.show()
        self._announce()

    def _stand(self) -> None:
        width = max(self.sizeHintForIndex(self.indexFromItem(self.item(row))).width() for row in range(self.count()))
        rows = min(_MOST_ROWS, self.count())
        bar = self.verticalScrollBar().sizeHint().width() if self.count() > rows else 0
        height = rows * self.sizeHintForRow(0)
        self.setStyleSheet(f"QListWidget {{ border: 1px solid {appearance_of(self).edge}; }}")
        frame = 2
        self.resize(width + bar + frame, height + frame)
        self.move(self._place(self._editor.cursorRect()))

    def _place(self, cursor: QRect) -> QPoint:
        """Below the cursor, or above it where the screen ends."""
        viewport = self._editor.viewport()
        below = viewport.mapToGlobal(cursor.bottomLeft() + QPoint(0, 4))
        screen = self._editor.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(viewport.mapToGlobal(cursor.topLeft()).y() - self.height() - 4)
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        return below

    def _announce(self) -> None:
        item = self.currentItem()
        if item is not None and QAccessible.isActive():
            said = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, said))

    # Keys

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key led the list."""
        if not self.isVisible():
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and not event.modifiers():
            self.accept()
            return True
        step = _STEPS.get(Qt.Key(key))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
        self._announce()
        return True

    def accept(self) -> None:
        """Write the chosen word; a block gets its end, and the cursor the line between."""
        row = self.currentRow()
        if not 0 <= row < len(self._found.words):
            return
        chosen, found = self._found.words[row], self._found
        self.hide()
        cursor = self._editor.textCursor()
        block = cursor.block()
        behind = from_document(block.text()[cursor.positionInBlock() :])
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, found.typed)
        cursor.insertText(
            chosen.word + ("" if behind.startswith(found.behind.strip()) and found.behind.strip() else found.behind)
        )
        if chosen.closes and not behind.strip() and chosen.word not in ("diagram", "chart"):
            self._close_block(chosen)
        cursor.endEditBlock()
        self._editor.ensureCursorVisible()

    def _close_block(self, chosen: Suggestion) -> None:
        number = self._editor.textCursor().blockNumber()
        if not is_closed(self._editor.lines(number + 2, number + 2 + _LINES_LOOKED_AT)):
            cursor = self._editor.textCursor()
            cursor.insertText("\n\n:::")
            cursor.movePosition(QTextCursor.MoveOperation.Up)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self._editor.setTextCursor(cursor)


def _may_suit(before: str, number: int) -> bool:
    """A quick look, at every key: most lines have no known words."""
    return number <= _CARD_LINES or "{" in before or before.lstrip().startswith(":::")


class _WordAndMeaning(QStyledItemDelegate):
    """The word as it is written, and its meaning behind it, quieter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def _fonts(self, option: QStyleOptionViewItem) -> tuple[QFontMetrics, int]:
        metrics: QFontMetrics = option.fontMetrics
        return metrics, metrics.averageCharWidth()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for both, and a little air."""
        metrics, em = self._fonts(option)
        word, meaning = str(index.data()), str(index.data(_MEANING))
        column = max(metrics.horizontalAdvance(word), em * 15)
        return QSize(column + metrics.horizontalAdvance(meaning) + em * 4, round(metrics.height() * 1.5))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Word and meaning."""
        appearance = appearance_of(self.parent() if isinstance(self.parent(), QWidget) else None)  # type: ignore[arg-type]
        metrics, em = self._fonts(option)
        rect: QRect = option.rect
        list_widget = self.parent()
        is_chosen = isinstance(list_widget, QListWidget) and list_widget.currentIndex() == index
        painter.fillRect(rect, QColor(appearance.chosen if is_chosen else appearance.paper))
        color = QColor(appearance.on_chosen) if is_chosen else QColor(appearance.text)
        painter.setPen(color)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        word = str(index.data())
        inner = rect.adjusted(em, 0, -em, 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), word)
        column = max(metrics.horizontalAdvance(word), em * 15)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(color if is_chosen else QColor(appearance.muted))
        painter.drawText(
            inner.adjusted(column + em, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), str(index.data(_MEANING))
        )
