"""What stands in the column where there is nothing to list: one sentence, and a way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.language import Sentence


class EmptyPage(QWidget):
    """The sentence and its button."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence: Sentence | None = None
        self._way: Sentence | None = None
        self._label = text_label("muted")
        self._button = NearButton()
        self._button.clicked.connect(self.wished)
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        self._margin = round(em * 0.9)
        column.setContentsMargins(self._margin, em // 2, self._margin, 0)
        column.setSpacing(round(em * 0.8))
        column.addWidget(self._label)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def tell(self, sentence: Sentence, way: Sentence | None = None) -> None:
        """Say this, with this way on."""
        self._sentence, self._way = sentence, way
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self._label.setText(str(self._sentence or ""))
        self._button.setVisible(self._way is not None)
        self._button.setAccessibleName(str(self._way or ""))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The button's words in one line, or in two where the column is narrow and the letters large."""
        words = str(self._way or "")
        self._button.setText(words)
        if self._button.sizeHint().width() > self.width() - 2 * self._margin:
            self._button.setText(_in_two_lines(words))


def _in_two_lines(words: str) -> str:
    """Broken at the space nearest to the middle, but never before the dots."""
    spaces = [at for at, letter in enumerate(words) if letter == " " and words[at + 1 :] != "…"]
    if not spaces:
        return words
    at = min(spaces, key=lambda place: abs(place - len(words) / 2))
    return f"{words[:at]}\n{words[at + 1 :]}"
