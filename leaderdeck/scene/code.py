"""Code: fixed-width lines as written, in color, on a soft ground; wrapped only where wider than the slide."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.color import TEXT_CONTRAST
from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Code
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.code_colors import LOOKS, Kind, kinds_of_code
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting, readable
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.scene.sheet import Sheet, block_height
from leaderdeck.units import Frame, Insets

_INSETS = Insets(16.0, 12.0, 16.0, 12.0)
_TAB = "    "


@dataclass(slots=True)
class CodePiece:
    """One block of code in its box."""

    code: Code
    setting: Setting
    stretches: bool = False
    may_break_words: bool = True

    @property
    def line(self) -> int:
        """Line of the fence."""
        return self.code.line

    @property
    def steps(self) -> int:
        """One for each code size."""
        return len(self.setting.kit.sizes.code)

    @property
    def ground(self) -> str:
        """The color of the box."""
        return self.setting.slot("soft-ground")

    def _style(self, step: int) -> LevelStyle:
        sizes = self.setting.kit.sizes.code
        return LevelStyle(sizes[min(step, len(sizes) - 1)], self.setting.on(self.ground).levels[0].color)

    def _body(self, step: int) -> TextBody:
        style = self._style(step)
        run = TextRun("", style.size_pt, "code", color=style.color, language=self.setting.tag)
        lines = kinds_of_code(self.code.text.expandtabs(len(_TAB)), self.code.language)
        paragraphs = tuple(
            TextParagraph(
                tuple(self._in_color(replace(run, text=text), kind) for text, kind in line) or (run,),
                line=self.code.line + 1 + index,
            )
            for index, line in enumerate(lines)
        )
        return TextBody(paragraphs, _INSETS)

    def _in_color(self, run: TextRun, kind: Kind) -> TextRun:
        look = LOOKS[kind]
        color = readable(
            self.setting.kit, self.ground, (*map(self.setting.slot, look.colors), run.color), TEXT_CONTRAST
        )
        return replace(run, color=color, bold=look.bold, italic=look.italic)

    def height(self, width_pt: float, step: int) -> float:
        """All lines and the box's margins."""
        return block_height(self._body(step).paragraphs, width_pt, _INSETS, self.setting)[1] / 0.97

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether every line is narrower than the box."""
        placed, _ = block_height(self._body(step).paragraphs, width_pt, _INSETS, self.setting)
        return len(placed.lines) == len(placed.body.paragraphs)

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the box with the code in it."""
        room = Frame(frame.x, frame.y, frame.width, min(frame.height, self.height(frame.width, step)))
        sheet.add_drawing("Code", room, self.ground, text=place_text(self._body(step), room, self.setting.kit))

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each line, the box's margins counted once a slide."""
        placed, _ = block_height(self._body(step).paragraphs, width_pt, _INSETS, self.setting)
        heights = [0.0] * len(placed.body.paragraphs)
        for line in placed.lines:
            heights[line.paragraph] += line.height_pt
        margins = (_INSETS.top + _INSETS.bottom) / 0.97
        found: list[Unit] = []
        for index, (text, height) in enumerate(zip(self.code.text.split("\n"), heights, strict=True)):
            pieces = -(-height // (0.8 * (height_pt - margins))) if height > height_pt - margins else 1
            length = max(1, -(-len(text) // max(1, int(pieces))))
            for first in range(0, max(1, len(text)), length):
                part = replace(self.code, text=text[first : first + length], line=self.code.line + index)
                found.append(Unit((part,), height / 0.97 / pieces, 0.0, margins))
        return tuple(found)
