"""Tables: column widths by content, rows by their lines, and divided over slides by rows or by columns."""

from __future__ import annotations

from dataclasses import field, replace

from leaderdeck.brand.template import CAPTION_IDX, LevelStyle, Placeholder
from leaderdeck.deck.blocks import Alignment, Table
from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.block_model import hundredths, in_points
from leaderdeck.scene.captions import caption_height, place_caption
from leaderdeck.scene.cells import CellLook, cell_body, cell_insets, column_needs, row_height
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import Fill, Outline, TableCell, TableShape
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import divide_paragraph
from leaderdeck.scene.words import word
from leaderdeck.units import Frame, Insets

_INSETS = (
    cell_insets(12.0, 5.0, 12.0, 5.0),
    cell_insets(10.0, 4.0, 10.0, 4.0),
    cell_insets(8.0, 4.0, 8.0, 4.0),
)
"""Least cell margins, one for each step, the last for all further ones: large type comes before roomy rows."""
_BETWEEN_NUMBERS_AND_WORDS_PT = 18.0
"""More room before a left-aligned column that follows a right-aligned one, whose texts would meet otherwise."""
_COMFORTABLE_ROW = 2.4
"""Height of a row of one line, as a share of its size, where the slide has room."""
_CAPTION_GAP_PT = 6.0
_NARROW = 0.5
"""Share of its frame: a table that needs less stands narrower, since eyes lose the row on the way across."""
_AIRY = 1.5
"""Times its longest lines that a narrow table is wide, where that is more."""


