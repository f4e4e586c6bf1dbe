"""The strip's rows. A new talk changes only those that differ, so that selection and scrolling stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.panes.slide_cells import (
    Cell,
    SectionCell,
    SlideCell,
    cells_of,
    is_same,
    section_keys,
    spoken_name,
)
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
MOST_TOLD = 4
"""So many findings are told in a tip."""


class SlideStripModel(QStringListModel):
    """Cells in the order of the talk. Folded sections show their header alone.

    A list of (empty) strings, because Qt counts those without asking Python, a thousand times at every layout.
    """

    def __init__(self) -> None:
        super().__init__()
        self._talk: Talk | None = None
        self._cells: list[Cell] = []
        self._coming: list[Cell] = []
        self._folded: frozenset[str] = frozenset()
        self._rows: dict[int, int] = {}
        self.rowsInserted.connect(self._settle)  # before any view learns of the rows
        self.rowsRemoved.connect(self._settle)

    @property
    def cells(self) -> Sequence[Cell]:
        """The cells in their order."""
        return self._cells

    @property
    def talk(self) -> Talk | None:
        """The talk that the cells are of."""
        return self._talk

    def cell(self, row: int) -> Cell | None:
        """The cell in this row, or None."""
        return self._cells[row] if 0 <= row < len(self._cells) else None

    def show_talk(self, talk: Talk | None) -> None:
        """Take over what differs from the talk before."""
        self._talk = talk
        self._take(cells_of(talk, self._folded, self._cells) if talk else [])

    def set_folded(self, section: SectionCell, *, folded: bool) -> None:
        """Hide or show a section's slides."""
        self._folded = self._folded | {section.key} if folded else self._folded - {section.key}
        self.show_talk(self._talk)

    def fold_all(self, *, folded: bool) -> None:
        """Hide or show the slides of all sections."""
        self._folded = section_keys(self._talk) if folded and self._talk else frozenset()
        self.show_talk(self._talk)

    def row_of_number(self, number: int) -> int:
        """The row of the scene with this number, or of the folded section that holds it; -1 where there is none."""
        row = self._rows.get(number, -1)
        if row >= 0 or self._talk is None or not 1 <= number <= len(self._talk.scenes):
            return row
        index = self._talk.scenes[number - 1][0]
        folded = (place for place, cell in enumerate(self._cells) if isinstance(cell, SectionCell) and cell.folded)
        return next((place for place in folded if _holds(self._cells[place], index)), -1)

    def rows_of_slides(self, indexes: Sequence[int]) -> list[int]:
        """The rows of these slides of the deck, all their parts."""
        wanted = set(indexes)
        return [row for row, cell in enumerate(self._cells) if isinstance(cell, SlideCell) and cell.index in wanted]

    def slide_at_gap(self, gap: int) -> int:
        """The slide of the deck that what is dropped before this row comes before. Parts of a slide stay together."""
        cell = self.cell(gap)
        if cell is None:
            return len(self._talk.deck.slides) if self._talk else 0
        if isinstance(cell, SectionCell):
            return cell.first
        return cell.index + 1 if cell.scene.part > 1 else cell.index

    def replace_scenes(self, number: int, index: int, scenes: Sequence[Scene], kit: BrandKit) -> bool:
        """Show these scenes for one slide before the whole talk is read; False where its parts became more or fewer."""
        row = self._rows.get(number, -1)
        after = self._cells[row : row + len(scenes) + 1] if row >= 0 else []
        own = [cell for cell in after if isinstance(cell, SlideCell) and cell.index == index]
        if not own or len(own) != len(scenes):
            return False
        for place, (cell, scene) in enumerate(zip(own, scenes, strict=True), start=row):
            self._cells[place] = replace(cell, scene=scene, kit=kit)
        self.dataChanged.emit(self.index(row), self.index(row + len(own) - 1), [ROLE.DecorationRole])
        return True

    def data(self, index: AnyIndex, role: int = ROLE.DisplayRole) -> object:
        """Words for those who hear instead of see, and for tips. What is drawn is taken from the cells themselves."""
        cell = self.cell(index.row())
        if cell is None or role not in _WORDED:
            return None
        return self._tip(cell) if role == ROLE.ToolTipRole else spoken_name(cell)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Slides can be chosen and dragged; headers can be reached."""
        flag = Qt.ItemFlag
        if isinstance(self.cell(index.row()), SlideCell):
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemNeverHasChildren

    def _tip(self, cell: Cell) -> str:
        lines = [spoken_name(cell)]
        if isinstance(cell, SlideCell) and self._talk is not None:
            own = [one for one in self._talk.findings if one.slide == cell.number and one.severity != "info"]
            lines += [f"• {one.message}" for one in own[:MOST_TOLD]]
        return "\n".join(lines)

    def _take(self, new: list[Cell]) -> None:
        old = self._cells
        first = _same_from_start(old, new)
        last = _same_from_end(old, new, first)
        gone, come = len(old) - first - last, len(new) - first - last
        stay = first + min(gone, come)
        if gone > come:
            self._coming = old[:stay] + old[first + gone :]
            self.removeRows(stay, gone - come)
        elif come > gone:
            self._coming = old[:first] + new[first : first + come] + old[first + gone :]
            self.insertRows(stay, come - gone)
        changed = [row for row, (one, other) in enumerate(zip(self._cells, new, strict=True)) if one is not other]
        self._cells = new
        self._rows = {cell.number: row for row, cell in enumerate(new) if isinstance(cell, SlideCell)}
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]), [ROLE.DecorationRole])

    def _settle(self) -> None:
        self._cells = self._coming


_WORDED = (ROLE.DisplayRole, ROLE.AccessibleTextRole, ROLE.ToolTipRole)


def _holds(cell: Cell, index: int) -> bool:
    return isinstance(cell, SectionCell) and cell.first <= index < cell.first + cell.count


def _same_from_start(old: Sequence[Cell], new: Sequence[Cell]) -> int:
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one is not other and not is_same(one, other):
            return place
    return min(len(old), len(new))


def _same_from_end(old: Sequence[Cell], new: Sequence[Cell], first: int) -> int:
    most = min(len(old), len(new)) - first
    for place in range(1, most + 1):
        if old[-place] is not new[-place] and not is_same(old[-place], new[-place]):
            return place - 1
    return most
