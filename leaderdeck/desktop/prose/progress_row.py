"""How far a long text has come, and the way to stop waiting for it; short ones are there before it is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import button
from leaderdeck.language import Sentence, say

PATIENCE_MS = 350
_PARTS = {"reading": (0, 100), "guessing": (100, 450), "composing": (450, 1000)}
"""From where to where in the bar a stage goes, of a thousand."""
_STAGE_WORDS: dict[str, Sentence] = {
    "reading": say("Leser teksten …"),
    "guessing": say("Finner ut hva avsnittene er …"),
    "composing": say("Setter opp lysbildene …"),
}


class ProgressRow(QWidget):
    """Hidden until one has waited a little."""

    canceled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = "reading"
        self._words, self.bar, self.cancel_button = QLabel(), QProgressBar(), button()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, em // 2, em, em // 2)
        row.setSpacing(em)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self.canceled)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()
        self.retranslate()

    def show_stage(self, stage: str, done: int = 0, whole: int = 1) -> None:
        """What is being done now, and how much of it is done."""
        begin, end = _PARTS[stage]
        self.bar.setValue(begin + (end - begin) * min(done, whole) // max(1, whole))
        if stage != self._stage:
            self._stage = stage
            self.retranslate()
        if not self.isVisible() and not self._patience.isActive():
            self._patience.start()

    def end(self) -> None:
        """It is done, or given up."""
        self._patience.stop()
        self.hide()

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(str(_STAGE_WORDS[self._stage]))
        self.bar.setAccessibleName(self._words.text())
        self.cancel_button.setText(str(say("Avbryt")))
        self.cancel_button.setAccessibleName(self.cancel_button.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