@dataclass(slots=True)
class TablePiece:
    """One table, as wide as its frame and as high as its rows."""

    table: Table
    setting: Setting
    fits: dict[tuple[float, int], tuple[tuple[float, ...], tuple[float, ...], bool]] = field(default_factory=dict)
    looks: dict[tuple[int, int], tuple[CellLook, ...]] = field(default_factory=dict)
    stretches: bool = False
    whole: TablePiece | None = None
    """What this was divided from: columns are as wide on every slide of a table."""
    needs: dict[int, list[tuple[float, float]]] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """Line of the header."""
        return self.table.line

    @property
    def steps(self) -> int:
        """One for each table size."""
        return len(self.setting.kit.sizes.table)

    def rows(self) -> tuple[tuple[Paragraph, ...], ...]:
        """Header, where it says anything, and body rows."""
        return (self.table.header, *self.table.rows) if self.has_header else self.table.rows

    @property
    def has_header(self) -> bool:
        """Whether any header cell says something; a table without rows is its header."""
        return any(cell.text.strip() for cell in self.table.header) or not self.table.rows

    def row_looks(self, step: int, row: int) -> tuple[CellLook, ...]:
        """How each cell of a row is set: header, banded and plain rows have their own looks."""
        kind = -1 if self.has_header and row == 0 else (row - self.has_header) % 2
        known = self.looks.get((step, kind))
        if known is None:
            known = self.looks[step, kind] = self._with_gaps(self._look(step, kind))
        return known

    def _with_gaps(self, look: CellLook) -> tuple[CellLook, ...]:
        insets = look.insets
        apart = replace(look, insets=replace(insets, left=insets.left + _BETWEEN_NUMBERS_AND_WORDS_PT))
        aligned = self.table.alignments
        return tuple(
            apart if column and align == "left" and aligned[column - 1] == "right" else look
            for column, align in enumerate(aligned)
        )

    def _look(self, step: int, kind: int) -> CellLook:
        sizes = self.setting.kit.sizes.table
        insets = _INSETS[min(step, len(_INSETS) - 1)]
        size = sizes[min(step, len(sizes) - 1)]
        if kind < 0:
            return self._header_look(size, insets)
        plain = self.setting.slot("ground") if self.setting.layout.dark else ""
        ground = self.setting.slot("soft-ground") if kind == 0 else plain
        here = self.setting.on(ground or self.setting.ground)
        return CellLook(LevelStyle(size, here.levels[0].color), size, insets, here, ground)

    def _header_look(self, size: float, insets: Insets) -> CellLook:
        setting = self.setting
        ground = setting.slot("heading")
        return CellLook(LevelStyle(size, setting.ink_on(ground), bold=True), size, insets, setting.on(ground), ground)

    def height(self, width_pt: float, step: int) -> float:
        """All rows, and the caption under them."""
        return sum(self._measure(width_pt, step)[1]) + self._caption_height(width_pt)

    def _caption_height(self, width_pt: float) -> float:
        caption = self.table.caption
        return caption_height(caption, self.setting, width_pt) + _CAPTION_GAP_PT if caption else 0.0

    @property
    def may_break_words(self) -> bool:
        """A table of two columns has nothing else to give; a wider one is divided by columns."""
        return len(self.table.alignments) < 3

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether every word is narrower than its column."""
        return self._measure(width_pt, step)[2]

    def _measure(self, width_pt: float, step: int) -> tuple[tuple[float, ...], tuple[float, ...], bool]:
        key = (width_pt, min(step, self.steps - 1))
        if key not in self.fits:
            self.fits[key] = self._fit(*key)
        return self.fits[key]

    def _fit(self, width_pt: float, step: int) -> tuple[tuple[float, ...], tuple[float, ...], bool]:
        looks = [self.row_looks(step, row) for row in range(len(self.rows()))]
        needs = self._column_needs(step)
        least, most = [low for low, _ in needs], [high for _, high in needs]
        chosen = None
        for widths, words_fit in possible_widths(least, most, table_width(sum(most), width_pt)):
            heights = tuple(
                self._row_height(row, row_looks, widths) for row_looks, row in zip(looks, self.rows(), strict=True)
            )
            if chosen is None or sum(heights) < sum(chosen[1]):
                chosen = widths, heights, words_fit
        return chosen or ((), (), True)

    def _column_needs(self, step: int) -> list[tuple[float, float]]:
        """Width of the widest word and of the longest line of each column."""
        if self.whole is not None:
            return self.whole._column_needs(step)
        if step not in self.needs:
            self.needs[step] = self._measured_needs(step)
        return self.needs[step]

    def _measured_needs(self, step: int) -> list[tuple[float, float]]:
        looks = zip(*(self.row_looks(step, row) for row in range(len(self.rows()))), strict=True)
        cells = zip(*self.rows(), strict=True)
        return [column_needs(list(zip(*column, strict=True))) for column in zip(looks, cells, strict=True)]

    def _row_height(self, row: tuple[Paragraph, ...], looks: tuple[CellLook, ...], widths: tuple[float, ...]) -> float:
        cells = zip(row, looks, widths, strict=True)
        return max([self._cell_height(cell, look, width) for cell, look, width in cells], default=0.0)

    def comfort(self, width_pt: float, step: int) -> float:
        """How much more than its least height it would use: rows of one line with room above and below."""
        return self._spare_row(step) * len(self._measure(width_pt, step)[1])

    def _spare_row(self, step: int) -> float:
        look = self._look(min(step, self.steps - 1), 0)
        return max(0.0, _COMFORTABLE_ROW * look.size_pt - row_height(1, look))

    def _heights_within(self, frame: Frame, step: int) -> tuple[float, ...]:
        """Row heights that use the frame's height up to the comfortable one, in whole hundredths of a millimeter."""
        least = self._measure(frame.width, step)[1]
        spare = frame.height - sum(least) - self._caption_height(frame.width)
        more = min(self._spare_row(step), spare / max(1, len(least)))
        if more <= 0.5:
            return least
        return tuple(in_points(hundredths(height + more) - 1) for height in least)

    def _cell_height(self, cell: Paragraph, look: CellLook, width: float) -> float:
        return row_height(line_count(cell, look, width), look)

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the table, and its caption below it."""
        widths, _, words_fit = self._measure(frame.width, step)
        heights = self._heights_within(frame, step)
        if not words_fit:
            sheet.note("fit.overflow-table", self.line, str(len(widths)))
        rows = []
        y = frame.y
        for index, (row, height) in enumerate(zip(self.rows(), heights, strict=True)):
            rows.append(self._row(row, self.row_looks(step, index), widths, Frame(frame.x, y, frame.width, height)))
            y += height
        holder = sheet.free(1)
        sheet.add(
            TableShape(
                name="Table",
                frame=Frame(frame.x, frame.y, sum(widths), sum(heights)),
                column_widths_pt=widths,
                row_heights_pt=heights,
                rows=tuple(rows),
                has_header=self.has_header,
                alt=self._alt(sheet.title),
                placeholder=sheet.fill(holder) if holder and holder.type == "tbl" else None,
            ),
            "\n".join(cell.text for row in self.rows() for cell in row),
        )
        if self.table.caption:
            room = Frame(frame.x, y + _CAPTION_GAP_PT, frame.width, self._caption_height(frame.width) - _CAPTION_GAP_PT)
            place_caption(sheet, self.table.caption, room, sheet.free(CAPTION_IDX))

    def _alt(self, title: str) -> str:
        name = self.table.caption.text if self.table.caption else title
        kind = word("table", self.setting.language)
        return f"{kind}: {name}" if name else kind

    def _row(
        self, row: tuple[Paragraph, ...], looks: tuple[CellLook, ...], widths: tuple[float, ...], frame: Frame
    ) -> tuple[TableCell, ...]:
        cells = []
        x = frame.x
        for paragraph, look, width, align in zip(row, looks, widths, self.table.alignments, strict=True):
            room = Frame(x, frame.y, width, frame.height)
            placed = place_text(cell_body(paragraph, look, align), room, self.setting.kit)
            line = Outline(self.setting.slot("line"), 1.0) if not look.ground else None
            cells.append(TableCell(room, placed, Fill(look.ground) if look.ground else None, line))
            x += width
        return tuple(cells)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each row, the header repeated; too many columns become several tables first."""
        tables = self._by_columns(width_pt, step)
        found: list[Unit] = []
        for index, table in enumerate(tables):
            piece = TablePiece(table, self.setting)
            last = index == len(tables) - 1
            rows = piece._row_units(width_pt, step, height_pt, self.table.caption if last else None)
            found.extend(replace(unit, group=index) for unit in rows)
        return tuple(found)

    def _row_units(self, width_pt: float, step: int, height_pt: float, caption: Paragraph | None) -> list[Unit]:
        widths, heights, _ = self._measure(width_pt, step)
        header = heights[0] if self.has_header else 0.0
        bare = replace(self.table, caption=None)
        if not self.table.rows:
            return [Unit((replace(bare, caption=caption),), header + self._caption_height(width_pt))]
        found: list[Unit] = []
        below = self._caption_height(width_pt) if caption else 0.0
        for row, height in zip(self.table.rows, heights[1:] if self.has_header else heights, strict=True):
            room = height_pt - header - below
            parts = (row,) if height <= room else self._divided_row(row, widths, step, room)
            for part in parts:
                part_height = self._row_height(part, self.row_looks(step, 1), widths)
                found.append(Unit((replace(bare, rows=(part,)),), part_height, 0.0, header))
        last = found[-1]
        table = replace(bare, rows=last.blocks[0].rows, caption=caption) if isinstance(last.blocks[0], Table) else bare
        return [*found[:-1], replace(last, blocks=(table,), height_pt=last.height_pt + below)]

    def _divided_row(
        self, row: tuple[Paragraph, ...], widths: tuple[float, ...], step: int, room: float
    ) -> tuple[tuple[Paragraph, ...], ...]:
        def divided(cell: Paragraph, look: CellLook, width: float) -> tuple[Paragraph, ...]:
            return divide_paragraph(cell, lambda part: self._cell_height(part, look, width) <= room)

        columns = [divided(*cell) for cell in zip(row, self.row_looks(step, 1), widths, strict=True)]
        count = max(len(column) for column in columns)
        return tuple(
            tuple(column[index] if index < len(column) else Paragraph(()) for column in columns)
            for index in range(count)
        )

    def _by_columns(self, width_pt: float, step: int) -> tuple[Table, ...]:
        """The table cut into groups of columns that fit the width, its first column repeated in each."""
        if self.words_fit(width_pt, step) or len(self.table.alignments) < 3:
            return (self.table,)
        least = [need for need, _ in self._column_needs(step)]
        groups: list[list[int]] = [[0]]
        used = least[0]
        for column in range(1, len(least)):
            if used + least[column] > width_pt and len(groups[-1]) > 1:
                groups.append([0])
                used = least[0]
            groups[-1].append(column)
            used += least[column]
        return tuple(pick_columns(self.table, group) for group in groups)


