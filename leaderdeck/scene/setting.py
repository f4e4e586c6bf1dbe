"""What surrounds a slide's content while it is composed: brand, layout, language, sizes and the pictures' folder."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from leaderdeck.brand.canonical_grounds import ground_of_words
from leaderdeck.brand.canonical_room import LEAST_TEXT_PT
from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import BrandKit, ColorRole, Slot, Style
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Insets


@dataclass(frozen=True, slots=True)
class Setting:
    """Brand, layout and language of one slide, and how its running text is set."""

    kit: BrandKit
    layout: Layout
    language: str
    """Short code of the talk's language: `nb`, `nn`, `en` …"""
    tag: str
    """The same as PowerPoint stores it: `nb-NO`."""
    folder: Path | None
    levels: tuple[LevelStyle, ...]
    """Styles of running text by list level."""
    insets: Insets
    ground: str
    """Color behind the running text."""
    sizes: tuple[float, ...]
    """Body sizes that text may shrink through here, largest first."""
    as_designed: bool = True
    """Whether placeholders stand where the template's layout has them; a mirrored layout is not as designed."""

    def level(self, number: int) -> LevelStyle:
        """The style of a list level; deeper ones take the last."""
        return self.levels[min(max(number, 0), len(self.levels) - 1)]

    def size(self, step: int) -> float:
        """Body size at a step of shrinking; past the last step the last size."""
        return self.sizes[min(step, len(self.sizes) - 1)]

    @property
    def style(self) -> Style:
        """How the brand draws; on somebody else's layouts without what LeaderDeck's own have in their backdrop."""
        style = self.kit.style
        if not self.kit.template.adopted:
            return style
        return replace(style, comparison="rules", quote_mark="inline")

    @property
    def has_own_drawings(self) -> bool:
        """Whether bars and other ornaments are the brand's own: LeaderDeck's are not for somebody else's template."""
        return not self.kit.template.adopted

    def slot(self, role: ColorRole) -> Slot:
        """The theme slot that plays this role in the brand."""
        return self.kit.palette.slot(role)

    def ink(self, *wanted: ColorRole) -> str:
        """The first of these colors that is readable on the ground, or else the text color.

        The colors of LeaderDeck's own kits are used where they are large enough; somebody else's must do at any size.
        """
        ratio = TEXT_CONTRAST if self.kit.template.adopted else LARGE_TEXT_CONTRAST
        return readable(self.kit, self.ground, (*map(self.slot, wanted), self.levels[0].color), ratio)

    def ink_on(self, ground: str) -> str:
        """The brand's ground or text color, whichever is read on a fill of this color."""
        return readable(self.kit, ground, (self.slot("ground"), self.slot("text"), "lt1", "dk1"), TEXT_CONTRAST)

    def link_color(self) -> str:
        """The color of links; that of the text where the ground would swallow it."""
        if self.kit.template.adopted:
            return self.ink("link")
        return readable(self.kit, self.ground, (self.slot("link"), self.levels[0].color), TEXT_CONTRAST)

    def on(self, ground: str) -> Setting:
        """The same on another ground, text in a color that is readable there."""
        wanted = (self.levels[0].color, self.slot("text"), self.slot("ground"), "dk1", "lt1")
        color = readable(self.kit, ground, wanted, TEXT_CONTRAST)
        levels = tuple(replace(level, color=color) for level in self.levels)
        return replace(self, ground=ground, levels=levels, insets=Insets())


def readable(kit: BrandKit, ground: str, wanted: tuple[str, ...], ratio: float = LARGE_TEXT_CONTRAST) -> str:
    """The first wanted color with this contrast to the ground, or else the one with the most."""
    return _readable(tuple(kit.palette.rgb(color) for color in wanted), kit.palette.rgb(ground), wanted, ratio)


@lru_cache(maxsize=1024)
def _readable(inks: tuple[str, ...], ground: str, wanted: tuple[str, ...], ratio: float) -> str:
    ratios = [contrast(ink, ground) for ink in inks]
    for color, found in zip(wanted, ratios, strict=True):
        if found >= ratio:
            return color
    return wanted[ratios.index(max(ratios))]


def setting_for(kit: BrandKit, role: str, language: str, tag: str, folder: Path | None) -> Setting:
    """The setting of a slide on the layout with this role; the same value for all slides of a talk."""
    key = (id(kit), role, language, tag, folder)
    known = _settings.get(key)
    if known is None or known.kit is not kit:
        if len(_settings) >= _KEPT_SETTINGS:
            _settings.clear()
        known = _settings[key] = _new_setting(kit, role, language, tag, folder)
    return known


def _new_setting(kit: BrandKit, role: str, language: str, tag: str, folder: Path | None) -> Setting:
    layout = kit.template.layout(role)
    source = text_placeholder(layout) or text_placeholder(kit.template.layout("content"))
    levels, insets = (source.levels, source.insets) if source else (_PLAIN_LEVELS, Insets())
    ground = layout.ground
    if kit.template.adopted:
        ground = ground_of_words(layout, layout.area, kit.palette)
        levels = tuple(level.inked(_read_there(kit, ground, level.color)) for level in levels)
    elif layout.dark and not text_placeholder(layout):
        levels = tuple(replace(level, color=kit.palette.slot("ground")) for level in levels)
    return Setting(kit, layout, language, tag, folder, levels, insets, ground, steps_from(kit, levels[0]))


def _read_there(kit: BrandKit, ground: str, color: str) -> str:
    wanted = (color, kit.palette.slot("text"), kit.palette.slot("ground"))
    return readable(kit, ground, wanted)


_KEPT_SETTINGS = 256
_settings: dict[tuple[int, str, str, str, Path | None], Setting] = {}
_PLAIN_LEVELS = (LevelStyle(size_pt=28.0, color="dk1"),)


def font_of(style: LevelStyle, kit: BrandKit) -> Literal["heading", "body"]:
    """The role of the brand's typeface that this style is set in: by its name where it has one of its own."""
    if style.typeface == kit.heading_font.typeface:
        return "heading"
    return "body" if style.typeface == kit.body_font.typeface else style.font


def text_placeholder(layout: Layout) -> Placeholder | None:
    """The layout's first placeholder for running text: `obj`, or else the body with idx 1."""
    known = layout.placeholders
    return next((ph for ph in known if ph.type == "obj"), None) or next(
        (ph for ph in known if ph.type == "body" and ph.idx == 1), None
    )


def steps_from(kit: BrandKit, style: LevelStyle) -> tuple[float, ...]:
    """The sizes that running text of this style shrinks through: its own first, then the brand's smaller ones."""
    floor = min(kit.sizes.body)
    least = LEAST_TEXT_PT if kit.template.adopted else 0.0
    own = max(style.size_pt, floor, least)
    return (own, *(size for size in kit.sizes.body if least <= size < own))
