"""A file that takes its time is on its way: how far it has come, and the way to give it up."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say

PATIENCE_MS = 350


class WaitingDialog(DialogFrame):
    """Shown once one has waited a little; short files are there before it is seen."""

    canceled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(28, 6))
        self._name = name
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.words = text_label("muted")
        self.content.addWidget(self.words)
        self.content.addWidget(self.bar)
        self.content.addStretch(1)
        self.cancel_button = button()
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self.reject)
        self.rejected.connect(self.canceled)
        self.retranslate()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.open)
        self._patience.start()

    def show_step(self, done: int, whole: int) -> None:
        """So much is done, of so much."""
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def end(self) -> None:
        """The file is here, or cannot be had."""
        self._patience.stop()
        self.done(self.DialogCode.Accepted)

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Leser {file} …", file=self._name)))
        self.words.setText(str(say("Tekst, talenotater og bilder hentes ut. Filen selv blir ikke endret.")))
        self.bar.setAccessibleName(self.windowTitle())
        self.cancel_button.setText(str(say("Avbryt")))
        self.cancel_button.setAccessibleName(self.cancel_button.text())
