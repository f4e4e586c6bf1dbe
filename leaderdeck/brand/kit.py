"""The brand kit: name, slogan, palette, fonts, logos, sizes, style and the template they were made into."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.brand.role_map import RoleMap
from leaderdeck.brand.template import Template
from leaderdeck.quick_dataclass import dataclass

Slot: TypeAlias = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
ColorRole: TypeAlias = Literal[
    "text", "ground", "heading", "soft-ground", "accent", "second", "line", "muted", "deep", "panel", "link", "followed"
]
ROLE_SLOTS: dict[ColorRole, Slot] = {
    "text": "dk1", "ground": "lt1", "heading": "dk2", "soft-ground": "lt2", "accent": "accent1", "second": "accent2",
    "line": "accent3", "muted": "accent4", "deep": "accent5", "panel": "accent6", "link": "hlink",
    "followed": "folHlink",
}  # fmt: skip
"""Which theme slot carries which role in kits made by LeaderDeck; an adopted template may map otherwise."""
FooterPart: TypeAlias = Literal["name", "slogan", "date", "number"]


@dataclass(frozen=True, slots=True)
class PaletteColor:
    """One color of the brand: the name its people use, its role, its theme slot and `#RRGGBB`."""

    name: str
    role: ColorRole
    slot: Slot
    rgb: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The brand's twelve theme colors, and which of them may carry text on which."""

    colors: tuple[PaletteColor, ...]
    text_pairs: frozenset[tuple[Slot, Slot]] = frozenset()
    """(text slot, ground slot) pairs that the brand allows."""
    theme: tuple[tuple[str, str], ...] = ()
    """(slot, `#RRGGBB`) of an adopted template's own theme, where slots are more than roles."""

    def rgb(self, color: str) -> str:
        """`#RRGGBB` of a slot name; a `#RRGGBB` is given back as it is. An unknown slot is black."""
        if color.startswith("#"):
            return color
        known = next((known.rgb for known in self.colors if known.slot == color), "")
        return known or dict(self.theme).get(color, "#000000")

    def slot(self, role: ColorRole) -> Slot:
        """The theme slot that carries this role."""
        return next((known.slot for known in self.colors if known.role == role), ROLE_SLOTS[role])


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A typeface as PowerPoint names it, and the font files that it is measured and drawn with."""

    typeface: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    fallbacks: tuple[str, ...] = ()
    """Typefaces that a machine without this one should use, best first."""
    embeddable: bool = True

    def file(self, *, bold: bool = False, italic: bool = False) -> Path:
        """The font file of one of the four styles."""
        if bold and italic:
            return self.bold_italic
        if bold:
            return self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True)
class Logo:
    """One variant of the mark. Its aspect is locked. An SVG may have a PNG of the same name beside it."""

    file: Path
    ground: Literal["light", "dark"]
    alt: str
    width_px: float
    height_px: float


@dataclass(frozen=True, slots=True)
class SizeSteps:
    """Type sizes in points. Source of the defaults: Bufdir 28 pt body, HVL never below 20 pt for body text."""

    heading: tuple[float, ...] = (40.0, 36.0, 32.0, 28.0)
    """Sizes a slide's title may shrink through, largest first."""
    body: tuple[float, ...] = (28.0, 26.0, 24.0, 22.0, 20.0)
    cover: tuple[float, ...] = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0)
    statement: tuple[float, ...] = (80.0, 72.0, 64.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0)
    quote: tuple[float, ...] = (48.0, 44.0, 40.0, 38.0, 34.0, 30.0, 28.0, 26.0, 24.0)
    table: tuple[float, ...] = (21.0, 20.0, 18.0, 16.0, 14.0)
    code: tuple[float, ...] = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
    fact: tuple[float, ...] = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0)
    sublevel: float = 0.86
    """Size of a deeper list level as a share of the level above, down to the body floor."""
    warn_below: float = 24.0
    source: float = 14.0
    footer: float = 12.0


@dataclass(frozen=True, slots=True)
class Style:
    """How the brand draws what no placeholder can say. A kit is more than other colors."""

    bullet: Literal["square", "disc", "dash", "long-dash"] = "square"
    second_bullet: Literal["square", "disc", "dash", "long-dash"] = "dash"
    comparison: Literal["cards", "rules"] = "cards"
    """Filled panels, or columns under a thick rule."""
    facts: Literal["bars", "underlined"] = "bars"
    """Grid with a bar at the left of each figure, or a row with a short rule under each figure."""
    facts_columns: int = 2
    quote_mark: Literal["large", "inline"] = "large"
    """A large quotation mark in the backdrop, or quotation marks in the text."""
    section_number: Literal["figure", "label", "none"] = "figure"
    """`1` in large type, or `DEL 1`."""
    heading_font_for_names: bool = False
    """Whether column headings and figures use the heading font."""


@dataclass(frozen=True, slots=True)
class Successor:
    """The kit that takes over from an interim one."""

    id: str
    since: date | None = None
    """The first day it holds; None where its own `valid-from` or the day after the old kit's `valid-to` says it."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What a brand says of itself: in a kit's description and in the kit that is made of it."""

    id: str
    name: str
    version: str
    slogans: tuple[tuple[str, str], ...]
    """(language, slogan), the default language first."""
    language: str
    palette: Palette
    heading_font: FontFamily
    body_font: FontFamily
    code_font: FontFamily
    folder: Path
    logos: tuple[Logo, ...] = ()
    footer: tuple[FooterPart, ...] = ("name", "slogan", "number")
    sizes: SizeSteps = field(default_factory=SizeSteps)
    style: Style = field(default_factory=Style)
    residue: tuple[str, ...] = ()
    """Further spellings of the name that come along from old decks."""
    contact: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: Successor | None = None
    exceptions: str = ""
    """What may go otherwise than the dates say, in the makers' words."""
    accessible: bool = False
    """Marked by its makers as the accessible choice."""
    switched_off: tuple[str, ...] = ()
    """Rules of checks that this brand switches off."""
    embeds_fonts: bool = False
    """Whether PowerPoint files carry the brand's fonts with them, unless an export says otherwise."""

    roles: RoleMap = ()
    """Which layouts of the municipality's own template play which role; none where LeaderDeck made the template."""

    def slogan(self, language: str) -> str:
        """The slogan in this language (`nb`, `nn-NO` …), or in the kit's own."""
        wanted = language.lower().split("-")[0]
        by_language = dict(self.slogans)
        return by_language.get(wanted) or by_language.get(self.language) or (self.slogans[0][1] if self.slogans else "")

    def font(self, role: Literal["heading", "body", "code"]) -> FontFamily:
        """The family that plays this role."""
        return {"heading": self.heading_font, "body": self.body_font, "code": self.code_font}[role]

    def logo(self, ground: Literal["light", "dark"]) -> Logo | None:
        """The logo variant for this ground, or None when the kit has none at all."""
        return next((logo for logo in self.logos if logo.ground == ground), self.logos[0] if self.logos else None)


@dataclass(frozen=True, slots=True)
class BrandKit(Brand):
    """Everything a talk needs to know of its brand: what the brand says of itself, and its template."""

    template: Template = field(kw_only=True)
