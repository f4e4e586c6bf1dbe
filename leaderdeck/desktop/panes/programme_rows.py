"""The slots of a programme as rows of a list: their times, what of them is worked out, and what does not add up."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdeck.checks.programme import long_words, trouble_words
from leaderdeck.deck.programme import Programme, Slot, SlotTime, times_of
from leaderdeck.deck.programme_check import Trouble, check_programme
from leaderdeck.language import Sentence, say
from leaderdeck.paper.programme import time_words
from leaderdeck.quick_dataclass import dataclass

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_GRAVE = frozenset({"overlap", "past-end", "two-lengths"})


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One row."""

    slot: Slot
    time: SlotTime
    gap: int = 0
    """Minutes without anything before it."""
    overlap: int = 0
    """Minutes that it begins too early."""
    is_grave: bool = False
    """Whether something is wrong with it, not only to be thought of."""
    troubles: tuple[Sentence, ...] = ()

    @property
    def clock(self) -> str:
        """From when until when; a dash where that is not known."""
        return time_words(self.time)

    def spoken(self) -> str:
        """All that the row says, for who listens."""
        parts: list[str] = [str(say("tid ikke bestemt")) if self.time.start is None else self.clock]
        if self.time.start_is_worked_out:
            parts.append(str(say("regnet ut")))
        parts.append(self.slot.title)
        if self.time.length:
            parts.append(str(long_words(self.time.length)))
        parts += [part for part in (self.slot.owner, self.slot.form) if part]
        return ", ".join([*parts, *map(str, self.troubles)])


def rows_of(programme: Programme) -> tuple[SlotRow, ...]:
    """The programme's slots with their times and what is wrong with each."""
    by_slot: dict[int, list[Trouble]] = {}
    for trouble in check_programme(programme):
        if trouble.slot is not None:
            by_slot.setdefault(trouble.slot, []).append(trouble)
    found = []
    for index, (slot, time) in enumerate(zip(programme.slots, times_of(programme), strict=True)):
        troubles = by_slot.get(index, [])
        found.append(
            SlotRow(
                slot,
                time,
                sum(trouble.minutes for trouble in troubles if trouble.kind == "gap"),
                sum(trouble.minutes for trouble in troubles if trouble.kind == "overlap"),
                any(trouble.kind in _GRAVE for trouble in troubles),
                tuple(trouble_words(programme, trouble)[0] for trouble in troubles),
            )
        )
    return tuple(found)


def whole_troubles(programme: Programme) -> tuple[Sentence, ...]:
    """What does not add up in the programme as a whole."""
    return tuple(trouble_words(programme, trouble)[0] for trouble in check_programme(programme) if trouble.slot is None)


class ProgrammeModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SlotRow, ...] = ()

    @property
    def rows(self) -> tuple[SlotRow, ...]:
        """All rows."""
        return self._rows

    def show_rows(self, rows: tuple[SlotRow, ...]) -> None:
        """These rows; where there are as many as before, those that are in sight change and stay where they are."""
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many slots there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - as Qt has it
        """The row, its words, or what is wrong with it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return row.spoken()
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return "\n".join([row.slot.title, *map(str, row.troubles)])
        return None
