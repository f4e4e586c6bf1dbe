"""Draws the rows of the library's column: heads, files with a second line, hits with what was found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.library.file_words import file_facts, file_title, words_that_fit
from leaderdeck.desktop.library.marked_words import paint_runs
from leaderdeck.desktop.library.row_model import CURRENT_ROLE, ROW_ROLE
from leaderdeck.desktop.library.rows import Row
from leaderdeck.quick_dataclass import dataclass

SNIPPET_LINES = 2
_SMALL = 0.88
_HEIGHTS = {
    "head": 1.9, "file": 2.75, "hit": 2.75, "filter": 1.7, "folder": 1.7, "offer": 1.75, "more": 1.7, "remark": 1.7,
    "unlock": 1.9,
}  # fmt: skip
"""Lines of text."""
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """The open file has a dark bar at its left; the chosen row has the ground of one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Each kind of row has its height."""
        row = index.data(ROW_ROLE)
        em = option.fontMetrics.height()
        if not isinstance(row, Row):
            return QSize(em * 8, em)
        lines = _HEIGHTS[row.kind]
        if row.snippet and row.kind == "hit":
            lines += SNIPPET_LINES * _SMALL * 1.08
        return QSize(em * 8, round(em * lines))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, option, row, is_current=bool(index.data(CURRENT_ROLE))).draw()
        painter.restore()


@dataclass(frozen=True, slots=True)
class _Colors:
    text: QColor
    muted: QColor
    found: QColor


class _Drawing:
    """One row being drawn."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, *, is_current: bool) -> None:
        self._painter, self._row = painter, row
        self._rect, self._state = QRectF(option.rect), option.state
        self._font = QFont(option.font)
        self._small = QFont(option.font)
        self._small.setPointSizeF(self._font.pointSizeF() * _SMALL)
        self._em = QFontMetrics(self._font).height()
        self._is_current = is_current
        self._is_chosen = bool(option.state & QStyle.StateFlag.State_Selected) and row.kind != "head"
        appearance = appearance_of()
        self._appearance = appearance
        on_chosen = QColor(appearance.on_chosen)
        # Among answers only the one that Enter opens has the ground of a chosen row; the open file has its bar.
        self._is_lit = self._is_chosen or (is_current and not row.key.startswith("hit:"))
        self._colors = _Colors(
            on_chosen if self._is_lit else QColor(appearance.text),
            on_chosen if self._is_lit else QColor(appearance.muted),
            on_chosen if self._is_lit else QColor(appearance.heading),
        )
        self._inner = self._rect.adjusted(self._em * (0.9 + 0.9 * row.depth), 0, -self._em * 0.5, 0)

    def draw(self) -> None:
        """The ground, then what the row says."""
        self._ground()
        kind = self._row.kind
        if kind == "head":
            self._head()
        elif kind in ("file", "hit"):
            self._file()
        elif kind == "folder":
            self._folder()
        elif kind == "remark":
            self._line(self._colors.muted)
        elif kind == "offer":
            self._with_sign("search")
        elif kind == "unlock":
            self._with_sign("lock")
        else:
            self._line(QColor(self._appearance.info) if kind == "more" and not self._is_chosen else self._colors.text)

    def _ground(self) -> None:
        painter, rect, appearance = self._painter, self._rect, self._appearance
        if self._is_lit:
            painter.fillRect(rect, QColor(appearance.chosen))
        elif self._state & QStyle.StateFlag.State_MouseOver and self._state & QStyle.StateFlag.State_Enabled:
            painter.fillRect(rect, QColor(appearance.cursor_line))
        if self._is_current:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), QColor(appearance.primary))
        if self._state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _head(self) -> None:
        font, painter = QFont(self._font), self._painter
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.86)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.muted))
        lower = self._inner.adjusted(0, 0, -self._em * 1.1, -self._inner.height() * 0.16)
        words = painter.fontMetrics().elidedText(str(self._row.words), Qt.TextElideMode.ElideRight, int(lower.width()))
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        is_hot = self._state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        if self._row.is_folded or (self._row.is_folded is not None and is_hot):
            side = self._em * 0.8
            place = QRectF(self._inner.right() - side, lower.bottom() - side * 1.1, side, side)
            self._sign("unfold" if self._row.is_folded else "fold", place, QColor(self._appearance.muted))

    def _file(self) -> None:
        row, em, inner, painter = self._row, self._em, self._inner, self._painter
        if row.entry is None:
            return
        padding = (em * 2.75 - em * 1.95) / 2
        top = inner.y() + padding
        title = QRectF(inner.x(), top, inner.width(), em)
        if row.entry.private:
            self._sign("lock", QRectF(title.x(), title.y() + em * 0.06, em * 0.85, em * 0.85), self._colors.text)
            title.setX(title.x() + em * 1.05)
        runs = row.title or ((file_title(row.entry), False),)
        paint_runs(painter, title, runs, self._font, (self._colors.text, self._colors.found))
        below, small = QRectF(inner.x(), top + em, inner.width(), em), QFontMetrics(self._small)
        facts = file_facts(row.entry, row.day, date.today(), row.passage)  # noqa: DTZ011 - the wall calendar's day
        words = words_that_fit(facts, lambda joined: small.horizontalAdvance(joined) <= below.width())
        painter.setFont(self._small)
        painter.setPen(self._colors.muted)
        painter.drawText(below, _MIDDLE, small.elidedText(words, Qt.TextElideMode.ElideRight, int(below.width())))
        if row.kind == "hit" and row.snippet:
            lines = QRectF(inner.x(), top + em * 1.98, inner.width(), self._rect.bottom() - top - em * 2)
            paint_runs(
                painter, lines, row.snippet, self._small, (self._colors.muted, self._colors.found), SNIPPET_LINES
            )

    def _folder(self) -> None:
        side = self._em * 0.75
        place = QRectF(self._inner.x(), self._inner.center().y() - side / 2, side, side)
        self._sign("unfold" if self._row.is_folded else "fold", place, self._colors.muted)
        self._inner.setX(self._inner.x() + side * 1.45)
        self._line(self._colors.text)

    def _with_sign(self, name: str) -> None:
        side = self._em * 0.8
        place = QRectF(self._inner.x(), self._inner.center().y() - side / 2, side, side)
        self._sign(name, place, self._colors.muted)
        self._inner.setX(self._inner.x() + side * 1.5)
        self._line(self._colors.text)

    def _line(self, color: QColor) -> None:
        painter, inner = self._painter, self._inner
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        count = "" if self._row.count is None else f"{self._row.count:,}".replace(",", "\N{NO-BREAK SPACE}")
        room = int(inner.width()) - (metrics.horizontalAdvance(f" {count}") if count else 0)
        words = metrics.elidedText(_capital(str(self._row.words)), Qt.TextElideMode.ElideRight, room)
        painter.setPen(color)
        painter.drawText(inner, _MIDDLE, words)
        if count:
            painter.setPen(self._colors.muted)
            painter.drawText(inner.adjusted(metrics.horizontalAdvance(f"{words} "), 0, 0, 0), _MIDDLE, count)

    def _sign(self, name: str, place: QRectF, color: QColor) -> None:
        icon(name, color.name()).paint(self._painter, place.toAlignedRect())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
