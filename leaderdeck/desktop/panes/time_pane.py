"""The time pane: how long the talk takes against its frame, and how the time is spread over the slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.panes.slide_times import SlideTimesModel, TalkTime, measure_time
from leaderdeck.desktop.panes.spoken_time import range_words, slides_words, thousands
from leaderdeck.desktop.panes.time_bars import SlideTimeDelegate, TimeGauge
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.talk import Talk


class TimePane(QWidget):
    """Words and minutes of the whole, and a bar for each slide. Choosing a slide goes there."""

    line_requested = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk: Talk | None = None
        self._time: TalkTime | None = None
        self._asked: Talk | None = None
        self._number = 0
        self._measure = Latest(measure_time, self)
        self._measure.answered.connect(self._take)
        self._measure.failed.connect(self._fail)
        self._whole, self._words, self._legend = QLabel(), QLabel(), QLabel()
        self._gauge = TimeGauge()
        self._model = SlideTimesModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(SlideTimeDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(1)  # where it is low, better a row of the list than half of the words above it
        self._list.setProperty("kind", "pane")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(self._go)
        self._list.activated.connect(self._go)
        self._lay_out()
        self.retranslate()

    @property
    def slide_list(self) -> QListView:
        """The bars."""
        return self._list

    @property
    def is_busy(self) -> bool:
        """Whether the time is being measured."""
        return self._asked is not None

    def show_talk(self, talk: Talk) -> None:
        """This talk; its time is measured when somebody looks."""
        self._talk = talk
        if self.isVisible():
            self._ask()

    def show_place(self, number: int, line: int) -> None:
        """The slide under the cursor is marked."""
        self._number = number
        self._mark()

    def whole_words(self) -> str:
        """What the pane says of the whole talk."""
        return self._whole.text()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Tid")))
        self._list.setAccessibleName(str(say("Tid for hvert lysbilde")))
        self._gauge.setAccessibleName(str(say("Tid mot tidsrammen")))
        self._legend.setText(str(say("Hule søyler er anslag for lysbilder uten talenotater.")))
        self._tell()
        self._list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The time is measured when somebody looks."""
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, the list keeps its room and the explanations go."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """The legend goes first, then the words, then the gauge: the heading says the same."""
        if self._time is None:
            return
        rows = 2 * self._list.sizeHintForRow(0) if self._model.rowCount() else 0
        has_legend = any(not slide.has_notes for slide in self._time.slides)
        for gone in range(4):
            self._legend.setVisible(has_legend and gone < 1)
            self._words.setVisible(gone < 2)
            self._gauge.setVisible(gone < 3)
            self._head.invalidate()
            if self._head.totalHeightForWidth(self.width()) + rows <= self.height():
                break

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._whole.setProperty("kind", "heading")
        for label in (self._words, self._legend):
            label.setProperty("kind", "muted")
        self._head = head = QVBoxLayout()
        head.setContentsMargins(em, round(em * 0.8), em, em // 2)
        head.setSpacing(round(em * 0.4))
        for widget in (self._whole, self._gauge, self._words, self._legend):
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list, 1)

    def _ask(self) -> None:
        talk = self._talk
        if talk is None or talk is self._asked or (self._time and self._time.talk is talk):
            return
        self._asked = talk
        self._measure.ask(talk)

    def _take(self, time: TalkTime) -> None:
        self._asked = None
        self._time = time
        self._model.show_slides(time.slides)
        self._gauge.show_time(time.shortest_seconds, time.longest_seconds, time.wanted_seconds)
        self._tell()
        self._mark()

    def _fail(self, problem: object) -> None:
        self._asked = None
        self.failed.emit(problem)

    def _tell(self) -> None:
        time = self._time
        self._gauge.setVisible(time is not None)
        self._legend.setVisible(False)
        if time is None:
            self._whole.setText(str(say("Tiden regnes ut …")))
            self._words.setText("")
            return
        self._whole.setText(str(_whole_words(time)))
        self._words.setText(
            str(
                say(
                    "{words} ord å si på {slides}, 120 ord i minuttet.",
                    words=thousands(time.words),
                    slides=slides_words(sum(not slide.is_hidden for slide in time.slides)),
                )
            )
        )
        self._gauge.setAccessibleDescription(self._words.text())
        self._give_way()

    def _mark(self) -> None:
        place = self._model.place_of(self._number)
        if place is None:
            self._list.clearSelection()
            return
        index = self._model.index(place, 0)
        if self._list.currentIndex() != index:
            self._list.setCurrentIndex(index)

    def _go(self, index: QModelIndex) -> None:
        line = self._model.line_of(index.row())
        if line:
            self.line_requested.emit(line)


def _whole_words(time: TalkTime) -> Sentence:
    shortest, longest = max(1, time.shortest_seconds // 60), -(-time.longest_seconds // 60)
    if not time.wanted_seconds:
        return range_words(shortest, longest)
    minutes, wanted = range_words(shortest, longest), round(time.wanted_seconds / 60)
    return say("{minutes} av {wanted}", minutes=minutes, wanted=wanted)
