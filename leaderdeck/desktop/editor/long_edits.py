"""Edits too long for one moment: made, undone and redone in slices, and one step for the user all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from leaderdeck.desktop.editor.document_text import changed_stretch, for_document, units
from leaderdeck.quick_dataclass import dataclass

LONG_EDIT = 1500
"""Lines: fewer are exchanged at once."""
_LINES_A_SLICE = 800
"""As many as Qt exchanges in 3 to 5 ms."""
_KEEPING = QTextCursor.MoveMode.KeepAnchor
_ENDED = object()


@dataclass(frozen=True, slots=True)
class LongEdit:
    """One step for the user, and the many of Qt's that it is made of. Lines count from 1."""

    line: int
    """The first line that it touches."""
    lines_before: int
    lines_after: int
    steps_before: int
    """How many steps Qt could undo before it."""
    steps_after: int
    cursor_before: int
    """The line of the cursor."""
    cursor_after: int


class LongEdits(QObject):
    """Works while nothing else is to do, or at once when somebody needs the text whole: `finish`."""

    begun = Signal()
    ended = Signal(int, int, int)
    """(first, removed, added): the lines [first, first + removed) became [first, first + added)."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._done: list[LongEdit] = []
        self._steps = 0
        self._work: Iterator[None] | None = None
        self._edit = LongEdit(1, 1, 1, 0, 0, 1, 1)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_working(self) -> bool:
        """Whether a part of an edit is still to be made."""
        return self._work is not None

    @property
    def cursor_line(self) -> int:
        """Where the cursor belongs when the edit that goes on, or was the last, is there."""
        return self._edit.cursor_after

    def forget(self) -> None:
        """Another text: nothing can be undone."""
        self._done.clear()
        self._steps = 0

    def note_edit(self) -> None:
        """Somebody edited, undid or redid a step of Qt's: what was undone before that can perhaps not be redone."""
        if self._document.availableRedoSteps() == 0:
            self._done = [edit for edit in self._done if edit.steps_after <= self._steps]
        self._steps = self._document.availableUndoSteps()

    def exchange(self, old: str, new: str, first: int, cursor_lines: tuple[int, int]) -> None:
        """Let the stretch that reads `old` and begins at Qt's place `first` read `new`.

        `cursor_lines`: where the cursor stands, and where it belongs afterwards.
        """
        self.finish()
        steps, line = self._document.availableUndoSteps(), self._document.findBlock(first).blockNumber() + 1
        edit = LongEdit(line, old.count("\n") + 1, new.count("\n") + 1, steps, steps, *cursor_lines)
        self._begin(self._exchanging(old, new, first, edit), edit)

    def undo(self) -> bool:
        """Begin to take back the long edit that was the last step; whether it was one."""
        steps = self._document.availableUndoSteps()
        edit = next((edit for edit in self._done if edit.steps_after == steps), None)
        if edit is not None:
            turned = replace(
                edit, lines_before=edit.lines_after, lines_after=edit.lines_before, cursor_after=edit.cursor_before
            )
            self._begin(self._undoing(edit.steps_before), turned)
        return edit is not None

    def redo(self) -> bool:
        """Begin to make the long edit again that was taken back; whether it was one."""
        steps, can_redo = self._document.availableUndoSteps(), self._document.isRedoAvailable()
        edit = next((edit for edit in self._done if edit.steps_before == steps), None) if can_redo else None
        if edit is not None:
            self._begin(self._redoing(edit.steps_after), edit)
        return edit is not None

    def finish(self) -> None:
        """Make what is left at once."""
        while self._work is not None:
            self._go_on()

    def _begin(self, work: Iterator[None], edit: LongEdit) -> None:
        self._work = work
        self._edit = edit
        self.begun.emit()
        self._timer.start()

    def _go_on(self) -> None:
        if self._work is None or next(self._work, _ENDED) is not _ENDED:
            return
        self._timer.stop()
        self._work = None
        self._steps = self._document.availableUndoSteps()
        edit = self._edit
        self.ended.emit(edit.line, edit.lines_before, edit.lines_after)

    def _exchanging(self, old: str, new: str, first: int, edit: LongEdit) -> Iterator[None]:
        self._done = [done for done in self._done if done.steps_after <= edit.steps_before]
        count = 1 + max(edit.lines_before, edit.lines_after) // _LINES_A_SLICE
        olds, news = _parts(old, count), _parts(new, count)
        places = [first]
        for part in olds:
            places.append(places[-1] + units(part))
        for place, was, becomes in reversed(list(zip(places[:-1], olds, news, strict=True))):
            start, removed, added = changed_stretch(was, becomes)
            if removed or added:
                cursor = QTextCursor(self._document)
                cursor.setPosition(place + units(was[:start]))
                cursor.setPosition(cursor.position() + units(was[start : start + removed]), _KEEPING)
                cursor.insertText(for_document(becomes[start : start + added]))
                yield
        self._done.append(replace(edit, steps_after=self._document.availableUndoSteps()))

    def _undoing(self, steps: int) -> Iterator[None]:
        while self._document.isUndoAvailable() and self._document.availableUndoSteps() > steps:
            self._document.undo()
            yield

    def _redoing(self, steps: int) -> Iterator[None]:
        while self._document.isRedoAvailable() and self._document.availableUndoSteps() < steps:
            self._document.redo()
            yield


def _parts(text: str, count: int) -> list[str]:
    """The text in so many parts of about as many lines each; the last ones are empty where it has few."""
    lines = text.splitlines(keepends=True)
    return ["".join(lines[len(lines) * at // count : len(lines) * (at + 1) // count]) for at in range(count)]
