"""Color arithmetic: contrast as WCAG measures it, mixing, and the nearest shade that can be read.

Colors are `#RRGGBB`. Contrast: WCAG 2.2, "relative luminance" and "contrast ratio" (with the sRGB threshold 0.04045).
Lightness: OKLab by Björn Ottosson (2020), so that a shade keeps its hue while it darkens.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA): text below 24 px, or 18.7 px bold."""
LARGE_TEXT_CONTRAST = 3.0
"""WCAG 2.2, 1.4.3 (AA): large text; 1.4.11: lines, marks and other graphics."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def is_color(text: str) -> bool:
    """Whether the text is a color as `#RRGGBB`."""
    return _HEX.fullmatch(text) is not None


def channels(rgb: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255. Raises ValueError for anything but `#RRGGBB`."""
    if not is_color(rgb):
        raise ValueError(rgb)
    return int(rgb[1:3], 16), int(rgb[3:5], 16), int(rgb[5:7], 16)


def from_channels(red: float, green: float, blue: float) -> str:
    """`#RRGGBB` of three channels, rounded and kept within 0 to 255."""
    return "#" + "".join(f"{min(255, max(0, round(value))):02X}" for value in (red, green, blue))


@cache
def luminance(rgb: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(value / 255) for value in channels(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(rgb1: str, rgb2: str) -> float:
    """Contrast ratio of two colors, 1 to 21, whichever lies on the other."""
    darker, lighter = sorted((luminance(rgb1), luminance(rgb2)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(first: str, second: str, share: float) -> str:
    """`first` with a share (0 to 1) of `second` laid over it, as alpha blending in sRGB gives it."""
    pairs = zip(channels(first), channels(second), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return from_channels(red, green, blue)


def readable_on(ground: str, candidates: Sequence[str], wanted: float = TEXT_CONTRAST) -> str:
    """The first candidate that reaches the wanted contrast on this ground, or else the one that comes nearest."""
    good = (color for color in candidates if contrast(color, ground) >= wanted)
    return next(good, None) or max(candidates, key=lambda color: contrast(color, ground))


def lightness(rgb: str) -> float:
    """Perceived lightness, 0 to 1 (OKLab L)."""
    return _to_oklch(rgb)[0]


def difference(first: str, second: str) -> float:
    """How different two colors look, as their distance in OKLab: 0.02 can just be seen, black to white is 1."""
    light1, chroma1, hue1 = _to_oklch(first)
    light2, chroma2, hue2 = _to_oklch(second)
    across = chroma1 * math.cos(hue1) - chroma2 * math.cos(hue2)
    along = chroma1 * math.sin(hue1) - chroma2 * math.sin(hue2)
    return math.hypot(light1 - light2, across, along)


def with_lightness(rgb: str, wanted: float) -> str:
    """The same hue at another lightness (0 to 1); chroma gives way where the screen cannot show it."""
    _, chroma, hue = _to_oklch(rgb)
    for share in range(20, -1, -1):
        color = _from_oklch(wanted, chroma * share / 20, hue)
        if all(-0.002 <= value <= 1.002 for value in color):
            return from_channels(*(value * 255 for value in color))
    return from_channels(*(wanted * 255 for _ in range(3)))


def rotated(rgb: str, angle: float) -> str:
    """The color with its hue turned by an angle in radians; gray stays gray."""
    light, chroma, hue = _to_oklch(rgb)
    turned = from_channels(*(min(1.0, max(0.0, value)) * 255 for value in _from_oklch(light, chroma, hue + angle)))
    return with_lightness(turned, light)


def shade_that_reads(rgb: str, grounds: Iterable[str], wanted: float = TEXT_CONTRAST) -> str:
    """The nearest shade of a color that reaches the contrast on all grounds; black or white where none does."""
    others = tuple(grounds)
    start = round(lightness(rgb) * 200)
    for step in range(201):
        for level in (start - step, start + step):
            color = rgb if step == 0 else with_lightness(rgb, level / 200) if 0 <= level <= 200 else ""
            if color and all(contrast(color, other) >= wanted for other in others):
                return color
    return readable_on(mix(others[0], others[-1], 0.5), ("#000000", "#FFFFFF"))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _companded(value: float) -> float:
    if value <= 0.0031308:
        return 12.92 * value
    return float(1.055 * value ** (1 / 2.4) - 0.055)


def _to_oklch(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(value / 255) for value in channels(rgb))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red)


def _from_oklch(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    green_red, blue_yellow = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (light - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (light - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _companded(red), _companded(green), _companded(blue)
