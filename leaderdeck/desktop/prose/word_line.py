"""The bottom of the window: how many words are where, and the way to those that are nowhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.panes.spoken_time import thousands
from leaderdeck.desktop.prose.prose_reading import ProseTalk
from leaderdeck.language import Sentence, say


class WordLine(QWidget):
    """Counts, and a button that folds the list of what was left out."""

    list_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._made: ProseTalk | None = None
        self.counts = text_label("muted")
        self.list_button = QPushButton()
        self.list_button.setProperty("kind", "quiet")
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(self.list_wanted)
        self.list_button.toggled.connect(lambda _on: self.retranslate())
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, round(em * 0.4), em, round(em * 0.4))
        row.setSpacing(em)
        row.addWidget(self.counts, 1)
        row.addWidget(self.list_button)
        self.retranslate()

    def show_made(self, made: ProseTalk | None) -> None:
        """The words of this talk."""
        self._made = made
        if made is None or not made.outlined.left_out:
            self.list_button.setChecked(False)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        made = self._made
        self.setVisible(made is not None)
        self.counts.setText("" if made is None else _counts(made))
        self.counts.setAccessibleName(self.counts.text())
        self.list_button.setVisible(made is not None and bool(made.outlined.left_out))
        words = say("Skjul det som ikke er med") if self.list_button.isChecked() else say("Vis det som ikke er med")
        self.list_button.setText(str(words))
        self.list_button.setAccessibleName(str(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, QColor(appearance_of(self).line))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _counts(made: ProseTalk) -> str:
    words = made.words
    parts: list[Sentence] = [
        say("{count} ord på lysbildene", count=thousands(words.on_slides)),
        say("{count} i talenotatene", count=thousands(words.in_notes)),
        say("{count} ikke med", count=thousands(words.left_out)) if words.left_out else say("alle ord er med"),
    ]
    return " · ".join(map(str, parts))
