"""What DrawingML does to a color: lighter, stronger, turned, inverted (ECMA-376 part 1, 20.1.2.3.1 to 20.1.2.3.42)."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Callable, Iterable
from typing import TypeAlias

Channels: TypeAlias = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
_LARGEST = 1e6
_FULL_TURN = 21_600_000
_HSL = ("hue", "sat", "lum")
_RGB = ("red", "green", "blue")


def changed(color: Channels, changes: Iterable[tuple[str, str | None]]) -> tuple[Channels, float, bool]:
    """The color after these changes (name and value as written) in their order, its alpha, and whether it changed."""
    alpha, is_mixed = 1.0, False
    for name, value in changes:
        amount = share(value)
        if name.startswith("alpha"):
            alpha = _changed(alpha, name.removeprefix("alpha"), amount)
            continue
        if name in _WHOLE:
            color, is_mixed = _WHOLE[name](color, amount), True
            continue
        channel, kind = _split(name)
        if channel in _HSL:
            color, is_mixed = _in_hsl(color, channel, kind, amount), True
        elif channel in _RGB:
            parts = [_linear(part) for part in color]
            at = _RGB.index(channel)
            parts[at] = _changed(parts[at], kind, amount)
            color, is_mixed = _from_linear(parts), True
    return color, alpha, is_mixed


def share(value: str | None) -> float:
    """A percentage as DrawingML writes it (`50000` or `50%`) as a share; 0 for what is none."""
    try:
        text = value or "0"
        number = float(text.rstrip("%")) / (100.0 if text.endswith("%") else 100_000.0)
    except ValueError:
        return 0.0
    return max(-_LARGEST, min(_LARGEST, number)) if math.isfinite(number) else 0.0


def companded(linear: float) -> float:
    """A linear share of light as sRGB writes it."""
    linear = min(1.0, max(0.0, linear))
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * float(linear ** (1 / 2.4)) - 0.055


def from_hsl(hue: float, strength: float, light: float) -> Channels:
    """Red, green and blue of hue (in turns), saturation and lightness."""
    return colorsys.hls_to_rgb(hue % 1.0, _within(light), _within(strength))


def _split(name: str) -> tuple[str, str]:
    for ending in ("Mod", "Off"):
        if name.endswith(ending):
            return name.removesuffix(ending), ending
    return name, ""


def _changed(known: float, kind: str, amount: float) -> float:
    if kind == "Mod":
        return _within(known * amount)
    return _within(known + amount if kind == "Off" else amount)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def _in_hsl(color: Channels, channel: str, kind: str, amount: float) -> Channels:
    hue, light, strength = colorsys.rgb_to_hls(*color)
    if channel == "hue":
        turned = amount * 100_000 / _FULL_TURN
        hue = {"Mod": hue * amount, "Off": hue + turned}.get(kind, turned)
    elif channel == "sat":
        strength = _changed(strength, kind, amount)
    else:
        light = _changed(light, kind, amount)
    return from_hsl(hue, strength, light)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _from_linear(parts: Iterable[float]) -> Channels:
    red, green, blue = (companded(part) for part in parts)
    return red, green, blue


def _shade(color: Channels, amount: float) -> Channels:
    return _from_linear(_linear(part) * amount for part in color)


def _tint(color: Channels, amount: float) -> Channels:
    return _from_linear(1.0 - (1.0 - _linear(part)) * amount for part in color)


def _complement(color: Channels, _: float) -> Channels:
    hue, light, strength = colorsys.rgb_to_hls(*color)
    return from_hsl(hue + 0.5, strength, light)


def _inverse(color: Channels, _: float) -> Channels:
    return _from_linear(1.0 - _linear(part) for part in color)


def _gray(color: Channels, _: float) -> Channels:
    gray = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]
    return gray, gray, gray


def _gamma(color: Channels, _: float) -> Channels:
    return _from_linear(color)


def _inverse_gamma(color: Channels, _: float) -> Channels:
    red, green, blue = (_linear(part) for part in color)
    return red, green, blue


_WHOLE: dict[str, Callable[[Channels, float], Channels]] = {
    "shade": _shade,
    "tint": _tint,
    "comp": _complement,
    "inv": _inverse,
    "gray": _gray,
    "gamma": _gamma,
    "invGamma": _inverse_gamma,
}
"""Changes of all channels at once. Tint and shade mix light, as PowerPoint does: 75 % tinted black is `#898989`."""
