"""A field for topics with commas between; those that the library has are proposed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class TopicField(QLineEdit):
    """Completes the topic that is being written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(6)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._propose)

    def show_names(self, names: Sequence[str]) -> None:
        """The topics that there are."""
        self._names.setStringList(list(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While topics are proposed, Enter and Escape are about them."""
        popup = self._completer.popup()
        if popup is not None and popup.isVisible() and event.key() in _FOR_THE_LIST:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _propose(self) -> None:
        written = self._last()
        self._completer.setCompletionPrefix(written)
        if written and self._completer.completionCount() and self._completer.currentCompletion() != written:
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _last(self) -> str:
        """The topic at the cursor's end."""
        return self.text()[: self.cursorPosition()].rpartition(",")[2].lstrip()

    def _take(self, name: str) -> None:
        before, place = self.text(), self.cursorPosition()
        head = before[:place][: place - len(self._last())]
        self.setText(f"{head}{name}, {before[place:].lstrip(', ')}")
        self.setCursorPosition(len(head) + len(name) + 2)


_FOR_THE_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
