"""«Vis foredrag» in a window: the talk as it stands in the editor goes on stage in a process of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.stage_start import StartedShow
from leaderdeck.desktop.stage.talk_for_stage import held_talk
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow

LOOK_MS = 300


class StageDesk(QObject):
    """Starts shows for one window and tells it where one could not begin."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._show: StartedShow | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_after)

    def present(self, *, from_here: bool) -> None:
        """Show the talk from its beginning or from the slide under the cursor; nothing while it is shown already."""
        window = self._window
        if self._show is not None and self._show.is_running:
            return
        if window.desk.is_sealed:
            window.bar.show(
                say("Et låst notat kan ikke vises som foredrag; kopier det som skal fram, til et foredrag."), "warning"
            )
            return
        number = max(1, window.session.place[0]) if from_here else 0
        path, folder = window.session.path, window.settings.folder
        session = window.session
        talk = session.talk if session.is_settled and session.talk is not None and session.talk.scenes else None
        known = partial(held_talk, talk, session.practice) if talk is not None else None
        self._show = StartedShow(Errand(window.editor.text(), path, "", folder, number), known)
        self._look.start()

    def _look_after(self) -> None:
        if self._show is None or self._show.is_running:
            return
        self._look.stop()
        show, self._show = self._show, None
        reason = show.trouble()
        if reason:
            self._window.bar.show(say("Foredraget kunne ikke vises: {reason}", reason=reason), "warning")
