"""The new brand made ready: layouts by role in the file's own points, colors, and the parts that travel."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import BrandKit, ColorRole
from leaderdeck.brand.package import Package, open_package
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder, Template
from leaderdeck.brand.template_colors import ThemeColors, read_theme_colors
from leaderdeck.brand.template_reader import read_template
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.powerpoint.deck_template import TemplateParts, read_template_parts
from leaderdeck.powerpoint.rebranding.elements import A, Element, P, R
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

_STRONG: tuple[ColorRole, ...] = ("accent", "second", "deep", "link", "muted", "followed", "heading")
"""Roles that may stand for the old profile's accents, best first."""
_ROOMY = 0.35
_FOOTER_BAND = 0.8
"""Share of the slide's height below which footers count as its foot."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a new layout that a slide can fill."""

    type: str
    """As the file has it."""
    idx: int
    """As the file has it."""
    number: int
    """LeaderDeck's own number for it, which tells captions and sources from bodies."""
    placeholder: Placeholder
    """Frame, insets and styles in the file's points."""


@dataclass(frozen=True, slots=True)
class NewLayout:
    """One layout of the new template in one role."""

    role: LayoutName
    part: str
    color_map: str
    """The `p:clrMapOvr` of slides on it."""
    layout: Layout
    """As it was read, in the file's points."""
    colors: ThemeColors
    slots: tuple[Slot, ...]
    ground: str
    """`#RRGGBB`."""
    foot: float
    """Where the footers begin, or the slide's lower edge."""
    bare_title: Placeholder | None = None
    """The title that slides bring along where the layout has none, in the file's points."""

    @property
    def area(self) -> Frame:
        """Where content may stand, above the footers."""
        own = self.layout.area
        return Frame(own.x, own.y, own.width, min(own.height, max(1.0, self.foot - own.y)))

    def is_roomy(self, height: float) -> bool:
        """Whether it is a page for contents: title above, and much room below."""
        title = self.title()
        low = title is not None and title.placeholder.frame.y > height / 2
        return not low and self.area.height >= _ROOMY * height

    def title(self) -> Slot | None:
        """The title's placeholder."""
        return next((slot for slot in self.slots if slot.type in ("title", "ctrTitle")), None)

    def footer(self, type_: str) -> Slot | None:
        """The footer placeholder of this type."""
        return next((slot for slot in self.slots if slot.type == type_), None)


@dataclass(frozen=True, slots=True)
class NewBrand:
    """A kit made ready for many decks."""

    kit: BrandKit
    slogan: str
    width: float
    height: float
    parts: TemplateParts
    layouts: dict[LayoutName, NewLayout]
    body: Placeholder
    """How running text is set, in the file's points."""
    strong: tuple[str, ...]
    """Theme slots that can be seen on the ground, most important first."""

    def layout(self, role: LayoutName) -> NewLayout:
        """The layout that plays this role."""
        return self.layouts[role]


def prepare_brand(kit: BrandKit, language: str) -> NewBrand:
    """The kit made ready, with the slogan of this language. Raises TemplateProblem where its template is broken."""
    stamp = kit.template.file.stat()
    return _prepared(kit.folder, stamp.st_mtime_ns, stamp.st_size, kit.slogan(language), _Held(kit))


@dataclass(frozen=True, slots=True)
class _Held:
    """A kit on its way through a cache that knows it by folder and file."""

    kit: BrandKit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.kit.id == self.kit.id and other.kit.version == self.kit.version

    def __hash__(self) -> int:
        return hash((self.kit.id, self.kit.version))


