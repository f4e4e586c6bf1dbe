"""Table cells: how their text is set, and how wide it wants to be."""

from __future__ import annotations

from leaderdeck.brand.template import LevelStyle
from leaderdeck.deck.blocks import Alignment
from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.block_model import hundredths, in_points
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.paragraphs import build_runs
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.units import Insets

_RESERVE = 1.02
"""Room for the break guard and for another program's rounding of advances."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the cells of one row are set."""

    style: LevelStyle
    size_pt: float
    insets: Insets
    setting: Setting
    ground: str = ""
    """Fill of the cell, or empty for none."""

    @property
    def line_pt(self) -> float:
        """The exact line that the cell's paragraphs are written with."""
        return 1.2 * self.size_pt


def cell_insets(left: float, top: float, right: float, bottom: float) -> Insets:
    """Margins in whole hundredths of a millimeter, so that rows are as high in LibreOffice as they are here."""
    return Insets(*(in_points(hundredths(side)) for side in (left, top, right, bottom)))


def row_height(lines: int, look: CellLook) -> float:
    """The height of a row whose tallest cell has so many lines, in whole hundredths of a millimeter.

    One hundredth more than the text, which LibreOffice would add itself and, over many rows, move the last ones by.
    """
    margins = hundredths(look.insets.top) + hundredths(look.insets.bottom)
    return in_points(lines * hundredths(look.line_pt) + margins + 1)


def cell_body(paragraph: Paragraph, look: CellLook, align: Alignment) -> TextBody:
    """A cell's text, in the middle of its row."""
    runs = build_runs(paragraph, look.style, look.size_pt, look.setting)
    if not runs:
        runs = (TextRun("", look.size_pt, color=look.style.color, language=look.setting.tag),)
    text = TextParagraph(runs=runs, align=align, exact_line_pt=look.line_pt, line=paragraph.line)
    return TextBody((text,), look.insets, "middle")


def column_needs(cells: list[tuple[CellLook, Paragraph]]) -> tuple[float, float]:
    """The width of a column's widest word, and of its longest line, with the cells' margins."""
    least = most = 0.0
    for look, paragraph in cells:
        margins = look.insets.left + look.insets.right
        word, line = _text_needs(paragraph, look)
        least = max(least, word * _RESERVE + margins + 1.0)
        most = max(most, line * _RESERVE + margins + 2.0)
    return least, most


def _text_needs(paragraph: Paragraph, look: CellLook) -> tuple[float, float]:
    kit = look.setting.kit
    widest = line = longest = 0.0
    for run in paragraph.runs:
        family = kit.font("code" if run.code else look.style.font)
        file = family.file(bold=look.style.bold or run.bold, italic=run.italic)
        for index, part in enumerate(run.text.split("\n")):
            if index:
                line = 0.0
            line += max(word_widths(file, part)) * look.size_pt
            longest = max(longest, line)
            widest = max([widest, *(max(word_widths(file, each)) * look.size_pt for each in part.split())])
    return widest, longest
