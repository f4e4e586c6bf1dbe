"""The quick note of the program: opened over any window, saved in a thread, taken up again where it was left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.documents.sample_talk import HOME_NAME
from leaderdeck.desktop.library.note_draft import NoteDraft, QuickNote
from leaderdeck.desktop.library.note_saving import first_line, save_locked_note, save_note
from leaderdeck.desktop.library.quick_note_window import QuickNoteWindow
from leaderdeck.errors import FileProblem
from leaderdeck.language import interface_language, say
from leaderdeck.library.note_seal import Keyring

if TYPE_CHECKING:
    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.library.library_work import LibraryWork
    from leaderdeck.desktop.window.main_window import MainWindow


class QuickNoteDesk(QObject):
    """Serves all windows of the program."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self.draft = NoteDraft(self)
        self.window: QuickNoteWindow | None = None
        self._saver = Latest(_save, self)
        self._saver.answered.connect(self._was_saved)
        self._saver.failed.connect(self._was_not_saved)
        self._topics = Latest(_topics_of, self)
        self._topics.answered.connect(self._show_topics)
        desktop.vault.about_to_lock.connect(lambda _reason: self._put_away())

    @property
    def folder(self) -> Path:
        """Where notes are saved: in the library, or where LeaderDeck's own files lie while none is chosen."""
        return self._desktop.settings.folder or documents_folder() / HOME_NAME

    def open(self, over: QWidget) -> None:
        """Show the window over another one; as it was left."""
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
            return
        window = QuickNoteWindow(self.draft.note, self.folder, over, may_lock=self._desktop.vault.is_open)
        window.changed.connect(self.draft.change)
        window.save_requested.connect(self._save)
        window.finished.connect(self._forget_window)
        window.destroyed.connect(self._forget_window)
        self.window = window
        window.show()
        work = self._desktop.library.work
        if work is not None and self._desktop.library.is_ready:
            self._topics.ask(work)

    def close(self) -> None:
        """The program ends."""
        self._put_away()
        if self.window is not None:
            self.window.close()
        self.draft.close()

    def _save(self, note: QuickNote) -> None:
        if self._saver.is_busy:
            return
        self.draft.change(note)
        if self.window is not None:
            self.window.show_saving()
        self._saver.ask(
            note, self.folder, self._desktop.settings.folder, self._desktop.vault.keys, interface_language()
        )

    def _was_saved(self, path: Path) -> None:
        note = self.draft.note
        self.draft.clear()
        if self.window is not None:
            self.window.changed.disconnect()
            self.window.accept()
        self._tell_saved(path, note)

    def _tell_saved(self, path: Path, note: QuickNote) -> None:
        desktop = self._desktop
        if desktop.settings.folder is None:
            desktop.change_settings(replace(desktop.settings, folder=path.parent))
        desktop.library.note_saved(path)
        if note.locked:
            desktop.vault.read_entries()
        window = self._main_window()
        if window is None:
            return
        is_secret = note.locked or note.private
        words = say("Notatet «{title}» er lagret.", title=_short(first_line(note.text)))
        if is_secret:
            words = say("Notatet er låst og lagret.") if note.locked else say("Det private notatet er lagret.")
        window.bar.show(words, "info", ((say("Åpne"), lambda: window.file_requested.emit(path)),))

    def _was_not_saved(self, problem: object) -> None:
        if not isinstance(problem, FileProblem | OSError):
            if isinstance(problem, BaseException):
                raise problem
            return
        if self.window is not None:
            self.window.show_trouble(trouble_sentence(problem))

    def _put_away(self) -> None:
        """The keys are about to be forgotten: what was to be locked is locked now, and shown no more."""
        note = self.draft.note
        if self.window is not None:
            note = self.window.note
        if not note.locked or note.is_empty:
            return
        try:
            path = _save(
                note, self.folder, self._desktop.settings.folder, self._desktop.vault.keys, interface_language()
            )
        except (FileProblem, OSError) as problem:
            if self.window is not None:
                self.window.show_trouble(trouble_sentence(problem))
            return
        self.draft.clear()
        if self.window is not None:
            self.window.changed.disconnect()
            self.window.reject()
        if self._desktop.windows:
            self._tell_saved(path, note)

    def _forget_window(self, *_result: object) -> None:
        self.window = None

    def _show_topics(self, names: object) -> None:
        if self.window is not None and isinstance(names, tuple):
            self.window.show_topics(names)

    def _main_window(self) -> MainWindow | None:
        windows = self._desktop.windows
        return next((one for one in windows if one.isActiveWindow()), windows[-1] if windows else None)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"


def _save(note: QuickNote, folder: Path, library: Path | None, keys: Keyring, language: str) -> Path:
    if note.locked:
        return save_locked_note(folder, library, note.as_note(), keys, language)
    return save_note(folder, note.as_note(), language)


def _topics_of(work: LibraryWork) -> tuple[str, ...]:
    with work.index() as index:
        return tuple(name for name, _ in work.facts(index).topics)
