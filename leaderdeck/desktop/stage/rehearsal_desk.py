"""«Øv på foredraget» in a window: the talk as it stands in the editor, with its own history and one's own pace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.stage.rehearsal_file import load_history, save_history
from leaderdeck.desktop.stage.rehearsal_window import RehearsalWindow
from leaderdeck.language import say
from leaderdeck.rehearsal.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from leaderdeck.desktop.window.main_window import MainWindow
    from leaderdeck.rehearsal.learned_pace import LearnedPace


def _add_to_history(talk: Path, history: History) -> None:
    save_history(talk, load_history(talk).joined(history))


class RehearsalDesk(QObject):
    """Opens the rehearsal of one window's talk, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open: RehearsalWindow | None = None
        self._unsaved = History()
        """What was rehearsed of a talk that has no file yet."""
        self._saved_text: str | None = None
        """What the talk's file said last, while it is being rehearsed."""
        self._is_of_window = True
        """Whether the window still shows the talk that is being rehearsed."""
        self._saving = Latest(_add_to_history, self)
        self._saving.failed.connect(window.bar.report)
        window.desk.path_changed.connect(self._follow)
        window.desk.text_begun.connect(self._meet)
        window.desk.saved.connect(self._note_saved)
        window.closed.connect(lambda _window: self.open.close() if self.open is not None else None)

    def rehearse(self) -> None:
        """Begin, or show the rehearsal that goes on."""
        window = self._window
        if self.open is not None:
            self.open.raise_()
            self.open.activateWindow()
            return
        if window.desk.is_sealed:
            window.bar.show(
                say("Et låst notat kan ikke øves som foredrag; kopier det som skal fram, til et foredrag."), "warning"
            )
            return
        talk = window.session.talk
        if talk is not None and not window.session.is_settled:
            talk = window.session.read_now()
        if talk is None or all(slide.hidden for slide in talk.deck.slides):
            window.bar.show(say("Her er ingen lysbilder å vise; skriv en overskrift først."), "warning")
            return
        path = window.desk.path
        shown = RehearsalWindow(talk, path, load_history(path) if path else self._unsaved, window.settings.pace)
        shown.pace_learned.connect(self._learn)
        shown.history_changed.connect(self._tell_history)
        shown.failed.connect(window.bar.report)
        shown.destroyed.connect(self._forget)
        self.open = shown
        self._is_of_window = True
        self._note_saved()
        shown.show()
        shown.begin()

    def _learn(self, pace: LearnedPace) -> None:
        window = self._window
        if pace != window.settings.pace:
            window.settings_requested.emit(replace(window.settings, pace=pace))

    def _tell_history(self, history: History) -> None:
        window = self._window
        if not self._is_of_window:
            return
        if window.desk.path is None:
            self._unsaved = history
        window.panes.time.use_history(window.desk.path, history)
        window.session.use_practice(rehearsed=(window.desk.path, history))

    def _follow(self, path: Path) -> None:
        """The talk has a name, or another one: what was rehearsed is remembered beside that."""
        if self.open is not None and self._is_of_window:
            self.open.use_file(path)
        if self._unsaved != History():
            self._saving.ask(path, self._unsaved)
            self._window.panes.time.use_history(path, self._unsaved)
            self._window.session.use_practice(rehearsed=(path, self._unsaved))
            self._forget_unsaved()

    def _note_saved(self) -> None:
        file = self._window.desk.file
        self._saved_text = file.text if file is not None else None

    def _meet(self, path: Path | None, text: str) -> None:
        """Another text is in the window, or the same under another name: the rehearsal goes along with its own talk."""
        self._forget_unsaved()
        shown, is_same_text = self.open, text == self._saved_text
        self._note_saved()
        if shown is None or not self._is_of_window:
            return
        if path is not None and path == shown.file:
            return  # read anew
        if path is not None and shown.file is not None and is_same_text and not shown.file.exists():
            shown.use_file(path)
        else:
            self._is_of_window = False

    def _forget_unsaved(self) -> None:
        self._unsaved = History()

    def _forget(self) -> None:
        self.open = None
