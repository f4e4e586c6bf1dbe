"""Old PowerPoint files into a brand: drop files or a folder, choose the brand and a place, and let them come."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QProgressBar, QPushButton, QWidget

from leaderdeck.brand.catalog import KitSummary
from leaderdeck.brand.shown_name import shown_name
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.local_files import open_local
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.rebranding.before_after_dialog import BeforeAfterDialog
from leaderdeck.desktop.rebranding.deck_table import DeckTable
from leaderdeck.desktop.rebranding.rebranding_job import RebrandingOrder, RebrandingRun
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export.rebranding import SUFFIXES, RebrandJob, RebrandOutcome, plan_jobs
from leaderdeck.language import interface_language, say

State: TypeAlias = Literal["choosing", "running", "stopping", "done"]
_MOST_AT_ONCE = 4


class RebrandingWindow(DialogFrame):
    """One window from the first dropped file to the finished folder."""

    def __init__(
        self, kits: Sequence[KitSummary], chosen: str, folder: Path, parent: QWidget | None = None, *, at_once: int = 0
    ) -> None:
        super().__init__(parent, ems=(64, 36))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAcceptDrops(True)
        self._sources: tuple[Path, ...] = ()
        self._jobs: tuple[RebrandJob, ...] = ()
        self._kits = tuple(kits)
        self._target = folder
        self._beside = folder
        self._state: State = "choosing"
        self._at_once = at_once or min(_MOST_AT_ONCE, os.cpu_count() or 1)
        self.notice, self._hint = NoticeLine(), text_label("muted")
        self._brand_label, self._place_label, self._place = text_label(), text_label(), text_label("muted")
        self.brand_box, self.place_button = QComboBox(), button()
        self.table, self.bar, self._count = DeckTable(), QProgressBar(), text_label("muted")
        self.files_button, self.folder_button, self.pictures_button = button(), button(), button("quiet")
        self.close_button, self.open_button, self.start_button = button(), button(), button("primary")
        self._planner = Latest(_planned, self)
        self.run = RebrandingRun(self)
        self._arrange(chosen)
        self._connect()
        self._show_state("choosing")

    def add_sources(self, sources: Sequence[Path]) -> None:
        """Files and folders more; the list shows the decks in them as soon as they are found."""
        if self._state in ("running", "stopping"):
            return
        if not self._sources and sources:
            self._target = self._beside_of(sources[0])
        self._sources = tuple(dict.fromkeys((*self._sources, *sources)))
        self._plan()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Omprofiler PowerPoint-filer")))
        self._hint.setText(str(say("Slipp PowerPoint-filer eller mapper her. Originalene røres aldri.")))
        self._brand_label.setText(str(say("Profil")))
        self._place_label.setText(str(say("Mappe for resultatene")))
        self._place.setText(str(self._target))
        words = {
            self.files_button: say("Legg til filer …"),
            self.folder_button: say("Legg til mappe …"),
            self.place_button: say("Velg mappe …"),
            self.pictures_button: say("Vis før og etter …"),
            self.open_button: say("Åpne mappen"),
            self.start_button: say("Omprofiler"),
            self.close_button: say("Stans") if self._state in ("running", "stopping") else say("Lukk"),
        }
        for made, sentence in words.items():
            made.setText(str(sentence))
            made.setAccessibleName(made.text())
        self.brand_box.setAccessibleName(self._brand_label.text())
        self.bar.setAccessibleName(str(say("Framdrift")))
        self._count.setText(self._counted())
        self.notice.retranslate()
        self.table.retranslate()

    def reject(self) -> None:
        """Escape and Close: decks on their way are finished first, and the window stays until they have."""
        if self._state in ("running", "stopping"):
            self.run.cancel()
            self._show_state("stopping")
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders of this machine."""
        if self._state in ("choosing", "done") and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds what was dropped."""
        self.add_sources(_dropped(event))
        event.acceptProposedAction()

    def _arrange(self, chosen: str) -> None:
        for kit in self._kits:
            self.brand_box.addItem(shown_name(kit.id, kit.name), kit.id)
        self.brand_box.setCurrentIndex(max(0, self.brand_box.findData(chosen)))
        rows = QGridLayout()
        rows.setColumnStretch(1, 1)
        rows.setHorizontalSpacing(self.fontMetrics().height())
        for label in (self._brand_label, self._place_label):
            label.setWordWrap(False)
            label.setSizePolicy(label.sizePolicy().Policy.Maximum, label.sizePolicy().verticalPolicy())
        rows.addWidget(self._brand_label, 0, 0)
        rows.addWidget(self.brand_box, 0, 1, 1, 2)
        rows.addWidget(self._place_label, 1, 0)
        rows.addWidget(self._place, 1, 1)
        rows.addWidget(self.place_button, 1, 2)
        self._brand_label.setBuddy(self.brand_box)
        self.bar.setTextVisible(False)
        self.content.addWidget(self.notice)
        self.content.addWidget(self._hint)
        self.content.addLayout(rows)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.bar)
        self.content.addWidget(self._count)
        for made in (self.files_button, self.folder_button, self.pictures_button):
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        for made in (self.close_button, self.open_button, self.start_button):
            self.foot.addWidget(made)

    def _connect(self) -> None:
        self.files_button.clicked.connect(self._ask_for_files)
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.place_button.clicked.connect(self._ask_for_place)
        self.pictures_button.clicked.connect(self._show_pictures)
        self.open_button.clicked.connect(self._open_target)
        self.start_button.clicked.connect(self._start)
        self.close_button.clicked.connect(self.reject)
        self.brand_box.currentIndexChanged.connect(lambda _index: self._plan())
        self.table.chosen_changed.connect(self._follow)
        self._planner.answered.connect(self._show_plan)
        self._planner.failed.connect(self._tell_trouble)
        self.run.came.connect(self._show_outcome)
        self.run.finished.connect(lambda: self._show_state("done"))
        self.run.failed.connect(self._tell_failed)

    def _ask_for_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        chosen, _ = QFileDialog.getOpenFileNames(
            self, str(say("Velg PowerPoint-filer")), str(self._beside), f"PowerPoint ({kinds})"
        )
        self.add_sources([Path(name) for name in chosen])

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, str(say("Velg en mappe med PowerPoint-filer")), str(self._beside)
        )
        if chosen:
            self.add_sources([Path(chosen)])

    def _ask_for_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, str(say("Velg mappe for resultatene")), str(self._beside))
        if chosen:
            self._target = Path(chosen)
            self._plan()

    def _beside_of(self, source: Path) -> Path:
        """A folder for the results beside what they are made of."""
        self._beside = source.parent
        return source.parent / str(say("{name} – omprofilert", name=source.stem if source.suffix else source.name))

    def _plan(self) -> None:
        self.table.forget_outcomes()
        if self._sources:
            self._planner.ask(self._sources, self._target, str(self.brand_box.currentData()), interface_language())
        self._show_state("choosing")

    def _show_plan(self, jobs: object) -> None:
        assert isinstance(jobs, tuple)
        self._jobs = jobs
        self.notice.say(None)
        self.table.show_jobs(jobs)
        self._show_state("choosing")

    def _start(self) -> None:
        self.notice.say(None)
        self.table.forget_outcomes()
        self.bar.setRange(0, len(self._jobs))
        self.bar.setValue(0)
        self._show_state("running")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.run.start(RebrandingOrder(self._jobs, self._target, str(self.brand_box.currentData()), self._at_once))

    def _show_outcome(self, outcome: object) -> None:
        assert isinstance(outcome, RebrandOutcome)
        self.table.show_outcome(outcome)
        self.bar.setValue(self.table.done)
        self._count.setText(self._counted())

    def _show_state(self, state: State) -> None:
        self._state = state
        runs = state in ("running", "stopping")
        self.bar.setVisible(runs)
        for made in (self.files_button, self.folder_button, self.place_button, self.brand_box):
            made.setEnabled(not runs)
        self.close_button.setEnabled(state != "stopping")
        self.open_button.setVisible(state == "done")
        self.start_button.setDefault(state == "choosing")
        for made, is_next in ((self.open_button, state == "done"), (self.start_button, state != "done")):
            _dress(made, "primary" if is_next else "")
        if state == "done" and self.table.troubles == 0 and self.table.done == len(self._jobs):
            self.notice.say(say("Alle filene er klare."), "done")
        self._follow()
        self.retranslate()

    def _follow(self) -> None:
        runs = self._state in ("running", "stopping")
        self.start_button.setEnabled(bool(self._jobs) and not runs)
        self.pictures_button.setEnabled(self.table.chosen is not None and not runs)

    def _counted(self) -> str:
        if not self._jobs:
            return ""
        words = say(
            "{done} av {all} filer, ikke flyttet: {troubles}",
            done=self.table.done, all=len(self._jobs), troubles=self.table.troubles,
        )  # fmt: skip
        return str(words) if self.table.done else str(say("Filer: {count}", count=len(self._jobs)))

    def _show_pictures(self) -> None:
        job = self.table.chosen
        if job is not None:
            BeforeAfterDialog(job, self).show()

    def _open_target(self) -> None:
        if not open_local(self._target):
            self.notice.say(say("Kunne ikke åpne {folder}.", folder=self._target), "warning")

    def _tell_trouble(self, problem: object) -> None:
        if not isinstance(problem, LeaderDeckError | OSError):
            assert isinstance(problem, BaseException)
            raise problem
        self._jobs = ()
        self.table.show_jobs(())
        self.notice.say(trouble_sentence(problem))
        self._follow()

    def _tell_failed(self, problem: object) -> None:
        self._show_state("done")
        if not isinstance(problem, LeaderDeckError | OSError):
            assert isinstance(problem, BaseException)
            raise problem
        self.notice.say(trouble_sentence(problem))


def _dress(made: QPushButton, kind: str) -> None:
    """What comes next stands out."""
    if made.property("kind") != kind:
        made.setProperty("kind", kind)
        made.style().unpolish(made)
        made.style().polish(made)


def _planned(sources: tuple[Path, ...], folder: Path, brand: str, language: str) -> tuple[RebrandJob, ...]:
    return tuple(plan_jobs(sources, folder, brand, language=language))


def _dropped(event: QDropEvent) -> list[Path]:
    """Folders and PowerPoint files of this machine among what is dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_dir() or path.suffix.lower() in SUFFIXES]
