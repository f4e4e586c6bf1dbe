"""Files of other programs that are opened, dropped or chosen: each becomes a draft in the way that suits it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from leaderdeck.desktop.background import Latest, the_post
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.prose.document_names import PRESENTATIONS
from leaderdeck.desktop.prose.draft_pictures import DraftPictures
from leaderdeck.desktop.prose.left_behind_dialog import LeftBehindDialog
from leaderdeck.desktop.prose.presentation_import import ImportedTalk, import_presentation
from leaderdeck.desktop.prose.prose_reading import GivenUp
from leaderdeck.desktop.prose.waiting_dialog import WaitingDialog
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.window.main_window import MainWindow

_TELL_SECONDS = 0.1


class IntakeDesk(QObject):
    """Makes drafts of presentations."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._folder: Path | None = None
        self.imports: list[PresentationWork] = []

    def ask(self, window: MainWindow) -> None:
        """Let the user choose a presentation."""
        kinds = f"{say('PowerPoint-filer')} ({' '.join(f'*{suffix}' for suffix in PRESENTATIONS)})"
        chosen, _ = QFileDialog.getOpenFileName(
            window, str(say("Åpne PowerPoint som utkast")), str(self._folder or documents_folder()),
            f"{kinds};;{say('Alle filer (*)')}",
        )  # fmt: skip
        if chosen:
            self.bring_in(Path(chosen), window)

    def bring_in(self, file: Path, window: MainWindow) -> PresentationWork:
        """Read this presentation, and show the draft in a window that is free, or in another."""
        self._folder = file.parent
        talk = window.session.talk
        work = PresentationWork(file, talk.kit.id if talk is not None else "", window)
        self.imports.append(work)
        work.reader.answered.connect(lambda draft: self._show(draft, work))
        work.reader.failed.connect(lambda problem: self._fail(problem, work))
        work.dialog.canceled.connect(lambda: self._forget(work))
        window.closed.connect(lambda _window: self._forget(work))
        work.begin()
        return work

    def _show(self, draft: ImportedTalk, work: PresentationWork) -> None:
        self._forget(work)
        free = [window for window in self._desktop.windows if window.desk.is_untouched]
        target = free[0] if free else self._desktop.new_window()
        target.desk.recover(None, draft.markdown)
        if draft.folder is not None:
            DraftPictures(target, draft.folder)
        target.raise_()
        target.activateWindow()
        target.editor.setFocus()
        self._tell(draft, target)

    def _tell(self, draft: ImportedTalk, target: MainWindow) -> None:
        """What came along, and the way to what did not."""
        slides = say("1 lysbilde") if draft.slides == 1 else say("{count} lysbilder", count=draft.slides)
        pictures = say("1 bilde") if draft.pictures == 1 else say("{count} bilder", count=draft.pictures)
        came = say("Utkast av {file}: {slides} og {pictures}.", file=draft.name, slides=slides, pictures=pictures)
        if not draft.left_out:
            target.bar.show(came, "info", ((say("Lagre som …"), target.desk.save_as),))
            return
        count = len(draft.left_out)
        lost = say("1 ting ble ikke med") if count == 1 else say("{count} ting ble ikke med", count=count)
        ways = ((say("Vis hva"), lambda: _show_left_behind(draft, target)),)
        target.bar.show(say("{came} {lost}.", came=came, lost=lost), "warning", ways)

    def _fail(self, problem: object, work: PresentationWork) -> None:
        self._forget(work)
        window = work.window
        if window in self._desktop.windows:
            window.bar.report(problem)

    def _forget(self, work: PresentationWork) -> None:
        if work in self.imports:
            self.imports.remove(work)
            work.end()


class PresentationWork(QObject):
    """One presentation on its way."""

    def __init__(self, file: Path, brand: str, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._file, self._brand = file, brand
        self._is_wanted = True
        self._told_at = 0.0
        self.dialog = WaitingDialog(file.name, window)
        self.reader = Latest(self._read, self)

    def begin(self) -> None:
        """Read, off the window's thread."""
        self.reader.ask()

    def end(self) -> None:
        """It is here, or is given up: what still works stops at the next slide."""
        if self._is_wanted:
            self._is_wanted = False
            self.reader.drop()
            self.dialog.end()

    def _read(self) -> ImportedTalk:
        draft = import_presentation(self._file, self._brand, self._note)
        if not self._is_wanted and draft.folder is not None:
            forget_draft_folder(draft.folder)  # given up after the last slide
        return draft

    def _note(self, done: int, whole: int) -> None:
        """In the thread."""
        if not self._is_wanted:
            raise GivenUp
        now = time.monotonic()
        if now - self._told_at >= _TELL_SECONDS:
            self._told_at = now
            the_post().send(self, partial(self._tell, done, whole))

    def _tell(self, done: int, whole: int) -> None:
        if self._is_wanted:
            self.dialog.show_step(done, whole)


def _show_left_behind(draft: ImportedTalk, target: MainWindow) -> None:
    dialog = LeftBehindDialog(draft.name, draft.left_out, target)
    dialog.slide_wanted.connect(target.session.go_to_number)
    dialog.show()
