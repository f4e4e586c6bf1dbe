"""Pieces: what content is stacked from. Each knows its least height, how it stands, and where it divides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeAlias

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never divided: blocks that stand for one item, row or paragraph."""

    blocks: tuple[Block, ...]
    height_pt: float
    space_before_pt: float = 0.0
    """Room above it where it does not come first."""
    header_pt: float = 0.0
    """Height of a header that is repeated above the first unit of its piece on every slide."""
    cost: float = 0.0
    """How unwelcome it is to begin a slide with this unit."""
    group: int = 0
    """Units of different groups never grow together again, though they come from one block."""


class Piece(Protocol):
    """A block, or text blocks that belong together, ready to be placed at any width and step of shrinking."""

    @property
    def line(self) -> int:
        """Line of the slide's own text where it begins."""

    @property
    def stretches(self) -> bool:
        """Whether it makes use of more than its least height."""

    @property
    def steps(self) -> int:
        """How many sizes it can take; step 0 is the largest."""

    @property
    def may_break_words(self) -> bool:
        """Whether, at the last step, a word wider than its line is broken rather than the content divided."""

    def height(self, width_pt: float, step: int) -> float:
        """The least height it needs."""

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether no word must be broken at this width and step."""

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays its shapes on the sheet within the frame; text fills the slot where one is given."""

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """What it divides into where a slide's content is this high."""


MakePieces: TypeAlias = Callable[[Iterable[Block], Setting], Sequence[Piece]]
"""Blocks → the pieces that show them; what stands in boxes and columns is made so too."""
