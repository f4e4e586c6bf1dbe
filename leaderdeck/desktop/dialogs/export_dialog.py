"""A talk leaves the house: what, for whom, what goes along, what stops it; then on its way, then there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.export_form import ExportForm
from leaderdeck.desktop.dialogs.export_job import ExportJob, ExportOrder
from leaderdeck.desktop.dialogs.folder_page import FolderPage
from leaderdeck.desktop.dialogs.local_files import open_local, show_in_folder
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export.exporting import ExportCanceled, Exported
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk


class ExportDialog(DialogFrame):
    """One dialog from the first question to the finished file; nothing opens on top of it."""

    line_requested = Signal(int)
    """A finding's line in the text, after which the dialog has closed."""
    exported = Signal(object)
    """The target (Path) that was written."""

    def __init__(self, talk: Talk, settings: object, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(46, 40))
        self._talk = talk
        self._written: Path | None = None
        self._slides = 0
        self._trouble: Sentence | None = None
        self.form = ExportForm(talk, "pptx", "stage", None)
        self.folder_page = FolderPage()
        self._trouble_mark, self._trouble_words = SeverityMark("error"), text_label()
        self._state_words = text_label()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.cancel_button, self.export_button = button(), button("primary")
        self.show_button, self.open_button, self.again_button = button(), button("primary"), button("quiet")
        self._arrange()
        self.job = ExportJob(self)
        self._connect()
        self._show_page("form")
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        title = self._talk.deck.front_matter.title
        self.say_title(str(say("Eksporter «{title}»", title=title) if title else say("Eksporter foredraget")))
        self.form.retranslate()
        self.folder_page.retranslate()
        self.export_button.setText(str(say("Eksporter")))
        self.show_button.setText(str(say("Vis i mappe")))
        self.open_button.setText(str(say("Åpne")))
        self.again_button.setText(str(say("Eksporter en gang til")))
        self.progress.setAccessibleName(str(say("Framdrift")))
        self._say_state()
        for made in (self.export_button, self.show_button, self.open_button, self.again_button):
            made.setAccessibleName(made.text())

    def reject(self) -> None:
        """Escape and Cancel: an export on its way is stopped first, and the dialog stays until it has."""
        if self._page == "running":
            self.job.cancel()
            self.cancel_button.setEnabled(False)
        elif self._page == "folder":
            self._show_page("form")
        else:
            super().reject()

    def _arrange(self) -> None:
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.addWidget(self._state_words)
        running.addWidget(self.progress)
        running.addStretch(1)
        self.content.addWidget(self._trouble_words)
        for page in (self.form, self.folder_page, self._running):
            self.content.addWidget(page, 1)
        self.foot.addWidget(self.again_button)
        self.foot.addStretch(1)
        for made in (self.cancel_button, self.show_button, self.export_button, self.open_button):
            self.foot.addWidget(made)

    def _connect(self) -> None:
        self.form.changed.connect(self._follow_form)
        self.form.line_requested.connect(self._go_there)
        self.form.folder_wanted.connect(self._find_folder)
        self.folder_page.chosen.connect(self._use_folder)
        self.folder_page.left.connect(lambda: self._show_page("form"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._begin)
        self.again_button.clicked.connect(self._begin_anew)
        self.show_button.clicked.connect(lambda: self._written and show_in_folder(self._written))
        self.open_button.clicked.connect(lambda: self._written and open_local(self._written))
        self.job.progressed.connect(self._show_progress)
        self.job.finished.connect(self._tell_done)
        self.job.failed.connect(self._tell_failed)

    def _show_page(self, page: str) -> None:
        self._page = page
        self.form.setVisible(page == "form")
        self.folder_page.setVisible(page == "folder")
        self._running.setVisible(page in ("running", "done"))
        self.progress.setVisible(page == "running")
        self.export_button.setVisible(page == "form")
        for made in (self.show_button, self.open_button, self.again_button):
            made.setVisible(page == "done")
        self.cancel_button.setVisible(page != "folder")
        self.cancel_button.setEnabled(True)
        self._follow_form()
        self._say_state()

    def _follow_form(self) -> None:
        if hasattr(self, "_page"):
            self.export_button.setEnabled(self.form.is_ready and not self._talk.deck.front_matter.private)

    def _say_state(self) -> None:
        done = self._page == "done"
        self.cancel_button.setText(str(say("Lukk") if done else say("Avbryt")))
        self.cancel_button.setAccessibleName(self.cancel_button.text())
        self._trouble_words.setVisible(self._trouble is not None and self._page == "form")
        self._trouble_words.setText(str(self._trouble or ""))
        if done and self._written:
            self._state_words.setText(
                str(say("«{file}» er klar, med {slides} lysbilder.", file=self._written.name, slides=self._slides))
            )

    def _go_there(self, line: int) -> None:
        self.accept()
        self.line_requested.emit(line)

    def _find_folder(self, folder: object) -> None:
        self._show_page("folder")
        if isinstance(folder, Path):
            self.folder_page.begin_at(folder)

    def _use_folder(self, folder: object) -> None:
        if isinstance(folder, Path):
            self.form.place.use_folder(folder)
        self._show_page("form")

    def _begin(self) -> None:
        self._trouble = None
        self._written = self.form.place.target()
        self.progress.setRange(0, 0)
        self._state_words.setText(str(say("Skriver «{file}» …", file=self._written.name)))
        self._show_page("running")
        self.job.start(
            ExportOrder(
                self._talk,
                self._written,
                self.form.kind,
                self.form.profile,
                self.form.stopping.allowed_rules(),
                self.form.place.replaces,
            )
        )

    def _begin_anew(self) -> None:
        self.form.place.look()
        self._show_page("form")

    def _show_progress(self, done: int, slides: int) -> None:
        self.progress.setRange(0, slides + 1)
        self.progress.setValue(done)

    def _tell_done(self, answer: object) -> None:
        assert isinstance(answer, Exported)
        self._slides = answer.slides
        self._show_page("done")
        self.open_button.setFocus()
        self.exported.emit(self._written)

    def _tell_failed(self, problem: object) -> None:
        self._show_page("form")
        if isinstance(problem, LeaderDeckError | OSError):
            self._trouble = None if isinstance(problem, ExportCanceled) else trouble_sentence(problem)
            self.form.place.look()
            self._say_state()
        elif isinstance(problem, BaseException):
            raise problem
