"""Twelve colors from one or two: every pair that text is set in reads, and wishes stay exact where they can."""

from __future__ import annotations

import math

from leaderdeck.brand.color import (
    LARGE_TEXT_CONTRAST,
    TEXT_CONTRAST,
    channels,
    contrast,
    mix,
    rotated,
    shade_that_reads,
    with_lightness,
)
from leaderdeck.brand.kit import ColorRole
from leaderdeck.quick_dataclass import dataclass

DEFAULT_PRIMARY = "#1F4E79"
_WHITE = "#FFFFFF"
_DARKEST_TEXT = 0.24
"""OKLab lightness of running text: near black, with a breath of the brand's hue."""
_WHISPERS = (0.08, 0.06, 0.05, 0.04, 0.03, 0.02)
"""Share of a wish in the light grounds, best first; less than the least is taken for white."""
_LEADS = 2.5
"""Contrast to white from which an accent leads instead of a primary that cannot be darkened and stay itself."""
_SEEN = 64
"""Of 255, by which the weakest channel of a decoration stays under white."""
_STRONGER = 7.0
"""WCAG 2.2, 1.4.6 (AAA), for running text and headings."""


@dataclass(frozen=True, slots=True)
class NewPalette:
    """The twelve colors, and which wishes had to give way."""

    rgb: dict[ColorRole, str]
    moved: tuple[tuple[str, str, str], ...] = ()
    """(role, wished color, color that reads) for each wish that could not carry text."""


def derive_palette(primary: str | None, accent: str | None) -> NewPalette:
    """All twelve colors from a primary and an accent (`#RRGGBB`); without an accent, one opposite the primary.

    A wish that is too light to read is darkened in its own hue for text; as it was wished it stays the decoration
    color `second`, which carries no text. Yellow and white cannot be darkened and stay what they are: then the accent
    gives the large surfaces.
    """
    wished = primary or DEFAULT_PRIMARY
    wished_accent = accent or with_lightness(rotated(wished, math.radians(150)), 0.52)
    soft, panel = _light_grounds(wished, wished_accent)
    light = (_WHITE, soft, panel)
    lead = accent if accent and _loses_itself(wished) and contrast(accent, _WHITE) >= _LEADS else wished
    near = contrast(lead, _WHITE) >= LARGE_TEXT_CONTRAST
    deep = shade_that_reads(lead, light, TEXT_CONTRAST if near else _STRONGER)
    read_accent = shade_that_reads(wished_accent, light)
    text = shade_that_reads(with_lightness(lead, _DARKEST_TEXT), light, _STRONGER)
    rgb: dict[ColorRole, str] = {
        "text": text,
        "ground": _WHITE,
        "heading": shade_that_reads(deep, light, _STRONGER),
        "soft-ground": soft,
        "accent": read_accent,
        "second": _decoration(((wished, deep), (wished_accent, read_accent)), lead),
        "line": mix(_WHITE, deep, 0.25),
        "muted": shade_that_reads(mix(text, _WHITE, 0.3), light),
        "deep": deep,
        "panel": panel,
        "link": shade_that_reads(mix(deep, "#0B4FA8", 0.6), light),
        "followed": shade_that_reads("#6B3F6E", light),
    }
    moves = (("primary", primary, deep), ("accent", accent, read_accent))
    return NewPalette(rgb, tuple((name, asked, got) for name, asked, got in moves if asked and asked != got))


def _light_grounds(wished: str, wished_accent: str) -> tuple[str, str]:
    """Two whispers of the wishes: as much color as leaves the wishes that read on white readable on them too."""
    kept = [color for color in (wished, wished_accent) if contrast(color, _WHITE) >= TEXT_CONTRAST]
    strong, other = shade_that_reads(wished, (_WHITE,)), shade_that_reads(wished_accent, (_WHITE,))
    for share in _WHISPERS:
        grounds = mix(_WHITE, strong, share), mix(_WHITE, other, share - 0.01)
        if all(contrast(color, ground) >= TEXT_CONTRAST for color in kept for ground in grounds):
            return grounds
    return mix(_WHITE, strong, _WHISPERS[0]), mix(_WHITE, other, _WHISPERS[0] - 0.01)


def _decoration(wishes: tuple[tuple[str, str], ...], lead: str) -> str:
    """A wish that gave way, as it was wished; otherwise a light shade of the leading color that shows on its deep."""
    deep = wishes[0][1]
    for asked, got in wishes:
        if asked != got and contrast(asked, deep) >= LARGE_TEXT_CONTRAST and _shows_on_white(asked):
            return asked
    return shade_that_reads(with_lightness(lead, 0.78), (deep,), LARGE_TEXT_CONTRAST)


def _loses_itself(color: str) -> bool:
    """Whether darkening turns it into another color: yellow becomes brown or olive, and white becomes gray."""
    red, green, blue = channels(color)
    is_yellow = min(red, green) > 1.6 * blue and 0.95 * green <= red <= 1.5 * green
    return contrast(color, _WHITE) < LARGE_TEXT_CONTRAST and (is_yellow or not _shows_on_white(color))


def _shows_on_white(color: str) -> bool:
    """Whether a large shape of this color is seen on white: yellow is, by its hue; ivory is not."""
    return 255 - min(channels(color)) >= _SEEN
