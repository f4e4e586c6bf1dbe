"""Words on charts: one face, one size, one color; and numbers written as the talk's language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaderdeck.paint.brand_fonts import face_height
from leaderdeck.paint.glyph_painter import paint_words
from leaderdeck.paint.surface import Surface
from leaderdeck.powerpoint.charts import number_format
from leaderdeck.scene.line_breaks import break_opportunities
from leaderdeck.scene.measure import shape_text
from leaderdeck.scene.shapes import ChartShape

_ENGLISH = ("en",)
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a chart writes its words."""

    surface: Surface
    file: Path
    size_pt: float
    ascent: float
    descent: float
    color: str

    @property
    def height(self) -> float:
        """Height of a line by the face's own measures, as charts use it."""
        return self.ascent + self.descent

    @property
    def middle(self) -> float:
        """How far the middle of a line stands above its baseline."""
        return (self.ascent - self.descent) / 2

    def width(self, text: str) -> float:
        """Width of the text in points."""
        return shape_text(self.file, text).width_em * self.size_pt

    def write(self, text: str, x: float, baseline: float, share: float = 0.0) -> None:
        """Draws text with `share` of its width to the left of `x`: 0 starts there, 1 ends there."""
        left = x - share * self.width(text)
        paint_words(self.surface, text, self.file, self.size_pt, (left, baseline), self.surface.color(self.color))

    def shortened(self, text: str, width: float) -> str:
        """The text, or as many of its letters as the width holds, with an ellipsis."""
        if self.width(text) <= width:
            return text
        kept = next((end for end in range(len(text), 0, -1) if self.width(text[:end] + "…") <= width), 0)
        return text[:kept].rstrip() + "…"

    def broken(self, text: str, width: float) -> tuple[str, ...]:
        """The text in lines no wider than this, where its words allow."""
        lines: list[str] = []
        begin = 0
        places = (*break_opportunities(text), len(text))
        for place, following in zip(places, (*places[1:], None), strict=True):
            if following is None or self.width(text[begin:following].rstrip()) > width:
                lines.append(text[begin:place].strip())
                begin = place
        return tuple(lines)


def lettering_for(surface: Surface, shape: ChartShape) -> Lettering:
    """The chart's lettering: the body face in the chart's size and color."""
    file = surface.kit.body_font.regular
    ascent, descent = face_height(file)
    return Lettering(surface, file, shape.size_pt, ascent * shape.size_pt, descent * shape.size_pt, shape.text_color)


def written_number(value: float, shape: ChartShape) -> str:
    """A value as the chart's number format and language write it: `19 120`, `8,4`."""
    code = number_format(shape)
    decimals = len(code.partition(".")[2])
    text = f"{value:,.{decimals}f}" if "," in code else f"{value:.{decimals}f}"
    if shape.language.lower().startswith(_ENGLISH):
        return text
    return text.replace(",", _NO_BREAK_SPACE).replace(".", ",")
