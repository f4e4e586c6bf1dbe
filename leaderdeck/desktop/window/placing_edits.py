"""Changes of the text after which the cursor stands in what came, also where they come from a thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.session import TalkSession
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A text, and which words of it are to be written over: a line (from 1), a column (from 0), and how many signs."""

    text: str
    line: int
    column: int
    count: int = 0


class PlacingEdits(QObject):
    """Edits of one editor. The newest is the one whose words are waited for."""

    def __init__(self, session: TalkSession, editor: OutlineEditor) -> None:
        super().__init__(editor)
        self._session, self._editor = session, editor
        self._awaited: Placed | None = None
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._place)
        editor.lines_edited.connect(self._note_edit)
        session.nothing_changed.connect(self._forget)

    def apply(self, edit: Callable[[str], Placed]) -> None:
        """Change the text as one undo step; then the editor has the focus, and its cursor the place."""

        def rewrite(text: str) -> str:
            self._awaited = edit(text)
            return self._awaited.text

        self._session.apply(rewrite)
        self._place()

    def _note_edit(self, *_lines: int) -> None:
        if self._awaited is not None:
            self._look.start()

    def _place(self) -> None:
        awaited = self._awaited
        if awaited is None or self._editor.text() != awaited.text:
            return
        self._forget()
        self._editor.go_to_line(awaited.line, awaited.column)
        first = self._editor.textCursor().position()
        if awaited.count:
            self._editor.select(first, first + awaited.count)
        self._editor.setFocus()

    def _forget(self) -> None:
        self._awaited = None
