"""The speaker's views as processes: one that is seen, and a spare that stands ready to take its place at once.

Views are handed the talk as it was read and composed, so that even one that no spare can replace is soon there again.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, QProcess, QTimer, Signal
from PySide6.QtNetwork import QLocalServer

from leaderdeck.desktop.stage.stage_messages import StageLine, Told, wish_from

MOST_FALLS = 5
"""How often a view is started again within `FALLS_SECONDS`; a fault that stays must end."""
FALLS_SECONDS = 30.0
SPARE_MS = 200
"""When the spare is started after the view that is seen stands, or falls: that one comes first."""

Starter = Callable[[str], QProcess]
"""Starts a view, which comes to the server of this name and says its process id."""

Welcome: TypeAlias = tuple[Told, Sequence[bytes]]
"""What a view that comes is told first, and the parts of the talk."""


class _Child:
    def __init__(self, process: QProcess) -> None:
        self.process = process
        self.id = process.processId()
        self.line: StageLine | None = None


class Presenters(QObject):
    """Starts views, keeps them told, and lets the next one be seen when one falls."""

    wished = Signal(object)
    """A `Wish` of the view that is seen."""
    gave_up = Signal()
    """No view can be kept alive."""

    def __init__(self, start: Starter | None, welcome: Callable[[], Welcome], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start, self._welcome = start, welcome
        self._children: list[_Child] = []
        self._seen: _Child | None = None
        self._place, self._is_over = "", False
        self._falls: list[float] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._spare = QTimer(self, singleShot=True, interval=SPARE_MS)
        self._spare.timeout.connect(self._call)

    @property
    def server_name(self) -> str:
        """The name that views come to."""
        return self._server.serverName()

    @property
    def seen_process(self) -> QProcess | None:
        """The process of the view that is seen."""
        return self._seen.process if self._seen is not None else None

    @property
    def ready_count(self) -> int:
        """How many views stand ready, the one that is seen included."""
        return sum(child.line is not None for child in self._children)

    def begin(self) -> None:
        """Listen, and start the first view."""
        self._server.listen(f"leaderdeck-{os.getpid()}-{secrets.token_hex(8)}")
        self._call()

    def tell(self, message: Told) -> None:
        """Tell every view, so that each could be the one that is seen."""
        for child in self._children:
            if child.line is not None:
                child.line.tell(message)

    def put(self, place: str) -> None:
        """The screen of the view that is seen; an empty name hides it."""
        self._place = place
        self._tell_places()

    def end(self) -> None:
        """The talk is over: nothing is left running."""
        self._is_over = True
        self._spare.stop()
        self.tell({"bye": True})
        children, self._children, self._seen = self._children, [], None
        for child in children:
            child.process.finished.disconnect()
            if not child.process.waitForFinished(1000):
                child.process.kill()
                child.process.waitForFinished(1000)
        self._server.close()

    def _call(self) -> None:
        if self._start is not None and not self._is_over:
            child = _Child(self._start(self._server.serverName()))
            child.process.finished.connect(partial(self._fall, child))
            self._children.append(child)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            line = StageLine(socket, self)
            line.told.connect(partial(self._hear, line))

    def _hear(self, line: StageLine, told: Told) -> None:
        if "hello" in told:
            self._take_in(line, told["hello"])
        elif self._seen is not None and line is self._seen.line:
            self.wished.emit(wish_from(told))

    def _take_in(self, line: StageLine, process_id: object) -> None:
        child = next((one for one in self._children if one.id == process_id), None)
        if child is None:
            return
        child.line = line
        line.tell(*self._welcome())
        if self._seen is None:
            self._seen = child
        self._tell_places()
        if self.ready_count < 2:
            self._spare.start()

    def _tell_places(self) -> None:
        for child in self._children:
            if child.line is not None:
                is_seen = child is self._seen
                child.line.tell({"place": self._place if is_seen else "", "is_seen": is_seen})

    def _fall(self, child: _Child, *_facts: object) -> None:
        """Whatever happened to a view, the audience sees nothing of it."""
        if self._is_over:
            return
        self._children.remove(child)
        if child is self._seen:
            self._seen = next((one for one in self._children if one.line is not None), None)
            self._tell_places()
        now = time.monotonic()
        self._falls = [one for one in self._falls if now - one < FALLS_SECONDS]
        self._falls.append(now)
        if len(self._falls) > MOST_FALLS:
            self.gave_up.emit()
        elif self._children:
            self._spare.start()
        else:
            self._call()
