"""The rows of the library's column as Qt's lists want them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdeck.checks.pace import WORDS_PER_MINUTE
from leaderdeck.desktop.library.file_words import at_pace, file_title, spoken_file
from leaderdeck.desktop.library.passage_mime import PASSAGE_MIME, passage_mime
from leaderdeck.desktop.library.rows import Row
from leaderdeck.language import say

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 2
_STILL = ("remark",)
"""Rows that are read and not chosen, besides heads that cannot be folded."""


class RowModel(QAbstractListModel):
    """The rows; the file that is open in the window is marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._current: Path | None = None
        self._words_per_minute: float = WORDS_PER_MINUTE

    def use_pace(self, words_per_minute: float) -> None:
        """Times are told at this pace."""
        if words_per_minute != self._words_per_minute:
            self._words_per_minute = words_per_minute
            self._tell_changed()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """These rows; gives whether they are other rows, and not the same ones with other words."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            self._tell_changed()
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def show_current(self, current: Path | None) -> None:
        """The file that is open."""
        self._current = current
        self._tell_changed()

    def row_at(self, place: int) -> Row | None:
        """The row at this place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of_key(self, key: str) -> int | None:
        """Where the row with this key is."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    def place_of(self, path: Path | None) -> int | None:
        """Where a file is listed first."""
        return next((place for place, row in enumerate(self._rows) if path and row.path == path), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """What is read and not chosen; what can be dragged."""
        row = self.row_at(index.row())
        if row is None or row.kind in _STILL or (row.kind == "head" and row.is_folded is None):
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open_book = row.entry is not None and not row.entry.private
        return found | Qt.ItemFlag.ItemIsDragEnabled if is_open_book else found

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, aloud too."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return self._at_pace(row)
        if role == CURRENT_ROLE:
            return row.path is not None and row.path == self._current
        if role == Qt.ItemDataRole.DisplayRole:
            return file_title(row.entry) if row.entry else str(row.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._at_pace(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.path) if row.path else None
        return None

    def mimeTypes(self) -> list[str]:
        """What is dragged."""
        return [PASSAGE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The passage or file that is dragged."""
        row = self.row_at(indexes[0].row()) if indexes else None
        return passage_mime(row.path, row.passage) if row and row.path else QMimeData()

    def supportedDragActions(self) -> Qt.DropAction:
        """Nothing leaves the library by being dragged."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def _at_pace(self, row: Row) -> Row:
        entry = at_pace(row.entry, self._words_per_minute) if row.entry is not None else None
        return row if entry is row.entry else replace(row, entry=entry)

    def _spoken(self, row: Row) -> str:
        if row.entry:
            snippet = "".join(text for text, _ in row.snippet)
            words = spoken_file(row.entry, row.day, date.today(), row.passage, snippet)  # noqa: DTZ011 - as on the wall
            return f"{words}, {say('åpen nå')}" if row.path == self._current else words
        words = str(row.said or row.words)
        if row.is_folded is None:
            return words
        return f"{words}, {say('lukket')}" if row.is_folded else f"{words}, {say('utfoldet')}"

    def _tell_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
