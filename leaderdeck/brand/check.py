"""What `brand check` says of a kit: what a careful designer would point out before the whole house uses it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.font_file import read_font
from leaderdeck.brand.fonts import missing_signs
from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit, FontFamily
from leaderdeck.brand.template import BackdropPicture, Layout, Placeholder
from leaderdeck.brand.text_pairs import REQUIRED_PAIRS
from leaderdeck.deck.slide import LAYOUT_NAMES, Severity
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

SMALLEST_FOOTER_PT = 10.0
NORWEGIAN_SIGNS = (
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéèêóòôüöäáčđŋšŧž0123456789.,:;!?–—«»‹›…%§€×²•"
)
"""What Norwegian and Northern Sámi talks need of a font."""


@dataclass(frozen=True, slots=True)
class KitRemark:
    """One thing about a kit: a rule's name, how grave, what is so, what to do."""

    rule: str
    severity: Severity
    message: Sentence
    advice: Sentence


def check_kit(kit: BrandKit, today: date | None = None) -> tuple[KitRemark, ...]:
    """Everything there is to remark on, gravest first."""
    gravity = ("error", "warning", "info")
    remarks = (
        *_contrast(kit),
        *_layouts(kit),
        *_dates(kit, today or date.today()),  # noqa: DTZ011 - a kit's dates are the wall calendar's
        *_slogans(kit),
        *_fonts(kit),
        *_logos(kit),
    )
    return tuple(sorted(remarks, key=lambda remark: gravity.index(remark.severity)))


def _contrast(kit: BrandKit) -> Iterator[KitRemark]:
    """Adopted kits are measured here too; `brand.toml` refuses such pairs when it is read."""
    asked = {(kit.palette.slot(text), kit.palette.slot(ground)) for text, ground in REQUIRED_PAIRS}
    for text, ground in sorted(asked | kit.palette.text_pairs):
        ratio = contrast(kit.palette.rgb(text), kit.palette.rgb(ground))
        if ratio < TEXT_CONTRAST:
            yield KitRemark(
                "brand.contrast",
                "error",
                say(
                    "{text} på {ground} har kontrast {ratio}:1; tekst trenger 4,5:1.",
                    text=_color_name(kit, text),
                    ground=_color_name(kit, ground),
                    ratio=_decimal(int(ratio * 100) / 100),
                ),
                say("Gjør den ene fargen mørkere eller lysere i brand.toml."),
            )


def _layouts(kit: BrandKit) -> Iterator[KitRemark]:
    roles = {layout.role for layout in kit.template.layouts}
    for name in LAYOUT_NAMES:
        if name not in roles:
            yield KitRemark(
                "brand.layout",
                "warning",
                say("Malen mangler oppsettet {layout}.", layout=name),
                say("Lag template.pptx på nytt; til da brukes oppsettet for vanlig innhold."),
            )


def _dates(kit: BrandKit, today: date) -> Iterator[KitRemark]:
    if kit.valid_to and today > kit.valid_to:
        yield KitRemark(
            "brand.expired",
            "error",
            say("Profilen gikk ut {day}.", day=kit.valid_to.isoformat()),
            _ask(kit),
        )
    if kit.valid_from and today < kit.valid_from:
        yield KitRemark(
            "brand.early",
            "warning",
            say("Profilen gjelder først fra {day}.", day=kit.valid_from.isoformat()),
            _ask(kit),
        )


def _ask(kit: BrandKit) -> Sentence:
    if kit.contact:
        return say("Spør {contact} om hva som gjelder nå.", contact=kit.contact)
    return say("Spør dem som eier profilen om hva som gjelder nå.")


def _slogans(kit: BrandKit) -> Iterator[KitRemark]:
    """Measured without kerning, 1 % wider than it will be drawn at most."""
    if not any(slogan for _, slogan in kit.slogans):
        yield KitRemark(
            "brand.slogan",
            "info",
            say("Profilen har ikke noe slagord, så bunnteksten står uten."),
            say("Skriv det under [slogan] i brand.toml om dere har et."),
        )
    footer = kit.template.layout("content").footer("ftr")
    if footer is None or "slogan" not in kit.footer:
        return
    for language, slogan in kit.slogans:
        needed = footer.level(0).size_pt
        while needed >= SMALLEST_FOOTER_PT and _width(kit, footer, slogan, needed) > _inner_width(footer):
            needed -= 0.5
        if slogan and needed < footer.level(0).size_pt:
            yield _long_slogan(language, slogan, needed)


