"""Facts: large figures with their labels, in a grid with bars or in rows with a short rule under each figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Fact, Facts
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.fit import FittedTexts, fit_together
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import PlacedText, TextBody
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame, Insets

MOST_ON_A_SLIDE = 8
_SIDE_BY_SIDE = 3
"""So many stand in one row even where the brand has fewer in a row: two and one would leave a hole."""
_SHORT_FIGURE = 10
"""Letters of a figure that stands on one line, large, in a third of the slide."""
_LEAST_ROW_PT = 84.0
_MOST_ROW_PT = 138.0
_ROW_GAP_PT = 22.0
_COLUMN_GAP_PT = 30.0
_BAR_PT = 6.0
_RULE = (42.0, 3.0)
_RULE_GAP_PT = 13.5
_LABEL_SHARE = 0.39
_LARGEST_LABEL_PT = 24.0
_ALONE = (2.0, 1.8, 1.6, 1.4, 1.2)
_FEW = (1.5, 1.35, 1.2)
"""Times the brand's largest size: what one fact, and two or three in a row, take of a slide that is theirs alone."""
_ABOVE_ROW = 0.3
"""Share of the room left over that stands above a single row: its middle is a little above the slide's."""
_MOST_ABOVE_ROW_PT = 60.0
_BESIDE_BAR_PT = 12.0
"""How far a bar reaches over and under the words of a single row beside it."""
_LEAST_BAR_PT = 100.0
_SMALLER = (28.0, 24.0, 20.0, 18.0)
"""Sizes below the brand's own for figures that are whole sentences."""


