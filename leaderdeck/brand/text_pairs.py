"""Which colors of a palette carry text on which: the pairs that LeaderDeck sets text in, and those a brand allows."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole, Slot

LIGHT_GROUNDS: tuple[ColorRole, ...] = ("ground", "soft-ground", "panel")
DARK_GROUNDS: tuple[ColorRole, ...] = ("deep", "heading", "accent")
_ON_LIGHT: tuple[ColorRole, ...] = ("text", "heading", "accent", "muted", "link", "followed")
REQUIRED_PAIRS: tuple[tuple[ColorRole, ColorRole], ...] = (
    *((role, ground) for role in _ON_LIGHT for ground in LIGHT_GROUNDS),
    *(("ground", ground) for ground in DARK_GROUNDS),
)
"""(text role, ground role) that every kit must keep readable: slides, cards, table heads and arrows use them."""


def allowed_pairs(
    rgb: Mapping[ColorRole, str], slots: Mapping[ColorRole, Slot] = ROLE_SLOTS
) -> frozenset[tuple[Slot, Slot]]:
    """Every pair of theme slots whose contrast suffices for text of any size (WCAG 2.2, 1.4.3)."""
    return frozenset(
        (slots[text], slots[ground])
        for text in rgb
        for ground in rgb
        if contrast(rgb[text], rgb[ground]) >= TEXT_CONTRAST
    )


def role_named(name: str) -> ColorRole:
    """The role of this name. Raises StopIteration for a name that is none."""
    return next(role for role in ROLE_SLOTS if role == name)


def required_slots(slots: Mapping[ColorRole, Slot] = ROLE_SLOTS) -> frozenset[tuple[Slot, Slot]]:
    """The required pairs as theme slots."""
    return frozenset((slots[text], slots[ground]) for text, ground in REQUIRED_PAIRS)
