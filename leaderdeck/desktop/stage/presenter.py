"""The process of the speaker's view: hears from the show what there is to see, and tells it what is wished."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.appearance import Choice, wear
from leaderdeck.desktop.settings import load_settings
from leaderdeck.desktop.stage.errand import Errand, errand_from
from leaderdeck.desktop.stage.held_talk import HeldTalk, unpacked
from leaderdeck.desktop.stage.presenter_view import PresenterView
from leaderdeck.desktop.stage.screens import ScreenWatch, put_on_screen
from leaderdeck.desktop.stage.stage_choices import load_choices, save_choices
from leaderdeck.desktop.stage.stage_messages import StageLine, Told, state_from, wish_as_told
from leaderdeck.desktop.stage.stage_state import Wish
from leaderdeck.errors import FileProblem
from leaderdeck.rehearsal import RunningTalk
from leaderdeck.rehearsal.talk_clock import talk_seconds

TICK_MS = 200
MOST_BYTES = 4 << 30
"""The largest talk that is heard of: pictures are in it."""
LARGE_PERCENT = 200
"""Who has chosen letters as large as this has them as they are."""
ARMS_LENGTH = 1.2
"""The speaker stands farther from the screen than one sits: all letters are larger by so much."""


def running(talk: RunningTalk, log: Iterable[tuple[str, int, float]]) -> RunningTalk:
    """The talk once these things have happened to it: (what, slide, when) each."""
    for what, number, at in log:
        if what == "started":
            talk = talk.started(at)
        elif what == "shown":
            talk = talk.slide_shown(number, at)
        else:
            talk = talk.paused(at) if what == "paused" else talk.resumed(at)
    return talk


class Presenter(QObject):
    """One end of the line, and the view."""

    ended = Signal()
    left_alone = Signal(object, object)
    """The audience's process is gone without a word: `Errand` and `HeldTalk` to go on with from where it was."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._socket = QLocalSocket(self)
        self._line = StageLine(self._socket, self, most_bytes=MOST_BYTES)
        self._line.told.connect(self._hear)
        self._line.lost.connect(self._lose)
        self._socket.errorOccurred.connect(self._fail)
        self.view: PresenterView | None = None
        self._errand: Errand | None = None
        self._running = RunningTalk()
        self._log: list[tuple[str, int, float]] = []
        self._place, self._is_seen = "", False
        self._is_over = False
        self._watch = ScreenWatch(self)
        self._watch.changed.connect(self._arrange)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_clock)

    def come_to(self, server: str) -> None:
        """Ask the show for what there is to see."""
        settings = load_settings()
        looks: Choice = "contrast" if settings.appearance == "contrast" else "dark"
        percent = settings.text_percent
        wear(self._application, looks, max(percent, min(LARGE_PERCENT, round(percent * ARMS_LENGTH))))
        self._socket.connected.connect(lambda: self._line.tell({"hello": os.getpid()}))
        self._socket.connectToServer(server)

    def _hear(self, told: Told) -> None:
        if "errand" in told:
            self._begin(errand_from(str(told["errand"])), unpacked(cast("list[bytes]", told["parts"])), told)
        if self.view is None:
            return
        if "state" in told and "errand" not in told:
            self._follow(told)
        if "place" in told:
            self._place, self._is_seen = str(told["place"]), bool(told.get("is_seen"))
            self._arrange()
        if "awake" in told:
            self.view.tell_awake(kept=bool(told["awake"]))
        if "wish" in told:
            self.view.want(Wish(str(told["wish"])))
        if "bye" in told:
            self._leave()

    def _begin(self, errand: Errand, talk: HeldTalk, told: Told) -> None:
        self._errand, self._log = errand, list(errand.log)
        self._running = running(RunningTalk(talk.plan), errand.log)
        state = state_from(cast("Told", told["state"]))
        self.view = PresenterView(talk, state)
        self.view.notes.use_size(load_choices().notes_percent)
        self.view.wished.connect(lambda wish: self._line.tell(wish_as_told(wish)))
        self.view.notes_resized.connect(self._remember_size)
        self._show_clock()
        self._tick.start()

    def _follow(self, told: Told) -> None:
        happened = [(str(what), int(number), float(at)) for what, number, at in cast("list[list[Any]]", told["log"])]
        self._log += happened
        self._running = running(self._running, happened)
        if self.view is not None:
            self.view.show_state(state_from(cast("Told", told["state"])))
        self._show_clock()

    def _arrange(self) -> None:
        if self.view is not None:
            put_on_screen(self.view, self._place)
            if self._place:
                self.view.raise_()
                self.view.activateWindow()
                self.view.setFocus()
            self.view.tools.show_state(self.view.state)

    def _show_clock(self) -> None:
        if self.view is not None:
            self.view.show_clock(self._running, talk_seconds(), datetime.now().astimezone())

    def _remember_size(self, percent: int) -> None:
        with suppress(FileProblem, OSError):
            save_choices(replace(load_choices(), notes_percent=percent))

    def _lose(self) -> None:
        """The show is gone without a word: go on where it was."""
        if self._is_over:
            return
        if self._is_seen and self._errand is not None and self.view is not None:
            state = self.view.state.as_seen()
            errand = self._errand.resumed_at(state.number, tuple(self._log))
            errand = replace(errand, shows_private=state.shows_private, one_screen=state.one_screen)
            self._retire()
            self.left_alone.emit(errand, self.view.talk)
        else:
            self._leave()

    def _fail(self) -> None:
        """Nobody listens under that name, or not any more."""
        if self.view is None:
            self._leave()

    def _leave(self) -> None:
        if not self._is_over:
            self._retire()
            self.ended.emit()

    def _retire(self) -> None:
        self._is_over = True
        self._tick.stop()
        self._watch.changed.disconnect(self._arrange)
        if self.view is not None:
            self.view.end()
