"""Steps as a row of arrows, and points in time on a line: native shapes with their words in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leaderdeck.brand.kit import ColorRole
from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Step, Steps
from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_colors import distance
from leaderdeck.scene.fit import FittedTexts, fit_together
from leaderdeck.scene.flow import block_size
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import CHEVRON_DEPTH, TextBody, TextParagraph
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame, Insets

MOST_IN_A_ROW = 6
MOST_ON_A_SLIDE = 12
_LEAST_ROW_PT = 140.0
_ROW_GAP_PT = 18.0
_ARROW_PT = 82.0
_GAP_PT = 9.0
_DATE_GAP_PT = 24.0
"""Room between points in time, whose texts begin at the left and must not read on into one another."""
_TEXT_GAP_PT = 12.0
_NAME_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_TEXT_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_READABLE_PT = 16.0
_DOT_PT = 18.0
_LADDER: tuple[ColorRole, ...] = ("heading", "link", "muted", "second")
"""From dark to light; the last arrow takes the accent color."""
_SEEN = 0.06
"""How unlike the ground a color is at least (as charts measure it): a nearer one draws no arrow."""
_LINE_PT = 3.0


@dataclass(slots=True)
class StepsPiece:
    """Steps or points in time, in one row or two."""

    steps_block: Steps
    setting: Setting
    stretches: bool = True
    may_break_words: bool = True
    steps: int = 1

    @property
    def line(self) -> int:
        """Line of the steps."""
        return self.steps_block.line

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._rows())

    def _rows(self) -> list[tuple[Step, ...]]:
        steps = self.steps_block.steps
        if len(steps) <= MOST_IN_A_ROW:
            return [steps]
        in_a_row = min(MOST_IN_A_ROW, -(-len(steps) // 2))
        return [steps[first : first + in_a_row] for first in range(0, len(steps), in_a_row)]

    def height(self, width_pt: float, step: int) -> float:
        """A least height for each row."""
        rows = len(self._rows())
        return rows * _LEAST_ROW_PT + (rows - 1) * _ROW_GAP_PT

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Steps find their own size."""
        return True

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays every step: its arrow with its name, and what happens there below it."""
        rows = self._rows()
        height = (frame.height - (len(rows) - 1) * _ROW_GAP_PT) / len(rows)
        in_a_row = max(len(row) for row in rows)
        gap = _GAP_PT if self.steps_block.kind == "steps" else _DATE_GAP_PT
        width = (frame.width - (max(in_a_row, 2) - 1) * gap) / max(in_a_row, 2)
        cells = []
        for index, row in enumerate(rows):
            drop = min(60.0, max(0.0, (height - 210.0) * 0.5)) if len(rows) == 1 else 0.0
            y = frame.y + index * (height + _ROW_GAP_PT) + drop
            cells += [
                (step_, Frame(frame.x + column * (width + gap), y, width, height - drop))
                for column, step_ in enumerate(row)
            ]
        if self.steps_block.kind == "steps":
            self._place_arrows(sheet, cells)
        else:
            self._place_points(sheet, cells)

    def _place_arrows(self, sheet: Sheet, cells: list[tuple[Step, Frame]]) -> None:
        high = min(_ARROW_PT, min(cell.height for _, cell in cells) * 0.5)
        arrows = [Frame(cell.x, cell.y, cell.width, high) for _, cell in cells]
        colors = arrow_colors(self.setting, len(cells))
        names = self._fit_names(cells, arrows, colors)
        texts = self._fit_texts(cells, high + _TEXT_GAP_PT, "center", names.size_pt)
        self._note(sheet, names, texts)
        for index, (step, cell) in enumerate(cells):
            fill, _ = colors[index]
            sheet.add_drawing("Step", arrows[index], fill, "chevron", names.placed[index])
            if step.text and texts:
                frame = _below(cell, high + _TEXT_GAP_PT)
                sheet.add_text("Step text", texts.placed[_place(cells, index)], frame)

    def _fit_names(
        self, cells: list[tuple[Step, Frame]], arrows: list[Frame], colors: list[tuple[str, str]]
    ) -> FittedTexts:
        depth = CHEVRON_DEPTH * min(arrows[0].width, arrows[0].height)
        insets = Insets(depth, 2.0, depth, 2.0)

        def bodies(size: float) -> list[tuple[TextBody, Frame]]:
            return [
                (self._centered(step, size, color, insets), arrow)
                for (step, _), arrow, (_, color) in zip(cells, arrows, colors, strict=True)
            ]

        return fit_together(bodies, _NAME_SIZES, self.setting.kit)

    def _centered(self, step: Step, size: float, color: str, insets: Insets) -> TextBody:
        style = LevelStyle(size, color, bold=True, align="center")
        return TextBody((_name(step, style, size, self.setting),), insets, "middle")

    def _fit_texts(
        self, cells: list[tuple[Step, Frame]], offset: float, align: str, name_pt: float
    ) -> FittedTexts | None:
        """What happens at each step, not larger than its name, as far as that can be read."""
        told = [(step, cell) for step, cell in cells if step.text]
        if not told:
            return None

        def bodies(size: float) -> list[tuple[TextBody, Frame]]:
            style = LevelStyle(size, self.setting.ink("muted"), align="center" if align == "center" else "left")
            return [
                (TextBody((_text(step.text, style, size, self.setting),)), _below(cell, offset))
                for step, cell in told
                if step.text
            ]

        below_name = tuple(size for size in _TEXT_SIZES if size <= max(name_pt, _READABLE_PT + 2.0))
        return fit_together(bodies, self._sizes_of_whole_words(bodies, below_name), self.setting.kit)

    def _sizes_of_whole_words(
        self, bodies: Callable[[float], list[tuple[TextBody, Frame]]], sizes: tuple[float, ...]
    ) -> tuple[float, ...]:
        """The sizes without those at which a word would be hyphenated that is whole at a readable smaller one."""

        def are_whole(size: float) -> bool:
            return all(block_size(body, frame, self.setting.kit).words_fit for body, frame in bodies(size))

        wished = next((size for size in sizes if size >= _READABLE_PT and are_whole(size)), sizes[0])
        return tuple(size for size in sizes if size <= wished)

    def _note(self, sheet: Sheet, *fitted: FittedTexts | None) -> None:
        for texts in fitted:
            if texts and not texts.fits:
                sheet.note("fit.overflow", self.line)

    def _place_points(self, sheet: Sheet, cells: list[tuple[Step, Frame]]) -> None:
        high = 52.0
        names = self._fit_dates(cells, high)
        axis = high + 8.0 + _DOT_PT / 2
        texts = self._fit_texts(cells, axis + _DOT_PT / 2 + _TEXT_GAP_PT, "left", names.size_pt)
        self._note(sheet, names, texts)
        for y in dict.fromkeys(cell.y for _, cell in cells):
            row = [cell for _, cell in cells if cell.y == y]
            track = Frame(row[0].x, y + axis - _LINE_PT / 2, row[-1].right - row[0].x, _LINE_PT)
            sheet.add_drawing("Time line", track, self.setting.slot("line"))
        for index, (step, cell) in enumerate(cells):
            sheet.add_text("Date", names.placed[index], Frame(cell.x, cell.y, cell.width, high))
            dot = Frame(cell.x, cell.y + axis - _DOT_PT / 2, _DOT_PT, _DOT_PT)
            sheet.add_drawing("Dot", dot, self.setting.slot("accent"), "ellipse")
            if step.text and texts:
                frame = _below(cell, axis + _DOT_PT / 2 + _TEXT_GAP_PT)
                sheet.add_text("What happens", texts.placed[_place(cells, index)], frame)

    def _fit_dates(self, cells: list[tuple[Step, Frame]], high: float) -> FittedTexts:
        color = self.setting.ink("accent")

        def bodies(size: float) -> list[tuple[TextBody, Frame]]:
            style = LevelStyle(size, color, bold=True)
            return [
                (
                    TextBody((_name(step, style, size, self.setting),), Insets(), "bottom"),
                    Frame(cell.x, cell.y, cell.width, high),
                )
                for step, cell in cells
            ]

        return fit_together(bodies, _NAME_SIZES, self.setting.kit)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each step, as high as its share of a slide that holds the most steps."""
        steps = self.steps_block.steps
        slides = -(-len(steps) // MOST_ON_A_SLIDE)
        each = max(1, -(-len(steps) // slides))
        share = (height_pt - 1.0) / each if slides > 1 else self.height(width_pt, step) / max(1, len(steps))
        return tuple(Unit((replace(self.steps_block, steps=(one,)),), share) for one in steps)


def _below(cell: Frame, offset: float) -> Frame:
    return Frame(cell.x, cell.y + offset, cell.width, max(1.0, cell.height - offset))


def _place(cells: list[tuple[Step, Frame]], index: int) -> int:
    """Which of the told texts belongs to this step."""
    return sum(1 for step, _ in cells[:index] if step.text)


def arrow_colors(setting: Setting, count: int) -> list[tuple[str, str]]:
    """(fill, text) of each arrow: along the brand's dark colors, the last one in its accent."""
    palette = setting.kit.palette
    ladder: dict[str, str] = {}
    ground = palette.rgb(setting.ground)
    for slot in map(setting.slot, _LADDER):
        if distance(palette.rgb(slot), ground) >= _SEEN:
            ladder.setdefault(palette.rgb(slot).upper(), slot)
    slots, others = tuple(ladder.values()) or (setting.slot("accent"),), max(1, count - 1)
    fills = [slots[index if others <= len(slots) else index * len(slots) // others] for index in range(others)]
    if count > 1:
        fills.append(setting.slot("accent"))
    return [(fill, setting.ink_on(fill)) for fill in fills]


def _name(step: Step, style: LevelStyle, size: float, setting: Setting) -> TextParagraph:
    return replace(build_paragraph(step.name, style, size, setting), role="item")


def _text(words: Paragraph, style: LevelStyle, size: float, setting: Setting) -> TextParagraph:
    return replace(build_paragraph(words, style, size, setting), role="in-item")
