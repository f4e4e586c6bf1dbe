"""Tables on paper: columns as wide as their words need, rows that are never cut, the header again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.deck.text import Paragraph
from leaderdeck.paper.manuscript import ManuscriptTable
from leaderdeck.paper.page_builder import PageBuilder
from leaderdeck.paper.paper_pages import EDGE, HEIGHT_PT, MARGIN_PT, WIDTH_PT, Place, Type, set_paragraph
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import Outline, PlacedText, TableCell, TableShape, TextBody
from leaderdeck.units import Frame, Insets

_ENDLESS_PT = 10_000.0
_WHOLE_PT = WIDTH_PT - 2 * MARGIN_PT
_HIGHEST_ROW_PT = (HEIGHT_PT - 2 * MARGIN_PT) / 3
"""A row that is higher is read better as lines."""
_NARROWEST_EMS = 3.0
_SPACING = 1.1
_FEWEST_ROWS = 2
_GUARD = 1.06
"""A line needs a little more room than its words, lest a word be broken off by a hair."""
_INSETS = Insets(0.0, 4.0, 12.0, 4.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's words, placed in columns whose upper left corner is the page's."""

    cells: tuple[PlacedText, ...]
    height: float


def row_height(kind: Type) -> float:
    """How high a row of one line is."""
    return 1.2 * _SPACING * kind.size_pt + _INSETS.top + _INSETS.bottom


def add_table(builder: PageBuilder, table: ManuscriptTable, kind: Type) -> bool:
    """Adds the table from where the page stands now. False where it does not fit the paper as a table."""
    widths = _widths(builder, table, kind)
    if widths is None:
        return False
    rows = [_row(builder, table, cells, widths, kind, place) for place, cells in enumerate(table.all_rows)]
    if any(row.height > _HIGHEST_ROW_PT for row in rows):
        return False
    _Parts(builder, widths, rows, table.has_header).add()
    return True


def _widths(builder: PageBuilder, table: ManuscriptTable, kind: Type) -> list[float] | None:
    """Each column's width; None where they are too many for the paper."""
    columns = range(len(table.all_rows[0]))
    wanted, least = [0.0 for _ in columns], [_NARROWEST_EMS * kind.size_pt for _ in columns]
    between = _INSETS.left + _INSETS.right
    for place, cells in enumerate(table.all_rows):
        of_row = replace(kind, bold=kind.bold or (table.has_header and place == 0))
        for column, cell in enumerate(cells):
            wanted[column] = max(wanted[column], between + _line_width(builder, cell, of_row, _ENDLESS_PT))
            least[column] = max(least[column], between + _line_width(builder, cell, of_row, 1.0))
    if sum(wanted) * _GUARD <= _WHOLE_PT:
        return [width * _GUARD for width in wanted]
    if sum(least) > _WHOLE_PT:
        return None
    share = (_WHOLE_PT - sum(least)) / max(1.0, sum(map(_difference, wanted, least)))
    return [narrow + share * _difference(wide, narrow) for wide, narrow in zip(wanted, least, strict=True)]


def _difference(wide: float, narrow: float) -> float:
    return max(0.0, wide - narrow)


def _line_width(builder: PageBuilder, words: Paragraph, kind: Type, room: float) -> float:
    """The width of the longest line where a line has this room: that of the longest word where it has none."""
    placed = _placed(builder, words, kind, Frame(0, 0, room, _ENDLESS_PT))
    return max((line.width_pt for line in placed.lines), default=0.0)


def _placed(
    builder: PageBuilder, words: Paragraph, kind: Type, frame: Frame, insets: Insets | None = None
) -> PlacedText:
    paragraph = set_paragraph(words, kind, builder.paper)
    body = TextBody((paragraph,)) if insets is None else TextBody((paragraph,), insets)
    return place_text(body, frame, builder.kit)


def _row(
    builder: PageBuilder,
    table: ManuscriptTable,
    cells: Sequence[Paragraph],
    widths: list[float],
    kind: Type,
    place: int,
) -> _Row:
    placed, x = [], MARGIN_PT
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        of_cell = replace(
            kind,
            bold=kind.bold or (table.has_header and place == 0),
            align=table.alignments[column],
            line_spacing=_SPACING,
        )
        placed.append(_placed(builder, cell, of_cell, Frame(x, 0.0, width, _ENDLESS_PT), _INSETS))
        x += width
    height = max(text.height_pt for text in placed) + _INSETS.top + _INSETS.bottom
    return _Row(tuple(placed), height)


@dataclass(slots=True)
class _Parts:
    """A table being laid on its pages."""

    builder: PageBuilder
    widths: list[float]
    rows: list[_Row]
    has_header: bool

    def add(self) -> None:
        """All rows, on as many pages as they need."""
        builder = self.builder
        first = self.rows[: 2 if self.has_header else 1]
        if not builder.is_fresh and sum(row.height for row in first) > builder.left_over:
            builder.begin_page()
        whole = builder.begin_table(self._shape(self.rows, builder.y, with_header=self.has_header))
        place = 0
        while place < len(self.rows):
            repeated = self.rows[:1] if self.has_header and place else []
            own = self._that_fit(place, builder.left_over - sum(row.height for row in repeated))
            shape = self._shape([*repeated, *own], builder.y, with_header=self.has_header)
            columns = len(self.widths)
            builder.add_table_part(shape, Place(whole, place * columns, len(repeated) * columns))
            builder.y = shape.frame.bottom
            place += len(own)
            if place < len(self.rows):
                builder.begin_page()

    def _that_fit(self, place: int, room: float) -> list[_Row]:
        """The rows from here on that this page has room for, one at least; none is left alone for the next page."""
        found: list[_Row] = []
        for row in self.rows[place:]:
            room -= row.height
            if found and room < 0:
                break
            found.append(row)
        is_one_left = place + len(found) == len(self.rows) - 1
        return found[:-1] if is_one_left and len(found) > _FEWEST_ROWS else found

    def _shape(self, rows: list[_Row], top: float, *, with_header: bool) -> TableShape:
        y, laid = top, []
        for place, row in enumerate(rows):
            edge = Outline(
                "#555555" if with_header and place == 0 else EDGE, 1.0 if with_header and place == 0 else 0.6
            )
            laid.append(self._cells(row, y, edge))
            y += row.height
        frame = Frame(MARGIN_PT, top, sum(self.widths), y - top)
        heights = tuple(row.height for row in rows)
        return TableShape("Table", frame, tuple(self.widths), heights, tuple(laid), with_header, banded=False)

    def _cells(self, row: _Row, y: float, edge: Outline) -> tuple[TableCell, ...]:
        cells, x = [], MARGIN_PT
        for text, width in zip(row.cells, self.widths, strict=True):
            lines = tuple(replace(line, baseline_pt=line.baseline_pt + y) for line in text.lines)
            cells.append(TableCell(Frame(x, y, width, row.height), replace(text, lines=lines), bottom=edge))
            x += width
        return tuple(cells)
