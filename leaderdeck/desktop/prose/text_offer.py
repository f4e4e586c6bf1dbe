"""A plain text without slides is open: what the window for prose would make of it is offered, and nothing is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow

_ENDINGS = (".txt", ".text")
_MARKS = ("#", ":::", "---", "- ", "* ")
_FEWEST_PARAGRAPHS = 3


class TextOffer(QObject):
    """Serves one window."""

    def __init__(self, window: MainWindow, make: Callable[[Path, MainWindow], None]) -> None:
        super().__init__(window)
        self._window, self._make = window, make
        self._sentence: Sentence | None = None
        window.desk.text_begun.connect(self._look)

    def _look(self, path: Path | None, text: str) -> None:
        if self._sentence is not None:
            self._window.bar.forget(self._sentence)
            self._sentence = None
        if path is None or path.suffix.lower() not in _ENDINGS or not is_prose(text):
            return
        self._sentence = say("{file} er en tekst uten lysbilder.", file=path.name)
        way = (say("Gjør til foredrag …"), lambda: self._make(path, self._window))
        self._window.bar.show(self._sentence, "info", (way,))


def is_prose(text: str) -> bool:
    """Whether there are some paragraphs, and no line of them is marked as one of a talk is."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= _FEWEST_PARAGRAPHS and not any(line.startswith(_MARKS) for line in lines)
