"""Agendas: a native table of times, matters and durations, with hairlines between the rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Agenda, AgendaItem, Alignment
from leaderdeck.deck.text import Paragraph, plain
from leaderdeck.scene.block_model import hundredths, in_points
from leaderdeck.scene.cells import CellLook, cell_body, cell_insets, column_needs, row_height
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import Outline, TableCell, TableShape
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import divide_paragraph
from leaderdeck.scene.tables import line_count
from leaderdeck.scene.words import Word, word
from leaderdeck.units import Frame

_SIZES = (23.0, 22.0, 20.0, 18.0, 16.0)
_HEADER_SIZE_PT = 14.0
_INSETS = cell_insets(0.0, 6.0, 14.0, 6.0)
_HEADER_INSETS = cell_insets(0.0, 2.0, 14.0, 4.0)
_MOST_ROW_PT = 64.0
_COLUMNS: tuple[tuple[Word, Alignment], ...] = (("time", "left"), ("matter", "left"), ("duration", "right"))


@dataclass(slots=True)
class AgendaPiece:
    """A programme with a slim header row."""

    agenda: Agenda
    setting: Setting
    stretches: bool = True
    may_break_words: bool = True
    columns: tuple[tuple[Word, Alignment], ...] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = self._columns()

    @property
    def line(self) -> int:
        """Line of the agenda."""
        return self.agenda.line

    @property
    def steps(self) -> int:
        """One for each size."""
        return len(_SIZES)

    def _columns(self) -> tuple[tuple[Word, Alignment], ...]:
        """Only the columns that some item says something in; the matter always."""
        said = {
            "time": any(item.time for item in self.agenda.items),
            "matter": True,
            "duration": any(item.duration for item in self.agenda.items),
        }
        return tuple(column for column in _COLUMNS if said[column[0]])

    def _look(self, column: Word, step: int) -> CellLook:
        size = _SIZES[min(step, len(_SIZES) - 1)]
        setting = self.setting
        color = setting.levels[0].color
        if column == "time":
            return CellLook(LevelStyle(size, setting.ink("accent"), bold=True), size, _INSETS, setting)
        if column == "duration":
            small = max(14.0, float(round(size * 0.82)))
            insets = replace(_INSETS, left=_INSETS.right, right=0.0)
            return CellLook(LevelStyle(small, setting.ink("muted")), small, insets, setting)
        return CellLook(LevelStyle(size, color), size, _INSETS, setting)

    def _header_look(self, column: Word) -> CellLook:
        size = _HEADER_SIZE_PT
        insets = _HEADER_INSETS
        if column == "duration":
            insets = replace(insets, left=insets.right, right=0.0)
        return CellLook(LevelStyle(size, self.setting.ink("muted"), bold=True), size, insets, self.setting)

    def _header_height(self) -> float:
        return row_height(1, self._header_look("matter"))

    def _widths(self, width_pt: float, step: int) -> tuple[float, ...]:
        needs: dict[Word, float] = {}
        for column, _ in self.columns:
            if column != "matter":
                cells = [(self._look(column, step), _cell(item, column)) for item in self.agenda.items]
                header = (self._header_look(column), plain(word(column, self.setting.language)))
                most = column_needs([*cells, header])[1]
                needs[column] = min(max(most + 18.0, 110.0 if column == "time" else 0.0), 0.3 * width_pt)
        return tuple(needs.get(column, width_pt - sum(needs.values())) for column, _ in self.columns)

    def _row_heights(self, width_pt: float, step: int) -> list[float]:
        widths = self._widths(width_pt, step)
        return [self._row_height(item, widths, step) for item in self.agenda.items]

    def _row_height(self, item: AgendaItem, widths: tuple[float, ...], step: int) -> float:
        looks = [(column, self._look(column, step)) for column, _ in self.columns]
        return max(
            row_height(line_count(_cell(item, column), look, width), look)
            for (column, look), width in zip(looks, widths, strict=True)
        )

    def height(self, width_pt: float, step: int) -> float:
        """The header and all rows at their least."""
        return self._header_height() + sum(self._row_heights(width_pt, step))

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether the column of matters is wide enough for its words."""
        widths = dict(zip((column for column, _ in self.columns), self._widths(width_pt, step), strict=True))
        look = self._look("matter", step)
        return column_needs([(look, item.matter) for item in self.agenda.items])[0] <= widths["matter"]

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the table; rows take up the height there is, to a comfortable limit."""
        least = self._row_heights(frame.width, step)
        spare = max(0.0, frame.height - self._header_height() - sum(least)) / max(1, len(least))
        heights = (
            self._header_height(),
            *(max(row, in_points(hundredths(min(_MOST_ROW_PT, row + spare)) - 1)) for row in least),
        )
        widths = self._widths(frame.width, step)
        rows = []
        y = frame.y
        for index, height in enumerate(heights):
            item = self.agenda.items[index - 1] if index else None
            rows.append(self._row(item, step, widths, Frame(frame.x, y, frame.width, height)))
            y += height
        sheet.add(
            TableShape(
                name="Agenda",
                frame=Frame(frame.x, frame.y, sum(widths), sum(heights)),
                column_widths_pt=widths,
                row_heights_pt=heights,
                rows=tuple(rows),
                banded=False,
                alt=sheet.title or word("matter", self.setting.language),
            ),
            "\n".join(item.matter.text for item in self.agenda.items),
        )

    def _row(
        self, item: AgendaItem | None, step: int, widths: tuple[float, ...], frame: Frame
    ) -> tuple[TableCell, ...]:
        cells = []
        x = frame.x
        for (column, align), width in zip(self.columns, widths, strict=True):
            if item:
                look, paragraph = self._look(column, step), _cell(item, column)
            else:
                look, paragraph = self._header_look(column), plain(word(column, self.setting.language))
            room = Frame(x, frame.y, width, frame.height)
            placed = place_text(cell_body(paragraph, look, align), room, self.setting.kit)
            cells.append(TableCell(room, placed, None, Outline(self.setting.slot("line"), 1.5)))
            x += width
        return tuple(cells)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each item, the header repeated; an item taller than a slide goes on without its time."""
        widths = self._widths(width_pt, step)
        header = self._header_height()
        found: list[Unit] = []
        for whole in self.agenda.items:
            for item in self._divided(whole, widths, step, height_pt - header):
                height = self._row_height(item, widths, step)
                found.append(Unit((replace(self.agenda, items=(item,)),), height, 0.0, header))
        return tuple(found)

    def _divided(self, item: AgendaItem, widths: tuple[float, ...], step: int, room: float) -> tuple[AgendaItem, ...]:
        def fits(matter: Paragraph) -> bool:
            return self._row_height(replace(item, matter=matter), widths, step) <= room

        if fits(item.matter):
            return (item,)
        first, *rest = divide_paragraph(item.matter, fits)
        return replace(item, matter=first), *(replace(item, matter=part, time="", duration="") for part in rest)


def _cell(item: AgendaItem, column: Word) -> Paragraph:
    if column == "matter":
        return item.matter
    return plain(item.time if column == "time" else item.duration, item.line)
