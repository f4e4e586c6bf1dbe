"""The time pane: how long the talk takes against its frame, slide by slide; and the programme of a day that has one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.panes.slide_times import SlideTimesModel, TalkTime, measure_time
from leaderdeck.desktop.panes.spoken_time import minutes_between, range_words
from leaderdeck.desktop.panes.time_bars import SlideTimeDelegate, TimeGauge
from leaderdeck.desktop.panes.time_frame import TimeFrame
from leaderdeck.desktop.panes.time_words import measures_words, spoken_words
from leaderdeck.desktop.practice import Practice
from leaderdeck.language import Sentence, say
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.outline.rewrite import set_card_value

if TYPE_CHECKING:
    from pathlib import Path

    from leaderdeck.desktop.panes.programme_view import ProgrammeView
    from leaderdeck.rehearsal.history import History
    from leaderdeck.rehearsal.learned_pace import LearnedPace
    from leaderdeck.talk import Talk

_DURATION_KEYS = {"nb": "varighet", "nn": "varigheit"}


class TimePane(QWidget):
    """Words and minutes of the whole, and a bar for each slide; or the slots of the programme. Choosing goes there."""

    line_requested = Signal(int)
    rewrite_requested = Signal(object)
    """A function str → str."""
    interpreter_changed = Signal(bool)
    """Whether times are reckoned with an interpreter."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk: Talk | None = None
        self._looked_at: Talk | None = None
        self._time: TalkTime | None = None
        self._asked: tuple[Talk | None, Practice] | None = None
        self._number = 0
        self._measure = Latest(measure_time, self)
        self._measure.answered.connect(self._take)
        self._measure.failed.connect(self._fail)
        self._reckoning = Practice()
        self._whole, self._words, self._measures, self._legend = QLabel(), QLabel(), QLabel(), QLabel()
        self.frame = TimeFrame()
        self.frame.minutes_chosen.connect(self._choose_minutes)
        self.frame.interpreter_changed.connect(self._mind_interpreter)
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
        self.programme: ProgrammeView | None = None
        self.modes = {name: NearButton() for name in ("programme", "slides")}
        self._lay_out()
        self.modes["programme"].setChecked(True)
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
            self._look()

    def show_place(self, number: int, line: int) -> None:
        """The slide under the cursor is marked."""
        self._number = number
        self._mark()

    def use_pace(self, pace: LearnedPace) -> None:
        """One's own pace, as far as it has been learned."""
        self._reckon(replace(self._reckoning, pace=pace))

    def use_history(self, file: Path | None, history: History) -> None:
        """What was rehearsed of the talk in this file, which may not be on disk yet."""
        self._reckon(replace(self._reckoning, rehearsed=(file, history)))

    def whole_words(self) -> str:
        """What the pane says of the whole talk."""
        return self._whole.text()

    def said(self) -> str:
        """What it says of words, pace and how hard they are."""
        return f"{self._words.text()} {self._measures.text()}"

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Tid")))
        for name, words in (("programme", say("Programmet")), ("slides", say("Lysbildene"))):
            self.modes[name].setText(str(words))
            self.modes[name].setAccessibleName(str(words))
        self._list.setAccessibleName(str(say("Tid for hvert lysbilde")))
        self._gauge.setAccessibleName(str(say("Tid mot tidsrammen")))
        self._measures.setToolTip(str(say("Hver linje og hvert punkt er regnet som en setning.")))
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
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, the list keeps its room and the explanations go."""
        super().resizeEvent(event)
        self._give_way()

    def _look(self) -> None:
        """What somebody looks at: the programme, or the slides, whose time is measured then."""
        if self._talk is not None and self._talk is not self._looked_at:
            self._looked_at = self._talk
            if self.programme is not None or programmes_of(self._talk.deck):
                self._made_programme().show_talk(self._talk)
        programme = self.programme if self.programme is not None and self.programme.has_programme else None
        self._mode_row.setVisible(programme is not None)
        shows_programme = programme is not None and self.modes["programme"].isChecked()
        if self.programme is not None:
            self.programme.setVisible(shows_programme)
            self.programme.buttons["save"].setVisible(shows_programme)
        self._slides.setVisible(not shows_programme)
        if not shows_programme:
            self._ask()

    def _made_programme(self) -> ProgrammeView:
        """The programme's own part of the pane, made for the first talk that has one."""
        if self.programme is None:
            from leaderdeck.desktop.panes.programme_view import ProgrammeView  # costs no start: most talks have none

            self.programme = ProgrammeView()
            self.programme.line_requested.connect(self.line_requested)
            self.programme.rewrite_requested.connect(self.rewrite_requested)
            self.programme.failed.connect(self.failed)
            self._column.insertWidget(1, self.programme, 1)
            self._beside_modes.addWidget(self.programme.buttons["save"])
        return self.programme

    def _give_way(self) -> None:
        """The legend goes first, then the words, then the gauge: the heading says the same. The choices go last."""
        if self._time is None:
            return
        rows = 2 * self._list.sizeHintForRow(0) if self._model.rowCount() else 0
        has_legend = any(not slide.has_notes for slide in self._time.slides)
        for gone in range(6):
            self._legend.setVisible(has_legend and gone < 1)
            self._measures.setVisible(bool(self._measures.text()) and gone < 2)
            self._words.setVisible(gone < 3)
            self._gauge.setVisible(gone < 4)
            self.frame.setVisible(gone < 5)
            self._head.invalidate()
            if self._head.totalHeightForWidth(self.width()) + rows <= self._slides.height():
                break

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._whole.setProperty("kind", "heading")
        for label in (self._words, self._measures, self._legend):
            label.setProperty("kind", "muted")
        self._head = head = QVBoxLayout()
        head.setContentsMargins(em, round(em * 0.8), em, em // 2)
        head.setSpacing(round(em * 0.4))
        for widget in (self.frame, self._whole, self._gauge, self._words, self._measures, self._legend):
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            head.addWidget(widget)
        self._slides = QWidget()
        slides = QVBoxLayout(self._slides)
        slides.setContentsMargins(0, 0, 0, 0)
        slides.setSpacing(0)
        slides.addLayout(head)
        slides.addWidget(self._list, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._modes_in_a_row())
        self._column.addWidget(self._slides, 1)
        self._mode_row.hide()

    def _modes_in_a_row(self) -> QWidget:
        """What to look at, where the talk has a programme."""
        em = self.fontMetrics().height()
        self._mode_row = QWidget()
        row = QHBoxLayout(self._mode_row)
        row.setContentsMargins(em // 2, em // 4, em // 2, 0)
        row.setSpacing(em // 4)
        group = QButtonGroup(self)
        for button in self.modes.values():
            button.setCheckable(True)
            button.setProperty("kind", "quiet")
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda _: self._look())
        row.addStretch(1)
        self._beside_modes = row
        return self._mode_row

    def _ask(self) -> None:
        talk = self._talk
        wanted = (talk, self._reckoning)
        if talk is None or wanted == self._asked or (self._time and _is_of(self._time, wanted)):
            return
        self._asked = wanted
        self._measure.ask(*wanted)

    def _take(self, time: TalkTime) -> None:
        self._asked = None
        self._time = time
        self._model.show_slides(time.slides)
        self.frame.show_minutes(round((time.wanted_seconds or 0) / 60))
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
            self._measures.setText("")
            return
        self._whole.setText(str(_whole_words(time)))
        self._words.setText(str(spoken_words(time)))
        self._measures.setText(" ".join(str(one) for one in measures_words(time)))
        self._gauge.setAccessibleDescription(self._words.text())
        self._give_way()

    def _reckon(self, reckoning: Practice) -> None:
        self._reckoning = reckoning
        if self.isVisible() and not self._slides.isHidden():
            self._ask()

    def _mind_interpreter(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's
        self._reckon(replace(self._reckoning, has_interpreter=wanted))
        self.interpreter_changed.emit(wanted)

    def _choose_minutes(self, minutes: int) -> None:
        """The frame is written on the talk's card, so that checks and papers go by the same."""
        key = _DURATION_KEYS.get(self._talk.deck.front_matter.language if self._talk else "", "duration")
        self.rewrite_requested.emit(lambda text: set_card_value(text, key, f"{minutes} min" if minutes else None))

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


def _is_of(time: TalkTime, wanted: tuple[Talk | None, Practice]) -> bool:
    return time.talk is wanted[0] and time.reckoning == wanted[1]


def _whole_words(time: TalkTime) -> Sentence:
    shortest, longest = minutes_between(time.shortest_seconds, time.longest_seconds)
    if not time.wanted_seconds:
        return range_words(shortest, longest)
    minutes, wanted = range_words(shortest, longest), round(time.wanted_seconds / 60)
    return say("{minutes} av {wanted}", minutes=minutes, wanted=wanted)
