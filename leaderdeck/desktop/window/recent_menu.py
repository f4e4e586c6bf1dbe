"""The talks that were open last, in the file menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from leaderdeck.language import say

MOST_SHOWN = 10


class RecentMenu(QMenu):
    """Filled each time it opens; files of one name are told apart by their folders."""

    file_requested = Signal(object)

    def __init__(self, recent: Callable[[], tuple[Path, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
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
        """Show what was open last."""
        self.clear()
        files = self._recent()[:MOST_SHOWN]
        names = [file.name for file in files]
        for file in files:
            words = file.name if names.count(file.name) == 1 else f"{file.name} – {file.parent.name}"
            made = self.addAction(words.replace("&", "&&"))
            made.setToolTip(str(file))
            made.triggered.connect(lambda _checked=False, wanted=file: self.file_requested.emit(wanted))
        if not files:
            self.addAction(str(say("Ingen ennå"))).setEnabled(False)
