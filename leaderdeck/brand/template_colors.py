"""Colors in a template → theme slots, or `#RRGGBB` where one is mixed or named (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leaderdeck.brand.color import channels, from_channels, is_color, luminance, mix

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_STANDARD_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_NAMED = {
    "black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000", "blue": "#0000FF", "gray": "#808080",
    "grey": "#808080", "yellow": "#FFFF00", "orange": "#FFA500", "navy": "#000080", "silver": "#C0C0C0",
}  # fmt: skip
_DARKEST_GROUND = 0.18
"""Relative luminance at which black and white text are equally readable: the root of 1.05 * 0.05, less 0.05."""


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
        color = next((child for child in holder if isinstance(child.tag, str)), None) if holder is not None else None
        if color is None:
            return "", 1.0
        found = self._base(color, hint)
        alpha = 1.0
        for change in color.iterchildren(f"{A}*"):
            kind, amount = change.tag.removeprefix(A), _share(change.get("val"))
            if kind == "alpha":
                alpha = amount
            elif kind in _CHANGES and found:
                found = _changed(self.plain(found), kind, amount)
        return found, alpha

    def _base(self, color: Any, hint: str) -> str:  # noqa: ANN401 - an lxml element
        kind, value = color.tag.removeprefix(A), color.get("val", "")
        if kind == "schemeClr":
            slot = hint if value == "phClr" else self.names.get(value, value)
            return slot if slot.startswith("#") or slot in self.rgb else ""
        if kind == "sysClr":
            value = color.get("lastClr") or {"window": "FFFFFF"}.get(value, "000000")
        if kind == "prstClr":
            return _NAMED.get(value, "#808080")
        if kind == "scrgbClr":
            return from_channels(*(_gamma(_share(color.get(name))) * 255 for name in "rgb"))
        written = f"#{value.upper()}"
        return written if is_color(written) else ""


def read_theme_colors(theme: Any | None, color_map: Any | None) -> ThemeColors:  # noqa: ANN401 - lxml elements
    """The colors of a theme part, as this `p:clrMap` names them. A missing theme is black on white."""
    rgb = dict.fromkeys(_SLOTS, "#000000") | {"lt1": "#FFFFFF", "lt2": "#FFFFFF"}
    plain = ThemeColors({}, {})
    for slot in theme.iterfind(f".//{A}clrScheme/{A}*") if theme is not None else ():
        found, _ = plain.read(slot)
        if found:
            rgb[slot.tag.removeprefix(A)] = found
    return ThemeColors(rgb, _STANDARD_MAP).mapped(color_map)


def _share(value: str | None) -> float:
    """A percentage as DrawingML writes it (`50000` or `50%`) as a share."""
    try:
        text = value or "0"
        return float(text.rstrip("%")) / (100.0 if text.endswith("%") else 100_000.0)
    except ValueError:
        return 0.0


def _gamma(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * float(max(linear, 0.0) ** (1 / 2.4)) - 0.055


_CHANGES = {"lumMod", "lumOff", "satMod", "shade", "tint"}


def _changed(rgb: str, kind: str, amount: float) -> str:
    if kind == "shade":
        return mix("#000000", rgb, min(1.0, amount))
    if kind == "tint":
        return mix("#FFFFFF", rgb, min(1.0, amount))
    red, green, blue = (value / 255 for value in channels(rgb))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if kind == "satMod":
        strength = min(1.0, strength * amount)
    else:
        light = min(1.0, max(0.0, light * amount if kind == "lumMod" else light + amount))
    return from_channels(*(value * 255 for value in colorsys.hls_to_rgb(hue, light, strength)))
