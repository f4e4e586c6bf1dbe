"""What a template's layouts show that the preview cannot draw: in PowerPoint it is there all the same."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.backdrop_gaps import Gap
from leaderdeck.brand.metafiles import cannot_be_drawn
from leaderdeck.brand.template import BackdropPicture, Layout
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import TalkView
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say

RULES = (
    Rule("brand.backdrop", "warning", say("Forhåndsvisningen viser alt som malen tegner."), say("Malen selv")),
)  # fmt: skip

_GAPS: dict[Gap, tuple[Severity, Sentence]] = {
    "shape": ("warning", say("Malen har en form som forhåndsvisningen ikke kan tegne.")),
    "chart": ("warning", say("Malen har et diagram som forhåndsvisningen ikke kan tegne.")),
    "diagram": ("warning", say("Malen har en SmartArt-figur som forhåndsvisningen ikke kan tegne.")),
    "table": ("warning", say("Malen har en tabell som forhåndsvisningen ikke kan tegne.")),
    "object": ("warning", say("Malen har et innebygd objekt som forhåndsvisningen ikke kan tegne.")),
    "picture": ("warning", say("Malen har et bilde i et format som forhåndsvisningen ikke kan tegne.")),
    "linked-picture": ("warning", say("Malen har et bilde som ligger utenfor filen, og som derfor ikke vises.")),
    "metafile": ("warning", say("Malen har et EMF- eller WMF-bilde som forhåndsvisningen ikke kan tegne.")),
    "effect": ("info", say("Malen har glød, speiling eller myke kanter som forhåndsvisningen ikke kan tegne.")),
    "three-d": ("info", say("Malen har dybde eller skråkanter som forhåndsvisningen ikke kan tegne.")),
    "bent-text": ("info", say("Malen har buet tekst, som forhåndsvisningen tegner rett.")),
    "inset-ground": (
        "info",
        say("Malen har et bakgrunnsbilde med marger, som LibreOffice strekker over hele lysbildet."),
    ),
    "too-much": ("warning", say("Malen har flere deler på et oppsett enn forhåndsvisningen tegner.")),
}
"""How grave each gap is, and what is said of it. Effects take nothing away that a reader must see."""


def find(view: TalkView) -> Iterator[Finding]:
    """Each kind of thing that cannot be drawn, once for the whole talk: only on layouts that the talk uses."""
    template = view.kit.template
    used = {scene.layout for slide in view.slides for _, scene in slide.scenes}
    missing = {gap for role in used for gap in undrawn(template.layout(role))}
    for gap, (severity, message) in _GAPS.items():
        if gap in missing:
            advice = say("Se lysbildene i PowerPoint før du viser dem; der er alt med.")
            yield Finding("brand.backdrop", severity, None, None, message, advice)


def undrawn(layout: Layout) -> tuple[str, ...]:
    """Keys of what cannot be drawn of a layout, metafiles among its pictures included."""
    pictures = (part.data for part in layout.backdrop if isinstance(part, BackdropPicture))
    hidden = any(cannot_be_drawn(data) for data in pictures)
    return (*layout.undrawn, *(("metafile",) if hidden and "metafile" not in layout.undrawn else ()))