@lru_cache(maxsize=8)
def _prepared(_folder: object, _changed: int, _size: int, slogan: str, held: _Held) -> NewBrand:
    kit = held.kit
    file = kit.template.file
    raw = read_template(file)
    parts = read_template_parts(file, slogan)
    colors = _colors_by_layout(open_package(file))
    layouts = {role: _layout(kit, role, raw, parts, colors) for role in LAYOUT_NAMES}
    ground = layouts["content"].ground
    chosen: dict[str, str] = {}
    for role in _STRONG:
        slot = kit.palette.slot(role)
        rgb = layouts["content"].colors.plain(slot)
        if contrast(rgb, ground) >= LARGE_TEXT_CONTRAST:
            chosen.setdefault(rgb, slot)
    strong = tuple(chosen.values()) or (kit.palette.slot("text"),)
    return NewBrand(kit, slogan, raw.width_pt, raw.height_pt, parts, layouts, _body(kit), strong)


def _layout(
    kit: BrandKit, role: LayoutName, raw: Template, parts: TemplateParts, colors: list[ThemeColors]
) -> NewLayout:
    known = kit.template.layout(role)
    layout = raw.layouts[known.index]
    part, color_map, *_ = parts.layouts[known.index]
    slots = []
    for placeholder in known.placeholders:
        if placeholder.home != "layout":
            continue
        idx = placeholder.idx if placeholder.file_idx is None else placeholder.file_idx
        own = next((each for each in layout.placeholders if each.idx == idx), None)
        if own is not None:
            slots.append(Slot(placeholder.file_type or own.type, idx, placeholder.idx, own))
    feet = [
        slot.placeholder.frame.y
        for slot in slots
        if slot.type in ("ftr", "sldNum", "dt") and slot.placeholder.frame.y > _FOOTER_BAND * raw.height_pt
    ]
    theme = colors[known.index]
    return NewLayout(
        role,
        part,
        color_map,
        layout,
        theme,
        tuple(slots),
        theme.plain(layout.ground),
        min(feet, default=raw.height_pt),
        _bare_title(known, kit.template.scale),
    )


def _bare_title(layout: Layout, scale: float) -> Placeholder | None:
    known = next((each for each in layout.placeholders if each.home == "slide"), None)
    return _scaled(known, scale) if known is not None else None


def _body(kit: BrandKit) -> Placeholder:
    """How running text is set, whether or not a layout of the file has a place for it."""
    layouts = (kit.template.layout("content"), *kit.template.layouts)
    held = [each for layout in layouts for each in layout.placeholders if each.type in ("obj", "body")]
    plain = Placeholder("body", 1, "", layouts[0].area, Insets(), "top", (LevelStyle(size_pt=18.0, color="dk1"),))
    return _scaled(held[0] if held else plain, kit.template.scale)


def _scaled(placeholder: Placeholder, scale: float) -> Placeholder:
    """A placeholder of the normalized template in the file's points."""
    frame, insets = placeholder.frame, placeholder.insets
    return replace(
        placeholder,
        frame=Frame(frame.x * scale, frame.y * scale, frame.width * scale, frame.height * scale),
        insets=Insets(insets.left * scale, insets.top * scale, insets.right * scale, insets.bottom * scale),
        levels=tuple(level.scaled(scale) for level in placeholder.levels),
    )


def _colors_by_layout(package: Package) -> list[ThemeColors]:
    """The theme's colors as each layout maps them, counted over all masters."""
    main = next(iter(package.related("", "officeDocument")))
    relations = package.relations(main)
    found: list[ThemeColors] = []
    for listed in package.tree(main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        master = relations[listed.get(f"{R}id", "")].part
        root = package.tree(master)
        theme = next(map(package.tree, package.related(master, "theme")), None)
        colors = read_theme_colors(theme, root.find(f"{P}clrMap"))
        found += [colors.mapped(override) for override in _overrides(package, master, root)]
    return found


def _overrides(package: Package, master: str, root: Element) -> list[Element | None]:
    relations = package.relations(master)
    listed = (each.get(f"{R}id", "") for each in root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"))
    parts = [relations[known].part for known in listed if known in relations]
    return [package.tree(part).find(f"{P}clrMapOvr/{A}overrideClrMapping") for part in parts]
