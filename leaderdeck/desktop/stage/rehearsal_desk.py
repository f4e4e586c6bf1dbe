"""«Øv på foredraget» in a window: the talk as it stands in the editor, with its own history and one's own pace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.stage.rehearsal_file import load_history
from leaderdeck.desktop.stage.rehearsal_window import RehearsalWindow
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow
    from leaderdeck.rehearsal.history import History
    from leaderdeck.rehearsal.learned_pace import LearnedPace


class RehearsalDesk(QObject):
    """Opens the rehearsal of one window's talk, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open: RehearsalWindow | None = None
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
        shown = RehearsalWindow(talk, path, load_history(path), window.settings.pace)
        shown.pace_learned.connect(self._learn)
        shown.history_changed.connect(self._tell_history)
        shown.failed.connect(window.bar.report)
        shown.destroyed.connect(self._forget)
        self.open = shown
        shown.show()
        shown.begin()

    def _learn(self, pace: LearnedPace) -> None:
        window = self._window
        if pace != window.settings.pace:
            window.settings_requested.emit(replace(window.settings, pace=pace))

    def _tell_history(self, history: History) -> None:
        window = self._window
        window.panes.time.use_history(window.desk.path, history)

    def _forget(self) -> None:
        self.open = None
