"""An export on its way, and what was made when it has arrived."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.language import Sentence, say


class ExportProgress(QWidget):
    """A bar with the number of the slide; afterwards one line that says what lies where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = Path()
        self._done, self._slides = 0, 0
        self._is_stopping = False
        self._words, self._count, self._place = text_label(), text_label("muted"), text_label("muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.notice = NoticeLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(self.fontMetrics().height() * 0.6))
        for widget in (self._words, self.bar, self._count, self.notice, self._place):
            layout.addWidget(widget)
        layout.addStretch(1)

    def begin(self, target: Path) -> None:
        """An export to this place begins."""
        self._target, self._done, self._slides, self._is_stopping = target, 0, 0, False
        self.bar.setRange(0, 0)
        self.notice.say(None)
        self._show(running=True)

    def show_step(self, done: int, slides: int) -> None:
        """So many slides are done. The file is then checked and put in its place, which is a step too."""
        self._done, self._slides = done, slides
        self.bar.setRange(0, slides + 1)
        self.bar.setValue(done)
        self.retranslate()

    def stop(self) -> None:
        """It is asked to stop, and will before the next slide."""
        self._is_stopping = True
        self.retranslate()

    def end(self, slides: int) -> None:
        """It has arrived."""
        count = say("1 lysbilde") if slides == 1 else say("{count} lysbilder", count=slides)
        self.notice.say(say("«{file}» er klar: {slides}.", file=self._target.name, slides=count), "done")
        self._show(running=False)

    def tell(self, sentence: Sentence) -> None:
        """Something about the finished file did not work."""
        self.notice.say(sentence, "warning")

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(str(say("Skriver «{file}» …", file=self._target.name)))
        step = say("Lysbilde {done} av {slides}", done=min(self._done + 1, self._slides), slides=self._slides)
        self._count.setText(str(say("Stanser …") if self._is_stopping else step if self._slides else ""))
        self._place.setText(str(say("Ligger i {folder}", folder=self._target.parent)))
        self.bar.setAccessibleName(str(say("Framdrift")))
        self.notice.retranslate()

    def _show(self, *, running: bool) -> None:
        for widget in (self._words, self.bar, self._count):
            widget.setVisible(running)
        self._place.setVisible(not running)
        self.retranslate()
