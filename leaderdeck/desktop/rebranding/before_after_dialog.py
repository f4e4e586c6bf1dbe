"""The slides of one deck as they were and as they become, side by side."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.errors import FileProblem
from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome, rebrand_file
from leaderdeck.language import say


class BeforeAfterDialog(DialogFrame):
    """Draws in a thread and shows the pictures when they are there. Nothing is written where decks lie."""

    def __init__(self, job: RebrandJob, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(60, 34))
        self._job = job
        self._folder = tempfile.TemporaryDirectory(prefix="leaderdeck-")
        self._waiting, self.notice = text_label("muted"), NoticeLine()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # how long another program takes to draw is not known
        self.bar.setTextVisible(False)
        self.pictures: list[QLabel] = []
        self._pixmaps: list[QPixmap] = []
        self._page = QWidget()
        self._stack = QVBoxLayout(self._page)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for widget in (self.notice, self._waiting, self.bar, self._page):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.close_button = button("primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.close_button.clicked.connect(self.accept)
        self._work = Latest(rebrand_file, self)
        self._work.answered.connect(self._show)
        self._work.ask(replace(job, dry_run=True, pictures=Path(self._folder.name)))
        self.finished.connect(lambda _code: self._folder.cleanup())
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Før og etter: {file}", file=self._job.source.name)))
        self._waiting.setText(str(say("Tegner lysbildene som de var og som de blir. Det kan ta et minutt.")))
        self.bar.setAccessibleName(str(say("Framdrift")))
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())
        self.notice.retranslate()
        for number, picture in enumerate(self.pictures, start=1):
            picture.setAccessibleName(str(say("Lysbilde {number} før og etter", number=number)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures as wide as the window."""
        super().resizeEvent(event)
        self._scale()

    def _show(self, outcome: object) -> None:
        assert isinstance(outcome, RebrandOutcome)
        self._waiting.hide()
        self.bar.hide()
        if outcome.trouble:
            self.notice.say(FileProblem(say("{sentences}", sentences=outcome.trouble)).sentence)
        for file in outcome.pictures:
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pixmaps.append(QPixmap(str(file)))
            self.pictures.append(label)
            self._stack.addWidget(label)
        self.retranslate()
        self._scale()

    def _scale(self) -> None:
        width = max(1, self.scroller.viewport().width() - 3 * self.fontMetrics().height())
        for label, pixmap in zip(self.pictures, self._pixmaps, strict=True):
            ratio = self.devicePixelRatioF()
            shown = pixmap.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(shown)
            label.setFixedHeight(round(shown.height() / ratio))
