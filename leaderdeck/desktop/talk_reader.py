"""The threads that read a talk for its window: quickly what is shown first, then all of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.talk_reading import Reading, check, read_to_show, read_whole


class TalkReader(QObject):
    """Reads the newest text that was asked for. Every question takes the arguments of `read_whole`."""

    head_answered = Signal(object)
    """The beginning of a talk was read, without findings: a `Reading`."""
    answered = Signal(object)
    """A talk was read: a `Reading`. One that was opened comes twice, at first without its findings."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = 0
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
        self._questions += 1
        self._opened.drop()
        self._checked.drop()
        self._whole.ask(*asked)

    def open(self, *asked: object) -> None:
        """A talk that nobody has seen yet: its slides come before its findings."""
        self._questions += 1
        self._opened.ask(*asked)

    def read_head(self, *asked: object) -> None:
        """The beginning of a long talk."""
        self._head.ask(*asked)

    def drop(self) -> None:
        """No answer is wanted any more."""
        self._questions += 1
        for reader in (self._whole, self._head, self._opened, self._checked):
            reader.drop()

    def _take_opened(self, reading: Reading) -> None:
        before = self._questions
        self.answered.emit(reading)
        if self._questions == before:  # whoever saw the slides has not asked anew
            self._checked.ask(reading)
