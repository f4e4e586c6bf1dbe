"""Columns side by side, each a stack of its own, all at one size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import zip_longest

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block, Column, Columns, Subheading
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.pieces import MakePieces, Piece, Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import partition, rejoin
from leaderdeck.scene.stack import place_stack, stack_height
from leaderdeck.units import Frame

GAP_PT = 36.0
_NEAR_PT = 0.5


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

    def _rooms(self, width_pt: float) -> tuple[tuple[float, float], ...]:
        """Left edge and width of each column: a foreign layout's own where it has as many, or else equal ones."""
        count = len(self.columns.columns)
        homes = _columns_of(self.setting)
        if len(homes) == count and abs(homes[-1].right - homes[0].x - width_pt) < _NEAR_PT:
            return tuple((home.x - homes[0].x, home.width) for home in homes)
        width = (width_pt - GAP_PT * (count - 1)) / max(1, count)
        return tuple((index * (width + GAP_PT), width) for index in range(count))

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
        return max(
            (
                stack_height(stack, width, step)
                for stack, (_, width) in zip(self.stacks, self._rooms(width_pt), strict=True)
            ),
            default=0.0,
        )

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether every column's words fit it."""
        rooms = self._rooms(width_pt)
        return all(
            piece.words_fit(width, step)
            for stack, (_, width) in zip(self.stacks, rooms, strict=True)
            for piece in stack
        )

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays each column, its first text in the layout's placeholder where there is one at that place."""
        for index, (stack, (left, width)) in enumerate(zip(self.stacks, self._rooms(frame.width), strict=True)):
            room = Frame(frame.x + left, frame.y, width, frame.height)
            place_stack(sheet, stack, room, step, _column_slot(sheet, index))

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """Each column divided by itself; what stands side by side stays side by side."""
        divided = [
            self._divided(stack, width, step, height_pt)
            for stack, (_, width) in zip(self.stacks, self._rooms(width_pt), strict=True)
        ]
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
        self, stack: Sequence[Piece], width: float, step: int, height_pt: float
    ) -> tuple[tuple[Block, ...], ...]:
        units = [(source, unit) for source, piece in enumerate(stack) for unit in piece.units(width, step, height_pt)]
        room = height_pt - 16.0 * max(0, len(stack) - 1)
        return tuple(rejoin(part) for part in partition(units, room)) if units else ((),)


def column_blocks(column: Column) -> tuple[Block, ...]:
    """A column's blocks, its heading first as a subheading."""
    if column.heading is None:
        return column.blocks
    return (Subheading(column.heading, 3, column.line), *column.blocks)


def _columns_of(setting: Setting) -> tuple[Frame, ...]:
    """The frames of a foreign layout's columns, from left to right; LeaderDeck's own are as wide as each other."""
    if setting.layout.role != "columns" or not setting.kit.template.adopted:
        return ()
    frames = (known.frame for known in setting.layout.placeholders if known.type == "obj")
    return tuple(sorted(frames, key=lambda frame: frame.x))


def _column_slot(sheet: Sheet, index: int) -> Placeholder | None:
    if sheet.setting.layout.role != "columns":
        return None
    holder = sheet.free(index + 1)
    return holder if holder and holder.type == "obj" else None
