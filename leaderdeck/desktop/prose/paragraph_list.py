"""The text at the left: its paragraphs with what each was taken for, to be picked and to be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.panes.row_list import Entry, Row, RowList
from leaderdeck.desktop.prose.paragraph_entries import ParagraphEntry
from leaderdeck.desktop.prose.paragraph_row import ParagraphRow
from leaderdeck.language import say

_MOST_CHANGED = 60


class ParagraphList(RowList):
    """Paragraphs, one of them picked."""

    picked = Signal(int)
    """The paragraph at this place (from 1) was picked."""
    change_requested = Signal(int, object)
    """(place, `GuessKind`, or None for what was guessed)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._make_row, self._guess_heights_at, parent)
        self.setProperty("kind", "paper")
        self._picked = 0
        self._kin: frozenset[int] = frozenset()
        self.comes_after: QWidget | None = None
        """What the Tab key leads from to the first row: rows are made late, and Qt puts what is made late last."""
        self.retranslate()

    @property
    def place(self) -> int:
        """The paragraph that is picked; 0: none."""
        return self._picked

    def show_paragraphs(self, entries: Sequence[ParagraphEntry]) -> None:
        """These paragraphs; what is picked and where one stands stays. A few that differ are shown without delay."""
        known = self.entries
        changed = [at for at, (old, new) in enumerate(zip(known, entries, strict=False)) if old is not new]
        for at in changed:
            self._measured.pop(entries[at].key, None)
        if len(known) == len(entries) and len(changed) <= _MOST_CHANGED:
            self._swap(entries, changed)
        else:
            self.show_entries(entries)
        self._show_marks()

    def show_place(self, place: int, kin: Sequence[int], *, into_sight: bool) -> None:
        """Mark this paragraph as picked, and those that are on the same slide; the keyboard stays where it is."""
        self._picked, self._kin = place, frozenset(kin)
        if into_sight and place:
            self.bring_into_sight(place)
        self._show_marks()

    def focus_place(self) -> bool:
        """Give the keyboard to the paragraph that is picked, or to the first."""
        return self.focus_row(self._picked or 1)

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Teksten i avsnitt")))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_row(self, _kind: str) -> Row:
        row = ParagraphRow()
        row.button.picked.connect(self._take_pick)
        row.button.change_requested.connect(self.change_requested)
        return row

    def _take(self, entry: Entry) -> Row:
        row = super()._take(entry)
        self._mark(row)
        return row

    def _lay(self) -> None:
        rows = self.rows()
        if rows and self.comes_after is not None:
            QWidget.setTabOrder(self.comes_after, rows[0].controls()[0])
        super()._lay()

    def _take_pick(self, place: int) -> None:
        if place != self._picked:
            self.picked.emit(place)

    def _swap(self, entries: Sequence[ParagraphEntry], changed: Sequence[int]) -> None:
        """The same rows, some of them with another entry."""
        self._entries = tuple(entries)
        for at in changed:
            row = self.row(entries[at].key)
            if row is not None:
                row.show_entry(entries[at])
        self._place()

    def _show_marks(self) -> None:
        for row in self.rows():
            self._mark(row)

    def _mark(self, row: Row) -> None:
        if isinstance(row, ParagraphRow) and row.button.entry is not None:
            place = row.button.entry.place
            row.button.show_mark(is_picked=place == self._picked, is_kin=place in self._kin)

    def _guess_heights_at(self, width: int) -> Callable[[Entry], int]:
        em = self.fontMetrics().height()
        letters = max(10.0, (width - 2 * em) / max(1.0, self.fontMetrics().averageCharWidth() * 1.02))

        def guess(entry: Entry) -> int:
            lines = 1 + int(len(entry.words) / letters) if isinstance(entry, ParagraphEntry) else 1
            return round(em * (2.7 + 1.08 * lines))

        return guess
