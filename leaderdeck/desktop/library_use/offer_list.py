"""The rows of what is offered: kind, title, where it was told, and below them the words that were found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.library_use.offer_words import kind_of, place_words, spoken, title_of, told_words
from leaderdeck.desktop.library_use.offers import Offer

OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_EMS = 2.7
_KIND_EMS = 4.6
_SMALL = 0.9
_Parent = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """What is offered now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """These, and nothing of what was there."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The offer of a row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: _Parent = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Parent, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == OFFER_ROLE:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(offer)
        return spoken(offer) if role == Qt.ItemDataRole.AccessibleTextRole else None


class OfferDelegate(QStyledItemDelegate):
    """Draws one offer on two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Parent) -> QSize:
        """Two lines and a little air."""
        em = option.fontMetrics.height()
        return QSize(em * 20, round(em * ROW_EMS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Parent) -> None:
        """The row."""
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, Offer):
            return
        look = appearance_of()
        view = option.widget
        is_chosen = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        rect = QRectF(option.rect)
        painter.fillRect(rect, QColor(look.chosen if is_chosen else look.paper))
        if is_chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), QColor(look.primary))
        _Row(painter, QFont(option.font), rect, look, is_chosen=is_chosen).draw(offer)
        painter.restore()


class _Row:
    """One row while it is drawn."""

    def __init__(self, painter: QPainter, font: QFont, rect: QRectF, look: Appearance, *, is_chosen: bool) -> None:
        self._painter, self._font = painter, font
        self._em = QFontMetricsF(font).height()
        self._color = QColor(look.on_chosen if is_chosen else look.text)
        self._quiet = QColor(look.on_chosen if is_chosen else look.muted)
        em = self._em
        self._inner = rect.adjusted(em * 0.7, em * 0.25, -em * 0.7, -em * 0.25)

    def draw(self, offer: Offer) -> None:
        """Both lines."""
        em, inner = self._em, self._inner
        small = _sized(self._font, _SMALL)
        kind = QRectF(inner.x(), inner.y(), em * _KIND_EMS, em * 1.1)
        self._text(kind, small, self._quiet, str(kind_of(offer)))
        line = QRectF(kind.right(), inner.y(), inner.right() - kind.right(), em * 1.1)
        told = told_words(offer)
        room = min(QFontMetricsF(small).horizontalAdvance(told) + em * 0.2, line.width() * 0.6) if told else 0.0
        if told:
            at_right = QRectF(line.right() - room, line.y(), room, line.height())
            self._text(at_right, small, self._quiet, told, Qt.AlignmentFlag.AlignRight)
        self._title(line.adjusted(0, 0, -(room + em * 0.8 if told else 0), 0), offer)
        self._snippet(QRectF(kind.right(), inner.y() + em * 1.12, line.width(), em * 1.1), small, offer)

    def _title(self, rect: QRectF, offer: Offer) -> None:
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        used = self._text(rect, bold, self._color, title_of(offer))
        where = place_words(offer)
        rest = rect.adjusted(used + self._em * 0.7, 0, 0, 0)
        if where and rest.width() > self._em * 4:
            self._text(rest, _sized(self._font, _SMALL), self._quiet, where)

    def _snippet(self, rect: QRectF, font: QFont, offer: Offer) -> None:
        place = rect
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        for words, is_found in offer.snippet:
            if place.width() < self._em:
                return
            wide = self._text(place, bold if is_found else font, self._color if is_found else self._quiet, words)
            place = place.adjusted(wide, 0, 0, 0)

    def _text(
        self, rect: QRectF, font: QFont, color: QColor, words: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:  # fmt: skip
        """Draws words on one line, cut where the room ends; gives their width."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        self._painter.setFont(font)
        self._painter.setPen(color)
        self._painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)


def _sized(font: QFont, scale: float) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * scale)
    return small
