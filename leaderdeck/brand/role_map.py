"""Which layout of an adopted template plays which role, how sure that is, and who plays the placeholders of it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.deck.slide import LayoutName
from leaderdeck.quick_dataclass import dataclass

Why: TypeAlias = Literal["mark", "type", "placeholders", "geometry", "name", "nearest", "person"]


@dataclass(frozen=True, slots=True)
class RolePlace:
    """The layout that plays one role.

    `slots` says for each of LeaderDeck's own placeholder numbers (see `leaderdeck.brand.template`) which idx the
    file's layout has it under; numbers that are not listed have no placeholder in the file.
    """

    role: LayoutName
    layout: int
    """Position among the presentation's layouts, counted over all masters."""
    name: str
    """The layout's name in the file, for people."""
    confidence: float
    """0 to 1; below 0.6 a person should look."""
    why: Why
    slots: tuple[tuple[int, int], ...] = ()


RoleMap: TypeAlias = tuple[RolePlace, ...]
"""One place for each layout name, in their order."""
