"""What the machine and the font files say of a kit's typefaces, in short sentences."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.brand.font_needs import FontNeed, kit_font_needs
from leaderdeck.brand.kit import BrandKit
from leaderdeck.language import Sentence, say

FontFacts: TypeAlias = dict[str, tuple[Sentence, ...]]
_PARTS: tuple[Literal["heading", "body", "code"], ...] = ("heading", "body", "code")


def font_facts(kit: BrandKit) -> FontFacts:
    """For `heading`, `body` and `code` what is known of the family."""
    needs = {need.typeface: need for need in kit_font_needs(kit)}
    return {part: _facts(needs[kit.font(part).typeface]) for part in _PARTS if kit.font(part).typeface in needs}


def _facts(need: FontNeed) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    if need.is_everywhere:
        found.append(say("følger med Office ✓"))
    if need.embeddable is not None:
        found.append(say("kan bygges inn ✓") if need.embeddable else say("kan ikke bygges inn"))
    if need.installed is not None:
        found.append(say("er på denne maskinen") if need.installed else say("er ikke på denne maskinen"))
    if need.stand_in and need.stand_in != need.typeface:
        found.append(_instead(need))
    return tuple(found)


def _instead(need: FontNeed) -> Sentence:
    """What is seen where the typeface is missing, and how much the lines change."""
    percent = round(abs(need.width_change or 0.0) * 100)
    if not percent:
        return say("uten den vises {font}", font=need.stand_in)
    if (need.width_change or 0.0) < 0:
        return say("uten den vises {font}, {percent} % smalere", font=need.stand_in, percent=percent)
    return say("uten den vises {font}, {percent} % bredere", font=need.stand_in, percent=percent)
