"""Twelve colors from one or two: every pair that text is set in reads, and wishes stay exact where they can."""

from __future__ import annotations

import math
from dataclasses import dataclass

from leaderdeck.brand.color import (
    LARGE_TEXT_CONTRAST,
    TEXT_CONTRAST,
    contrast,
    mix,
    rotated,
    shade_that_reads,
    with_lightness,
)
from leaderdeck.brand.kit import ColorRole

DEFAULT_PRIMARY = "#1F4E79"
_WHITE = "#FFFFFF"
_DARKEST_TEXT = 0.24
"""OKLab lightness of running text: near black, with a breath of the brand's hue."""
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
    color `second`, which carries no text.
    """
    wished = primary or DEFAULT_PRIMARY
    wished_accent = accent or with_lightness(rotated(wished, math.radians(150)), 0.52)
    soft = mix(_WHITE, shade_that_reads(wished, (_WHITE,)), 0.08)
    panel = mix(_WHITE, shade_that_reads(wished_accent, (_WHITE,)), 0.07)
    light = (_WHITE, soft, panel)
    near = contrast(wished, _WHITE) >= LARGE_TEXT_CONTRAST
    deep = shade_that_reads(wished, light, TEXT_CONTRAST if near else _STRONGER)
    read_accent = shade_that_reads(wished_accent, light)
    text = shade_that_reads(with_lightness(wished, _DARKEST_TEXT), light, _STRONGER)
    rgb: dict[ColorRole, str] = {
        "text": text,
        "ground": _WHITE,
        "heading": shade_that_reads(deep, light, _STRONGER),
        "soft-ground": soft,
        "accent": read_accent,
        "second": _decoration(wished, wished_accent, deep, read_accent),
        "line": mix(_WHITE, deep, 0.25),
        "muted": shade_that_reads(mix(text, _WHITE, 0.3), light),
        "deep": deep,
        "panel": panel,
        "link": shade_that_reads(mix(deep, "#0B4FA8", 0.6), light),
        "followed": shade_that_reads("#6B3F6E", light),
    }
    moves = (("primary", primary, deep), ("accent", accent, read_accent))
    return NewPalette(rgb, tuple((name, asked, got) for name, asked, got in moves if asked and asked != got))


def _decoration(wished: str, wished_accent: str, deep: str, read_accent: str) -> str:
    """A wish that gave way, as it was wished; otherwise a light shade of the primary that shows on it."""
    for asked, got in ((wished, deep), (wished_accent, read_accent)):
        if asked != got and contrast(asked, deep) >= LARGE_TEXT_CONTRAST:
            return asked
    return shade_that_reads(with_lightness(wished, 0.78), (deep,), LARGE_TEXT_CONTRAST)
