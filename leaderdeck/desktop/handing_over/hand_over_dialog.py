"""A talk is handed over: for whom and what, the list of everything that goes out, then on its way, then there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button
from leaderdeck.desktop.dialogs.export_progress import ExportProgress
from leaderdeck.desktop.dialogs.folder_page import FolderPage
from leaderdeck.desktop.dialogs.local_files import show_in_folder
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.handing_over.hand_over_form import HandOverForm
from leaderdeck.desktop.handing_over.hand_over_job import HandOverJob
from leaderdeck.desktop.settings import Settings
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export.exporting import ExportCanceled
from leaderdeck.export.handing_over_record import HandOver
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

Page: TypeAlias = Literal["form", "folder", "running", "done"]


class HandOverDialog(DialogFrame):
    """One dialog from the first question to what was handed over; nothing opens on top of it."""

    line_requested = Signal(int)
    """A finding's line in the text, after which the dialog has closed."""
    settings_changed = Signal(object)
    """Settings that remember for whom."""
    handed_over = Signal(object)
    """The HandOver."""

    def __init__(self, talk: Talk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(52, 20))
        self._talk, self._settings = talk, settings
        self._page: Page = "form"
        self._trouble: Sentence | None = None
        self._done: HandOver | None = None
        self.notice = NoticeLine()
        self.form = HandOverForm(talk, settings.export_profile)
        self.folder_page, self.progress = FolderPage(), ExportProgress()
        self.cancel_button, self.deliver_button, self.show_button = button(), button("primary"), button("primary")
        self.job = HandOverJob(self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._show_page("form")
        self.form.focus_first()

    def retranslate(self) -> None:
        """All words anew."""
        title = self._talk.deck.front_matter.title
        self.say_title(str(say("Lever fra deg «{title}»", title=title) if title else say("Lever fra deg foredraget")))
        for part in (self.notice, self.form, self.folder_page, self.progress):
            part.retranslate()
        self.deliver_button.setText(str(say("Lever")))
        self.show_button.setText(str(say("Vis i mappe")))
        self.cancel_button.setText(str(say("Lukk") if self._page == "done" else say("Avbryt")))
        for made in (self.deliver_button, self.show_button, self.cancel_button):
            made.setAccessibleName(made.text())

    def reject(self) -> None:
        """Escape and Cancel: a hand-over on its way is stopped first, and the dialog stays until it has."""
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
        self.foot.addStretch(1)
        folder = self.folder_page
        for made in (self.cancel_button, folder.back_button, self.deliver_button, folder.use_button, self.show_button):
            self.foot.addWidget(made)
        self.deliver_button.setDefault(True)

    def _connect(self) -> None:
        self.form.changed.connect(self._follow_form)
        self.form.line_requested.connect(self._go_there)
        self.form.folder_wanted.connect(self._find_folder)
        self.folder_page.chosen.connect(self._use_folder)
        self.folder_page.left.connect(lambda: self._show_page("form"))
        self.cancel_button.clicked.connect(self.reject)
        self.deliver_button.clicked.connect(self._begin)
        self.show_button.clicked.connect(self._show_in_folder)
        self.job.progressed.connect(self.progress.show_step)
        self.job.finished.connect(self._tell_done)
        self.job.failed.connect(self._tell_failed)

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.form.setVisible(page == "form")
        self.folder_page.setVisible(page == "folder")
        self.progress.setVisible(page in ("running", "done"))
        self.deliver_button.setVisible(page == "form")
        self.show_button.setVisible(page == "done")
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
        self.deliver_button.setEnabled(self.form.is_ready and never is None)
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
        wanted = self.form.wanted()
        self._trouble = None
        self.progress.begin(wanted.target)
        self._show_page("running")
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.job.start(wanted)
        remembered = replace(self._settings, export_profile=wanted.profile.name)
        if remembered != self._settings:
            self._settings = remembered
            self.settings_changed.emit(remembered)

    def _show_in_folder(self) -> None:
        if self._done is not None and not show_in_folder(Path(self._done.place)):
            self.progress.tell(say("Kunne ikke åpne «{file}»; åpne den fra mappen.", file=Path(self._done.place).name))

    def _tell_done(self, answer: object) -> None:
        assert isinstance(answer, HandOver)
        self._done = answer
        self.progress.end(len(self._talk.scenes))
        self.progress.notice.say(
            say(
                "«{name}» er levert: {count} filer, gjennomsøkt for privat tekst. De kan bare leses, og endres ikke "
                "når du arbeider videre. SHA-256: {sum}",
                name=Path(answer.place).name,
                count=len(answer.files) + 1,
                sum=answer.sha256,
            ),
            "done",
        )
        self._show_page("done")
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.handed_over.emit(answer)

    def _tell_failed(self, problem: object) -> None:
        if isinstance(problem, LeaderDeckError | OSError):
            self._trouble = None if isinstance(problem, ExportCanceled) else trouble_sentence(problem)
        self.form.place.look()
        self._show_page("form")
        if isinstance(problem, BaseException) and not isinstance(problem, LeaderDeckError | OSError):
            raise problem
