"""The frame that a talk has, and whose pace its time is reckoned in: a row of choices above the minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.language import say

FRAMES = (5, 10, 15, 20, 30, 45, 90)
"""Minutes that talks are given: from the opening to the workshop."""


class TimeFrame(QWidget):
    """Chooses the minutes, which are written into the talk's card, and the interpreters' pace."""

    minutes_chosen = Signal(int)
    """Zero for no frame."""
    interpreter_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self.minutes, self.interpreter = QLabel(), QComboBox(), QCheckBox()
        self._shown: int | None = 0
        self._label.setBuddy(self.minutes)
        self.minutes.activated.connect(self._choose)
        self.interpreter.toggled.connect(self.interpreter_changed)
        row = FlowLayout(self, self.fontMetrics().height() // 2)
        for widget in (self._label, self.minutes, self.interpreter):
            row.addWidget(widget)
        self.show_minutes(0)
        self.retranslate()

    def show_minutes(self, minutes: int) -> None:
        """The frame that the talk has; others than the usual ones are shown as well."""
        self._shown = minutes
        self._fill()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._label.setText(str(say("Tidsramme:")))
        self.minutes.setAccessibleName(str(say("Tidsramme")))
        self.interpreter.setText(str(say("Med tolk")))
        self.interpreter.setAccessibleName(self.interpreter.text())
        self.interpreter.setToolTip(str(say("105 ord i minuttet, som med tolk eller i en stor sal")))
        for widget in (self._label, self.interpreter):
            widget.setMinimumHeight(self.minutes.sizeHint().height())  # in one line with the field
        self.interpreter.setAccessibleDescription(self.interpreter.toolTip())
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        minutes = self._shown or 0
        known = sorted({0, *FRAMES, minutes})
        self.minutes.clear()
        for one in known:
            words = say("{minutes} min", minutes=one) if one else say("ingen")
            self.minutes.addItem(str(words), one)
        self.minutes.setCurrentIndex(known.index(minutes))

    def _choose(self, place: int) -> None:
        minutes = int(self.minutes.itemData(place))
        if minutes != self._shown:
            self._shown = minutes
            self.minutes_chosen.emit(minutes)
