"""What is gone can be had back: said in the bar with the way back, for as long as it is what undo takes back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.messages import MessageBar
from leaderdeck.language import Sentence

OFFER_MILLISECONDS = 15_000
"""How long the bar offers it; the key for undo does the same as long as the window is open."""


class UndoOffer(QObject):
    """The offers of one window; the newest alone stands."""

    def __init__(self, editor: OutlineEditor, bar: MessageBar) -> None:
        super().__init__(editor)
        self._editor, self._bar = editor, bar
        self._said: Sentence | None = None
        self._leave = QTimer(self, singleShot=True, interval=OFFER_MILLISECONDS)
        self._leave.timeout.connect(self.withdraw)
        editor.lines_edited.connect(lambda *_lines: self.withdraw())

    def make(self, sentence: Sentence) -> None:
        """Say what is gone, right after it went."""
        self.withdraw()
        self._said = sentence
        self._bar.show(sentence, "info", ((action("edit.undo").words, self._editor.undo),))
        self._leave.start()

    def withdraw(self) -> None:
        """Something else was done, or it was long ago."""
        said, self._said = self._said, None
        self._leave.stop()
        if said is not None:
            self._bar.forget(said)
