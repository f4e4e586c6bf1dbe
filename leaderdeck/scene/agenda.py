"""Agendas: a native table of times, matters, who leads and durations, with hairlines between the rows."""

from __future__ import annotations

from dataclasses import field, replace

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Agenda, AgendaItem, Alignment
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.block_model import hundredths, in_points
from leaderdeck.scene.cells import CellLook, cell_body, cell_insets, column_needs, row_height
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import Fill, Outline, TableCell, TableShape
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import divide_paragraph
from leaderdeck.scene.tables import line_count
from leaderdeck.scene.words import Word, word
from leaderdeck.units import Frame, Insets

_SIZES = (23.0, 22.0, 20.0, 18.0, 16.0)
_HEADER_SIZE_PT = 14.0
_INSETS = cell_insets(0.0, 6.0, 14.0, 6.0)
_HEADER_INSETS = cell_insets(0.0, 2.0, 14.0, 4.0)
_MOST_ROW_PT = 64.0
_COLUMNS: tuple[tuple[Word, Alignment], ...] = (
    ("time", "left"), ("matter", "left"), ("owner", "left"), ("duration", "right"),
)  # fmt: skip
_UNKNOWN = "–"
"""Stands where other slots have a time and this one's is not known."""
_MOST_OF_THE_WIDTH = {"time": 0.3, "duration": 0.3, "owner": 0.32}
_MARGIN_PT = 10.0
"""Room before the times where the slot that is on now has a ground of its own."""


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
            "owner": any(item.owner.runs for item in self.agenda.items),
            "duration": any(item.duration for item in self.agenda.items),
        }
        return tuple(column for column in _COLUMNS if said[column[0]])

    def _look(self, column: Word, step: int, item: AgendaItem) -> CellLook:
        size = _SIZES[min(step, len(_SIZES) - 1)]
        insets, setting, ground = self._insets(column, _INSETS), self.setting, ""
        is_now = item.is_current
        if is_now:
            ground = setting.slot("soft-ground")
            setting = setting.on(ground)
        color = setting.ink("muted") if item.pause and not is_now else setting.levels[0].color
        if column == "time":
            ink = color if item.pause and not is_now else setting.ink("accent")
            style = LevelStyle(size, ink, bold=is_now or not item.pause)
        elif column == "matter":
            style = LevelStyle(size, color, bold=is_now)
        else:
            size = max(14.0, float(round(size * 0.82)))
            style = LevelStyle(size, setting.ink("muted") if column == "duration" else color)
        return CellLook(style, size, insets, setting, ground)

    def _insets(self, column: Word, insets: Insets) -> Insets:
        """The margins of a column's cells; the durations stand at the right."""
        margin = _MARGIN_PT if self.agenda.is_repeated else 0.0
        if column == "duration":
            return replace(insets, left=insets.right, right=margin)
        is_first = column == self.columns[0][0]
        return cell_insets(margin, insets.top, insets.right, insets.bottom) if margin and is_first else insets

    def _header_look(self, column: Word) -> CellLook:
        size, insets = _HEADER_SIZE_PT, self._insets(column, _HEADER_INSETS)
        return CellLook(LevelStyle(size, self.setting.ink("muted"), bold=True), size, insets, self.setting)

    def _header_height(self) -> float:
        return row_height(1, self._header_look("matter"))

    def _widths(self, width_pt: float, step: int) -> tuple[float, ...]:
        needs: dict[Word, float] = {}
        for column, _ in self.columns:
            if column != "matter":
                cells = [(self._look(column, step, item), self._cell(item, column)) for item in self.agenda.items]
                header = (self._header_look(column), plain(word(column, self.setting.language)))
                most = column_needs([*cells, header])[1]
                least = 110.0 if column == "time" else 0.0
                needs[column] = min(max(most + 18.0, least), _MOST_OF_THE_WIDTH[column] * width_pt)
        return tuple(needs.get(column, width_pt - sum(needs.values())) for column, _ in self.columns)

    def _row_heights(self, width_pt: float, step: int) -> list[float]:
        widths = self._widths(width_pt, step)
        return [self._row_height(item, widths, step) for item in self.agenda.items]

    def _row_height(self, item: AgendaItem, widths: tuple[float, ...], step: int) -> float:
        looks = [(column, self._look(column, step, item)) for column, _ in self.columns]
        return max(
            row_height(line_count(self._cell(item, column), look, width), look)
            for (column, look), width in zip(looks, widths, strict=True)
        )

    def height(self, width_pt: float, step: int) -> float:
        """The header and all rows at their least."""
        return self._header_height() + sum(self._row_heights(width_pt, step))

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether the columns of matters and of who leads are wide enough for their words."""
        widths = dict(zip((column for column, _ in self.columns), self._widths(width_pt, step), strict=True))
        words: tuple[Word, ...] = ("matter", "owner")
        return all(
            column_needs([(self._look(column, step, item), self._cell(item, column)) for item in self.agenda.items])[0]
            <= widths[column]
            for column in words
            if column in widths
        )

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
                look, paragraph = self._look(column, step, item), self._cell(item, column)
            else:
                look, paragraph = self._header_look(column), plain(word(column, self.setting.language))
            fill = Fill(look.ground) if look.ground else None
            room = Frame(x, frame.y, width, frame.height)
            placed = place_text(cell_body(paragraph, look, align), room, self.setting.kit)
            cells.append(TableCell(room, placed, fill, Outline(self.setting.slot("line"), 1.5)))
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
        goes_on = replace(item, time="", duration="", owner=Paragraph(()), form="", goes_on=True)
        return replace(item, matter=first), *(replace(goes_on, matter=part) for part in rest)

    def _cell(self, item: AgendaItem, column: Word) -> Paragraph:
        if column == "matter":
            return _with_form(item)
        if column == "owner":
            return item.owner
        if column == "time" and not item.time and not item.goes_on:
            return plain(_UNKNOWN, item.line)
        return plain(item.time if column == "time" else item.duration, item.line)


def _with_form(item: AgendaItem) -> Paragraph:
    """What the slot is about, and in what form."""
    form = Run(f" ({item.form})" if item.matter.runs else item.form)
    if not item.form:
        return item.matter
    runs: list[Run] = []
    is_placed = False
    for run in item.matter.runs:
        first, line_break, rest = run.text.partition("\n")
        if line_break and not is_placed:
            is_placed = True
            runs += [replace(run, text=first), form, replace(run, text=line_break + rest)]
        else:
            runs.append(run)
    return replace(item.matter, runs=tuple(runs if is_placed else [*runs, form]))
