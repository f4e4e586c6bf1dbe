"""Content stacked from top to bottom in a frame: finding the size at which it fits, and placing it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.facts import FactsPiece
from leaderdeck.scene.pieces import Piece
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.split import SourcedUnit, partition, rejoin
from leaderdeck.scene.steps import StepsPiece
from leaderdeck.scene.tables import TablePiece
from leaderdeck.scene.text_piece import TextPiece
from leaderdeck.units import Frame

GAP_PT = 16.0
"""Room between two pieces of a stack, at the least."""
ROOMY_GAP_PT = 24.0
"""Room between two pieces where the slide has it."""
_HOPELESS = 8.0
"""So many times too high at its largest, content fits at no step: measuring it at each would be wasted."""
_MOST_ROW_PT = 190.0
_FEW_PARTS = 8
"""Among more parts than this, the next larger size, a tenth larger, always needs one more."""
_GROUPS = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one slide of those that a text was divided into, and the step they are shrunk to."""

    blocks: tuple[Block, ...]
    step: int


def stack_height(pieces: Sequence[Piece], width_pt: float, step: int) -> float:
    """The least height of the pieces with the room between them."""
    return sum(piece.height(width_pt, step) for piece in pieces) + GAP_PT * max(0, len(pieces) - 1)


def step_count(pieces: Sequence[Piece]) -> int:
    """How many steps of shrinking there are before dividing."""
    return max((piece.steps for piece in pieces), default=1)


def fitting_step(pieces: Sequence[Piece], frame: Frame) -> int | None:
    """The first step at which the pieces fit the frame and no word is broken; None where not even the last does."""
    steps = step_count(pieces)
    for step in range(steps):
        words_fit = all(
            piece.words_fit(frame.width, step) or (step == steps - 1 and piece.may_break_words) for piece in pieces
        )
        height = stack_height(pieces, frame.width, step) if words_fit or not step else 0.0
        if words_fit and height <= frame.height + 0.01:
            return step
        if height > _HOPELESS * frame.height:
            return None
    return None


def place_stack(
    sheet: Sheet, pieces: Sequence[Piece], frame: Frame, step: int, slot: Placeholder | None = None
) -> None:
    """Lays the pieces below one another; what stretches shares the height left over. The first text fills the slot."""
    gap = GAP_PT
    heights = [piece.height(frame.width, step) for piece in pieces]
    spare = frame.height - sum(heights) - GAP_PT * (len(pieces) - 1)
    stretching = sum(1 for piece in pieces if piece.stretches)
    if spare < 0:
        heights = _squeezed(pieces, heights, spare)
    elif stretching:
        heights = [
            min(height + spare / stretching, max(height, _most_height(piece))) if piece.stretches else height
            for piece, height in zip(pieces, heights, strict=True)
        ]
    else:
        heights, gap = _comfortable(pieces, heights, frame.width, step, spare)
    y = frame.y
    for piece, height in zip(pieces, heights, strict=True):
        takes_slot = slot is not None and isinstance(piece, TextPiece)
        alone = len(pieces) == 1
        room = Frame(frame.x, y, frame.width, frame.height if alone else height)
        piece.place(sheet, room, step, slot if takes_slot else None)
        slot = None if takes_slot else slot
        y += height + gap


def _most_height(piece: Piece) -> float:
    """How high a piece becomes among others: what is said of figures and steps stands close to them."""
    return piece.rows * _MOST_ROW_PT if isinstance(piece, FactsPiece | StepsPiece) else math.inf


def _comfortable(
    pieces: Sequence[Piece], heights: list[float], width_pt: float, step: int, spare: float
) -> tuple[list[float], float]:
    """Heights and the gap between pieces where nothing stretches: first the gaps grow, then the rows of tables."""
    gap = min(ROOMY_GAP_PT, GAP_PT + spare / max(1, len(pieces)))
    spare -= (gap - GAP_PT) * (len(pieces) - 1)
    grown: list[float] = []
    for piece, height in zip(pieces, heights, strict=True):
        more = min(spare, piece.comfort(width_pt, step)) if isinstance(piece, TablePiece) else 0.0
        spare -= more
        grown.append(height + more)
    return grown, gap


def _squeezed(pieces: Sequence[Piece], heights: list[float], spare: float) -> list[float]:
    elastic = sum(height for piece, height in zip(pieces, heights, strict=True) if piece.stretches)
    share = max(0.4, 1.0 + spare / elastic) if elastic else 1.0
    return [height * share if piece.stretches else height for piece, height in zip(pieces, heights, strict=True)]


def divide(pieces: Sequence[Piece], frame: Frame) -> tuple[Part, ...]:
    """The content over several slides: as few as the smallest size allows, then as large as still fits those few."""
    width, height = frame.width, frame.height
    smallest = step_count(pieces) - 1
    parts = partition(tuple(_units(pieces, width, smallest, height)), height)
    for step in range(smallest if len(parts) <= _FEW_PARTS else 0):
        if not all(piece.words_fit(width, step) for piece in pieces):
            continue
        larger = partition(tuple(_units(pieces, width, step, height)), height)
        is_as_good = len(larger) <= len(parts) and _break_cost(larger) <= _break_cost(parts)
        if is_as_good and _all_fit(larger, height):
            return tuple(Part(rejoin(units), step) for units in larger)
    return tuple(Part(rejoin(units), smallest) for units in parts)


def _units(pieces: Sequence[Piece], width: float, step: int, height: float) -> Iterator[SourcedUnit]:
    group = 0
    for source, piece in enumerate(pieces):
        for index, unit in enumerate(piece.units(width, step, height)):
            opens = index == 0 or unit.group != group
            group = unit.group
            spaced = replace(unit, space_before_pt=GAP_PT) if opens and (source or index) else unit
            yield source * _GROUPS + unit.group, spaced


def _break_cost(parts: Sequence[Sequence[SourcedUnit]]) -> float:
    return sum(units[0][1].cost for units in parts[1:])


def _all_fit(parts: Sequence[Sequence[SourcedUnit]], height: float) -> bool:
    return all(unit.height_pt + unit.header_pt <= height + 0.01 for units in parts for _, unit in units)
