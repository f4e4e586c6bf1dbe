"""The slots in a list: a bar is dragged to another time or length, or moved with the keyboard."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from leaderdeck.deck.programme import Programme, moved, resized, times_of
from leaderdeck.desktop.panes.programme_bars import DayAxis, SlotDelegate, axis_for, bar_of
from leaderdeck.desktop.panes.programme_rows import ProgrammeModel, rows_of
from leaderdeck.quick_dataclass import dataclass

Change: TypeAlias = Literal["move", "resize", "reorder"]
STEP_MINUTES = 5
_EDGE_PX = 6
"""How near its end a bar is taken by the end."""
_LARGER_STEP = 15
_KEYS: dict[Qt.Key, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ORDER_KEYS: dict[Qt.Key, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GO_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(slots=True)
class _Drag:
    """A bar that is being dragged: what was taken, where, and by how many minutes."""

    index: int
    change: Change
    from_x: float
    per_minute: float
    length: int
    minutes: int = 0


class ProgrammeList(QListView):
    """The slots of one programme. What the user does to one comes out as a change of so many minutes or places."""

    change_requested = Signal(str, int, int)
    """`move` and minutes, `resize` and the new length, or `reorder` and the new place; the slot's index in between."""
    line_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programme: Programme | None = None
        self._drag: _Drag | None = None
        self.rows_model = ProgrammeModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(SlotDelegate(self))
        self.setUniformItemSizes(True)
        self.setProperty("kind", "pane")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setMinimumHeight(1)
        self.activated.connect(self._go)

    @property
    def is_dragging(self) -> bool:
        """Whether a bar is held."""
        return self._drag is not None

    def show_programme(self, programme: Programme) -> None:
        """This programme; the same slot stays chosen."""
        row = max(0, self.currentIndex().row())
        self._programme = programme
        self._drag = None
        self.rows_model.show_rows(rows_of(programme))
        if programme.slots and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows_model.index(min(row, len(programme.slots) - 1), 0))

    def choose(self, index: int) -> None:
        """This slot is the chosen one."""
        self.setCurrentIndex(self.rows_model.index(index, 0))

    def bar_rect(self, index: int) -> QRectF | None:
        """Where a slot's bar is seen; None where it has none."""
        rect = QRectF(self.visualRect(self.rows_model.index(index, 0)))
        if not 0 <= index < len(self.rows_model.rows):
            return None
        return bar_of(self.rows_model.rows[index], self._axis(rect.width()), rect.top(), rect.height())

    def shift(self, index: int, steps: int, minutes: int = STEP_MINUTES) -> None:
        """Ask for this slot so many steps later, or earlier."""
        self._ask("move", index, steps * minutes)

    def stretch(self, index: int, steps: int, minutes: int = STEP_MINUTES) -> None:
        """Ask for this slot so many steps longer, or shorter; one without a length gets the first step of one."""
        if self._programme is None or not 0 <= index < len(self._programme.slots):
            return
        length = (times_of(self._programme)[index].length or 0) + steps * minutes
        if length > 0:
            self._ask("resize", index, length)

    def reorder(self, index: int, by: int) -> None:
        """Ask for this slot so many places further down, or up."""
        place = index + by
        if self._programme is not None and 0 <= place < len(self._programme.slots):
            self._ask("reorder", index, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and an arrow moves the slot in the day or in the order, Shift makes it longer or shorter."""
        index, key = self.currentIndex().row(), Qt.Key(event.key())
        modifiers = event.modifiers()
        has_control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if index >= 0 and key in _KEYS and has_control:
            self.shift(index, _KEYS[key], _LARGER_STEP if has_shift else STEP_MINUTES)
        elif index >= 0 and key in _KEYS and has_shift:
            self.stretch(index, _KEYS[key])
        elif index >= 0 and key in _ORDER_KEYS and has_control:
            self.reorder(index, _ORDER_KEYS[key])
        elif index >= 0 and key in _GO_KEYS:
            self._go(self.currentIndex())
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go(keep=False)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A bar is taken: at its end to change its length, elsewhere to move it."""
        super().mousePressEvent(event)
        taken = self._bar_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if taken is not None and self._programme is not None and self._programme.is_own:
            index, change = taken
            axis = self._axis(self.viewport().width())
            length = times_of(self._programme)[index].length or 0
            self._drag = _Drag(index, change, event.position().x(), axis.per_minute, length)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The programme as it would be is shown while the bar is held."""
        drag, programme = self._drag, self._programme
        if drag is None or programme is None:
            super().mouseMoveEvent(event)
            self._show_hand(event.position())
            return
        minutes = round((event.position().x() - drag.from_x) / max(drag.per_minute, 0.01) / STEP_MINUTES) * STEP_MINUTES
        if minutes == drag.minutes:
            return
        drag.minutes = minutes
        if drag.change == "move":
            shown = moved(programme, drag.index, minutes)
        else:
            shown = resized(programme, drag.index, max(STEP_MINUTES, drag.length + minutes))
        self.rows_model.show_rows(rows_of(shown))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The bar is let go: the text follows. A click beside the bars goes to the slot's line."""
        if self._drag is not None:
            self._let_go(keep=True)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._go(index)

    def _let_go(self, *, keep: bool) -> None:
        drag, self._drag = self._drag, None
        if drag is None or self._programme is None:
            return
        if not keep or not drag.minutes:
            self.rows_model.show_rows(rows_of(self._programme))
            if keep:
                self._go(self.rows_model.index(drag.index, 0))
        elif drag.change == "move":
            self._ask("move", drag.index, drag.minutes)
        else:
            self._ask("resize", drag.index, max(STEP_MINUTES, drag.length + drag.minutes))

    def _bar_at(self, position: QPointF) -> tuple[int, Change] | None:
        index = self.indexAt(position.toPoint()).row()
        bar = self.bar_rect(index) if index >= 0 else None
        if bar is None or not bar.adjusted(-_EDGE_PX, 0, _EDGE_PX, 0).contains(position):
            return None
        is_moment = self.rows_model.rows[index].slot.is_moment
        at_end = abs(position.x() - bar.right()) <= min(_EDGE_PX, max(bar.width() / 3, 2.0)) and not is_moment
        return index, "resize" if at_end else "move"

    def _show_hand(self, position: QPointF) -> None:
        taken = self._bar_at(position) if self._programme is not None and self._programme.is_own else None
        if taken is None:
            self.viewport().unsetCursor()
        else:
            shape = Qt.CursorShape.SizeHorCursor if taken[1] == "resize" else Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(shape)

    def _axis(self, width: float) -> DayAxis:
        return axis_for(self.rows_model.rows, width, self.fontMetrics().height())

    def _ask(self, change: Change, index: int, amount: int) -> None:
        if self._programme is not None and self._programme.is_own:
            self.change_requested.emit(change, index, amount)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and self._programme is not None:
            self.line_requested.emit(self._programme.slots[index.row()].line)
