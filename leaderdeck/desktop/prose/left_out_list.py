"""What came on no slide and in no notes, and why; nobody need wonder where a sentence went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import say

_WORDS, _WHY = range(2)
_PLACE = Qt.ItemDataRole.UserRole
_MOST_CHARACTERS = 300
_FEWEST_ROWS, _MOST_ROWS = 2, 5
_MOST_SHARE = 0.2
"""Of the window's height; the text and its slides need the rest."""


class LeftOutList(QWidget):
    """A row for each piece that was left out; choosing it shows where it stood."""

    picked = Signal(int)
    """The paragraph at this place (from 1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(1)
        self._left: tuple[LeftOut, ...] = ()
        self.table = QTreeWidget()
        self.table.setColumnCount(2)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setItemDelegate(_RoomyRows(self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.header().setStretchLastSection(True)
        self.table.header().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Interactive)
        self.table.currentItemChanged.connect(lambda item, _before: self._follow(item))
        self.table.itemClicked.connect(lambda item, _column: self._follow(item))
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em // 2, 1, em // 2, 0)
        column.addWidget(self.table)
        self.retranslate()

    def show_left_out(self, left: Sequence[LeftOut]) -> None:
        """These, in the order of the text."""
        if tuple(left) != self._left:
            self._left = tuple(left)
            self._fill()

    def retranslate(self) -> None:
        """All words anew."""
        self.table.setHeaderLabels([str(say("Ikke med i foredraget")), str(say("Hvorfor"))])
        self.table.setAccessibleName(str(say("Ikke med i foredraget")))
        self._fill()

    def sizeHint(self) -> QSize:
        """A few rows."""
        em = self.fontMetrics().height()
        room = int(self.window().height() * _MOST_SHARE / (_RoomyRows.EMS * em))
        rows = max(_FEWEST_ROWS, min(_MOST_ROWS, room, len(self._left)))
        return QSize(20 * em, round((rows * _RoomyRows.EMS + 2.1) * em))

    def minimumSizeHint(self) -> QSize:
        """One row: where large letters leave little room, the choices above and the text itself come first."""
        em = self.fontMetrics().height()
        return QSize(10 * em, round((_RoomyRows.EMS + 2.1) * em))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words get two fifths."""
        super().resizeEvent(event)
        self.table.setColumnWidth(_WORDS, self.table.width() * 2 // 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, QColor(appearance_of(self).line))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        with QSignalBlocker(self.table):  # filling is no choosing
            self.table.clear()
            for left in self._left:
                row = QTreeWidgetItem(self.table)
                words = " ".join(left.words.split())[:_MOST_CHARACTERS]
                for column, text in ((_WORDS, words), (_WHY, str(left.why))):
                    row.setText(column, text)
                    row.setToolTip(column, text)
                row.setData(_WORDS, _PLACE, left.place)
        self.updateGeometry()

    def _follow(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(_WORDS, _PLACE) if item is not None else 0
        if place:
            self.picked.emit(place)


class _RoomyRows(QStyledItemDelegate):
    """Rows with air between them."""

    EMS = 1.5

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Half as high again as a line."""
        hint = super().sizeHint(option, index)
        metrics = option.fontMetrics
        return QSize(hint.width(), round(self.EMS * metrics.height()))

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Words begin where those of the heading do."""
        super().initStyleOption(option, index)
        rect = option.rect
        option.rect = rect.adjusted(option.fontMetrics.height() // 6, 0, 0, 0)
