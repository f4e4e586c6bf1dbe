"""What the window waits for, off its thread: told stage by stage, and given up when nobody wants it any more."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest, the_post
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.practice import Practice
from leaderdeck.desktop.prose.prose_choices import ProseChoices
from leaderdeck.desktop.prose.prose_reading import (
    GivenUp,
    ProseTalk,
    Stage,
    make_prose_talk,
    read_clipboard,
    read_prose_file,
)
from leaderdeck.desktop.settings import load_settings
from leaderdeck.intake.source_text import SourceText

_TELL_SECONDS = 0.1
"""Between two steps of the bar; more of them would only take time from the work."""


class ProseWork(QObject):
    """Reads texts and makes talks; only what was asked for last is answered."""

    stage_changed = Signal(str, int, int)
    """`reading`, `guessing` or `composing`; how much of it is done, of how much."""
    text_read = Signal(object, str)
    """A `SourceText` and the name of its file, empty for what was pasted."""
    talk_made = Signal(object)
    """A `ProseTalk`."""
    failed = Signal(object)

    def __init__(self, kits: KitShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kits = kits
        self._number = 0
        self._is_waiting = False
        self._told_at = 0.0
        self._reader = Latest(self._read_now, self)
        self._maker = Latest(self._make, self)
        self._reader.answered.connect(self._tell_read)
        self._maker.answered.connect(self._tell_made)
        for work in (self._reader, self._maker):
            work.failed.connect(self._tell_failed)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still wanted and has not come."""
        return self._is_waiting

    @property
    def is_working(self) -> bool:
        """Whether a thread runs, be it for an answer that nobody wants any more."""
        return self._reader.is_busy or self._maker.is_busy

    def read_file(self, file: Path) -> None:
        """Read a file of words."""
        self._read(read_prose_file, file)

    def read_clipboard(self, html: str, text: str) -> None:
        """Read what another program has given."""
        self._read(read_clipboard, html, text)

    def make(self, choices: ProseChoices, before: ProseTalk | None = None) -> None:
        """Make the talk; `before` is the one that is shown."""
        self._begin()
        self._maker.ask(choices, before, self._number)

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._number += 1
        self._is_waiting = False
        self._reader.drop()
        self._maker.drop()

    def _read(self, read: Callable[..., object], *what: object) -> None:
        self._begin()
        self.stage_changed.emit("reading", 0, 1)
        self._reader.ask(self._number, read, *what)

    def _begin(self) -> None:
        self.cancel()
        self._is_waiting = True

    def _read_now(self, number: int, read: Callable[..., object], *what: object) -> object:
        return read(*what, partial(self._note_stage, number, "reading"))

    def _make(self, choices: ProseChoices, before: ProseTalk | None, number: int) -> ProseTalk:
        own = Practice(load_settings().pace).words_per_minute
        return make_prose_talk(choices, self._kits, partial(self._note_stage, number), before, own)

    def _note_stage(self, number: int, stage: Stage, done: int, whole: int) -> None:
        """In the thread: end the work that nobody wants any more, else tell how far it is, now and then."""
        if number != self._number:
            raise GivenUp
        now = time.monotonic()
        if not done or now - self._told_at >= _TELL_SECONDS:
            self._told_at = now
            the_post().send(self, partial(self._tell_stage, stage, done, whole, number))

    def _tell_stage(self, stage: Stage, done: int, whole: int, number: int) -> None:
        if number == self._number:
            self.stage_changed.emit(stage, done, whole)

    def _tell_read(self, read: tuple[SourceText, str]) -> None:
        self._is_waiting = False
        self.text_read.emit(*read)

    def _tell_made(self, made: ProseTalk) -> None:
        self._is_waiting = False
        self.talk_made.emit(made)

    def _tell_failed(self, problem: object) -> None:
        self._is_waiting = False
        self.failed.emit(problem)
