"""The strip's cells: slides and the headers of their sections. A new talk changes only the rows that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import Deck, Severity
from leaderdeck.language import Sentence, say
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
_WEIGHTS: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True, eq=False)
class SlideCell:
    """One scene of the talk."""

    index: int
    """Its slide's place in the deck, from 0."""
    number: int
    scene: Scene
    kit: BrandKit
    severity: Severity | None = None
    """The gravest that was found on it."""
    findings: int = 0


@dataclass(frozen=True, slots=True)
class SectionCell:
    """A section's header."""

    name: str
    ordinal: int
    """Which of the sections it is, from 0."""
    first: int
    """Index of its first slide."""
    count: int
    folded: bool = False


Cell: TypeAlias = SlideCell | SectionCell


class SlideStripModel(QAbstractListModel):
    """Cells in the order of the talk. Folded sections show their header alone."""

    def __init__(self) -> None:
        super().__init__()
        self._talk: Talk | None = None
        self._cells: list[Cell] = []
        self._folded: set[str] = set()
        self._rows: dict[int, int] = {}

    @property
    def cells(self) -> Sequence[Cell]:
        """The cells in their order."""
        return self._cells

    @property
    def talk(self) -> Talk | None:
        """The talk that the cells are of."""
        return self._talk

    def show_talk(self, talk: Talk | None) -> None:
        """Take over what differs from the talk before."""
        self._talk = talk
        self._take(cells_of(talk, self._folded) if talk else [])

    def set_folded(self, section: SectionCell, *, folded: bool) -> None:
        """Hide or show a section's slides. Sections are remembered by their names."""
        (self._folded.add if folded else self._folded.discard)(section.name)
        self.show_talk(self._talk)

    def fold_all(self, *, folded: bool) -> None:
        """Hide or show the slides of all sections."""
        deck = self._talk.deck if self._talk else Deck()
        self._folded = {section.name for section in deck.sections} if folded else set()
        self.show_talk(self._talk)

    def row_of_number(self, number: int) -> int:
        """The row of the scene with this number, or of the folded section that holds it; -1 where there is none."""
        row = self._rows.get(number, -1)
        if row >= 0 or self._talk is None or not 1 <= number <= len(self._talk.scenes):
            return row
        index = self._talk.scenes[number - 1][0]
        for place, cell in enumerate(self._cells):
            if isinstance(cell, SectionCell) and cell.first <= index < cell.first + cell.count:
                return place
        return -1

    def rows_of_slides(self, indexes: Sequence[int]) -> list[int]:
        """The rows of these slides of the deck, all their parts."""
        wanted = set(indexes)
        return [row for row, cell in enumerate(self._cells) if isinstance(cell, SlideCell) and cell.index in wanted]

    def slide_at_gap(self, gap: int) -> int:
        """The slide of the deck that what is dropped before this row comes before. Parts of a slide stay together."""
        count = len(self._talk.deck.slides) if self._talk else 0
        if gap >= len(self._cells):
            return count
        cell = self._cells[gap]
        if isinstance(cell, SectionCell):
            return cell.first
        return cell.index + 1 if cell.scene.part > 1 else cell.index

    def replace_scenes(self, number: int, index: int, scenes: Sequence[Scene], kit: BrandKit) -> bool:
        """Show these scenes for one slide before the whole talk is read; False where its parts became more or fewer."""
        row = self._rows.get(number, -1)
        old = [cell for cell in self._cells[row:] if isinstance(cell, SlideCell)][: len(scenes) + 1] if row >= 0 else []
        own = [cell for cell in old if cell.index == index]
        if len(own) != len(scenes):
            return False
        for place, (cell, scene) in enumerate(zip(own, scenes, strict=True), start=row):
            self._cells[place] = replace(cell, scene=scene, kit=kit)
        self.dataChanged.emit(self.index(row), self.index(row + len(own) - 1), [ROLE.DecorationRole])
        return True

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802 - Qt's name
        """How many cells there are."""
        return 0 if parent.isValid() else len(self._cells)

    def data(self, index: AnyIndex, role: int = ROLE.DisplayRole) -> object:
        """Words for those who hear instead of see; the delegate asks for the cell itself."""
        cell = self._cells[index.row()]
        if role == ROLE.UserRole:
            return cell
        if role in (ROLE.DisplayRole, ROLE.AccessibleTextRole):
            return spoken_name(cell)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Slides can be chosen and dragged; headers can be reached."""
        flag = Qt.ItemFlag
        if index.isValid() and isinstance(self._cells[index.row()], SlideCell):
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemNeverHasChildren

    def _take(self, new: list[Cell]) -> None:
        old = self._cells
        first = _same_from_start(old, new)
        last = _same_from_end(old, new, first)
        gone, come = len(old) - first - last, len(new) - first - last
        stay = min(gone, come)
        if gone > stay:
            self.beginRemoveRows(QModelIndex(), first + stay, first + gone - 1)
            self._cells = old[: first + stay] + old[first + gone :]
            self.endRemoveRows()
        if come > stay:
            self.beginInsertRows(QModelIndex(), first + stay, first + come - 1)
            self._cells = new
            self.endInsertRows()
        changed = _first_change(self._cells, new, first)
        self._cells = new
        self._rows = {cell.number: row for row, cell in enumerate(new) if isinstance(cell, SlideCell)}
        if changed < len(new):
            self.dataChanged.emit(self.index(changed), self.index(len(new) - 1), [ROLE.DecorationRole])


def cells_of(talk: Talk, folded: set[str] | frozenset[str] = frozenset()) -> list[Cell]:
    """A talk's cells, those of folded sections left out."""
    weights = _weights(talk)
    sections = {section.first: (place, section) for place, section in enumerate(talk.deck.sections)}
    kit = talk.kit
    cells: list[Cell] = []
    hides = False
    for number, (index, scene) in enumerate(talk.scenes, start=1):
        if index in sections and scene.part == 1:
            place, section = sections[index]
            hides = section.name in folded
            cells.append(SectionCell(section.name, place, section.first, section.count, hides))
        if not hides:
            severity, count = weights.get(number, (None, 0))
            cells.append(SlideCell(index, number, scene, kit, severity, count))
    return cells


