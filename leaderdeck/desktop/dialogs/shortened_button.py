"""A quiet button whose words are shortened with … where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

SHORTEST_SIGNS = 12


class ShortenedButton(QPushButton):
    """The tool tip and the accessible name are whole whatever is shown."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show(words)

    def set_words(self, words: str) -> None:
        """Other words."""
        self._words = words
        self.setAccessibleName(words)
        self._show(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        width = self.fontMetrics().horizontalAdvance(self._words) + self._around() + self.fontMetrics().height()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning and the end."""
        least = self.fontMetrics().averageCharWidth() * SHORTEST_SIGNS + self._around()
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the words as there is room for."""
        room = event.size().width() - self._around()
        self._show(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))
        super().resizeEvent(event)

    def _show(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))

    def _around(self) -> int:
        """Icon, gap and padding at least; the whole words get a little more."""
        return self.iconSize().width() + round(1.7 * self.fontMetrics().height())
