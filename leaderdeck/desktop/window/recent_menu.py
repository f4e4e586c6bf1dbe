"""The talks that were open last, in the file menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leaderdeck.desktop.documents.recent_titles import RecentTitles, shown_recent, where_words
from leaderdeck.language import say

MOST_SHOWN = 10
_LONGEST_EMS = 26


class RecentMenu(QMenu):
    """Filled each time it opens: the talk's title, and beside it the file's name."""

    file_requested = Signal(object)

    def __init__(self, recent: Callable[[], tuple[Path, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self._shown: dict[Path, QAction] = {}
        self.titles = RecentTitles(self)
        self.titles.changed.connect(self._name)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self.setTitle(str(say("Nylig brukte")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def fill(self) -> None:
        """Show what was open last; titles that have changed follow when they have been read."""
        self.clear()
        files = shown_recent(self._recent(), MOST_SHOWN)
        self._shown = {file: self.addAction("") for file in files}
        for file, made in self._shown.items():
            made.setToolTip(str(file))
            made.triggered.connect(lambda _checked=False, wanted=file: self.file_requested.emit(wanted))
        self._name()
        if files:
            self.titles.ask(files)
        else:
            self.addAction(str(say("Ingen ennå"))).setEnabled(False)

    def _name(self) -> None:
        """What stands behind a tab is shown at the other side, where other entries have their keys."""
        for file, made in self._shown.items():
            where, title = where_words(file, tuple(self._shown)), self.titles[file]
            made.setText(f"{self._fitted(title)}\t{self._fitted(where)}" if title else self._fitted(where))

    def _fitted(self, words: str) -> str:
        room = self.fontMetrics().height() * _LONGEST_EMS
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        return " ".join(short.split()).replace("&", "&&")
