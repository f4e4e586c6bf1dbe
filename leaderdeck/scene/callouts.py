"""Callouts: content in a box of soft ground with a bar in the accent color."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Callout
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.pieces import MakePieces, Piece, Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import TextBody
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.stack import place_stack, stack_height
from leaderdeck.scene.text_piece import TextPiece
from leaderdeck.units import Frame, Insets

_INSETS = Insets(22.0, 14.0, 18.0, 14.0)
_BAR_PT = 6.0


@dataclass(slots=True)
class CalloutPiece:
    """A highlighted box. Running text alone stands in the box itself, other content on top of it."""

    callout: Callout
    outside: Setting
    make_pieces: MakePieces
    setting: Setting = field(init=False)
    """The setting inside the box."""
    pieces: Sequence[Piece] = field(init=False)
    """What stands in the box. Made once: pieces remember what they measured."""

    def __post_init__(self) -> None:
        """Make the pieces."""
        self.setting = self.outside.on(self.outside.slot("soft-ground"))
        self.pieces = self.make_pieces(self.callout.blocks, self.setting)

    @property
    def line(self) -> int:
        """Line of the callout."""
        return self.callout.line

    @property
    def stretches(self) -> bool:
        """Where something inside does."""
        return any(piece.stretches for piece in self.pieces)

    @property
    def steps(self) -> int:
        """As many as the content has."""
        return max((piece.steps for piece in self.pieces), default=1)

    @property
    def may_break_words(self) -> bool:
        """Whether all that is inside may."""
        return all(piece.may_break_words for piece in self.pieces)

    def height(self, width_pt: float, step: int) -> float:
        """The content with the box's margins."""
        return stack_height(self.pieces, _inner(width_pt), step) + _INSETS.top + _INSETS.bottom

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether the content's words do."""
        return all(piece.words_fit(_inner(width_pt), step) for piece in self.pieces)

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the box, its bar, and the content."""
        height = frame.height if self.stretches else min(frame.height, self.height(frame.width, step))
        room = Frame(frame.x, frame.y, frame.width, height)
        sheet.add_drawing("Callout bar", Frame(room.x, room.y, _BAR_PT, room.height), self.outside.slot("accent"))
        box = Frame(room.x + _BAR_PT, room.y, room.width - _BAR_PT, room.height)
        if len(self.pieces) == 1 and isinstance(self.pieces[0], TextPiece):
            self._place_words(sheet, self.pieces[0], box, step)
            return
        sheet.add_drawing("Callout box", box, self.setting.ground)
        inner = room.inset(_INSETS.left, _INSETS.top, _INSETS.right, _INSETS.bottom)
        place_stack(sheet, self.pieces, inner, step)

    def _place_words(self, sheet: Sheet, piece: TextPiece, box: Frame, step: int) -> None:
        body = piece.body(self.setting.size(step), _inner(box.width + _BAR_PT))
        insets = Insets(_INSETS.left - _BAR_PT, _INSETS.top, _INSETS.right, _INSETS.bottom)
        text = TextBody(body.paragraphs, insets, "middle")
        sheet.add_drawing("Callout", box, self.setting.ground, text=place_text(text, box, self.setting.kit))

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """The units inside, each in a box; the box's margins counted once a slide."""
        margins = _INSETS.top + _INSETS.bottom
        found: list[Unit] = []
        for index, piece in enumerate(self.pieces):
            for place, unit in enumerate(piece.units(_inner(width_pt), step, height_pt - margins)):
                before = 16.0 if index and not place else unit.space_before_pt
                block = Callout(unit.blocks, self.callout.line)
                found.append(Unit((block,), unit.height_pt + unit.header_pt, before, margins, unit.cost))
        return tuple(found)


def _inner(width_pt: float) -> float:
    return width_pt - _INSETS.left - _INSETS.right
