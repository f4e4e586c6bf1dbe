"""Places that were found, made visible where one looks: never all of a long text at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from leaderdeck.desktop.appearance import appearance_of

_LINES_BEYOND = 4
_MOST = 400


class FoundMarks(QObject):
    """Marks the places in sight: Qt goes through all lines from the first in sight to each place that is marked."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._places: Sequence[tuple[int, int]] = ()
        editor.verticalScrollBar().valueChanged.connect(self._mark)

    def show(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark these places, (first, end) as Qt counts."""
        if places or self._places:
            self._places = places
            self._mark()

    def _mark(self) -> None:
        if not self._places and not self._editor.extraSelections():
            return
        first = self._editor.firstVisibleBlock()
        rows = self._editor.viewport().height() // max(1, self._editor.fontMetrics().height())
        beyond = self._editor.document().findBlockByNumber(first.blockNumber() + rows + _LINES_BEYOND)
        end = beyond.position() if beyond.isValid() else self._editor.document().characterCount()
        start = bisect_left(self._places, (first.position(), 0))
        stop = bisect_left(self._places, (end, 0))
        appearance = appearance_of(self._editor)
        look = QTextCharFormat()
        look.setBackground(QColor(appearance.chosen))
        look.setForeground(QColor(appearance.on_chosen))
        self._editor.setExtraSelections([self._one(place, look) for place in self._places[start:stop][:_MOST]])

    def _one(self, place: tuple[int, int], look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._editor.document())
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(place[0], last))
        cursor.setPosition(min(place[1], last), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made
