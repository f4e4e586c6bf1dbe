"""Which colors are a brand's: its palette, tints and shades of it, and what its template uses itself."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator
from functools import lru_cache

from leaderdeck.brand.color import channels, difference, from_channels, is_color, lightness, mix, with_lightness
from leaderdeck.brand.kit import BrandKit, Palette
from leaderdeck.deck.template_looks import House
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

_SAME = 2
"""Steps of a channel (0 to 255) that rounding makes."""
_STEPS = tuple(number / 20 for number in range(1, 20))
"""Grays of a brand's black: each twentieth. Of colors every share of white or black is a tint or a shade."""
_LIGHTER, _DARKER = (0.9, 0.8, 0.75, 0.6, 0.5, 0.4, 0.35, 0.25, 0.15, 0.05), (0.9, 0.75, 0.5, 0.25, 0.1)
"""PowerPoint's own list of lighter and darker variants of each theme color, in HLS lightness."""
_NEAR = 0.06
"""Distance in OKLab within which two colors are easily taken for each other side by side."""
_SHADE = 0.01
"""Distance in OKLab that rounding makes at most."""
_COLORED = 0.005
"""Distance in OKLab from the gray of the same lightness at which a color has a hue."""
_NEUTRAL = ("#000000", "#FFFFFF")


@dataclass(frozen=True, slots=True)
class BrandColors:
    """The colors that a brand allows."""

    named: tuple[tuple[str, str], ...]
    """(name, color) of the palette."""
    allowed: frozenset[tuple[int, int, int]]
    bases: tuple[str, ...]
    """The colors that have shades: palette and theme, but for black, white and grays."""

    def has(self, rgb: str) -> bool:
        """Whether the color is one of the brand's, or one of its colors darker or lighter, but for rounding."""
        red, green, blue = channels(rgb)
        steps = range(-_SAME, _SAME + 1)
        if any((red + r, green + g, blue + b) in self.allowed for r in steps for g in steps for b in steps):
            return True
        light = lightness(rgb)
        return any(
            _is_mixed(rgb, base, end) or difference(with_lightness(base, light), rgb) <= _slack(base)
            for base in self.bases
            for end in _NEUTRAL
        )

    def nearest(self, rgb: str) -> tuple[str, str, bool]:
        """Name and color of the palette's nearest, and whether one is easily taken for the other."""
        found = min(self.named, key=lambda known: difference(known[1], rgb), default=("", "#000000"))
        return (*found, difference(found[1], rgb) <= _NEAR)


def _is_mixed(rgb: str, base: str, end: str) -> bool:
    """Whether the color is the base with some black or white (`end`) in it, but for rounding."""
    color, first, last = channels(rgb), channels(base), channels(end)
    way = [b - a for a, b in zip(first, last, strict=True)]
    length = sum(step * step for step in way)
    share = sum((c - a) * step for c, a, step in zip(color, first, way, strict=True)) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return all(abs(a + step * share - c) <= _SAME for c, a, step in zip(color, first, way, strict=True))


@lru_cache(maxsize=256)
def _slack(base: str) -> float:
    """How far a shade may be off: less where the color is almost gray, or else every gray would be a shade of it."""
    return min(_SHADE, difference(base, with_lightness("#808080", lightness(base))) / 3)


def colors_of_kit(kit: BrandKit) -> BrandColors:
    """The colors of a kit by itself, and those of its template as the talk's slides take them."""
    return brand_colors(kit, None)


def color_words(color: str, brand: BrandColors) -> Sentence:
    """What is to be said of a color that is not the brand's."""
    name, nearest, near = brand.nearest(color)
    if near:
        return say("Fargen {color} er nesten profilens «{name}» ({nearest}).", color=color, name=name, nearest=nearest)
    return say(
        "Fargen {color} er ikke en av profilens; nærmest er «{name}» ({nearest}).",
        color=color, name=name, nearest=nearest,
    )  # fmt: skip


def brand_colors(kit: BrandKit, house: House | None) -> BrandColors:
    """The colors of a kit and of its template."""
    looks = house.own_looks if house is not None else ()
    themes = [rgb for master in house.masters for _, rgb in master.colors] if house is not None else []
    styles = (level.color for layout in kit.template.layouts for ph in layout.placeholders for level in ph.levels)
    grounds = (layout.ground for layout in kit.template.layouts)
    drawn = (*(rgb for own in looks for rgb in own.colors), *styles, *grounds)
    return _colors(kit.palette, tuple(dict.fromkeys(themes)), frozenset(rgb for rgb in drawn if is_color(rgb)))


@lru_cache(maxsize=16)
def _colors(palette: Palette, themes: tuple[str, ...], drawn: frozenset[str]) -> BrandColors:
    named = tuple((color.name, color.rgb.upper()) for color in palette.colors)
    bases = dict.fromkeys((*(rgb for _, rgb in named), *map(str.upper, themes), *_NEUTRAL))
    colored = tuple(rgb for rgb in bases if difference(rgb, with_lightness("#808080", lightness(rgb))) >= _COLORED)
    return BrandColors(named, frozenset(channels(rgb) for rgb in (*_variants(bases), *drawn)), colored)


def _variants(bases: Iterable[str]) -> Iterator[str]:
    for rgb in bases:
        yield rgb
        for share in _STEPS:
            yield mix(rgb, "#FFFFFF", share)
            yield mix(rgb, "#000000", share)
        hue, light, strength = colorsys.rgb_to_hls(*(value / 255 for value in channels(rgb)))
        for wanted in (*(light + (1 - light) * share for share in _LIGHTER), *(light * share for share in _DARKER)):
            yield from_channels(*(value * 255 for value in colorsys.hls_to_rgb(hue, wanted, strength)))
