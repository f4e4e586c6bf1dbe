"""How wide and high a chart's words are, and how they are broken or shortened."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.line_breaks import break_opportunities
from leaderdeck.scene.measure import ascent_em, descent_em, shape_text


@dataclass(frozen=True, slots=True)
class ChartLetters:
    """One face in one size."""

    file: Path
    size_pt: float

    @property
    def ascent(self) -> float:
        """Height above the baseline by the face's own measures, as charts use them."""
        return ascent_em(self.file) * self.size_pt

    @property
    def descent(self) -> float:
        """Depth below the baseline."""
        return descent_em(self.file) * self.size_pt

    @property
    def height(self) -> float:
        """Height of a line."""
        return self.ascent + self.descent

    @property
    def middle(self) -> float:
        """How far the middle of a line stands above its baseline."""
        return (self.ascent - self.descent) / 2

    def width(self, text: str) -> float:
        """Width of the text in points."""
        return shape_text(self.file, text).width_em * self.size_pt

    def widest(self, texts: tuple[str, ...]) -> float:
        """Width of the widest of these."""
        return max((self.width(text) for text in texts), default=0.0)

    def shortened(self, text: str, width: float) -> str:
        """The text, or as many of its letters as the width holds, with an ellipsis."""
        if self.width(text) <= width:
            return text
        kept = next((end for end in range(len(text), 0, -1) if self.width(text[:end] + "…") <= width), 0)
        return text[:kept].rstrip() + "…"

    def broken(self, text: str, width: float) -> tuple[str, ...]:
        """The text in lines no wider than this, where its words allow."""
        return _broken(self, text, width)


@lru_cache(maxsize=1024)
def _broken(letters: ChartLetters, text: str, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    begin = 0
    places = (*break_opportunities(text), len(text))
    for place, following in zip(places, (*places[1:], None), strict=True):
        if following is None or letters.width(text[begin:following].rstrip()) > width:
            lines.append(text[begin:place].strip())
            begin = place
    return tuple(lines)
