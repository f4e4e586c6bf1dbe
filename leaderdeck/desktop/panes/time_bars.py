"""Bars of time: one slide's share, and the whole talk against its frame."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.slide_times import LONGEST_ROLE, SLIDE_ROLE, SlideTime
from leaderdeck.desktop.panes.spoken_time import clock_range, minutes_between
from leaderdeck.language import say

_ROW_EM = 1.7
_NUMBER_EM = 2.4
_BAR_SHARE = 0.38
_BAR_EMS = 9
"""The room, in lines of text, that title and bar need together; with less the title has it all."""


class SlideTimeDelegate(QStyledItemDelegate):
    """Number, title, bar and minutes of a slide on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        height = option.fontMetrics.height()
        return QSize(height * 12, round(height * _ROW_EM))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the row."""
        slide = index.data(SLIDE_ROLE)
        if not isinstance(slide, SlideTime):
            return
        appearance = appearance_of()
        state, rect = option.state, QRectF(option.rect)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        ground = appearance.chosen if is_chosen else appearance.window
        painter.fillRect(rect, QColor(ground))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        _paint_row(painter, rect, slide, int(index.data(LONGEST_ROLE)), appearance, is_chosen=is_chosen)
        painter.restore()


def _paint_row(
    painter: QPainter, rect: QRectF, slide: SlideTime, longest: int, appearance: Appearance, *, is_chosen: bool
) -> None:
    if slide.is_section:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
    metrics = painter.fontMetrics()
    em = metrics.height()
    times = _times(slide)
    time_width = metrics.horizontalAdvance("00:00–00:00") + em * 0.3
    text = appearance.on_chosen if is_chosen else appearance.text
    muted = appearance.on_chosen if is_chosen else appearance.muted
    middle = Qt.AlignmentFlag.AlignVCenter
    inner = rect.adjusted(em * 0.6, 0, -em, 0)
    number = QRectF(inner.x(), inner.y(), em * _NUMBER_EM, inner.height())
    time = QRectF(inner.right() - time_width, inner.y(), time_width, inner.height())
    room = inner.width() - number.width() - time.width() - em
    share = _BAR_SHARE if room >= _BAR_EMS * em and not slide.is_section else 0.0
    bar = QRectF(time.x() - em * 0.5 - room * share, inner.center().y() - em * 0.28, room * share, em * 0.56)
    title = QRectF(number.right() + em * 0.5, inner.y(), max(0.0, bar.x() - number.right() - em), inner.height())
    painter.setPen(QColor(muted))
    if not slide.is_section:
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(slide.number))
    painter.drawText(time, middle | Qt.AlignmentFlag.AlignRight, times)
    painter.setPen(QColor(muted if slide.is_hidden else text))
    words = metrics.elidedText(slide.title, Qt.TextElideMode.ElideRight, int(title.width()))
    painter.drawText(title, middle | Qt.AlignmentFlag.AlignLeft, words)
    if share and not slide.is_hidden:
        _paint_bar(painter, bar, slide, longest, QColor(appearance.on_chosen if is_chosen else appearance.primary))


def _times(slide: SlideTime) -> str:
    if slide.is_hidden:
        return str(say("skjult"))
    if slide.is_section:
        shortest, longest = minutes_between(slide.shortest, slide.longest)
        span = f"{shortest}–{longest}" if longest > shortest else f"{shortest}"
        return str(say("{minutes} min", minutes=span))
    return clock_range(slide.shortest, slide.longest)


def _paint_bar(painter: QPainter, room: QRectF, slide: SlideTime, longest: int, color: QColor) -> None:
    """The likely time, and paler how much longer it may take."""
    bar = QRectF(room)
    bar.setWidth(max(2.0, room.width() * slide.seconds / longest))
    pale = QColor(color)
    pale.setAlphaF(0.35)
    painter.fillRect(
        QRectF(bar.right(), bar.y(), room.width() * (slide.longest - slide.seconds) / longest, bar.height()), pale
    )
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(color if slide.has_notes else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar, 2, 2)


class TimeGauge(QWidget):
    """The likely range as a bar, and the time that there is as a line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortest = self._longest = 0
        self._wanted: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, shortest: int, longest: int, wanted: int | None) -> None:
        """These seconds."""
        self._shortest, self._longest, self._wanted = shortest, longest, wanted
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line."""
        height = self.fontMetrics().height()
        return QSize(height * 10, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the gauge."""
        appearance = appearance_of(self)
        most = max(self._longest, self._wanted or 0, 60) * 1.05
        scale = self.width() / most
        em = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, half = self.height() / 2, em * 0.2
        painter.setBrush(QColor(appearance.line))
        painter.drawRoundedRect(QRectF(0, middle - half, self.width(), 2 * half), half, half)
        is_over = self._wanted is not None and self._shortest > self._wanted
        color = QColor(appearance.warning if is_over else appearance.primary)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(0, middle - half, self._shortest * scale, 2 * half), half, half)
        color.setAlphaF(0.45)
        painter.setBrush(color)
        range_width = (self._longest - self._shortest) * scale
        painter.drawRect(QRectF(self._shortest * scale, middle - half, range_width, 2 * half))
        if self._wanted:
            painter.fillRect(QRectF(self._wanted * scale - 1.5, 0, 3, self.height()), QColor(appearance.text))
        painter.end()
