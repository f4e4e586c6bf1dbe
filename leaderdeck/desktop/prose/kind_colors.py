"""The colors of a guess's chip: one hue for each family of kinds, as light or dark as the windows are.

A chip always says its kind in words, too; the color only makes it quicker to find.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from leaderdeck.desktop.appearance import Appearance
from leaderdeck.intake.prose_to_talk_guess import GuessKind
from leaderdeck.quick_dataclass import dataclass

_HUES: dict[GuessKind, int] = {
    "title": 205, "heading": 205, "standfirst": 190, "byline": 190,
    "question": 275, "quote": 335, "fact": 150, "definition": 150, "source": 120,
    "claim": 22, "slogan": 22, "point": 45, "slot": 240, "block": 240, "caption": 90, "baton": 305,
}  # fmt: skip
"""Degrees on the color circle; what is said and what is left out have none."""


@dataclass(frozen=True, slots=True)
class ChipColors:
    """`#rrggbb`. Words on their ground have 4.5 : 1 at least."""

    ground: str
    ink: str
    edge: str


def chip_colors(kind: GuessKind, appearance: Appearance) -> ChipColors:
    """The colors of this kind's chip in this look."""
    if kind == "private":
        return ChipColors(appearance.private_ground, appearance.private, appearance.private)
    hue = _HUES.get(kind)
    if appearance.name == "contrast":
        return ChipColors(appearance.paper, appearance.text, appearance.text)
    if hue is None:
        return ChipColors(appearance.window, appearance.muted, appearance.edge)
    if appearance.name == "dark":
        return ChipColors(_color(hue, 38, 21), _color(hue, 55, 82), _color(hue, 32, 40))
    return ChipColors(_color(hue, 58, 92), _color(hue, 62, 24), _color(hue, 38, 72))


def _color(hue: int, saturation: int, lightness: int) -> str:
    return QColor.fromHslF(hue / 360, saturation / 100, lightness / 100).name()
