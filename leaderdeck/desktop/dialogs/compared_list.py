"""A list of kept texts beside the comparison of the chosen one: what recovery and history share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.text_comparison import ComparedLine, TextComparison
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say

Compared = tuple[str | None, tuple[ComparedLine, ...]]
"""A kept text (None when it cannot be read), and how it differs from what stands now."""


class ComparedList(QWidget):
    """Entries to choose among. `compare` gets an index in a thread; `text` is the chosen entry's once it has come."""

    settled = Signal()
    """The chosen entry's text is known, or that it has none."""

    def __init__(self, compare: Callable[[int], Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text: str | None = None
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(self.fontMetrics().height() // 5)
        self.comparison = TextComparison()
        self._words = text_label("muted")
        self._sentence: Sentence | None = None
        self._work = Latest(lambda index: (index, compare(index)), self)
        self._work.answered.connect(self._show)
        self._work.failed.connect(self._fail)
        self.list.currentRowChanged.connect(self._ask)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(self.fontMetrics().height() // 2, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self.comparison, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        em = self.fontMetrics().height()
        split.setSizes([14 * em, 30 * em])
        self.setMinimumHeight(12 * em)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def show_entries(self, entries: Sequence[str]) -> None:
        """Fill the list, an entry a row; the row that was chosen stays chosen."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for _ in entries:
            self.list.addItem(QListWidgetItem())
        self.rename_entries(entries)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.list.setCurrentRow(min(row, len(entries) - 1))
        self._ask(self.list.currentRow())

    def rename_entries(self, entries: Sequence[str]) -> None:
        """Other words for the same entries."""
        for row, entry in enumerate(entries):
            item = self.list.item(row)
            item.setText(entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.strip().replace("\n", ", "))

    def explain(self, sentence: Sentence) -> None:
        """What is compared with what."""
        self._sentence = sentence
        self._words.setText(str(sentence))

    def _ask(self, row: int) -> None:
        self.text = None
        if row < 0:
            self._work.drop()
            self.comparison.show_lines(())
            self.settled.emit()
        else:
            self._work.ask(row)

    def _show(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        index, (text, lines) = answer
        if index != self.list.currentRow():
            return
        self.text = text
        self._words.setText(str(self._sentence or "") if text is not None else str(say("Kopien kan ikke leses.")))
        self.comparison.show_lines(lines)
        self.settled.emit()

    def _fail(self, problem: object) -> None:
        if not isinstance(problem, LeaderDeckError | OSError):
            raise TypeError(problem)
        self._show((self.list.currentRow(), (None, ())))
