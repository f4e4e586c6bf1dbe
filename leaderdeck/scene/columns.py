"""Columns side by side, each a stack of its own, all at one size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block, Column, Columns, Subheading
from leaderdeck.scene.pieces import MakePieces, Piece, Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import partition, rejoin
from leaderdeck.scene.stack import place_stack, stack_height
from leaderdeck.units import Frame

GAP_PT = 36.0


@dataclass(slots=True)
class ColumnsPiece:
    """Two or more columns of equal width."""

    columns: Columns
    setting: Setting
    make_pieces: MakePieces
    stacks: list[Sequence[Piece]] = field(init=False)
    """What each column holds. Made once: pieces remember what they measured."""

    def __post_init__(self) -> None:
        """Make the stacks."""
        self.stacks = [self.make_pieces(column_blocks(column), self.setting) for column in self.columns.columns]

    @property
    def line(self) -> int:
        """Line of the columns."""
        return self.columns.line

    def _width(self, width_pt: float) -> float:
        count = max(1, len(self.columns.columns))
        return (width_pt - GAP_PT * (count - 1)) / count

    @property
    def stretches(self) -> bool:
        """Where something in a column does."""
        return any(piece.stretches for stack in self.stacks for piece in stack)

    @property
    def steps(self) -> int:
        """As many as the content has."""
        return max((piece.steps for stack in self.stacks for piece in stack), default=1)

    @property
    def may_break_words(self) -> bool:
        """Whether all that is inside may."""
        return all(piece.may_break_words for stack in self.stacks for piece in stack)

    def height(self, width_pt: float, step: int) -> float:
        """The tallest column."""
        width = self._width(width_pt)
        return max((stack_height(stack, width, step) for stack in self.stacks), default=0.0)

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether every column's words fit it."""
        width = self._width(width_pt)
        return all(piece.words_fit(width, step) for stack in self.stacks for piece in stack)

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays each column, its first text in the layout's placeholder where there is one at that place."""
        width = self._width(frame.width)
        for index, stack in enumerate(self.stacks):
            room = Frame(frame.x + index * (width + GAP_PT), frame.y, width, frame.height)
            place_stack(sheet, stack, room, step, _column_slot(sheet, index))

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """Each column divided by itself; what stands side by side stays side by side."""
        divided = [self._divided(stack, width_pt, step, height_pt) for stack in self.stacks]
        units: list[Unit] = []
        for row in zip_longest(*divided, fillvalue=()):
            columns = tuple(
                Column(blocks, None, column.line) for blocks, column in zip(row, self.columns.columns, strict=True)
            )
            part = Columns(columns, self.columns.line)
            height = ColumnsPiece(part, self.setting, self.make_pieces).height(width_pt, step)
            units.append(Unit((part,), height, 16.0))
        return tuple(units)

    def _divided(
        self, stack: Sequence[Piece], width_pt: float, step: int, height_pt: float
    ) -> tuple[tuple[Block, ...], ...]:
        width = self._width(width_pt)
        units = [(source, unit) for source, piece in enumerate(stack) for unit in piece.units(width, step, height_pt)]
        room = height_pt - 16.0 * max(0, len(stack) - 1)
        return tuple(rejoin(part) for part in partition(units, room)) if units else ((),)


def column_blocks(column: Column) -> tuple[Block, ...]:
    """A column's blocks, its heading first as a subheading."""
    if column.heading is None:
        return column.blocks
    return (Subheading(column.heading, 3, column.line), *column.blocks)


def _column_slot(sheet: Sheet, index: int) -> Placeholder | None:
    if sheet.setting.layout.role != "columns":
        return None
    holder = sheet.free(index + 1)
    return holder if holder and holder.type == "obj" else None
