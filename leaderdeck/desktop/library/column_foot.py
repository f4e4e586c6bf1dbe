"""The foot of the library's column: how far the reading has come, the folder, and a new note."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.library.library_work import Turn
from leaderdeck.language import say

SHOWN_FROM_FILES = 60
"""So many files to read are done before anybody has read that they are being read."""


class ColumnFoot(QWidget):
    """Below the list."""

    folder_requested = Signal()
    note_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._turn: Turn | None = None
        self._words, self._bar = QLabel(), QProgressBar()
        self._words.setProperty("kind", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bar.setTextVisible(False)
        self._choose, self._note = QPushButton(), QToolButton()
        self._choose.setProperty("kind", "quiet")
        self._choose.setIcon(icon("folder"))
        self._choose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choose.clicked.connect(self.folder_requested)
        self._note.setIcon(icon("new"))
        self._note.clicked.connect(self.note_requested)
        self._lay_out()
        self._show_progress()

    def show_folder(self, folder: Path | None) -> None:
        """The library's folder."""
        self._folder, self._turn = folder, None
        self._show_progress()
        self._tell_folder()

    def show_progress(self, turn: Turn) -> None:
        """How far the reading has come; nothing where there is little to read."""
        self._turn = turn
        self._show_progress()

    def retranslate(self) -> None:
        """All words anew."""
        self._note.setAccessibleName(str(say("Nytt notat")))
        self._note.setToolTip(str(say("Nytt notat")))
        self._bar.setAccessibleName(str(say("Biblioteket leses")))
        self._show_progress()
        self._tell_folder()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the looks and the size of the letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            side = round(self.fontMetrics().height() * 1.05)
            self._choose.setIconSize(QSize(side, side))
            for button, name in ((self._choose, "folder"), (self._note, "new")):
                button.setIcon(icon(name))
            self._tell_folder()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The folder's name is shortened to the width."""
        super().resizeEvent(event)
        self._tell_folder()
        self._show_progress()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em // 4)
        reading = QVBoxLayout()
        reading.setContentsMargins(round(em * 0.9), 0, round(em * 0.9), em // 4)
        reading.setSpacing(em // 4)
        reading.addWidget(self._words)
        reading.addWidget(self._bar)
        column.addLayout(reading)
        row = QHBoxLayout()
        row.setContentsMargins(em // 3, 0, em // 3, 0)
        row.addWidget(self._choose, 1)
        row.addWidget(self._note)
        column.addLayout(row)

    def _show_progress(self) -> None:
        turn = self._turn
        is_shown = turn is not None and not turn.is_complete and turn.total - turn.done >= SHOWN_FROM_FILES
        self._words.setVisible(is_shown)
        self._bar.setVisible(is_shown)
        if turn is None or not is_shown:
            return
        words = str(say("Leser {done} av {total} filer", done=_grouped(turn.done), total=_grouped(turn.total)))
        percent = 100 * turn.done // max(1, turn.total)
        fits = self.fontMetrics().horizontalAdvance(words) <= self._words.width()
        self._words.setText(words if fits else str(say("Leser: {percent} %", percent=percent)))
        self._words.setAccessibleName(words)
        self._bar.setRange(0, max(1, turn.total))
        self._bar.setValue(turn.done)
        self._bar.setFixedHeight(max(3, self.fontMetrics().height() // 5))

    def _tell_folder(self) -> None:
        folder = self._folder
        name = folder.name or str(folder) if folder else ""
        words = str(say("Mappe: {name} …", name=name)) if name else str(say("Velg mappe …"))
        metrics = self.fontMetrics()
        room = self._choose.width() - self._choose.iconSize().width() - metrics.height() * 2
        shown = words if metrics.horizontalAdvance(words) <= room or not name else name
        self._choose.setText(
            metrics.elidedText(shown, Qt.TextElideMode.ElideRight, max(room, 3 * metrics.height())).replace("&", "&&")
        )
        self._choose.setAccessibleName(words)
        self._choose.setToolTip(str(folder or words))


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")
