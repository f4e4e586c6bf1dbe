"""The chart of a rehearsal: for each slide its plan as a hollow bar, and what it took as a filled one below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.spoken_time import clock
from leaderdeck.desktop.stage.rehearsal_rows import LONGEST_ROLE, ROW_ROLE, PracticeRow
from leaderdeck.language import say

OVER_SECONDS = 20
"""A slide that takes so much longer than planned, and a quarter more, is told from the others."""
_ROW_EM = 1.9
_BAR_SHARE = 0.42


class PracticeDelegate(QStyledItemDelegate):
    """Number, title, both bars and both times on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        height = option.fontMetrics.height()
        return QSize(height * 14, round(height * _ROW_EM))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PracticeRow):
            return
        look, rect = appearance_of(), QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setBold(row.is_section)
        painter.setFont(font)
        painter.fillRect(rect, QColor(look.chosen if is_chosen else look.window))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.primary), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        _paint_row(painter, rect, row, float(index.data(LONGEST_ROLE)) or 1.0, look, is_chosen=is_chosen)
        painter.restore()


def is_over(row: PracticeRow) -> bool:
    """Whether it took clearly longer than planned."""
    return row.practiced > row.planned + OVER_SECONDS and row.practiced > row.planned * 1.25


def _paint_row(
    painter: QPainter, rect: QRectF, row: PracticeRow, longest: float, look: Appearance, *, is_chosen: bool
) -> None:
    metrics = painter.fontMetrics()
    em = metrics.height()
    text, muted = (look.on_chosen, look.on_chosen) if is_chosen else (look.text, look.muted)
    inner = rect.adjusted(em * 0.4, 0, -em * 0.6, 0)
    times = _times(row)
    bold = QFont(painter.font())
    bold.setBold(True)
    time_width = float(QFontMetrics(bold).horizontalAdvance("00:00 → 00:00 ▲ ")) + 4  # the same in all rows
    number = QRectF(inner.x(), inner.y(), em * 1.8, inner.height())
    time = QRectF(inner.right() - time_width, inner.y(), time_width, inner.height())
    room = max(0.0, time.x() - number.right() - em)
    share = _BAR_SHARE if room > 10 * em else 0.0
    bars = QRectF(time.x() - room * share, inner.y(), room * share, inner.height())
    title = QRectF(number.right() + em * 0.5, inner.y(), max(0.0, bars.x() - number.right() - em), inner.height())
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(muted))
    if row.number:
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(row.number))
    painter.setPen(QColor(look.warning if is_over(row) and not is_chosen else text))
    painter.drawText(time, middle | Qt.AlignmentFlag.AlignRight, times)
    painter.setPen(QColor(text))
    kept = f" · {say('må med')}" if row.is_kept else ""
    words = metrics.elidedText(
        row.title, Qt.TextElideMode.ElideRight, int(title.width() - metrics.horizontalAdvance(kept))
    )
    painter.drawText(title, middle | Qt.AlignmentFlag.AlignLeft, words + kept)
    if share:
        _paint_bars(painter, bars, row, longest, look, is_chosen=is_chosen)


def _times(row: PracticeRow) -> str:
    if not row.practiced:
        return f"{clock(round(row.planned))} → –"
    mark = " ▲" if is_over(row) else ""
    return f"{clock(round(row.planned))} → {clock(round(row.practiced))}{mark}"


def _paint_bars(
    painter: QPainter, place: QRectF, row: PracticeRow, longest: float, look: Appearance, *, is_chosen: bool
) -> None:
    em = painter.fontMetrics().height()
    height = em * 0.34
    top = place.center().y() - height - 1
    color = QColor(look.on_chosen if is_chosen else look.primary)
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(place.x(), top, max(1.0, place.width() * row.planned / longest), height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.warning) if is_over(row) and not is_chosen else color)
    painter.drawRect(QRectF(place.x(), top + height + 2, place.width() * row.practiced / longest, height))
