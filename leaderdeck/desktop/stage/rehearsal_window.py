"""«Øv på foredraget»: the window in which a talk is rehearsed, first the run, then what it showed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.stage.rehearsal_file import save_history
from leaderdeck.desktop.stage.rehearsal_report import RehearsalReport
from leaderdeck.desktop.stage.rehearsal_rows import PracticeRow, practice_rows
from leaderdeck.desktop.stage.rehearsal_run import RehearsalRun
from leaderdeck.language import say
from leaderdeck.rehearsal import RunningTalk, plan_for
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.rehearsal.planned_time import planned_slides
from leaderdeck.rehearsal.practice import Rehearsal, rehearsal_of
from leaderdeck.rehearsal.spoken_slides import spoken_slides
from leaderdeck.rehearsal.talk_clock import talk_seconds
from leaderdeck.talk import Talk

_SIZE_EMS = (66, 40)
_SCREEN_SHARE = 0.9


class RehearsalWindow(QWidget):
    """Times one talk. What it learns is told by signals; the history is saved beside the talk's file, if any."""

    pace_learned = Signal(object)
    """The `LearnedPace` from now on."""
    history_changed = Signal(object)
    """The `History` of this talk from now on."""
    failed = Signal(object)
    """What hindered saving."""

    def __init__(
        self,
        talk: Talk,
        file: Path | None,
        history: History,
        pace: LearnedPace,
        clock: Callable[[], float] = talk_seconds,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._talk, self._file, self._clock = talk, file, clock
        self._history, self._pace = history, pace
        self._before = (history, pace)
        self._rehearsal: Rehearsal | None = None
        self._began = ""
        self._slides = spoken_slides(talk.deck)
        self._indexes = tuple(index for index, _ in talk.scenes)
        firsts: dict[int, int] = {}
        for number, index in enumerate(self._indexes, start=1):
            firsts.setdefault(index, number)
        self._numbers = tuple(firsts.get(index, 0) for index in range(len(talk.deck.slides)))
        self._saving = Latest(save_history, self)
        self._saving.failed.connect(self._tell_unsaved)
        self._pages = QStackedLayout(self)
        self.run: RehearsalRun | None = None
        self.report = RehearsalReport()
        self._pages.addWidget(self.report)
        self.report.again_requested.connect(self.begin)
        self.report.discard_requested.connect(self.discard)
        self.report.close_requested.connect(self.close)
        self.report.kept_changed.connect(self._keep)
        self.retranslate()
        em, room = self.fontMetrics().height(), self.screen().availableGeometry().size() * _SCREEN_SHARE
        self.resize(QSize(_SIZE_EMS[0] * em, _SIZE_EMS[1] * em).boundedTo(room))

    @property
    def file(self) -> Path | None:
        """The talk's file, beside which what was rehearsed is saved; None where it has none."""
        return self._file

    @property
    def is_saving(self) -> bool:
        """Whether the file is being written."""
        return self._saving.is_busy

    def begin(self) -> None:
        """Start at the first slide."""
        self._stop_run()
        self._before = (self._history, self._pace)
        planned = planned_slides(self._talk.deck, self._history, self._pace)
        wanted = self._talk.deck.front_matter.duration_seconds
        self._seconds = plan_for([one.seconds for one in planned], wanted)
        parts = [self._indexes.count(index) for index in range(len(planned))]
        plan = tuple(self._seconds[index] / parts[index] for index in self._indexes)
        self._began = datetime.now().astimezone().isoformat(timespec="seconds")
        self.run = RehearsalRun(self._talk, plan, self._clock)
        self.run.finished.connect(self._finish)
        self._pages.addWidget(self.run)
        self._pages.setCurrentWidget(self.run)
        self.run.begin()

    def discard(self) -> None:
        """This rehearsal never was."""
        kept = self._history.kept
        history, self._pace = self._before
        self._history = History(history.rehearsals, kept)
        self.report.ways["discard"].setEnabled(False)
        self._save()
        self.pace_learned.emit(self._pace)
        self._show_report()
        self.report.show_note(say("Øvingen er forkastet."))

    def use_file(self, file: Path) -> None:
        """The talk's file from now on: it was saved, or saved under another name."""
        if self._file is None:
            self.report.show_note("")
        self._file = file

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        title = self._talk.deck.front_matter.title
        words = say("Øv på «{title}»", title=title) if title else say("Øving på foredraget")
        self.setWindowTitle(f"{words} – LeaderDeck")
        self.setAccessibleName(str(words))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what the rehearsal showed; in the run it ends the run."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is self.report:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was rehearsed until now counts."""
        if self.run is not None:
            self._finish(self.run.running, self._clock())
        super().closeEvent(event)

    def _finish(self, running: RunningTalk, at: float) -> None:
        rehearsal = rehearsal_of(running, at, self._began, self._slides, self._indexes)
        self._stop_run()
        self._rehearsal = rehearsal
        self.report.show_note("")
        self.report.ways["discard"].setEnabled(bool(rehearsal.slides))
        if rehearsal.slides:
            self._history = self._history.with_rehearsal(rehearsal)
            self._pace = self._pace.after(rehearsal)
            self._save()
            self.pace_learned.emit(self._pace)
        self._show_report()
        if self._file is None:
            self.report.show_note(say("Foredraget er ikke lagret; lagre det, så huskes øvingen."))
        self._pages.setCurrentWidget(self.report)
        self.report.focus_chart()

    def _show_report(self) -> None:
        if self._rehearsal is None:
            return
        wanted = sum(self._seconds)
        self.report.show_rehearsal(self._rehearsal, self._rows(), wanted, self._history, self._pace)
        self.report.show_plan(planned_slides(self._talk.deck, self._history, self._pace), self._numbers)

    def _rows(self) -> tuple[PracticeRow, ...]:
        if self._rehearsal is None:
            return ()
        return practice_rows(
            self._talk.deck, self._slides, self._seconds, self._numbers, self._rehearsal, self._history.kept
        )

    def _keep(self, key: str, kept: bool) -> None:  # noqa: FBT001 - a signal's
        self._history = self._history.keeping(key, kept=kept)
        self._save()
        self.report.show_kept(self._rows(), self._history)

    def _save(self) -> None:
        self.history_changed.emit(self._history)
        if self._file is not None:
            self._saving.ask(self._file, self._history)

    def _tell_unsaved(self, problem: object) -> None:
        self.report.show_note(say("Øvingen kunne ikke lagres ved siden av foredraget."))
        self.failed.emit(problem)

    def _stop_run(self) -> None:
        if self.run is not None:
            run, self.run = self.run, None
            run.stop()
            self._pages.removeWidget(run)
            run.deleteLater()
