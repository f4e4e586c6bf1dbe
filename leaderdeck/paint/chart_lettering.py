"""Words on charts: drawn in the plan's face and size, in the chart's color or another."""

from __future__ import annotations

from leaderdeck.paint.glyph_painter import paint_words
from leaderdeck.paint.surface import Surface
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_letters import ChartLetters


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a chart writes its words."""

    surface: Surface
    letters: ChartLetters
    color: str

    def write(self, text: str, x: float, baseline: float, share: float = 0.0, color: str = "") -> None:
        """Draws text with `share` of its width to the left of `x`: 0 starts there, 1 ends there."""
        left = x - share * self.letters.width(text)
        ink = self.surface.color(color or self.color)
        paint_words(self.surface, text, self.letters.file, self.letters.size_pt, (left, baseline), ink)

    def write_turned(self, text: str, at: tuple[float, float], degrees: float, share: float) -> None:
        """Draws text whose baseline runs through a point at an angle, `share` of it before the point."""
        painter = self.surface.painter
        painter.save()
        painter.translate(*at)
        painter.rotate(degrees)
        self.write(text, 0.0, 0.0, share)
        painter.restore()
