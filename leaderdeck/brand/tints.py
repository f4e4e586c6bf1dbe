"""Tints: a brand's strong colors mixed with its ground, each with a name and the text color that reads on it."""

from __future__ import annotations

from leaderdeck.brand.color import TEXT_CONTRAST, contrast, mix
from leaderdeck.brand.kit import ColorRole, Palette, Slot
from leaderdeck.quick_dataclass import dataclass

SHARES = (80, 60, 40, 20)
"""Percent of the color in its tints."""
TINTED: tuple[ColorRole, ...] = ("deep", "accent", "second")
_FARTHEST = 20


@dataclass(frozen=True, slots=True)
class Tint:
    """One tint: `Hovedfarge 60 %`."""

    name: str
    role: ColorRole
    rgb: str
    ink: Slot
    """Theme slot of text that can be read on it, whatever its size."""


def tints(palette: Palette) -> tuple[Tint, ...]:
    """The tints of the colors that carry surfaces, strongest first. One that no text reads on gives way a little."""
    return tuple(_tint(palette, role, share) for role in TINTED for share in SHARES)


def _tint(palette: Palette, role: ColorRole, share: int) -> Tint:
    ground = palette.rgb(palette.slot("ground"))
    color = palette.rgb(palette.slot(role))
    name = next((known.name for known in palette.colors if known.role == role), role)
    inks = [palette.slot("text"), palette.slot("ground")]
    tried = [share + side * step for step in range(_FARTHEST + 1) for side in (1, -1)]
    found = [(mix(ground, color, min(max(percent, 0), 100) / 100), ink) for percent in tried for ink in inks]
    rgb, ink = next(
        ((rgb, ink) for rgb, ink in found if contrast(palette.rgb(ink), rgb) >= TEXT_CONTRAST),
        max(found, key=lambda pair: contrast(palette.rgb(pair[1]), pair[0])),
    )
    return Tint(f"{name} {share} %", role, rgb, ink)
