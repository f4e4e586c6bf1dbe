"""What the window waits for, off its thread: told stage by stage, and given up when nobody wants it any more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest, the_post
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.prose.prose_choices import ProseChoices
from leaderdeck.desktop.prose.prose_reading import (
    GivenUp,
    ProseTalk,
    Stage,
    make_prose_talk,
    read_clipboard,
    read_prose_file,
)
from leaderdeck.intake.source_text import SourceText


class ProseWork(QObject):
    """Reads texts and makes talks; only what was asked for last is answered."""

    stage_changed = Signal(str)
    """`reading`, `guessing` or `composing`."""
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
        self._reader = Latest(lambda read, *what: read(*what), self)
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

    def _read(self, read: object, *what: object) -> None:
        self._begin()
        self.stage_changed.emit("reading")
        self._reader.ask(read, *what)

    def _begin(self) -> None:
        self.cancel()
        self._is_waiting = True

    def _make(self, choices: ProseChoices, before: ProseTalk | None, number: int) -> ProseTalk:
        def note_stage(stage: Stage) -> None:
            if number != self._number:
                raise GivenUp
            the_post().send(self, partial(self._tell_stage, stage, number))

        return make_prose_talk(choices, self._kits, note_stage, before)

    def _tell_stage(self, stage: Stage, number: int) -> None:
        if number == self._number:
            self.stage_changed.emit(stage)

    def _tell_read(self, read: tuple[SourceText, str]) -> None:
        self._is_waiting = False
        self.text_read.emit(*read)

    def _tell_made(self, made: ProseTalk) -> None:
        self._is_waiting = False
        self.talk_made.emit(made)

    def _tell_failed(self, problem: object) -> None:
        self._is_waiting = False
        self.failed.emit(problem)
