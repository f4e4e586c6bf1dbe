"""The list that opens below `[[`: what of the library suits the words behind it. The editor's keys lead it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.library_use.offer_list import ROW_EMS, OfferDelegate, OfferModel
from leaderdeck.desktop.library_use.offer_words import spoken
from leaderdeck.desktop.library_use.offers import Offer
from leaderdeck.language import Sentence, say

MOST_ROWS = 7
WIDTH_EMS = 38
_GAP = 4
"""Pixels between the list and the line that is written on."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS, Qt.Key.Key_PageDown: MOST_ROWS}
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class OfferPopup(QFrame):
    """Rows and two ways to take one. It never takes the focus, so typing goes on."""

    chosen = Signal(object, bool)
    """An `Offer`, and whether as a copy."""
    left = Signal()
    """Escape: nothing is wanted."""
    forgotten = Signal()
    """The editor has lost the focus, or is not seen any more."""

    def __init__(self, editor: QAbstractScrollArea) -> None:
        super().__init__(editor, Qt.WindowType.ToolTip)
        self._editor = editor
        self._remark: Sentence | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("offers")
        self.model, self.rows = OfferModel(self), QListView()
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(OfferDelegate(self.rows))
        self.rows.setUniformItemSizes(True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.clicked.connect(lambda _: self._show_ways())
        self.rows.doubleClicked.connect(lambda _: self.choose(as_copy=False))
        self.link_button, self.copy_button, self._hint, self._nothing = QPushButton(), QPushButton(), QLabel(), QLabel()
        self.link_button.clicked.connect(lambda: self.choose(as_copy=False))
        self.copy_button.clicked.connect(lambda: self.choose(as_copy=True))
        for one in (self.link_button, self.copy_button):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.setProperty("kind", "quiet")
        self._hint.setProperty("kind", "muted")
        self._nothing.setProperty("kind", "muted")
        self._nothing.setWordWrap(True)
        self._arrange()
        self.retranslate()
        editor.installEventFilter(self)

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        self.setAccessibleName(str(say("Fra biblioteket")))
        self.rows.setAccessibleName(str(say("Det biblioteket har som passer")))
        self.link_button.setText(str(say("Lenke (Enter)")))
        self.copy_button.setText(str(say("Kopi (Ctrl+Enter)")))
        self._hint.setText(str(say("«ubrukt» viser det du ikke har brukt")))
        self._nothing.setText(str(self._remark or ""))

    def show_offers(
        self, offers: Sequence[Offer], cursor: QRect, remark: Sentence | None = None, *, keeps_row: bool = False
    ) -> None:
        """Open below this place of the editor, or follow what is typed: the best one is the current one then.

        `keeps_row`: the same was asked again, and the current one stays. `remark` stands where nothing is found.
        """
        was = self.model.offer(self.rows.currentIndex().row()) if keeps_row else None
        self.model.show(offers)
        same = next((at for at, one in enumerate(offers) if was and _is_same(one, was)), 0)
        self.rows.setCurrentIndex(self.model.index(same, 0))
        self.rows.scrollTo(self.rows.currentIndex())
        self._remark = remark
        self._nothing.setText(str(remark or ""))
        self._nothing.setVisible(not offers)
        self.rows.setVisible(bool(offers))
        self._stand(cursor, len(offers))
        self.show()
        self._show_ways()
        self._announce()

    def close_list(self) -> None:
        """Away with it, and with all that it showed."""
        self.hide()
        self.model.show(())

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key led the list."""
        if not self.isVisible():
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.close_list()
            self.left.emit()
            return True
        if key in _CHOOSE and modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            if not self.model.rowCount():
                return False
            self.choose(as_copy=bool(modifiers))
            return True
        step = _STEPS.get(key)
        if step is None or modifiers:
            return False
        row = max(0, min(self.model.rowCount() - 1, self.rows.currentIndex().row() + step))
        self.rows.setCurrentIndex(self.model.index(row, 0))
        self._show_ways()
        self._announce()
        return True

    def choose(self, *, as_copy: bool) -> None:
        """Take the current row."""
        offer = self.model.offer(self.rows.currentIndex().row())
        if offer is not None:
            self.close_list()
            self.chosen.emit(offer, as_copy or not offer.may_be_linked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor's keys lead the list; without focus it goes away."""
        if watched is self._editor and self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self.take(event)
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.forgotten.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        foot = QHBoxLayout()
        foot.setContentsMargins(em // 3, 0, em // 2, 0)
        for one in (self.link_button, self.copy_button):
            foot.addWidget(one)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._hint, 20)
        foot.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, em // 4)
        column.setSpacing(em // 4)
        column.addWidget(self.rows, 1)
        column.addWidget(self._nothing)
        self._nothing.setContentsMargins(em // 2, em // 2, em // 2, em // 4)
        column.addLayout(foot)

    def _show_ways(self) -> None:
        offer = self.model.offer(self.rows.currentIndex().row())
        self.link_button.setVisible(offer is not None and offer.may_be_linked)
        self.copy_button.setVisible(offer is not None)

    def _stand(self, cursor: QRect, count: int) -> None:
        """Below the cursor, or above it where there is more room; never larger than that room."""
        look = appearance_of(self)
        self.setStyleSheet(f"QFrame#offers {{ background: {look.paper}; border: 1px solid {look.edge}; }}")
        em = self.fontMetrics().height()
        screen = self._editor.screen().availableGeometry()
        width = min(em * WIDTH_EMS, screen.width() - em)
        viewport = self._editor.viewport()
        under, over = viewport.mapToGlobal(cursor.bottomLeft()), viewport.mapToGlobal(cursor.topLeft())
        foot = self.link_button.sizeHint().height() + em
        wanted = min(count, MOST_ROWS)
        row = round(em * ROW_EMS)
        below, above = screen.bottom() - under.y() - _GAP, over.y() - screen.top() - _GAP
        is_below = below >= wanted * row + foot or below >= above
        fitting = min(wanted, max(1, ((below if is_below else above) - foot) // row))
        rows = row * fitting if count else self._nothing.heightForWidth(width - em)
        self.rows.setFixedHeight(max(1, rows))
        ways = self.link_button.sizeHint().width() + self.copy_button.sizeHint().width() + em * 2
        self._hint.setVisible(width - ways > self._hint.fontMetrics().horizontalAdvance(self._hint.text()))
        self._column.activate()  # else the rows that there were before keep the list tall
        self.resize(width, rows + foot)
        left = max(screen.left(), min(under.x(), screen.right() - width))
        self.move(left, under.y() + _GAP if is_below else over.y() - self.height() - _GAP)

    def _announce(self) -> None:
        offer = self.model.offer(self.rows.currentIndex().row())
        words = spoken(offer) if offer else str(self._remark or "")
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, words))


def _is_same(one: Offer, other: Offer) -> bool:
    return one.entry.path == other.entry.path and one.passage == other.passage