def pick_columns(table: Table, columns: list[int]) -> Table:
    """The table with only these columns."""

    def pick(row: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(row[column] for column in columns)

    alignments: tuple[Alignment, ...] = tuple(table.alignments[column] for column in columns)
    return replace(table, header=pick(table.header), rows=tuple(pick(row) for row in table.rows), alignments=alignments)


def line_count(cell: Paragraph, look: CellLook, width: float) -> int:
    """How many lines a cell's text takes in a column of this width; an empty cell takes one."""
    _, most = column_needs([(look, cell)])
    if most <= width * 0.98 and cell.text.isprintable():  # which no kind of line break is
        return 1
    placed = place_text(cell_body(cell, look, "left"), Frame(0.0, 0.0, width, 100_000.0), look.setting.kit)
    return max(1, len(placed.lines))


def table_width(longest_lines_pt: float, width_pt: float) -> float:
    """How wide a table is in a frame of this width: all of it, but where its lines need less than half."""
    if longest_lines_pt >= _NARROW * width_pt:
        return width_pt
    return min(width_pt, max(_NARROW * width_pt, _AIRY * longest_lines_pt))


def possible_widths(
    least: list[float], most: list[float], width_pt: float
) -> tuple[tuple[tuple[float, ...], bool], ...]:
    """Ways to share a width: the names in the first column whole, or what wants little, or as each column wants."""
    first = share_widths(least, most, width_pt)
    spare = width_pt - sum(least)
    if spare <= 0 or sum(most) <= width_pt:
        return (first,)
    wishes = sorted(high - low for low, high in zip(least, most, strict=True))
    level, left = 0.0, spare
    for index, wish in enumerate(wishes):
        level = left / (len(wishes) - index)
        if wish > level:
            break
        left -= wish
    whole = tuple(low + min(high - low, level) for low, high in zip(least, most, strict=True))
    others, words_fit = share_widths(least[1:], most[1:], width_pt - most[0])
    named = (((most[0], *others), words_fit),) if words_fit and others else ()
    return (*named, (whole, True), first)


def share_widths(least: list[float], most: list[float], width_pt: float) -> tuple[tuple[float, ...], bool]:
    """Column widths that fill the width: all lines whole where that is possible, else all words whole.

    The second value tells whether the words are whole.
    """
    if not most:
        return (), True
    total = sum(most)
    if total <= width_pt:
        return tuple(need * width_pt / total if total else width_pt / len(most) for need in most), True
    spare = width_pt - sum(least)
    if spare < 0:
        scale = width_pt / sum(least)
        return tuple(need * scale for need in least), False
    wish = [high - low for low, high in zip(least, most, strict=True)]
    return tuple(low + spare * want / sum(wish) for low, want in zip(least, wish, strict=True)), True
