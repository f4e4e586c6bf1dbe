"""The day as a line: hours above, and each slot's bar where it is in the day. Gaps are hatched, overlaps marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.programme_rows import ROW_ROLE, SlotRow
from leaderdeck.quick_dataclass import dataclass

_ROW_EM = 1.75
_TIME_EM = 6.0
_MARGIN_EM = 0.7
_RIGHT_EM = 1.0
_LEAST_TITLE_EM = 5.0
_AXIS_SHARE = 0.5
_STUB_MINUTES = 10
"""How long a slot is drawn whose end is not known."""
_LEAST_HOUR_EM = 2.6
"""The room that the name of an hour needs."""


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Which part of the day is shown, and where: minutes to pixels and back."""

    first: int = 9 * 60
    last: int = 16 * 60
    left: float = 0.0
    right: float = 1.0

    def x(self, minutes: float) -> float:
        """Where a time of day is."""
        return self.left + (minutes - self.first) * self.per_minute

    @property
    def per_minute(self) -> float:
        """Pixels for a minute."""
        return (self.right - self.left) / max(1, self.last - self.first)


def day_of(rows: tuple[SlotRow, ...]) -> tuple[int, int]:
    """The whole hours that hold all known times."""
    times = [known for row in rows for known in (row.time.start, row.time.end) if known is not None]
    if not times:
        return 9 * 60, 16 * 60
    return min(times) // 60 * 60, max(-(-max(times) // 60) * 60, min(times) // 60 * 60 + 60)


def axis_for(rows: tuple[SlotRow, ...], width: float, em: float) -> DayAxis:
    """The day line in rows of this width; where it is narrow the titles keep their room."""
    first, last = day_of(rows)
    room = width - (_TIME_EM + 2 * _MARGIN_EM) * em
    length = max(0.0, min(room * _AXIS_SHARE + em, room - _LEAST_TITLE_EM * em))
    right = width - _RIGHT_EM * em
    return DayAxis(first, last, right - length, right)


def bar_of(row: SlotRow, axis: DayAxis, top: float, height: float) -> QRectF | None:
    """Where a slot's bar is in a row; None where its start is not known or there is no room for a day line."""
    start, end = row.time.start, row.time.end
    if start is None or axis.right - axis.left < 1:
        return None
    until = end if end is not None and end > start else start + (_STUB_MINUTES if not row.slot.is_moment else 0)
    left = axis.x(start)
    return QRectF(left, top + height * 0.22, max(3.0, axis.x(until) - left), height * 0.56)


class HourScale(QWidget):
    """The hours above the rows. `room` gives how wide those are, without their scroll bar."""

    def __init__(self, room: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SlotRow, ...] = ()
        self._room = room
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[SlotRow, ...]) -> None:
        """The hours of these rows."""
        self._rows = rows
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line."""
        em = self.fontMetrics().height()
        return QSize(em * 12, round(em * 1.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the hours."""
        em = self.fontMetrics().height()
        axis = axis_for(self._rows, self._room(), em)
        painter = QPainter(self)
        painter.setPen(QColor(appearance_of(self).muted))
        for minutes in hours_shown(axis, em):
            room = QRectF(axis.x(minutes) - 2 * em, 0, 4 * em, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{minutes // 60 % 24:02d}")
        painter.end()


def hours_shown(axis: DayAxis, em: float) -> range:
    """The hours whose names have room, as minutes."""
    hour = axis.per_minute * 60
    if hour <= 0 or axis.right - axis.left < 1:
        return range(0)
    step = next((step for step in (1, 2, 3, 4, 6, 12) if step * hour >= _LEAST_HOUR_EM * em), 24)
    return range(axis.first, axis.last + 1, step * 60)


class SlotDelegate(QStyledItemDelegate):
    """A slot's time and title, and its bar on the day line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        height = option.fontMetrics.height()
        return QSize(height * 12, round(height * _ROW_EM))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, SlotRow):
            return
        appearance, rect = appearance_of(), QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        model = index.model()
        rows: tuple[SlotRow, ...] = getattr(model, "rows", ())
        em = option.fontMetrics.height()
        axis = axis_for(rows, rect.width(), em)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(appearance.chosen if is_chosen else appearance.window))
        _paint_hours(painter, rect, axis, em, appearance)
        _paint_bar(painter, rect, row, axis, appearance, is_chosen=is_chosen)
        _paint_words(painter, option.font, rect, row, axis, appearance, is_chosen=is_chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


def _paint_hours(painter: QPainter, rect: QRectF, axis: DayAxis, em: float, appearance: Appearance) -> None:
    painter.setPen(QPen(QColor(appearance.line), 1))
    for minutes in hours_shown(axis, em):
        painter.drawLine(round(axis.x(minutes)), round(rect.top()), round(axis.x(minutes)), round(rect.bottom()))


def _paint_bar(
    painter: QPainter, rect: QRectF, row: SlotRow, axis: DayAxis, appearance: Appearance, *, is_chosen: bool
) -> None:
    bar = bar_of(row, axis, rect.top(), rect.height())
    if bar is None:
        return
    start = row.time.start or 0
    text = QColor(appearance.on_chosen if is_chosen else appearance.muted)
    if row.gap:
        gap = QRectF(axis.x(start - row.gap), bar.top(), row.gap * axis.per_minute, bar.height())
        painter.setPen(QPen(text, 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRect(gap)
    color = QColor(appearance.on_chosen if is_chosen else appearance.primary)
    is_open = row.time.end is None
    painter.setPen(QPen(color, 1.2, Qt.PenStyle.DashLine if is_open else Qt.PenStyle.SolidLine))
    fill = QColor(color)
    if row.slot.pause:
        fill.setAlphaF(0.25)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_open else fill)
    painter.drawRoundedRect(bar, 2, 2)
    if row.overlap:
        over = QRectF(bar.left(), bar.top() - 2, row.overlap * axis.per_minute, bar.height() + 4)
        painter.setPen(QPen(QColor(appearance.error), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(over)


def _paint_words(
    painter: QPainter,
    font: QFont,
    rect: QRectF,
    row: SlotRow,
    axis: DayAxis,
    appearance: Appearance,
    *,
    is_chosen: bool,
) -> None:
    metrics = painter.fontMetrics()
    em = metrics.height()
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    text = appearance.on_chosen if is_chosen else appearance.text
    muted = appearance.on_chosen if is_chosen else appearance.muted
    left = rect.left() + _MARGIN_EM * em
    clock = QFont(font)
    clock.setItalic(row.time.start_is_worked_out)
    painter.setFont(clock)
    painter.setPen(QColor(muted if row.time.start_is_worked_out or row.time.start is None else text))
    painter.drawText(QRectF(left, rect.top(), _TIME_EM * em, rect.height()), middle, row.clock)
    title_left = left + _TIME_EM * em
    end = axis.left - 0.5 * em if axis.right - axis.left >= 1 else rect.right() - _MARGIN_EM * em
    if row.is_grave:
        painter.setFont(font)
        painter.setPen(QColor(appearance.on_chosen if is_chosen else appearance.error))
        painter.drawText(QRectF(title_left, rect.top(), em, rect.height()), middle, "▲")
        title_left += em
    title = QFont(font)
    title.setItalic(bool(row.slot.pause))
    painter.setFont(title)
    painter.setPen(QColor(muted if row.slot.pause else text))
    room = QRectF(title_left, rect.top(), max(0.0, end - title_left), rect.height())
    words = row.slot.title if not row.slot.owner else f"{row.slot.title} · {row.slot.owner}"
    painter.drawText(
        room, middle, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    )
