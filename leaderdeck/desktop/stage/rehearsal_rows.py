"""Plan against practice: a row for each slide and for each section, as values and as a list's model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from leaderdeck.desktop.panes.spoken_time import minutes_words
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.deck.slide import Deck
    from leaderdeck.rehearsal.practice import Rehearsal
    from leaderdeck.rehearsal.spoken_slides import SpokenSlide

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LONGEST_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One slide, or a section that comes before its slides."""

    title: str
    planned: float
    practiced: float
    """Seconds; none where the slide was not spoken to."""
    number: int = 0
    """The number of its first scene; 0 for a section."""
    key: str = ""
    is_kept: bool = False

    @property
    def is_section(self) -> bool:
        """Whether it tells of a whole section."""
        return self.number == 0

    def words(self) -> str:
        """The row as one says it."""
        planned, practiced = minutes_words(round(self.planned)), minutes_words(round(self.practiced))
        if self.is_section:
            return str(
                say("Kapittelet {title}: planlagt {planned}, brukt {practiced}", title=self.title, planned=planned,
                    practiced=practiced)
            )  # fmt: skip
        if not self.practiced:
            said = say("Lysbilde {number}: {title}, planlagt {planned}, ikke øvd",
                       number=self.number, title=self.title, planned=planned)  # fmt: skip
        else:
            said = say("Lysbilde {number}: {title}, planlagt {planned}, brukt {practiced}",
                       number=self.number, title=self.title, planned=planned, practiced=practiced)  # fmt: skip
        return f"{said}, {say('må med')}" if self.is_kept else str(said)


def practice_rows(
    deck: Deck,
    slides: Sequence[SpokenSlide],
    planned: Sequence[float],
    numbers: Sequence[int],
    rehearsal: Rehearsal,
    kept: frozenset[str],
) -> tuple[PracticeRow, ...]:
    """All rows in the order of the talk, hidden slides only where they were spoken to."""
    practiced = {one.key: one.seconds for one in rehearsal.slides}
    begins = {section.first: section for section in deck.sections if section.count > 1}
    rows: list[PracticeRow] = []
    for index, slide in enumerate(slides):
        if index in begins:
            own = range(index, index + begins[index].count)
            used = sum(practiced.get(slides[one].key, 0.0) for one in own)
            rows.append(PracticeRow(begins[index].name, sum(planned[one] for one in own), used))
        seconds = practiced.get(slide.key, 0.0)
        if slide.is_hidden and not seconds:
            continue
        rows.append(PracticeRow(slide.title, planned[index], seconds, numbers[index], slide.key, slide.key in kept))
    return tuple(rows)


class PracticeModel(QAbstractListModel):
    """The rows; those that must stay are checked."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PracticeRow, ...] = ()

    def show_rows(self, rows: tuple[PracticeRow, ...]) -> None:
        """These rows; where only their marks changed, they stay where they are."""
        if len(rows) == len(self._rows) and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> PracticeRow | None:
        """The row at this place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, aloud too."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == LONGEST_ROLE:
            return max(max(one.planned, one.practiced) for one in self._rows if not one.is_section or row.is_section)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.words()
        return None
