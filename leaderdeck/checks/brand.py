"""The brand: a slogan that fits, a kit that is in force, and no colors that are not the brand's."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import BackdropPicture
from leaderdeck.checks.brand_colors import color_words, colors_of_kit
from leaderdeck.checks.brand_view import plain
from leaderdeck.checks.drawn_logo import Departure, Likeness
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.kit_logos import likeness_of, logos_of, may_be_logo
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import Picture
from leaderdeck.language import Sentence, say
from leaderdeck.outline.dates import iso_date
from leaderdeck.scene.shapes import PictureShape, Scene, Shape, TableShape, TextShape

_PROFILE = say("Profilen selv")
_LIKENESS = say("Profilens logo; likhet målt i bildene")

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
    Rule("brand.footer", "warning", say("Bunnteksten er profilens slagord."), _PROFILE),
    Rule("brand.slogan-old", "warning", say("Ingen gamle navn og slagord står igjen."), _PROFILE),
    Rule("brand.logo-shape", "warning", say("Logoen er hel og har sine egne proporsjoner."), _LIKENESS),
    Rule("brand.logo-color", "warning", say("Logoen har profilens farger."), _LIKENESS),
    Rule("brand.logo-twice", "info", say("Logoen står ikke to ganger på samme lysbilde."), _LIKENESS),
)  # fmt: skip
"""Contrast, layouts, fonts and logos are checked by `leaderdeck brand check`."""
_TOO_LONG = "fit.overflow-footer"
_SHOWN_CHARACTERS = 60
_ALMOST = 0.8
"""Share of letters in common from which a footer was meant to be the slogan."""
_LOGOS: dict[Departure | None, tuple[str, Sentence]] = {
    "stretched": ("brand.logo-shape", say("Logoen er strukket.")),
    "cropped": ("brand.logo-shape", say("Logoen er beskåret.")),
    "recolored": ("brand.logo-color", say("Logoen har andre farger enn profilens.")),
    None: ("brand.logo-twice", say("Logoen er satt inn for hånd, og malen viser den allerede.")),
}


def find(view: TalkView) -> Iterator[Finding]:
    """What there is to say of the kit as this talk uses it."""
    yield from _dates(view)
    yield from _slogan(view)
    yield from _own_footer(view)
    yield from _colors(view)
    if view.kit.logos:
        for slide in view.slides:
            yield from _logos_on(view.kit, slide)


def _dates(view: TalkView) -> Iterator[Finding]:
    """Whether the kit holds on the day of the talk: the one in its card, or today where that day is past or unknown."""
    kit, line = view.kit, view.card_line("brand")
    event = iso_date(view.deck.front_matter.date)
    day = max(view.today, event) if event is not None else view.today
    if kit.valid_to and day > kit.valid_to:
        message = say("Profilen {name} gikk ut {day}.", name=kit.name, day=kit.valid_to.isoformat())
        if view.today <= kit.valid_to:
            message = say(
                "Profilen {name} går ut {day}, før foredraget {date}.",
                name=kit.name, day=kit.valid_to.isoformat(), date=day.isoformat(),
            )  # fmt: skip
        yield Finding("brand.expired", "error", None, line, message, _ask(kit))
    if kit.valid_from and day < kit.valid_from:
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


def _own_footer(view: TalkView) -> Iterator[Finding]:
    """A footer of the talk's own that is an old name or slogan, or the slogan with a slip in it."""
    footer, kit = view.deck.front_matter.footer, view.kit
    slogans = [slogan for _, slogan in kit.slogans if slogan]
    current = {plain(kit.name), *map(plain, slogans)}
    if not footer or plain(footer) in current:
        return
    line, words = view.card_line("footer"), _shortened(footer)
    advice = say("Ta bort «bunntekst:», så viser malen «{slogan}».", slogan=kit.slogan(view.deck.front_matter.language))
    if plain(footer) in set(map(plain, kit.residue)):
        message = say("«{words}» er et gammelt navn eller slagord.", words=words)
        yield Finding("brand.slogan-old", "warning", None, line, message, advice)
        return
    near = max(slogans, key=lambda slogan: _in_common(slogan, footer), default="")
    if near and _in_common(near, footer) >= _ALMOST:
        message = say("Bunnteksten «{words}» er nesten slagordet til {name}.", words=words, name=kit.name)
        yield Finding("brand.footer", "warning", None, line, message, advice)


def _in_common(slogan: str, words: str) -> float:
    return SequenceMatcher(None, plain(slogan), plain(words)).ratio()


def _logos_on(kit: BrandKit, slide: SlideView) -> Iterator[Finding]:
    """Pictures of the logo that the text brings: changed ones, and those that the layout shows already."""
    told: set[str] = set()
    for number, scene in slide.scenes:
        for shape in scene.shapes:
            likeness = _likeness(kit, shape.file.data or shape.file.svg) if isinstance(shape, PictureShape) else None
            if likeness is None or not isinstance(shape, PictureShape):
                continue
            changed: tuple[Departure | None, ...] = likeness.departures or _unless_shown(kit, scene)
            for departure in changed:
                rule, message = _LOGOS[departure]
                if rule not in told:
                    told.add(rule)
                    yield slide.find(
                        rule, "info" if departure is None else "warning", _line_of(slide, shape), message,
                        say("Ta bort bildet, så viser malen logoen der den skal stå."), number=number,
                    )  # fmt: skip


def _unless_shown(kit: BrandKit, scene: Scene) -> tuple[None, ...]:
    """A logo in order is told of only where the layout draws a logo of its own."""
    backdrop = kit.template.layout(scene.layout).backdrop
    logos = logos_of(kit)
    return (
        (None,) if any(isinstance(each, BackdropPicture) and likeness_of(each.data, logos) for each in backdrop) else ()
    )


def _likeness(kit: BrandKit, data: bytes) -> Likeness | None:
    """How alike a picture is to the kit's logo, which is drawn only when a picture could be one."""
    return likeness_of(data, logos_of(kit)) if may_be_logo(data) else None


def _line_of(slide: SlideView, shape: PictureShape) -> int:
    pictures = [block for block in slide.blocks() if isinstance(block, Picture)]
    return next((block.line for block in pictures if block.alt == shape.alt), 0)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS].rstrip()} …"


def _footer(scene: Scene) -> TextShape | None:
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.placeholder and shape.placeholder.type == "ftr":
            return shape
    return None


def _colors(view: TalkView) -> Iterator[Finding]:
    own = colors_of_kit(view.kit)
    allowed: dict[str, bool] = {}
    for slide in view.slides:
        named = {
            color
            for _, scene in slide.scenes
            for shape in scene.shapes
            for color in _colors_of(shape)
            if color.startswith("#")
        }
        for color in sorted(named):
            if not allowed.setdefault(color, own.has(color)):
                yield slide.find(
                    "brand.color", "warning", 0, color_words(color, own), say("Velg en av profilens farger.")
                )


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
