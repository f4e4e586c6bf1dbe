"""The brand: a slogan that fits, a kit that is in force, and no colors that are not the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import TalkView
from leaderdeck.language import Sentence, say
from leaderdeck.scene.shapes import Scene, Shape, TableShape, TextShape

_PROFILE = say("Profilen selv")

RULES = (
    Rule("brand.expired", "error", say("Profilen gjelder fremdeles."), say("Profilens sluttdato")),
    Rule("brand.early", "warning", say("Profilen gjelder allerede."), say("Profilens startdato")),
    Rule(
        "brand.slogan", "warning", say("Slagordet får plass uten å krympe."), say("Måling av bunnteksten"),
    ),
    Rule("brand.color", "warning", say("Alle farger er profilens egne."), _PROFILE),
    Rule("brand.contrast", "error", say("Profilens farger kan leses mot hverandre."), say("WCAG 2.1, 1.4.3")),
    Rule("brand.layout", "warning", say("Malen har alle oppsett."), _PROFILE),
    Rule("brand.font-rights", "warning", say("Skriftene kan bygges inn i filer."), say("Skriftens lisens")),
    Rule("brand.font-elsewhere", "info", say("Skriftene finnes der lysbildene vises."), say("Office og skriften selv")),
    Rule("brand.font-signs", "warning", say("Skriftene har alle norske og samiske bokstaver."), say("Skriften selv")),
    Rule("brand.logo", "warning", say("Logoen finnes for lys og mørk bunn og er skarp nok."), _PROFILE),
)  # fmt: skip
"""Contrast, layouts, fonts and logos are checked by `leaderdeck brand check`."""
_TOO_LONG = "fit.overflow-footer"
_SHOWN_CHARACTERS = 60


def find(view: TalkView) -> Iterator[Finding]:
    """What there is to say of the kit as this talk uses it."""
    yield from _dates(view)
    yield from _slogan(view)
    yield from _colors(view)


def _dates(view: TalkView) -> Iterator[Finding]:
    kit, line = view.kit, view.card_line("brand")
    if kit.valid_to and view.today > kit.valid_to:
        message = say("Profilen {name} gikk ut {day}.", name=kit.name, day=kit.valid_to.isoformat())
        yield Finding("brand.expired", "error", None, line, message, _ask(kit))
    if kit.valid_from and view.today < kit.valid_from:
        message = say("Profilen {name} gjelder først fra {day}.", name=kit.name, day=kit.valid_from.isoformat())
        yield Finding("brand.early", "warning", None, line, message, _ask(kit))


def _ask(kit: BrandKit) -> Sentence:
    if kit.contact:
        return say("Hør med {contact} om hva som gjelder nå.", contact=kit.contact)
    return say("Hør med dem som eier profilen om hva som gjelder nå.")


def _slogan(view: TalkView) -> Iterator[Finding]:
    """The footer is the same everywhere, so the first slide where it was made smaller tells; `fit` tells the worst."""
    if any(note.rule == _TOO_LONG for slide in view.slides for _, scene in slide.scenes for note in scene.fit_notes):
        return
    told: set[str] = set()
    for slide in view.slides:
        for _, scene in slide.scenes:
            if scene.layout in told:
                continue
            told.add(scene.layout)
            footer = _footer(scene)
            holder = view.kit.template.layout(scene.layout).footer("ftr")
            if footer is None or holder is None or footer.text is None or not footer.text.fits:
                continue
            size, own = footer.text.body.paragraphs[0].size_pt, holder.level(0).size_pt
            if size < own:
                yield Finding(
                    "brand.slogan", "warning", None, view.card_line("footer"),
                    say(
                        "Bunnteksten «{text}» får plass først med {size} punkt.",
                        text=_shortened(footer.text.body.paragraphs[0].text), size=f"{size:g}".replace(".", ","),
                    ),
                    say("Kort den ned.") if view.deck.front_matter.footer is not None else _ask(view.kit),
                )  # fmt: skip
                return


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS].rstrip()} …"


def _footer(scene: Scene) -> TextShape | None:
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.placeholder and shape.placeholder.type == "ftr":
            return shape
    return None


def _colors(view: TalkView) -> Iterator[Finding]:
    own = _own_colors(view.kit)
    for slide in view.slides:
        foreign = {
            color
            for _, scene in slide.scenes
            for shape in scene.shapes
            for color in _colors_of(shape)
            if color.startswith("#") and color.upper() not in own
        }
        for color in sorted(foreign):
            yield slide.find(
                "brand.color", "warning", 0,
                say("Fargen {color} er ikke en av profilens.", color=color),
                say("Velg en av profilens farger."),
            )  # fmt: skip


def _own_colors(kit: BrandKit) -> frozenset[str]:
    """The palette, and what an adopted template uses itself."""
    styles = (level.color for layout in kit.template.layouts for ph in layout.placeholders for level in ph.levels)
    palette = (color.rgb for color in kit.palette.colors)
    grounds = (layout.ground for layout in kit.template.layouts)
    return frozenset(color.upper() for color in (*palette, *styles, *grounds))


def _colors_of(shape: Shape) -> Iterator[str]:
    if isinstance(shape, TextShape):
        if shape.fill:
            yield shape.fill.color
        if shape.text:
            for paragraph in shape.text.body.paragraphs:
                for run in paragraph.runs:
                    yield run.color
    elif isinstance(shape, TableShape):
        for row in shape.rows:
            for cell in row:
                if cell.fill:
                    yield cell.fill.color
