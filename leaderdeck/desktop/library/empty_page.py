"""What stands in the column where there is nothing to list: one sentence, and a way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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
        column.setContentsMargins(round(em * 0.9), em // 2, round(em * 0.9), 0)
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
        self._button.setText(str(self._way or ""))
        self._button.setAccessibleName(str(self._way or ""))
