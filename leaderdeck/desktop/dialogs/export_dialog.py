"""A talk leaves the house: what, for whom, what goes along, what stops it; then on its way, then there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button
from leaderdeck.desktop.dialogs.export_form import ExportForm
from leaderdeck.desktop.dialogs.export_job import ExportJob, ExportOrder
from leaderdeck.desktop.dialogs.export_progress import ExportProgress
from leaderdeck.desktop.dialogs.folder_page import FolderPage
from leaderdeck.desktop.dialogs.local_files import open_local, show_in_folder
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.settings import Settings
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export.exporting import ExportCanceled, Exported
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

Page: TypeAlias = Literal["form", "folder", "running", "done"]


class ExportDialog(DialogFrame):
    """One dialog from the first question to the finished file; nothing opens on top of it."""

    line_requested = Signal(int)
    """A finding's line in the text, after which the dialog has closed."""
    settings_changed = Signal(object)
    """Settings that remember what was made, and for whom."""
    exported = Signal(object)
    """The file or folder (Path) that was written."""

    def __init__(self, talk: Talk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(52, 20))
        self._talk, self._settings = talk, settings
        self._written = Path()
        self._page: Page = "form"
        self._trouble: Sentence | None = None
        self.notice = NoticeLine()
        self.form = ExportForm(talk, settings.export_kind, settings.export_profile)
        self.folder_page, self.progress = FolderPage(), ExportProgress()
        self.cancel_button, self.export_button = button(), button("primary")
        self.show_button, self.open_button, self.again_button = button(), button("primary"), button("quiet")
        self.job = ExportJob(self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._show_page("form")
        self.form.focus_first()

    def retranslate(self) -> None:
        """All words anew."""
        title = self._talk.deck.front_matter.title
        self.say_title(str(say("Eksporter «{title}»", title=title) if title else say("Eksporter foredraget")))
        for part in (self.notice, self.form, self.folder_page, self.progress):
            part.retranslate()
        self.export_button.setText(str(say("Eksporter")))
        self.show_button.setText(str(say("Vis i mappe")))
        self.open_button.setText(str(say("Åpne")))
        self.again_button.setText(str(say("Eksporter en gang til")))
        self.cancel_button.setText(str(say("Lukk") if self._page == "done" else say("Avbryt")))
        for made in (self.export_button, self.show_button, self.open_button, self.again_button, self.cancel_button):
            made.setAccessibleName(made.text())

    def reject(self) -> None:
        """Escape and Cancel: an export on its way is stopped first, and the dialog stays until it has."""
        if self._page == "running":
            self.job.cancel()
            self.progress.stop()
            self.cancel_button.setEnabled(False)
        elif self._page == "folder":
            self._show_page("form")
        else:
            super().reject()

    def _arrange(self) -> None:
        self.content.addWidget(self.notice)
        for page in (self.form, self.folder_page, self.progress):
            self.content.addWidget(page, 1)
        self.foot.addWidget(self.again_button)
        self.foot.addStretch(1)
        folder = self.folder_page
        for made in (
            self.cancel_button, folder.back_button, self.show_button,
            self.export_button, folder.use_button, self.open_button,
        ):  # fmt: skip
            self.foot.addWidget(made)
        self.export_button.setDefault(True)

    def _connect(self) -> None:
        self.form.changed.connect(self._follow_form)
        self.form.line_requested.connect(self._go_there)
        self.form.folder_wanted.connect(self._find_folder)
        self.folder_page.chosen.connect(self._use_folder)
        self.folder_page.left.connect(lambda: self._show_page("form"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._begin)
        self.again_button.clicked.connect(self._begin_anew)
        self.show_button.clicked.connect(lambda: self._open(in_folder=True))
        self.open_button.clicked.connect(lambda: self._open(in_folder=False))
        self.job.progressed.connect(self.progress.show_step)
        self.job.finished.connect(self._tell_done)
        self.job.failed.connect(self._tell_failed)

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.form.setVisible(page == "form")
        self.folder_page.setVisible(page == "folder")
        self.progress.setVisible(page in ("running", "done"))
        self.export_button.setVisible(page == "form")
        for made in (self.show_button, self.open_button, self.again_button):
            made.setVisible(page == "done")
        for made in (self.folder_page.back_button, self.folder_page.use_button):
            made.setVisible(page == "folder")
        self.cancel_button.setVisible(page != "folder")
        self.cancel_button.setEnabled(True)
        self.retranslate()
        self._follow_form()
        self.scroller.verticalScrollBar().setValue(0)

    def _follow_form(self) -> None:
        never = self.form.never
        self.notice.say((never or self._trouble) if self._page == "form" else None)
        self.export_button.setEnabled(self.form.is_ready and never is None)
        if self._page == "form":
            QTimer.singleShot(0, self, self.grow)

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
        form = self.form
        self._trouble = None
        self._written = form.place.target()
        self.progress.begin(self._written)
        self._show_page("running")
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        allow, force = form.stopping.allowed_rules(), form.place.replaces
        order = ExportOrder(
            self._talk, self._written, form.kind, form.profile, allow, force, form.embeds_fonts, form.look
        )
        self.job.start(order)
        remembered = replace(self._settings, export_kind=form.kind, export_profile=form.profile.name)
        if remembered != self._settings:
            self._settings = remembered
            self.settings_changed.emit(remembered)

    def _begin_anew(self) -> None:
        self.form.place.look()
        self._show_page("form")

    def _open(self, *, in_folder: bool) -> None:
        opened = show_in_folder(self._written) if in_folder else open_local(self._written)
        if not opened:
            self.progress.tell(say("Kunne ikke åpne «{file}»; åpne den fra mappen.", file=self._written.name))

    def _tell_done(self, answer: object) -> None:
        assert isinstance(answer, Exported)
        self.progress.end(answer.slides)
        self._show_page("done")
        for remark in answer.remarks:
            self.progress.tell(remark)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.exported.emit(self._written)

    def _tell_failed(self, problem: object) -> None:
        if isinstance(problem, LeaderDeckError | OSError):
            self._trouble = None if isinstance(problem, ExportCanceled) else trouble_sentence(problem)
        self.form.place.look()
        self._show_page("form")
        if isinstance(problem, BaseException) and not isinstance(problem, LeaderDeckError | OSError):
            raise problem
