"""What `brand check` says of a kit's fonts where its decks will be shown."""

from __future__ import annotations

from leaderdeck.brand.check import KitRemark
from leaderdeck.brand.font_names import read_font_names
from leaderdeck.brand.font_needs import kit_font_needs, need_sentence
from leaderdeck.brand.kit import BrandKit
from leaderdeck.language import say


def check_fonts(kit: BrandKit) -> tuple[KitRemark, ...]:
    """A remark for each typeface that a machine with Office may lack; none for those that the decks carry.

    Raises TemplateProblem where the kit's template cannot be read.
    """
    needs = kit_font_needs(kit, read_font_names(kit.template.file))
    return tuple(
        KitRemark(
            "brand.font-elsewhere",
            "info",
            need_sentence(need),
            say("Sett embed = true under [fonts] i brand.toml, så ligger den i PowerPoint-filene.")
            if need.embeddable
            else say("Installer den på maskinene der det skal vises, eller velg en skrift som følger med Office."),
        )
        for need in needs
        if not need.is_everywhere and not (kit.embeds_fonts and need.embeddable)
    )
