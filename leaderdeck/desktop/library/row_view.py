"""The list of the library's column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from leaderdeck.desktop.library.row_model import RowModel
from leaderdeck.desktop.library.row_painter import RowPainter


class RowView(QListView):
    """Arrow keys go over what cannot be chosen; letters go on in the search field."""

    chosen = Signal(object, bool)
    """A `Row` was clicked, or Enter pressed on it; whether in a window of its own."""
    menu_requested = Signal(object, object)
    """A `Row`, and where on the screen its menu is wanted."""
    left = Signal()
    """Escape."""
    written = Signal(str)
    """Letters that belong in the search field."""
    act_requested = Signal(object, str)
    """A `Row`, and the keys that were pressed on it, in Qt's portable spelling."""
    fold_requested = Signal(object, bool)
    """A `Row` that is to be folded, or unfolded."""

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.setProperty("kind", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.clicked.connect(self._choose)

    def step(self, count: int) -> None:
        """Mark another row that can be chosen: so many further down, or up."""
        places = [
            place
            for place in range(self._rows.rowCount())
            if self._rows.flags(self._rows.index(place, 0)) & Qt.ItemFlag.ItemIsSelectable
            and self._rows.rows[place].kind != "head"
        ]
        if not places:
            return
        now = self.currentIndex().row()
        if now not in places:
            wanted = places[0] if count > 0 else places[-1]
        else:
            wanted = places[max(0, min(len(places) - 1, places.index(now) + count))]
        self.setCurrentIndex(self._rows.index(wanted, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Escape, the arrows of folders, and letters."""
        key = Qt.Key(event.key())
        row = self._rows.row_at(self.currentIndex().row())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex(), bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None and row.is_folded is not None:
            self.fold_requested.emit(row, key == Qt.Key.Key_Left)
        elif row is not None and row.entry is not None and key in _ACTING:
            self.act_requested.emit(row, _ACTING[key])
        elif event.text().isprintable() and event.text().strip() and held in _WRITING:
            self.written.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the marked one where the keyboard asks."""
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        row = self._rows.row_at(index.row())
        if row is None or row.entry is None:
            return
        self.setCurrentIndex(index)
        place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_keys else event.globalPos()
        self.menu_requested.emit(row, place)

    def _choose(self, index: QModelIndex, is_apart: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        row = self._rows.row_at(index.row())
        if row is not None and self._rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(row, is_apart)


_ACTING = {Qt.Key.Key_F2: "F2", Qt.Key.Key_Delete: "Delete"}
_WRITING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.GroupSwitchModifier)