def _long_slogan(language: str, slogan: str, needed: float) -> KitRemark:
    if needed < SMALLEST_FOOTER_PT:
        return KitRemark(
            "brand.slogan",
            "error",
            say("Slagordet «{slogan}» ({language}) får ikke plass på én linje.", slogan=slogan, language=language),
            say("Kort det ned, eller gjør plassen til bunnteksten bredere i malen."),
        )
    return KitRemark(
        "brand.slogan",
        "warning",
        say(
            "Slagordet «{slogan}» ({language}) får plass først med {size} punkt.",
            slogan=slogan,
            language=language,
            size=_decimal(needed),
        ),
        say("Kort det ned, eller sett footer under [sizes] i brand.toml."),
    )


def _width(kit: BrandKit, footer: Placeholder, text: str, size_pt: float) -> float:
    style = footer.level(0)
    font = read_font(kit.font(style.font).file(bold=style.bold, italic=style.italic))
    return font.width_em(text) * size_pt


def _inner_width(footer: Placeholder) -> float:
    return footer.frame.width - footer.insets.left - footer.insets.right


def _fonts(kit: BrandKit) -> Iterator[KitRemark]:
    for family in dict.fromkeys((kit.heading_font, kit.body_font)):
        if not family.embeddable:
            yield KitRemark(
                "brand.font-rights",
                "warning",
                say("Skriften {font} kan ikke bygges inn i filer.", font=family.typeface),
                say(
                    "Maskiner uten den bruker {fallback}; spør om en lisens som tillater innbygging.",
                    fallback=_next(family),
                ),
            )
        missing = missing_signs(family, NORWEGIAN_SIGNS + "".join(slogan for _, slogan in kit.slogans) + kit.name)
        if missing:
            yield KitRemark(
                "brand.font-signs",
                "error" if set(missing) & set("æøåÆØÅ") else "warning",
                say("Skriften {font} mangler tegnene {signs}.", font=family.typeface, signs=" ".join(missing[:20])),
                say("Velg en skrift som har alle norske og samiske bokstaver."),
            )


def _next(family: FontFamily) -> str:
    return family.fallbacks[0] if family.fallbacks else "Arial"


def _logos(kit: BrandKit) -> Iterator[KitRemark]:
    if not kit.logos:
        return
    grounds = {logo.ground for logo in kit.logos}
    dark = any(layout.dark for layout in kit.template.layouts if _has_logo(layout))
    wanted = {"light", "dark"} if dark else {"light"}
    for ground in sorted(wanted - grounds):
        side = say("mørk bunn") if ground == "dark" else say("lys bunn")
        yield KitRemark(
            "brand.logo",
            "warning",
            say("Logoen mangler i en utgave for {side}.", side=side),
            say("Legg den i mappen og nevn den under [[logo]] i brand.toml."),
        )
    for logo in kit.logos:
        if logo.file.suffix.lower() != ".svg" and min(logo.width_px, logo.height_px) < 200:
            yield KitRemark(
                "brand.logo",
                "info",
                say("Logoen {file} er liten og blir uskarp på store skjermer.", file=logo.file.name),
                say("Bruk helst en SVG, eller et bilde på minst 400 punkter."),
            )


def _has_logo(layout: Layout) -> bool:
    """Whether a logo stands here: covers and closings are for it, sections only where the template shows a picture."""
    drawn = any(isinstance(part, BackdropPicture) for part in layout.backdrop)
    return layout.role in ("cover", "closing") or (layout.role == "section" and drawn)


def _color_name(kit: BrandKit, slot: str) -> str:
    known = next((color for color in kit.palette.colors if color.slot == slot), None)
    if known is None:
        return next((role for role, its_slot in ROLE_SLOTS.items() if its_slot == slot), slot)
    return f"{known.name} ({known.role})" if known.name != known.role else known.role


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")
