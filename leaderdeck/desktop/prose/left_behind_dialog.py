"""What of a presentation did not come into the draft, and why; each thing leads to its slide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import Sentence, say

MOST_SHOWN = 200
"""Rows: nobody fetches more by hand, and each is a button of its own."""


class LeftBehindDialog(DialogFrame):
    """A list that stays open beside the talk while one works through it."""

    slide_wanted = Signal(int)
    """Number of the slide in the file (from 1) that a row is about."""

    def __init__(self, name: str, left: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(40, 16))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._name, self._left = name, tuple(left)
        self._words, self._more = text_label("muted"), text_label("muted")
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(round(em * 0.6))
        grid.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []
        self.reasons: list[QLabel] = []
        for row, left_out in enumerate(self._left[:MOST_SHOWN]):
            made, reason = button(), text_label()
            made.setEnabled(left_out.place > 0)
            made.clicked.connect(lambda _on=False, number=left_out.place: self.slide_wanted.emit(number))
            grid.addWidget(made, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(reason, row, 1)
            self.buttons.append(made)
            self.reasons.append(reason)
        self.content.addWidget(self._words)
        self.content.addLayout(grid)
        self.content.addWidget(self._more)
        self.content.addStretch(1)
        self._more.setVisible(len(self._left) > MOST_SHOWN)
        self.close_button = button("primary")
        self.close_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Ikke med i utkastet")))
        self._words.setText(str(say("Dette fra {file} må du hente selv, eller klare deg uten.", file=self._name)))
        self._more.setText(str(say("og {count} til", count=len(self._left) - MOST_SHOWN)))
        for left, made, reason in zip(self._left, self.buttons, self.reasons, strict=False):
            what = " ".join(left.words.split())
            made.setText(str(_place(left)))
            made.setAccessibleName(f"{_place(left)}: {what}")
            reason.setText(f"{what}\n{left.why}")
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())


def _place(left: LeftOut) -> Sentence:
    return say("Lysbilde {number}", number=left.place) if left.place else say("Hele filen")
