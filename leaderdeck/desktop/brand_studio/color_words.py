"""What the roles of colors are called, and how a contrast is told."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST
from leaderdeck.brand.kit import ColorRole, Palette
from leaderdeck.language import Sentence, interface_language, say

Grade: TypeAlias = Literal["all", "large", "none"]

_ROLES: dict[ColorRole, Sentence] = {
    "text": say("Brødtekst"), "ground": say("Bunn"), "heading": say("Overskrifter"),
    "soft-ground": say("Dempet bunn"), "accent": say("Aksent"), "second": say("Pynt"), "line": say("Streker"),
    "muted": say("Dempet tekst"), "deep": say("Dyp bunn"), "panel": say("Flater"), "link": say("Lenker"),
    "followed": say("Fulgte lenker"),
}  # fmt: skip


_SLOTS: dict[str, Sentence] = {
    "dk1": say("Mørk 1"), "lt1": say("Lys 1"), "dk2": say("Mørk 2"), "lt2": say("Lys 2"),
    **{f"accent{number}": say("Utheving {number}", number=number) for number in range(1, 7)},
    "hlink": say("Lenke"), "folHlink": say("Fulgt lenke"),
}  # fmt: skip


def slot_words(slot: str) -> Sentence | str:
    """What PowerPoint calls a color of a template's theme."""
    return _SLOTS.get(slot, slot)


def role_words(role: ColorRole) -> Sentence:
    """What a role of colors is called."""
    return _ROLES[role]


def shown_names(palette: Palette) -> dict[ColorRole, Sentence | str]:
    """What the brand's people call each color; the role's name where they have none."""
    return {color.role: role_words(color.role) if color.name == color.role else color.name for color in palette.colors}


def grade(ratio: float) -> Grade:
    """Whether text of every size, or only large text, or none can be read (WCAG 2.2, 1.4.3)."""
    if ratio >= TEXT_CONTRAST:
        return "all"
    return "large" if ratio >= LARGE_TEXT_CONTRAST else "none"


def grade_words(ratio: float) -> Sentence:
    """The same in words."""
    words: dict[Grade, Sentence] = {
        "all": say("kan leses"), "large": say("bare stor tekst"), "none": say("kan ikke leses"),
    }  # fmt: skip
    return words[grade(ratio)]


def ratio_words(ratio: float) -> str:
    """`12,4 : 1`, rounded down, so that 4.49 does not look good enough."""
    number = f"{int(ratio * 10) / 10:.1f}"
    return f"{number if interface_language() == 'en' else number.replace('.', ',')} : 1"
