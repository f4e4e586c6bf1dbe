"""The other rows among the findings: a group's head, and a finding that was dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.finding_entries import DismissedEntry, GroupEntry, group_words
from leaderdeck.desktop.panes.finding_row import row_words
from leaderdeck.desktop.panes.row_list import Entry, Row
from leaderdeck.language import say


class GroupRow(Row):
    """The head of a group, which folds it."""

    folding_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: GroupEntry | None = None
        self._button = QToolButton()
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.clicked.connect(self._fold)
        self._wear()
        em = self.fontMetrics().height()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em // 3, round(em * 0.5), em // 2, 0)
        layout.addWidget(self._button)
        layout.addStretch(1)

    def show_entry(self, entry: Entry) -> None:
        """Show this group."""
        if isinstance(entry, GroupEntry):
            self._entry = entry
            self.retranslate()

    def controls(self) -> Sequence[QWidget]:
        """The one that folds."""
        return (self._button,)

    def retranslate(self) -> None:
        """All words anew."""
        if self._entry is None:
            return
        words = str(group_words(self._entry.weight, self._entry.count))
        self._button.setText(words)
        self._button.setIcon(icon("fold" if self._entry.is_open else "unfold"))
        state = say("vist") if self._entry.is_open else say("skjult")
        self._button.setAccessibleName(f"{words}, {state}")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language, and the size of the letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._wear()
        super().changeEvent(event)

    def _wear(self) -> None:
        """The head's letters are bold, and its sign is as large as they are."""
        font = self.font()
        font.setBold(True)
        self._button.setFont(font)
        side = round(self.fontMetrics().height() * 0.9)
        self._button.setIconSize(QSize(side, side))

    def _fold(self) -> None:
        if self._entry:
            self.folding_requested.emit(self._entry.weight)


class DismissedRow(Row):
    """A finding that was dismissed, why, and the way back."""

    return_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: DismissedEntry | None = None
        self._what = row_words()
        self._reason = row_words("muted")
        self._back = QPushButton()
        self._back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._back.clicked.connect(self._take_back)
        em = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(max(1, em // 8))
        words.addWidget(self._what)
        words.addWidget(self._reason)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(round(em * 2.4), round(em * 0.45), round(em * 0.8), round(em * 0.45))
        layout.setSpacing(em // 2)
        layout.addLayout(words, 1)
        layout.addWidget(self._back)

    def show_entry(self, entry: Entry) -> None:
        """Show this one."""
        if isinstance(entry, DismissedEntry):
            self._entry = entry
            self.retranslate()

    def controls(self) -> Sequence[QWidget]:
        """The way back."""
        return (self._back,)

    def retranslate(self) -> None:
        """All words anew."""
        if self._entry is None:
            return
        what = str(self._entry.dismissed.message)
        self._what.setText(escape(what))
        self._reason.setText(str(say("Begrunnelse: {reason}", reason=self._entry.dismissed.reason)))
        self._back.setText(str(say("Ta tilbake")))
        self._back.setAccessibleName(str(say("Ta tilbake: {what}", what=what)))
        self.setAccessibleName(what)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _take_back(self) -> None:
        if self._entry:
            self.return_requested.emit(self._entry.dismissed.key)
