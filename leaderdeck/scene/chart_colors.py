"""Colors of series and slices: seen on the ground, told from one another, and letters that can be read on them."""

from __future__ import annotations

import math
from functools import lru_cache

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, channels, contrast, lightness, with_lightness
from leaderdeck.brand.kit import ColorRole
from leaderdeck.scene.setting import Setting

_ROLES: tuple[ColorRole, ...] = (
    "heading", "accent", "second", "muted", "followed", "deep", "link", "line", "text",
)  # fmt: skip
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_NEAR_BLACK = 0.3
"""Colors darker than this (OKLab lightness) look black on a wall."""
_TELL_APART, _BARELY = 0.1, 0.06
"""The least distance (OKLab, hue counting more) of two colors told apart at once, and with a second look."""
_SHADES, _LIGHT_SHADES = (0.56, 0.5, 0.44, 0.37), (0.74, 0.82, 0.68, 0.9)
"""Lightness (OKLab) of further shades where a brand has too few colors for a chart, on light grounds and on dark."""


def series_colors(setting: Setting, count: int) -> tuple[str, ...]:
    """Colors for so many series: each as unlike those before it as the brand allows, none too faint for the ground."""
    palette = setting.kit.palette
    slots = tuple((slot, palette.rgb(slot).upper()) for slot in _slots(setting))
    liked = (setting.slot("accent"), setting.slot("second"))
    chosen = _chosen(slots, liked, palette.rgb(setting.ground).upper(), max(count, 1))
    usable = chosen or (setting.levels[0].color,)
    return tuple(usable[index % len(usable)] for index in range(max(count, 1)))


def _slots(setting: Setting) -> tuple[str, ...]:
    """The brand's colors in the order in which charts want them; a foreign theme's accents before all others."""
    by_role = tuple(map(setting.slot, _ROLES))
    if not setting.kit.template.adopted:
        return by_role
    return tuple(dict.fromkeys((setting.slot("accent"), *_ACCENTS, *by_role)))


def label_colors(setting: Setting, colors: tuple[str, ...]) -> tuple[str, ...]:
    """For each color the ink that is read best on it."""
    palette = setting.kit.palette
    inks = (setting.ground, setting.levels[0].color, setting.slot("text"), setting.slot("ground"))
    return tuple(max(inks, key=lambda ink: contrast(palette.rgb(ink), palette.rgb(color))) for color in colors)


@lru_cache(maxsize=256)
def _chosen(slots: tuple[tuple[str, str], ...], liked: tuple[str, ...], ground: str, count: int) -> tuple[str, ...]:
    """Names of colors: the brand's own while they can be told apart, then shades of them, near-blacks last.

    Those that are liked come before others that are not much easier to tell apart.
    """
    seen = {rgb: name for name, rgb in reversed(slots) if contrast(rgb, ground) >= LARGE_TEXT_CONTRAST}
    own = {rgb: seen[rgb] for _, rgb in slots if rgb in seen}
    lively = {rgb: name for rgb, name in own.items() if lightness(rgb) >= _NEAR_BLACK} or own
    is_dark = contrast(ground, "#FFFFFF") > contrast(ground, "#000000")
    shades = {
        shade: shade
        for level in (_LIGHT_SHADES if is_dark else _SHADES)
        for rgb in (dict(slots).values() if is_dark else lively)
        if contrast(shade := with_lightness(rgb, level), ground) >= (LARGE_TEXT_CONTRAST if is_dark else TEXT_CONTRAST)
    }
    chosen = list(lively)[:1]
    for candidates, apart in ((lively, _TELL_APART), (shades, _TELL_APART), (own, _TELL_APART), (shades, _BARELY)):
        while chosen and len(chosen) < count:
            best = max(
                candidates, key=lambda rgb: (1.4 if own.get(rgb) in liked else 1.0) * _nearest(rgb, chosen), default=""
            )
            if not best or _nearest(best, chosen) < apart:
                break
            chosen.append(best)
    return tuple((shades | own)[rgb] for rgb in chosen)


def _nearest(rgb: str, others: list[str]) -> float:
    return min(distance(rgb, other) for other in others)


@lru_cache(maxsize=4096)
def distance(first: str, second: str) -> float:
    """How unlike two colors are; hue counts more than in OKLab, since grays of one family are mixed up."""
    light, red, blue = _lab(first)
    other_light, other_red, other_blue = _lab(second)
    return math.hypot(light - other_light, 1.5 * (red - other_red), 1.5 * (blue - other_blue))


@lru_cache(maxsize=512)
def _lab(rgb: str) -> tuple[float, float, float]:
    """OKLab by Björn Ottosson (2020)."""
    red, green, blue = ((value / 255) ** 2.2 for value in channels(rgb))
    long = (0.4122 * red + 0.5363 * green + 0.0514 * blue) ** (1 / 3)
    medium = (0.2119 * red + 0.6807 * green + 0.1074 * blue) ** (1 / 3)
    short = (0.0883 * red + 0.2817 * green + 0.6300 * blue) ** (1 / 3)
    return (
        0.2105 * long + 0.7936 * medium - 0.0041 * short,
        1.9780 * long - 2.4286 * medium + 0.4506 * short,
        0.0259 * long + 0.7828 * medium - 0.8087 * short,
    )