@dataclass(slots=True)
class FactsPiece:
    """A grid of facts, all figures at one size."""

    facts: Facts
    setting: Setting
    stretches: bool = True
    may_break_words: bool = True
    steps: int = 1

    @property
    def line(self) -> int:
        """Line of the facts."""
        return self.facts.line

    @property
    def columns(self) -> int:
        """Facts in a row: the brand's number; more than that are spread evenly, over two rows where they can be."""
        count, wished = len(self.facts.facts), max(1, self.setting.kit.style.facts_columns)
        short = max((len(fact.value.text) for fact in self.facts.facts), default=0) <= _SHORT_FIGURE
        if count <= wished or (short and count <= _SIDE_BY_SIDE):
            return max(1, count)
        rows = 2 if count <= 8 else -(-count // 4)
        return -(-count // rows)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._rows())

    def _rows(self) -> list[tuple[Fact, ...]]:
        facts, columns = self.facts.facts, self.columns
        return [facts[first : first + columns] for first in range(0, len(facts), columns)]

    def height(self, width_pt: float, step: int) -> float:
        """A least height for each row."""
        rows = len(self._rows())
        return rows * _LEAST_ROW_PT + (rows - 1) * _ROW_GAP_PT

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Figures find their own size."""
        return True

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays every fact: its bar or rule, and a text box with figure and label."""
        cells = self._cells(frame)
        sizes = (*self._sizes_on_one_line(cells[0][1].width - self._side_inset()), *_SMALLER)
        fitted = fit_together(
            lambda size: [
                (self._body(fact, size, index, frame.height), cell) for index, (fact, cell) in enumerate(cells)
            ],
            sizes,
            self.setting.kit,
        )
        if not fitted.fits:
            sheet.note("fit.overflow", self.line)
        elif fitted.size_pt in _SMALLER:
            sheet.note("fit.shrunk", self.line, f"{fitted.size_pt:g}")
        if not self._is_underlined:
            cells, fitted = self._set_beside_bars(cells, fitted)
        for index, ((_, cell), placed) in enumerate(zip(cells, fitted.placed, strict=True)):
            if not self._is_underlined and self.setting.has_own_drawings:
                bar = self.setting.slot("second" if index % self.columns % 2 else "accent")
                sheet.add_drawing("Fact bar", Frame(cell.x, cell.y, _BAR_PT, cell.height), bar)
            sheet.add_text("Fact", placed, cell)
            if self._is_underlined:
                self._add_rule(sheet, placed, cell)

    @property
    def _is_underlined(self) -> bool:
        return self.setting.kit.style.facts == "underlined"

    def _cells(self, frame: Frame) -> list[tuple[Fact, Frame]]:
        rows = self._rows()
        room = (frame.height - (len(rows) - 1) * _ROW_GAP_PT) / len(rows)
        height = room if self._is_underlined or len(rows) == 1 else min(room, _MOST_ROW_PT)
        top = frame.y + min(20.0, max(0.0, room - height) / 2)
        wide = max(self.columns, 2 if len(self.facts.facts) > 1 else 1)
        width = (frame.width - (wide - 1) * _COLUMN_GAP_PT) / wide
        return [
            (
                fact,
                Frame(frame.x + column * (width + _COLUMN_GAP_PT), top + row * (height + _ROW_GAP_PT), width, height),
            )
            for row, facts in enumerate(rows)
            for column, fact in enumerate(facts)
        ]

    def _set_beside_bars(
        self, cells: list[tuple[Fact, Frame]], fitted: FittedTexts
    ) -> tuple[list[tuple[Fact, Frame]], FittedTexts]:
        """A single row only as high as its words need, and figures on one line where a label takes two lines."""
        if len(self._rows()) == 1:
            needed = max(placed.height_pt for placed in fitted.placed) + 2 * _BESIDE_BAR_PT
            room = cells[0][1].height
            height = min(room, max(needed, _LEAST_BAR_PT))
            drop = min(_MOST_ABOVE_ROW_PT, _ABOVE_ROW * (room - height))
            cells = [(fact, replace(cell, y=cell.y + drop, height=height)) for fact, cell in cells]
        bodies = [placed.body for placed in fitted.placed]
        if len({len(placed.lines) for placed in fitted.placed}) > 1:
            bodies = [replace(body, anchor="top") for body in bodies]
        placed_texts = tuple(
            place_text(body, cell, self.setting.kit) for body, (_, cell) in zip(bodies, cells, strict=True)
        )
        return cells, replace(fitted, placed=placed_texts)

    def _side_inset(self) -> float:
        if not self.setting.has_own_drawings:
            return self.setting.insets.left  # where the words of somebody else's title begin
        return 0.0 if self._is_underlined else _BAR_PT + 22.0

    def _sizes_on_one_line(self, width_pt: float) -> tuple[float, ...]:
        """The brand's sizes at which every figure stands on one line; only the smallest where none is."""
        brand = self.setting.kit.sizes.fact
        sizes = (*(round(brand[0] * times) for times in self._growth() if times > 1.0), *brand)
        file = self.setting.kit.font(self._font()).file(bold=True)
        widest = max((max(word_widths(file, fact.value.text)) for fact in self.facts.facts), default=0.0)
        return tuple(size for size in sizes if widest * size <= width_pt * 0.99) or sizes[-1:]

    def _growth(self) -> tuple[float, ...]:
        """How many times the brand's largest size figures may be, where there are so few that a slide is empty else."""
        count = len(self.facts.facts)
        if not self.setting.has_own_drawings or count > min(_SIDE_BY_SIDE, self.columns):
            return (1.0,)
        return _ALONE if count == 1 else _FEW

    def _font(self) -> Literal["heading", "body"]:
        return "heading" if self.setting.kit.style.heading_font_for_names else "body"

    def _add_rule(self, sheet: Sheet, placed: PlacedText, cell: Frame) -> None:
        lines = [line for line in placed.lines if line.paragraph == 0]
        if lines and len(placed.body.paragraphs) > 1:
            bottom = lines[-1].baseline_pt + 0.2 * placed.body.paragraphs[0].size_pt
            sheet.add_drawing(
                "Fact rule", Frame(cell.x, bottom + _RULE_GAP_PT / 2, *_RULE), self.setting.slot("second")
            )

    def _body(self, fact: Fact, size: float, index: int, height: float) -> TextBody:
        setting = self.setting
        underlined = setting.kit.style.facts == "underlined"
        color = setting.ink("accent", "heading") if underlined and index % 2 else setting.ink("heading")
        label_size = min(_LARGEST_LABEL_PT, max(18.0, float(round(size * _LABEL_SHARE))))
        value = build_paragraph(fact.value, LevelStyle(size, color, font=self._font(), bold=True), size, setting)
        label = build_paragraph(fact.label, LevelStyle(label_size, setting.ink("muted")), label_size, setting)
        if underlined:
            label = replace(label, space_before_pt=2 * _RULE_GAP_PT + _RULE[1] - 4.0)
        both = tuple(paragraph for paragraph in (value, label) if paragraph.runs)
        if both:
            both = (
                replace(both[0], space_before_pt=0.0, role="item"),
                *(replace(other, role="in-item") for other in both[1:]),
            )
        insets = Insets() if underlined else Insets(self._side_inset(), 4.0, 0.0, 4.0)
        single_row = len(self.facts.facts) <= self.columns
        top = Insets(0.0, min(60.0, height * 0.14), 0.0, 0.0) if underlined and single_row else insets
        return TextBody(both, top, "top" if underlined else "middle")

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each fact, as high as its share of a slide that holds the most facts."""
        count = len(self.facts.facts)
        slides = -(-count // MOST_ON_A_SLIDE)
        share = (height_pt - 1.0) / max(1, -(-count // slides))
        return tuple(Unit((replace(self.facts, facts=(fact,)),), share if slides > 1 else self._share(width_pt, step))
                     for fact in self.facts.facts)  # fmt: skip

    def _share(self, width_pt: float, step: int) -> float:
        return self.height(width_pt, step) / max(1, len(self.facts.facts))
