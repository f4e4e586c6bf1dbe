"""Whether a PowerPoint file keeps to a brand: its theme, its footer, and colors and typefaces that it names itself."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import on_slide, whole_file
from leaderdeck.deck.presentation import Presentation, SlideLook
from leaderdeck.language import say

_PROFILE = say("Profilen selv")

RULES = (
    Rule("brand.theme", "warning", say("Filens tema er profilens."), _PROFILE),
    Rule("brand.footer", "warning", say("Bunnteksten er profilens slagord."), _PROFILE),
    Rule("brand.font", "warning", say("Alle skrifter er profilens."), _PROFILE),
)

_LEAST_DIFFERENT = 2
"""Theme colors that differ before the theme is called another: followed links are often left as they were."""
_WITHOUT_SLOGAN = frozenset({"cover", "closing", "blank", "picture"})
"""Layouts that may show it or not."""
_WITHOUT_MEANING = frozenset({"#000000", "#FFFFFF"})


def find(presentation: Presentation, kit: BrandKit) -> Iterator[Finding]:
    """Where the file leaves the brand."""
    yield from _theme(presentation, kit)
    yield from _typefaces(presentation, kit)
    own = frozenset(color.rgb.upper() for color in kit.palette.colors) | _WITHOUT_MEANING
    for number, look in enumerate(presentation.looks, start=1):
        for color in sorted(look.colors - own):
            yield on_slide(
                number, "brand.color", "warning", say("Fargen {color} er ikke en av profilens.", color=color),
                say("Velg en av profilens farger."),
            )  # fmt: skip
    yield from _footers(presentation, kit)


def _theme(presentation: Presentation, kit: BrandKit) -> Iterator[Finding]:
    theirs = dict(presentation.theme_colors)
    different = [each for each in kit.palette.colors if theirs.get(each.slot, "").upper() != each.rgb.upper()]
    if theirs and len(different) >= _LEAST_DIFFERENT:
        yield whole_file(
            "brand.theme", "warning",
            say("{count} av temaets {all} farger er andre enn profilens.",
                count=len(different), all=len(kit.palette.colors)),
            say("Bruk malen til {name}.", name=kit.name),
        )  # fmt: skip


def _typefaces(presentation: Presentation, kit: BrandKit) -> Iterator[Finding]:
    families = (kit.heading_font, kit.body_font, kit.code_font)
    own = {name.casefold() for family in families for name in (family.typeface, *family.fallbacks)}
    for typeface in dict.fromkeys((presentation.heading_typeface, presentation.body_typeface)):
        if typeface and typeface.casefold() not in own:
            yield whole_file(
                "brand.font", "warning", say("Temaets skrift {font} er ikke profilens.", font=typeface[:60]),
                say("Bruk malen til {name}.", name=kit.name),
            )  # fmt: skip
    for number, look in enumerate(presentation.looks, start=1):
        for typeface in sorted(look.typefaces):
            if typeface.casefold() not in own:
                yield on_slide(
                    number, "brand.font", "warning", say("Skriften {font} er ikke profilens.", font=typeface[:60]),
                    say("Velg temaets skrift for overskrift eller brødtekst."),
                )  # fmt: skip


def _footers(presentation: Presentation, kit: BrandKit) -> Iterator[Finding]:
    slogans = {_plain(slogan) for _, slogan in kit.slogans if slogan}
    if not slogans or "slogan" not in kit.footer:
        return
    if not any("ftr" in look.layout_footers or _shows(look, slogans) for look in presentation.looks):
        if presentation.looks:
            yield whole_file(
                "brand.footer", "warning", say("Slagordet til {name} står ingen steder.", name=kit.name),
                say("Bruk malen til {name}.", name=kit.name),
            )  # fmt: skip
        return
    advice = say("Skriv «{slogan}».", slogan=kit.slogan(presentation.deck.front_matter.language))
    for number, look in enumerate(presentation.looks, start=1):
        footers = [box.text for box in look.texts if box.placeholder == "ftr" and box.text]
        other = next((text for text in footers if _plain(text) not in slogans), None)
        if other is not None:
            yield on_slide(
                number, "brand.footer", "warning",
                say("Bunnteksten «{words}» er ikke slagordet til {name}.",
                    words=" ".join(other.split())[:60], name=kit.name),
                advice,
            )  # fmt: skip
        elif not footers and _needs_footer(look) and not _shows(look, slogans):
            yield on_slide(
                number, "brand.footer", "warning", say("Slagordet mangler i bunnteksten."), advice,
            )  # fmt: skip


def _needs_footer(look: SlideLook) -> bool:
    return "ftr" in look.layout_footers and look.role not in _WITHOUT_SLOGAN


def _shows(look: SlideLook, slogans: set[str]) -> bool:
    words = _plain("\n".join((look.layout_words, *(box.text for box in look.texts))))
    return any(slogan in words for slogan in slogans)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
