"""Choices as cards side by side; below each other where the letters are large or the screen is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.choice_card import ChoiceCard
from leaderdeck.desktop.dialogs.choice_group import ChoiceGroup

IN_A_ROW = 3
NARROW_EMS = 34
"""Lines of text: what is narrower has no room for three cards side by side."""


class CardGrid(QWidget):
    """Cards of which one is chosen, three in a row where there is room, so that no word is cut."""

    def __init__(self, cards: Sequence[ChoiceCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        ChoiceGroup([card.radio for card in cards], self)
        gap = round(self.fontMetrics().height() * 0.6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        self._rows: list[QBoxLayout] = []
        for first in range(0, len(self._cards), IN_A_ROW):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(gap)
            for card in self._cards[first : first + IN_A_ROW]:
                row.addWidget(card, 1, Qt.AlignmentFlag(0))
            self._rows.append(row)
            layout.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as there is room for."""
        self._find_room()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._find_room()

    def _find_room(self) -> None:
        narrow = self.width() < NARROW_EMS * self.fontMetrics().height()
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
