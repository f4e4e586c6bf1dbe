"""Running text as a piece of a stack: paragraphs, subheadings and lists that share one text frame."""

from __future__ import annotations

from dataclasses import field, replace

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block, List, ListItem, Subheading, Text
from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.paragraphs import build_text
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import PlacedText, TextBody
from leaderdeck.scene.sheet import Sheet, block_height
from leaderdeck.scene.split import divide_paragraph
from leaderdeck.units import Frame

FILL_SHARE = 0.97
"""A frame is filled to this share at most, so that another program's rounding cannot overflow it."""
_KEEP_TOGETHER = 6.0
_BELOW_ITEM = 0.6


@dataclass(slots=True)
class TextPiece:
    """Text blocks in one frame, at one body size."""

    blocks: tuple[Block, ...]
    setting: Setting
    measured: dict[tuple[float, int], tuple[PlacedText, float]] = field(default_factory=dict)
    stretches: bool = False
    may_break_words: bool = True

    @property
    def line(self) -> int:
        """Line of the first block."""
        return self.blocks[0].line if self.blocks else 0

    @property
    def steps(self) -> int:
        """One for each body size."""
        return len(self.setting.sizes)

    def body(self, size_pt: float, width_pt: float) -> TextBody:
        """The text at a body size, as a text frame of this width takes it."""
        insets = self.setting.insets
        paragraphs = build_text(self.blocks, self.setting, size_pt, width_pt - insets.left - insets.right)
        return TextBody(paragraphs, insets)

    def height(self, width_pt: float, step: int) -> float:
        """The height of all lines, with a little reserve."""
        return self._measure(width_pt, step)[1] / FILL_SHARE

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether no word is wider than a line."""
        return self._measure(width_pt, step)[0].fits

    def _measure(self, width_pt: float, step: int) -> tuple[PlacedText, float]:
        key = (width_pt, min(step, self.steps - 1))
        if key not in self.measured:
            body = self.body(self.setting.size(step), width_pt)
            self.measured[key] = block_height(body.paragraphs, width_pt, body.insets, self.setting)
        return self.measured[key]

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the text in the slot's placeholder, or in a text box."""
        body = self.body(self.setting.size(step), frame.width)
        if slot:
            body = replace(body, anchor=slot.anchor)
        sheet.add_text("Text", place_text(body, frame, self.setting.kit), frame, slot)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each paragraph; paragraphs taller than a slide are divided between sentences."""
        lone = [self._divided(single, width_pt, step, height_pt) for single in singles(self.blocks)]
        flat = tuple(block for blocks in lone for block in blocks)
        piece = TextPiece(flat, self.setting)
        placed, _ = piece._measure(width_pt, step)
        heights = [0.0] * len(flat)
        for line in placed.lines:
            heights[line.paragraph] += line.height_pt
        spaces = [paragraph.space_before_pt for paragraph in placed.body.paragraphs]
        return tuple(
            Unit((block,), heights[index] / FILL_SHARE, spaces[index] / FILL_SHARE, 0.0, _break_cost(flat, index))
            for index, block in enumerate(flat)
        )

    def _divided(self, single: Block, width_pt: float, step: int, height_pt: float) -> tuple[Block, ...]:
        def fits(paragraph: Paragraph) -> bool:
            return TextPiece((_with(single, paragraph),), self.setting).height(width_pt, step) <= height_pt

        whole = _paragraph(single)
        if len(whole.text) < 200 or fits(whole):
            return (single,)
        first, *rest = divide_paragraph(whole, fits)
        return (_with(single, first), *(_continued(single, paragraph) for paragraph in rest))


def singles(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same text with one block a paragraph: lists become lists of one item."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, List):
            found.extend(List((item,), item.line) for item in block.items)
        else:
            found.append(block)
    return tuple(found)


def _paragraph(single: Block) -> Paragraph:
    if isinstance(single, List):
        return single.items[0].paragraph
    return single.paragraph if isinstance(single, Text | Subheading) else Paragraph(())


def _with(single: Block, paragraph: Paragraph) -> Block:
    if isinstance(single, List):
        return replace(single, items=(replace(single.items[0], paragraph=paragraph),))
    return replace(single, paragraph=paragraph) if isinstance(single, Text | Subheading) else single


def _continued(single: Block, paragraph: Paragraph) -> Block:
    if isinstance(single, List):
        return List((ListItem(paragraph, single.items[0].level, "none", line=single.line),), single.line)
    return Text(paragraph, single.line)


def _break_cost(flat: tuple[Block, ...], index: int) -> float:
    """How unwelcome a new slide before this paragraph is."""
    if index and (isinstance(flat[index - 1], Subheading) or _leads_in(flat[index - 1], flat[index])):
        return _KEEP_TOGETHER
    block = flat[index]
    if isinstance(block, List) and (block.items[0].level or block.items[0].marker == "none"):
        return _BELOW_ITEM
    return 0.0


def _leads_in(before: Block, block: Block) -> bool:
    return isinstance(before, Text) and isinstance(block, List) and before.paragraph.text.rstrip().endswith(":")
