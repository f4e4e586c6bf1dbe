"""Colors in a template → theme slots, or `#RRGGBB` where one is mixed or named (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leaderdeck.brand.color import channels, from_channels, is_color, luminance
from leaderdeck.brand.template_color_changes import changed, companded, from_hsl, share
from leaderdeck.brand.template_color_names import NAMED_COLORS, SYSTEM_COLORS
from leaderdeck.quick_dataclass import dataclass

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_STANDARD_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_DARKEST_GROUND = 0.18
"""Relative luminance at which black and white text are equally readable: the root of 1.05 * 0.05, less 0.05."""
_COLORS = {f"{A}{name}" for name in ("schemeClr", "srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr")}


@dataclass(frozen=True, slots=True)
class ThemeColors:
    """A theme's twelve colors and the master's (or layout's) map onto them."""

    rgb: Mapping[str, str]
    names: Mapping[str, str]
    """`tx1`, `bg1` … → slot."""

    def plain(self, color: str) -> str:
        """`#RRGGBB` of a slot or color."""
        return color if color.startswith("#") else self.rgb.get(color, "#000000")

    def is_dark(self, color: str) -> bool:
        """Whether text on this ground must be light."""
        return luminance(self.plain(color)) < _DARKEST_GROUND

    def mapped(self, element: Any | None) -> ThemeColors:  # noqa: ANN401 - an lxml element
        """The same theme through another `clrMap`."""
        return self if element is None else ThemeColors(self.rgb, {**_STANDARD_MAP, **element.attrib})

    def read(self, holder: Any | None, hint: str = "") -> tuple[str, float]:  # noqa: ANN401 - an lxml element
        """The color inside an element such as `a:solidFill`, and its alpha. Empty where it holds none.

        `hint` is what `phClr` stands for.
        """
        color = next((child for child in holder if child.tag in _COLORS), None) if holder is not None else None
        return ("", 1.0) if color is None else self.of(color, hint)

    def of(self, color: Any, hint: str = "") -> tuple[str, float]:  # noqa: ANN401 - an lxml element
        """The color that an element such as `a:schemeClr` is, and its alpha; a slot where it is an unchanged one."""
        found = self._base(color, hint)
        if not found:
            return "", 1.0
        changes = [(child.tag.removeprefix(A), child.get("val")) for child in color.iterchildren(f"{A}*")]
        if not changes:
            return found, 1.0
        red, green, blue = (channel / 255 for channel in channels(self.plain(found)))
        mixed, alpha, is_mixed = changed((red, green, blue), changes)
        return from_channels(*(channel * 255 for channel in mixed)) if is_mixed else found, alpha

    def _base(self, color: Any, hint: str) -> str:  # noqa: ANN401 - an lxml element
        kind, value = color.tag.removeprefix(A), color.get("val", "")
        if kind == "schemeClr":
            slot = hint if value == "phClr" else self.names.get(value, value)
            return slot if slot.startswith("#") or slot in self.rgb else ""
        if kind == "sysClr":
            value = color.get("lastClr") or SYSTEM_COLORS.get(value, "000000")
        elif kind == "prstClr":
            value = NAMED_COLORS.get(value, "808080")
        elif kind == "scrgbClr":
            return from_channels(*(companded(share(color.get(name))) * 255 for name in "rgb"))
        elif kind == "hslClr":
            hue = share(color.get("hue")) * 100_000 / 21_600_000
            mixed = from_hsl(hue, share(color.get("sat")), share(color.get("lum")))
            return from_channels(*(channel * 255 for channel in mixed))
        written = f"#{value.upper()}"
        return written if is_color(written) else ""


def read_theme_colors(theme: Any | None, color_map: Any | None) -> ThemeColors:  # noqa: ANN401 - lxml elements
    """The colors of a theme part, as this `p:clrMap` names them. A missing theme is black on white."""
    rgb = dict.fromkeys(_SLOTS, "#000000") | {"lt1": "#FFFFFF", "lt2": "#FFFFFF"}
    plain = ThemeColors({}, {})
    # Old themes list further schemes after their own (`a:extraClrSchemeLst`).
    scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
    for slot in scheme.iterchildren(f"{A}*") if scheme is not None else ():
        found, _ = plain.read(slot)
        if found:
            rgb[slot.tag.removeprefix(A)] = found
    return ThemeColors(rgb, _STANDARD_MAP).mapped(color_map)
