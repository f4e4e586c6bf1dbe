"""Parts that hang on a slide, in the new brand: charts, diagrams and drawings follow the new theme."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, contrast
from leaderdeck.powerpoint.rebranding.colors import Recoloring
from leaderdeck.powerpoint.rebranding.elements import RUN_PROPERTIES, A, C, Element, remove
from leaderdeck.powerpoint.rebranding.new_brand import NewLayout
from leaderdeck.powerpoint.rebranding.sizing import grow_diagram, grow_sizes
from leaderdeck.powerpoint.rebranding.texts import free_typefaces
from leaderdeck.quick_dataclass import dataclass

_SAME = 0.005


@dataclass(frozen=True, slots=True)
class Retoucher:
    """What the parts of one slide have in common."""

    recoloring: Recoloring
    code_typeface: str
    layout: NewLayout
    growth: Mapping[str, float]
    """How much the drawings of diagrams grow, by old part."""

    def retouch(self, part: str, root: Element, kind: str) -> None:
        """Give one part's tree the new colors and typefaces."""
        if kind.endswith("relationships+xml") or "spreadsheetml" in kind:
            return
        self.recoloring.recolor(root)
        free_typefaces(root, self.code_typeface)
        if root.tag == f"{C}chartSpace":
            self._retouch_chart(root)
        factor = self.growth.get(part, 1.0)
        if abs(factor - 1.0) > _SAME and root.tag == f"{C}chartSpace":
            grow_sizes(root, factor)
        elif abs(factor - 1.0) > _SAME:
            grow_diagram(root, factor)

    def _retouch_chart(self, root: Element) -> None:
        """A chart's words are read on the slide's ground; its own map of the old theme's colors goes."""
        for each in root.findall(f"{C}clrMapOvr"):
            remove(each)
        own = root.find(f"{C}spPr/{A}solidFill")
        colors = self.layout.colors
        ground = colors.plain(colors.read(own)[0] or "lt1") if own is not None else self.layout.ground
        for letters in root.iter(*RUN_PROPERTIES):
            fill = letters.find(f"{A}solidFill")
            if fill is None or next(letters.iterancestors(f"{C}dLbls", f"{C}dLbl"), None) is not None:
                continue
            said = colors.read(fill)[0]
            if said and contrast(colors.plain(said), ground) < LARGE_TEXT_CONTRAST:
                letters.remove(fill)
