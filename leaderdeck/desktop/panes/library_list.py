"""The library's rows: group heads in small capitals, files with a second line, topics with their counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.library_folder import LibraryFile, answers, count_topics
from leaderdeck.desktop.panes.library_words import file_facts, spoken_words, words_that_fit
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 2
RowKind: TypeAlias = Literal["head", "file", "topic"]
_MOST_TOPICS = 40


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One row."""

    kind: RowKind
    words: str = ""
    """A topic's name."""
    head: Sentence | None = None
    file: LibraryFile | None = None
    count: int = 0


def library_rows(files: tuple[LibraryFile, ...], wanted: str) -> tuple[LibraryRow, ...]:
    """Talks, notes and topics that answer the filter, each group under its head."""
    found = [file for file in files if answers(file, wanted)]
    rows: list[LibraryRow] = []
    talks = [LibraryRow("file", file=file) for file in found if file.kind == "talk"]
    notes = [LibraryRow("file", file=file) for file in found if file.kind == "note"]
    if talks:
        rows += [LibraryRow("head", head=say("Foredrag ({count})", count=len(talks))), *talks]
    if notes:
        rows += [LibraryRow("head", head=say("Notater ({count})", count=len(notes))), *notes]
    topics = count_topics(files)[:_MOST_TOPICS] if not wanted.strip() else ()
    if topics:
        rows.append(LibraryRow("head", head=say("Tema")))
        rows += [LibraryRow("topic", words=name, count=count) for name, count in topics]
    return tuple(rows)


class LibraryModel(QAbstractListModel):
    """Rows of the library; the file that is open is marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LibraryRow, ...] = ()
        self._current: Path | None = None

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> bool:
        """These rows; gives whether they are other rows, and not the same ones with other words."""
        is_same = [_name(row) for row in rows] == [_name(row) for row in self._rows]
        if is_same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def show_current(self, current: Path | None) -> None:
        """The file that is open."""
        self._current = current
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row_at(self, place: int) -> LibraryRow | None:
        """The row at this place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, path: Path | None) -> int | None:
        """Where a file is listed."""
        return next(
            (place for place, row in enumerate(self._rows) if path and row.file and row.file.path == path), None
        )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Heads are read, not chosen."""
        row = self.row_at(index.row())
        if row is None or row.kind == "head":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, aloud too."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == CURRENT_ROLE:
            return row.file is not None and row.file.path == self._current
        if role == Qt.ItemDataRole.DisplayRole:
            return row.file.title if row.file else str(row.head or row.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, is_current=bool(row.file and row.file.path == self._current))
        if role == Qt.ItemDataRole.ToolTipRole and row.file:
            return str(row.file.path)
        return None


class LibraryDelegate(QStyledItemDelegate):
    """Draws the rows; the open file has a dark bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Heads, files and topics each have their height."""
        row = index.data(ROW_ROLE)
        em = option.fontMetrics.height()
        kind = row.kind if isinstance(row, LibraryRow) else "head"
        return QSize(em * 8, round(em * {"head": 1.9, "file": 2.75, "topic": 1.7}[kind]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, LibraryRow):
            return
        appearance = appearance_of()
        rect, state = QRectF(option.rect), option.state
        font = QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(index.data(CURRENT_ROLE))
        _paint_ground(painter, rect, state, appearance, is_current=is_current)
        em = QFontMetrics(font).height()
        inner = rect.adjusted(em * 0.9, 0, -em * 0.5, 0)
        if row.kind == "head":
            _paint_head(painter, inner, font, str(row.head), appearance)
        elif row.file:
            _paint_file(painter, inner, font, row.file, appearance, is_current=is_current)
        else:
            _paint_topic(painter, inner, font, row, appearance)
        painter.restore()


def _name(row: LibraryRow) -> object:
    return (row.kind, row.file.path if row.file else row.words or (row.head and row.head.source))


def _spoken(row: LibraryRow, *, is_current: bool) -> str:
    if row.file:
        words = spoken_words(row.file, date.today())  # noqa: DTZ011 - the wall calendar's day
        return f"{words}, {say('åpen nå')}" if is_current else words
    if row.kind == "topic":
        if row.count == 1:
            return str(say("Tema {topic}: 1 fil", topic=row.words))
        return str(say("Tema {topic}: {count} filer", topic=row.words, count=row.count))
    return str(row.head)


def _paint_ground(
    painter: QPainter, rect: QRectF, state: QStyle.StateFlag, appearance: Appearance, *, is_current: bool
) -> None:
    if is_current:
        painter.fillRect(rect, QColor(appearance.chosen))
        painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), QColor(appearance.primary))
    elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        painter.fillRect(rect, QColor(appearance.cursor_line))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(appearance.primary), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _paint_head(painter: QPainter, inner: QRectF, font: QFont, words: str, appearance: Appearance) -> None:
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 0.86)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    painter.setFont(font)
    painter.setPen(QColor(appearance.muted))
    lower = inner.adjusted(0, 0, 0, -inner.height() * 0.16)
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
    painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)


def _paint_file(
    painter: QPainter, inner: QRectF, font: QFont, file: LibraryFile, appearance: Appearance, *, is_current: bool
) -> None:
    metrics = QFontMetrics(font)
    em = metrics.height()
    top = inner.y() + (inner.height() - em * 1.95) / 2
    title = QRectF(inner.x(), top, inner.width(), em)
    if file.is_private:
        side = round(em * 0.85)
        lock = icon("lock", appearance.on_chosen if is_current else appearance.text)
        lock.paint(painter, round(title.x()), round(title.y() + em * 0.06), side, side)
        title.setX(title.x() + em * 1.05)
    painter.setFont(font)
    painter.setPen(QColor(appearance.on_chosen if is_current else appearance.text))
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(title, middle, metrics.elidedText(file.title, Qt.TextElideMode.ElideRight, int(title.width())))
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    painter.setFont(small)
    painter.setPen(QColor(appearance.on_chosen if is_current else appearance.muted))
    below, small_metrics = QRectF(inner.x(), top + em, inner.width(), em), QFontMetrics(small)
    facts = file_facts(file, date.today())  # noqa: DTZ011 - the wall calendar's day
    words = words_that_fit(facts, lambda joined: small_metrics.horizontalAdvance(joined) <= below.width())
    painter.drawText(below, middle, small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(below.width())))


def _paint_topic(painter: QPainter, inner: QRectF, font: QFont, row: LibraryRow, appearance: Appearance) -> None:
    painter.setFont(font)
    metrics = QFontMetrics(font)
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    count = str(row.count)
    room = int(inner.width()) - metrics.horizontalAdvance(f"  {count}")
    words = metrics.elidedText(f"# {row.words}", Qt.TextElideMode.ElideRight, room)
    painter.setPen(QColor(appearance.text))
    painter.drawText(inner, middle, words)
    painter.setPen(QColor(appearance.muted))
    painter.drawText(inner.adjusted(metrics.horizontalAdvance(f"{words} "), 0, 0, 0), middle, count)