def spoken_name(cell: Cell) -> str:
    """The cell in words: «Lysbilde 3: Tittel», and what is to be known of it."""
    if isinstance(cell, SectionCell):
        words = say("Kapittel: {name} ({count} lysbilder)", name=cell.name, count=cell.count)
        state = say("lukket") if cell.folded else say("åpent")
        return f"{words}, {state}"
    parts = [str(name_of(cell))]
    if cell.scene.parts > 1:
        parts.append(str(say("del {part} av {parts}", part=cell.scene.part, parts=cell.scene.parts)))
    if cell.scene.hidden:
        parts.append(str(say("skjult")))
    if cell.severity is not None and cell.severity != "info":
        parts.append(str(say("{count} å se på", count=cell.findings)))
    return ", ".join(parts)


def name_of(cell: SlideCell) -> Sentence:
    """The slide's number and title."""
    if not cell.scene.title:
        return say("Lysbilde {number}", number=cell.number)
    return say("Lysbilde {number}: {title}", number=cell.number, title=cell.scene.title.replace("\n", " "))


def _weights(talk: Talk) -> dict[int, tuple[Severity, int]]:
    """For each number the gravest finding, and how many errors and warnings there are."""
    found: dict[int, tuple[Severity, int]] = {}
    for finding in talk.findings:
        if finding.slide is not None:
            worst, count = found.get(finding.slide, ("info", 0))
            graver = max(worst, finding.severity, key=_WEIGHTS.index)
            found[finding.slide] = (graver, count + (finding.severity != "info"))
    return found


def _is_same(one: Cell, other: Cell) -> bool:
    """Whether both are the same slide or section, wherever it stands now."""
    if isinstance(one, SlideCell):
        return isinstance(other, SlideCell) and one.scene is other.scene
    return isinstance(other, SectionCell) and one.name == other.name


def _looks_same(one: Cell, other: Cell) -> bool:
    if isinstance(one, SlideCell) and isinstance(other, SlideCell):
        return (
            one.scene is other.scene
            and one.number == other.number
            and one.kit is other.kit
            and one.severity == other.severity
            and one.findings == other.findings
        )
    return isinstance(one, SectionCell) and one == other


def _same_from_start(old: Sequence[Cell], new: Sequence[Cell]) -> int:
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if not _is_same(one, other):
            return place
    return min(len(old), len(new))


def _same_from_end(old: Sequence[Cell], new: Sequence[Cell], first: int) -> int:
    most = min(len(old), len(new)) - first
    for place in range(most):
        if not _is_same(old[-1 - place], new[-1 - place]):
            return place
    return most


def _first_change(old: Sequence[Cell], new: Sequence[Cell], first: int) -> int:
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if not _looks_same(one, other):
            return place
    return len(new)
