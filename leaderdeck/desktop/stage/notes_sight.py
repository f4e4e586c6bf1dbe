"""What the speaker says on this slide, in a size that is read at arm's length, and private remarks where asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QScroller, QVBoxLayout, QWidget

from leaderdeck.deck.blocks import Block
from leaderdeck.desktop.panes.private_box import PrivateBox
from leaderdeck.desktop.stage.spoken_page import notes_page
from leaderdeck.language import say


class NotesSight(QScrollArea):
    """Speaker notes of one slide. Keys turn slides here too, so it takes no focus; Ctrl with arrows scrolls it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = 160
        self._notes = QLabel()
        self._notes.setTextFormat(Qt.TextFormat.RichText)
        self._notes.setWordWrap(True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._private = PrivateBox()
        for label in self._private.findChildren(QLabel):
            label.setWordWrap(True)
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        column.setSpacing(self.fontMetrics().height())
        column.addWidget(self._notes)
        column.addWidget(self._private)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self.setWidget(page)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)  # long notes, by a finger
        self._grow()
        self.retranslate()

    @property
    def percent(self) -> int:
        """The size of the notes, as a share of the other words."""
        return self._percent

    def show_notes(self, notes: tuple[Block, ...], private: str) -> None:
        """The slide's notes; `private` is empty unless it was switched on for this talk."""
        page = notes_page(notes)
        self._notes.setText(page or str(say("Ingen talenotater på dette lysbildet.")))
        self._notes.setEnabled(bool(page))
        self._private.show_text(private)
        self._keep_private_in_sight()
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """There is no slide: nobody misses notes."""
        self._notes.clear()
        self._private.show_text("")

    def words(self) -> str:
        """All that stands here now."""
        return f"{self._notes.text()}\n{self._private.text() if not self._private.isHidden() else ''}"

    def use_size(self, percent: int) -> None:
        """Larger or smaller letters."""
        self._percent = percent
        self._grow()
        self._keep_private_in_sight()

    def scroll_by(self, steps: int) -> None:
        """Down or up by some lines."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + steps * 3 * self._notes.fontMetrics().height())

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._notes.setAccessibleName(str(say("Talenotater")))
        self.setAccessibleName(str(say("Talenotater")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the notes is seen."""
        super().resizeEvent(event)
        self._keep_private_in_sight()

    def _keep_private_in_sight(self) -> None:
        """What must not be said stands above the notes where it would be below what is seen of them."""
        goes_first = self._column.heightForWidth(self.viewport().width()) > self.viewport().height()
        place = 0 if goes_first else 1
        if self._column.indexOf(self._private) != place:
            self._column.removeWidget(self._private)
            self._column.insertWidget(place, self._private)

    def _grow(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(1.0, self.font().pointSizeF()) * self._percent / 100)
        self._notes.setFont(font)
        self._private.use_font(font)
