"""The threads that read a talk for its window: quickly what is shown first, then all of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.talk_reading import Reading, check, read_to_show, read_whole

CHECK_AFTER_MS = 100
"""How long the slides of an opened talk have the machine for themselves, so that they are painted first."""


class TalkReader(QObject):
    """Reads the newest text that was asked for. Every question takes the arguments of `read_whole`."""

    head_answered = Signal(object)
    """The beginning of a talk was read, without findings: a `Reading`."""
    answered = Signal(object)
    """A talk was read: a `Reading`. One that was opened comes twice, at first without its findings."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Reading | None = None
        self._pause = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._pause.timeout.connect(self._check)
        self._whole, self._head = Latest(read_whole, self), Latest(read_to_show, self)
        self._opened, self._checked = Latest(read_to_show, self), Latest(check, self)
        self._head.answered.connect(self.head_answered)
        self._opened.answered.connect(self._take_opened)
        self._checked.answered.connect(self.answered)
        self._whole.answered.connect(self.answered)
        for reader in (self._opened, self._checked, self._whole):
            reader.failed.connect(self.failed)

    def read(self, *asked: object) -> None:
        """A talk that is shown already, with its findings."""
        self._drop_opened()
        self._whole.ask(*asked)

    def open(self, *asked: object) -> None:
        """A talk that nobody has seen yet: its slides come before its findings."""
        self._drop_opened()
        self._opened.ask(*asked)

    def read_head(self, *asked: object) -> None:
        """The beginning of a long talk."""
        self._head.ask(*asked)

    def drop(self) -> None:
        """No answer is wanted any more."""
        self._drop_opened()
        self._whole.drop()
        self._head.drop()

    def _drop_opened(self) -> None:
        self._opened.drop()
        self._checked.drop()
        self._shown = None

    def _take_opened(self, reading: Reading) -> None:
        self._shown = reading
        self._pause.start()
        self.answered.emit(reading)

    def _check(self) -> None:
        if self._shown is not None:
            self._checked.ask(self._shown)
            self._shown = None
