"""A list of real widgets of which only those in sight exist: long lists open at once, and every button is a button."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QFrame, QWidget

_MOST_ROUNDS = 4
"""Heights are guessed until a row is made; so often the rows in sight are laid again when a guess was wrong."""
_MOST_SPARE = 24
_CHANGES_HEIGHTS = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange)
SLICE_SECONDS = 0.008
"""Rows that take longer to make than this come in the next slice; keys are heard in between."""


class Entry(Protocol):
    """What a row shows: equal keys are the same row, whatever stands in it."""

    @property
    def key(self) -> Hashable:
        """The row's name."""

    @property
    def kind(self) -> str:
        """Which sort of row shows it."""


class Row(QWidget):
    """One row. Subclasses fill it from an entry and name the controls that the keyboard visits."""

    def show_entry(self, entry: Entry) -> None:
        """Show this entry instead of the one before."""
        raise NotImplementedError

    def controls(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key; the first is the row's own."""
        return ()

    def height_at(self, width: int) -> int:
        """How high the row is at this width."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        return max(1, height)

    def is_kept(self) -> bool:
        """Whether the row holds something that must not be thrown away, such as half a sentence in a field."""
        return False


class RowList(QAbstractScrollArea):
    """Shows entries as rows. `make` gives an empty row of a kind; `guess` gives for a width what guesses heights."""

    def __init__(
        self,
        make: Callable[[str], Row],
        guess: Callable[[int], Callable[[Entry], int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._guess = guess
        self._entries: tuple[Entry, ...] = ()
        self._index: dict[Hashable, int] = {}
        self._heights: list[int] = []
        self._offsets: list[int] = [0]
        self._measured: dict[Hashable, int] = {}
        self._width = 0
        self._rows: dict[Hashable, Row] = {}
        self._spare: dict[str, list[Row]] = {}
        self._kinds: dict[Row, str] = {}
        self._is_placing = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        self._new_letters = QTimer(self, singleShot=True, interval=0)
        self._new_letters.timeout.connect(self.remeasure)
        self.setProperty("kind", "pane")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, whether in sight or not."""
        return self._entries

    @property
    def is_busy(self) -> bool:
        """Whether rows in sight are still to be made."""
        return self._later.isActive() or self._new_letters.isActive()

    def rows(self) -> list[Row]:
        """The rows that exist now, from the top."""
        return [self._rows[key] for key in sorted(self._rows, key=lambda key: self._index.get(key, -1))]

    def row(self, key: Hashable) -> Row | None:
        """The row of this entry, if it exists now."""
        return self._rows.get(key)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these instead. Rows whose key stays, stay where they are with what is typed in them."""
        anchor = self._anchor()
        self._is_placing = True  # the keyboard may move while rows are put away; nothing is laid before all is known
        try:
            self._change_entries(entries)
        finally:
            self._is_placing = False
        self._hold(anchor)
        self._place()

    def _change_entries(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._index = {entry.key: number for number, entry in enumerate(self._entries)}
        kept: dict[Hashable, int] = {}
        for key in [key for key in self._rows if key not in self._index]:
            self._put_away(key)
        for key, row in self._rows.items():
            entry = self._entries[self._index[key]]
            if self._kinds[row] == entry.kind:
                row.show_entry(entry)
        for key, height in self._measured.items():
            if key in self._index and key not in self._rows:
                kept[key] = height
        self._measured = kept
        self._guess_heights()

    def remeasure(self) -> None:
        """A row has grown or shrunk, or the letters have."""
        anchor = self._anchor()
        self._measured.clear()
        self._guess_heights()
        self._hold(anchor)
        self._place()

    def bring_into_sight(self, key: Hashable) -> Row | None:
        """Scroll as little as needed to show this row; gives it."""
        number = self._index.get(key)
        if number is None or self._is_placing:
            return self._rows.get(key)
        for _ in range(2):  # rows made on the way may be of another height than guessed
            top, bottom = self._offsets[number], self._offsets[number + 1]
            bar, page = self.verticalScrollBar(), self.viewport().height()
            if top < bar.value() or bottom - top > page:
                bar.setValue(top)
            elif bottom > bar.value() + page:
                bar.setValue(bottom - page)
            self._place(key)
        return self._rows.get(key)

    def focus_row(self, key: Hashable, control: int = 0) -> bool:
        """Give the keyboard to a control of this row."""
        row = self.bring_into_sight(key)
        controls = list(row.controls()) if row else []
        if not controls:
            return False
        controls[min(control, len(controls) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focused_place(self) -> tuple[int, int] | None:
        """(number of the entry, number of the control) that has the keyboard."""
        focused = QApplication.focusWidget()
        for key, row in self._rows.items():
            if focused is not None and (row is focused or row.isAncestorOf(focused)):
                controls = list(row.controls())
                return self._index.get(key, 0), controls.index(focused) if focused in controls else 0
        return None

    def sizeHint(self) -> QSize:
        """Room for a few rows."""
        em = self.fontMetrics().height()
        return QSize(em * 26, em * 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self.remeasure()
        else:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters and other words make other heights, once the rows have them too."""
        super().changeEvent(event)
        if event.type() in _CHANGES_HEIGHTS and self._entries:
            self._new_letters.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no control wanted."""
        event.setAccepted(self._walk(event.key()))

    def _walk(self, key: int) -> bool:
        """Up and Down, Page Up and Page Down, Home and End go from row to row."""
        step = self._step(key)
        place = self.focused_place()
        if step is None or place is None:
            return False
        number, control = place
        way = -1 if step < 0 else 1
        wanted = min(max(0, number + step), len(self._entries) - 1)
        while 0 <= wanted < len(self._entries):
            if self.focus_row(self._entries[wanted].key, control):
                return True
            wanted += way
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A control that gets the keyboard comes into sight; keys that walk the rows are not left to buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
            return isinstance(event, QKeyEvent) and _is_plain(event) and self._walk(event.key())
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            for key, row in self._rows.items():
                if row.isAncestorOf(watched):
                    self.bring_into_sight(key)
                    break
        return super().eventFilter(watched, event)

    def _step(self, key: int) -> int | None:
        page = max(1, len(self._rows) - 2)
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._entries), Qt.Key.Key_End: len(self._entries),
        }  # fmt: skip
        return steps.get(key)

    def _anchor(self) -> tuple[Hashable, int] | None:
        """The topmost row in sight, and how far down it begins: what must not jump."""
        if not self._entries:
            return None
        value = self.verticalScrollBar().value()
        number = min(max(0, bisect_right(self._offsets, value) - 1), len(self._entries) - 1)
        return (self._entries[number].key, self._offsets[number] - value) if value else None

    def _hold(self, anchor: tuple[Hashable, int] | None) -> None:
        self._set_range()
        if anchor and anchor[0] in self._index:
            self._scroll_silently(self._offsets[self._index[anchor[0]]] - anchor[1])

    def _scroll_silently(self, value: int) -> None:
        bar = self.verticalScrollBar()
        with QSignalBlocker(bar):
            bar.setValue(value)

    def _guess_heights(self) -> None:
        self._width = self.viewport().width()
        guess = self._guess(self._width)
        self._heights = [self._measured.get(entry.key) or max(1, guess(entry)) for entry in self._entries]
        self._add_up()

    def _add_up(self) -> None:
        self._offsets = list(accumulate(self._heights, initial=0))

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        with QSignalBlocker(bar):
            bar.setPageStep(max(1, page))
            bar.setSingleStep(self.fontMetrics().height() * 2)
            bar.setRange(0, max(0, self._offsets[-1] - page))

    def _in_sight(self) -> range:
        """Numbers of the entries in sight, and one on either side."""
        value = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._offsets, value) - 2)
        last = bisect_right(self._offsets, value + self.viewport().height())
        return range(first, min(len(self._entries), last + 1))

    def _place(self, needed: Hashable = None) -> None:
        """Makes the rows in sight and lays them; what takes too long comes later, but for the row that is needed."""
        if self._is_placing or self._width <= 0:
            return
        self._is_placing = True
        until = time.monotonic() + SLICE_SECONDS
        try:
            for _ in range(_MOST_ROUNDS):
                if not self._make_rows(until, needed):
                    break
            self._lay()
        finally:
            self._is_placing = False

    def _make_rows(self, until: float, needed: Hashable) -> bool:
        """Makes and measures the rows in sight; gives whether a height was guessed wrong."""
        anchor = self._anchor()
        wrong = False
        for number in self._in_sight():
            entry = self._entries[number]
            if entry.key not in self._rows:
                if time.monotonic() > until and entry.key != needed:
                    self._later.start()
                    continue
                self._rows[entry.key] = self._take(entry)
            if entry.key not in self._measured:
                height = self._rows[entry.key].height_at(self._width)
                self._measured[entry.key] = height
                wrong = wrong or height != self._heights[number]
                self._heights[number] = height
        if wrong:
            self._add_up()
        self._hold(anchor)
        return wrong

    def _lay(self) -> None:
        seen = self._in_sight()
        if any(self._entries[number].key not in self._rows for number in seen):
            self._later.start()  # heights that were guessed wrong have brought other rows into sight
        value = self.verticalScrollBar().value()
        for key in [key for key in self._rows if self._index[key] not in seen]:
            row = self._rows[key]
            if not row.is_kept() and not self._has_keyboard(row):
                self._put_away(key)
        before: QWidget | None = None
        for key in sorted(self._rows, key=lambda one: self._index[one]):
            row, number = self._rows[key], self._index[key]
            row.setGeometry(0, self._offsets[number] - value, self._width, self._heights[number])
            row.show()
            for control in row.controls():
                if before is not None:
                    QWidget.setTabOrder(before, control)
                before = control

    def _take(self, entry: Entry) -> Row:
        spare = self._spare.get(entry.kind)
        row = spare.pop() if spare else self._new(entry.kind)
        row.show_entry(entry)
        return row

    def _new(self, kind: str) -> Row:
        row = self._make(kind)
        row.setParent(self.viewport())
        self._kinds[row] = kind
        for control in row.findChildren(QWidget):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                control.installEventFilter(self)
        row.ensurePolished()
        return row

    def _put_away(self, key: Hashable) -> None:
        row = self._rows.pop(key)
        row.hide()
        kind = self._kinds[row]
        spare = self._spare.setdefault(kind, [])
        if len(spare) < _MOST_SPARE and not row.is_kept():
            spare.append(row)
        else:
            del self._kinds[row]
            row.deleteLater()

    def _has_keyboard(self, row: Row) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and row.isAncestorOf(focused)


def _is_plain(event: QKeyEvent) -> bool:
    """No Ctrl, Shift or Alt; the keys of the number pad are plain too."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
