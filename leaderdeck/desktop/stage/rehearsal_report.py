"""What a rehearsal showed: plan against practice, one's pace, earlier rehearsals, and what to skip if time is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.dialogs.dialog_frame import HeadingLabel, button, text_label
from leaderdeck.desktop.dialogs.moments import moment_words
from leaderdeck.desktop.panes.spoken_time import clock, minutes_words
from leaderdeck.desktop.stage.rehearsal_bars import PracticeDelegate
from leaderdeck.desktop.stage.rehearsal_rows import PracticeModel, PracticeRow
from leaderdeck.language import say
from leaderdeck.rehearsal.cut_list import cut_list
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace, pace_in
from leaderdeck.rehearsal.planned_time import PlannedSlide
from leaderdeck.rehearsal.practice import Rehearsal

MOST_LOST_MINUTES = 60
_LOST_MINUTES = 4


class RehearsalReport(QWidget):
    """Three tabs and two ways out; the rehearsal can be thrown away here."""

    kept_changed = Signal(str, bool)
    """A slide's key, and whether it must stay."""
    again_requested = Signal()
    discard_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rehearsal: Rehearsal | None = None
        self._wanted = 0.0
        self._history, self._pace = History(), LearnedPace()
        self._planned: tuple[PlannedSlide, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._note: object = ""
        self.heading, self.summary, self.hint, self.found = (
            HeadingLabel(),
            text_label(),
            text_label("muted"),
            text_label(),
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.model = PracticeModel()
        self.chart = QListView()
        self.chart.setModel(self.model)
        self.chart.setItemDelegate(PracticeDelegate(self.chart))
        self.chart.setUniformItemSizes(True)
        self.chart.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.earlier, self.cuts = QListWidget(), QListWidget()
        em = self.fontMetrics().height()
        for rows in (self.chart, self.earlier, self.cuts):
            rows.setProperty("kind", "pane")
            rows.setFrameShape(QListView.Shape.NoFrame)
            rows.setWordWrap(rows is not self.chart)
            rows.setSpacing(0 if rows is self.chart else em // 6)
        self.keep: QPushButton = button()
        self.keep.clicked.connect(self._toggle_kept)
        self.chart.selectionModel().currentChanged.connect(lambda *_: self._tell_keep())
        QShortcut(QKeySequence("Space"), self.chart, self._toggle_kept, context=Qt.ShortcutContext.WidgetShortcut)
        self.lost, self.lost_words = QSpinBox(), QLabel()
        self.lost.setRange(1, MOST_LOST_MINUTES)
        self.lost.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lost.setValue(_LOST_MINUTES)
        self.lost.valueChanged.connect(lambda _: self._tell_cuts())
        self.ways = {"close": button("primary"), "again": button(), "discard": button()}
        for name, signal in (("close", self.close_requested), ("again", self.again_requested),
                             ("discard", self.discard_requested)):  # fmt: skip
            self.ways[name].clicked.connect(signal)
        self._lay_out()
        self.retranslate()

    def show_rehearsal(
        self, rehearsal: Rehearsal, rows: tuple[PracticeRow, ...], wanted: float, history: History, pace: LearnedPace
    ) -> None:
        """What this one showed; `wanted` is the planned time in seconds, `history` has this rehearsal as its last."""
        self._rehearsal, self._wanted, self._history, self._pace = rehearsal, wanted, history, pace
        self.model.show_rows(rows)
        if rows and not self.chart.currentIndex().isValid():
            self.chart.setCurrentIndex(self.model.index(0, 0))
        self.retranslate()

    def show_plan(self, planned: tuple[PlannedSlide, ...], numbers: Sequence[int]) -> None:
        """The slides' times as they are now known, and their numbers: what may be cut follows from them."""
        self._planned, self._numbers = planned, tuple(numbers)
        self._tell_cuts()

    def show_note(self, note: object) -> None:
        """Something about the rehearsal itself: that it is saved nowhere, that it was thrown away."""
        self._note = note
        self._tell_summary()

    def focus_chart(self) -> None:
        """Arrow keys go through the slides."""
        self.chart.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.chart.setAccessibleName(str(say("Plan og øving for hvert lysbilde")))
        self.earlier.setAccessibleName(str(say("Øvinger til nå")))
        self.cuts.setAccessibleName(str(say("Lysbilder å hoppe over")))
        self.tabs.setAccessibleName(str(say("Hva øvingen viser")))
        for place, words in enumerate((say("Plan og øving"), say("Øvinger til nå"), say("Kutteliste"))):
            self.tabs.setTabText(place, str(words))
        self.hint.setText(
            str(say("Hul søyle: planen. Fylt søyle: øvingen. Lysbilder merket «må med» blir aldri kuttet."))
        )
        self.lost_words.setText(str(say("Minutter som går tapt:")))
        self.lost.setAccessibleName(str(say("Minutter som går tapt")))
        self.ways["close"].setText(str(say("Ferdig")))
        self.ways["again"].setText(str(say("Øv en gang til")))
        self.ways["discard"].setText(str(say("Forkast øvingen")))
        self._tell_summary()
        self._tell_keep()
        self._tell_history()
        self._tell_cuts()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tell_summary(self) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        spoken, wanted = clock(round(rehearsal.seconds)), minutes_words(round(self._wanted))
        self.heading.setText(str(say("{spoken} brukt av {wanted}", spoken=spoken, wanted=wanted)))
        parts: list[object] = []
        rate, words = pace_in(rehearsal)
        if words:
            parts.append(say("{words} ord i minuttet denne gangen.", words=round(rate)))
        if self._pace.is_known:
            parts.append(
                say(
                    "Tempoet ditt er {words} ord i minuttet, lært av {count}.",
                    words=round(self._pace.words_per_minute), count=rehearsals_words(self._pace.rehearsals),
                )
            )  # fmt: skip
        else:
            parts.append(
                say("For lite er sagt til å lære tempoet ditt; det trengs omtrent to minutter med talenotater.")
            )
        if rehearsal.paused_seconds >= 1:
            parts.append(say("Spørsmål og pauser: {time}, utenom tiden.", time=clock(round(rehearsal.paused_seconds))))
        if not rehearsal.is_whole:
            parts.append(say("Ikke alle lysbildene ble øvd."))
        if self._note:
            parts.append(self._note)
        self.summary.setText(" ".join(str(part) for part in parts))

    def _row(self) -> PracticeRow | None:
        row = self.model.row(self.chart.currentIndex().row())
        return row if row is not None and not row.is_section else None

    def _toggle_kept(self) -> None:
        row = self._row()
        if row is not None:
            self.kept_changed.emit(row.key, not row.is_kept)

    def _tell_keep(self) -> None:
        row = self._row()
        self.keep.setEnabled(row is not None)
        self.keep.setText(str(say("Kan kuttes") if row is not None and row.is_kept else say("Må med")))
        title = row.title if row is not None else ""
        self.keep.setAccessibleDescription(title)

    def show_kept(self, rows: tuple[PracticeRow, ...], history: History) -> None:
        """A slide was marked, or is no more."""
        self._history = history
        self.model.show_rows(rows)
        self._tell_keep()
        self._tell_cuts()

    def _tell_history(self) -> None:
        self.earlier.clear()
        for one in reversed(self._history.rehearsals):
            rate, words = pace_in(one)
            when, time = moment_words(datetime.fromisoformat(one.began)), clock(round(one.seconds))
            told = [when, time]
            if words:
                told.append(str(say("{words} ord i minuttet", words=round(rate))))
            if not one.is_whole:
                told.append(str(say("ikke hele foredraget")))
            self.earlier.addItem(" · ".join(told))

    def _tell_cuts(self) -> None:
        found = cut_list(self._planned, self.lost.value() * 60, self._history.kept)
        self.cuts.clear()
        for cut in found.cuts:
            number = self._numbers[cut.index]
            words = say(
                "Lysbilde {number}: {title}, {time}", number=number, title=cut.title, time=clock(round(cut.seconds))
            )
            item = QListWidgetItem(f"{words} – {cut.reason}")
            self.cuts.addItem(item)
        won = clock(round(found.seconds))
        if found.is_enough:
            self.found.setText(str(say("Hopp over disse, så er {time} spart og foredraget fortsatt helt.", time=won)))
        else:
            self.found.setText(
                str(say("Mer enn {time} kan ikke spares uten å røre det som holder foredraget sammen.", time=won))
            )

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        chart, cutting = QWidget(), QWidget()
        for page, widgets in ((chart, (self.hint, self.chart)), (cutting, (self.found, self.cuts))):
            column = QVBoxLayout(page)
            column.setContentsMargins(em, em // 2, em, em // 2)
            column.setSpacing(em // 2)
            row = QHBoxLayout()
            if page is cutting:
                row.addWidget(self.lost_words)
                row.addWidget(self.lost)
                row.addStretch(1)
                column.addLayout(row)
            else:
                row.addWidget(widgets[0], 1)
                row.addWidget(self.keep)
                column.addLayout(row)
            if page is cutting:
                column.addWidget(widgets[0])
            column.addWidget(widgets[1], 1)
        past = QWidget()
        QVBoxLayout(past).addWidget(self.earlier)
        for page in (chart, past, cutting):
            self.tabs.addTab(page, "")
        self.lost_words.setBuddy(self.lost)
        foot = QHBoxLayout()
        foot.setSpacing(em // 2)
        foot.addWidget(self.ways["discard"])
        foot.addStretch(1)
        foot.addWidget(self.ways["again"])
        foot.addWidget(self.ways["close"])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em, em, em, em)
        whole.setSpacing(em // 2)
        whole.addWidget(self.heading)
        whole.addWidget(self.summary)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(foot)


def rehearsals_words(count: int) -> object:
    """`1 øving`, `3 øvinger`."""
    return say("1 øving") if count == 1 else say("{count} øvinger", count=count)
