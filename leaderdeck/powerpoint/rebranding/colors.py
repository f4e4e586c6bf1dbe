"""Colors of the old profile → roles of the new one.

A color that a slide names itself and that is, or nearly is, one of the old theme's (or a tint of one) becomes the theme
slot that plays its part now. So does a color that the deck names itself on slide after slide: it was the profile of a
deck that did not use its theme. What else there is stays, and is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from leaderdeck.brand.color import contrast
from leaderdeck.brand.template_colors import ThemeColors
from leaderdeck.powerpoint.rebranding.elements import A, Element
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_colors import distance

_NEAR, _NEAR_TINT = 0.04, 0.025
"""Distances (as charts tell colors apart) up to which two colors are one."""
_TINTS: tuple[tuple[int, int], ...] = ((20, 80), (40, 60), (60, 40), (75, 0), (50, 0))
_GROUND_TINTS: tuple[tuple[int, int], ...] = ((95, 0), (85, 0), (75, 0), (65, 0), (50, 0))
_TEXT_TINTS: tuple[tuple[int, int], ...] = ((50, 50), (65, 35), (75, 25), (85, 15), (95, 5))
"""(lumMod, lumOff) in percent of the shades that PowerPoint's color menu offers."""
_SEMANTIC = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_NAMED = (f"{A}srgbClr", f"{A}scrgbClr", f"{A}sysClr", f"{A}prstClr")
_PLAIN_NAMES = frozenset({"black", "white"})
_MOST_SLIDES_SHARE, _LEAST_SLIDES = 0.25, 3
"""On how many slides a color must be named before it is taken for the deck's own profile."""
_GRAY = 0.06
"""How unlike a gray of its lightness a color may be and still count as one."""

Target = tuple[str, tuple[int, int]]
"""Scheme color, and (lumMod, lumOff) in percent: (100, 0) for the color itself."""


def semantic(slot: str) -> str:
    """A theme slot as slides name it, through the color map."""
    return _SEMANTIC.get(slot, slot)


@dataclass(slots=True)
class Recoloring:
    """How one old theme's colors map onto a brand."""

    old: ThemeColors
    brand: NewBrand
    own: dict[str, Target] = field(default_factory=dict)
    """The deck's own hard-coded profile."""
    _known: dict[str, Target | None] = field(default_factory=dict)
    _candidates: list[tuple[str, Target]] = field(default_factory=list)

    def recolor(self, root: Element) -> set[str]:
        """Give everything in this tree its new colors; tells the colors that nobody knows."""
        unknown: set[str] = set()
        for each in list(root.iter(*_NAMED)):
            if _is_of_picture(each):
                continue
            target, rgb = self._target(each)
            if target is not None:
                _replace(each, target)
            elif rgb:
                unknown.add(rgb)
        self._rename(root)
        return unknown

    def _rename(self, root: Element) -> None:
        strong = self.brand.strong
        for each in root.iter(f"{A}schemeClr"):
            name = each.get("val", "")
            if name in _ACCENTS and not each.attrib.pop("settled", None):
                each.set("val", semantic(strong[_ACCENTS.index(name) % len(strong)]))
        for each in root.iter(f"{A}schemeClr"):
            each.attrib.pop("settled", None)

    def _target(self, element: Element) -> tuple[Target | None, str]:
        if element.tag == f"{A}prstClr" and element.get("val") not in _PLAIN_NAMES:
            return None, ""
        rgb = _plain_rgb(element, self.old)
        if not rgb:
            return None, ""
        if rgb not in self._known:
            self._known[rgb] = self._find(rgb)
        return self._known[rgb], rgb

    def _find(self, rgb: str) -> Target | None:
        theme = self.brand.layouts["content"].colors
        for slot in (*_SEMANTIC, *_ACCENTS, "hlink", "folHlink"):
            if theme.rgb.get(slot, "") == rgb and rgb not in self.old.rgb.values():
                return semantic(slot), (100, 0)
        if not self._candidates:
            self._candidates = list(_candidates(self.old, self.brand))
        exact = next((target for known, target in self._candidates if known == rgb), None)
        if exact is not None:
            return exact
        if rgb in self.own:
            return self.own[rgb]
        near = min(self._candidates, key=lambda known: distance(known[0], rgb))
        limit = _NEAR if near[1][1] == (100, 0) else _NEAR_TINT
        return near[1] if distance(near[0], rgb) <= limit else None


def own_profile(named: Iterable[frozenset[str]], old: ThemeColors, ground: str, brand: NewBrand) -> dict[str, Target]:
    """What the colors that a deck names on many of its slides become: by their contrast to its ground.

    `named` are the colors of each slide, `ground` the color behind most of them.
    """
    counts: Counter[str] = Counter()
    slides = 0
    for colors in named:
        slides += 1
        counts.update(colors)
    least = max(_LEAST_SLIDES, _MOST_SLIDES_SHARE * slides)
    often = [rgb for rgb, count in counts.most_common() if count >= least]
    lively = [rgb for rgb in often if not _is_gray(rgb) and contrast(rgb, ground) >= 1.8]
    found: dict[str, Target] = {}
    families: list[str] = []
    for rgb in often:
        if rgb in lively:
            family = next((at for at, other in enumerate(families) if distance(other, rgb) < _GRAY), len(families))
            families += [rgb] if family == len(families) else []
            found[rgb] = semantic(brand.strong[family % len(brand.strong)]), (100, 0)
        else:
            found[rgb] = _quiet(rgb, ground, brand), (100, 0)
    if _is_dark(ground) != _is_dark(brand.layouts["content"].ground):
        # What was nearly as dark as the ground would be a hole in the new one.
        for rgb in counts:
            if contrast(rgb, ground) < 1.8 and rgb not in found:
                found[rgb] = _quiet(rgb, ground, brand), (100, 0)
    return found


def colors_named(root: Element, old: ThemeColors) -> frozenset[str]:
    """The colors that a slide names itself."""
    return frozenset(
        filter(None, (_plain_rgb(each, old) for each in root.iter(f"{A}srgbClr") if not _is_of_picture(each)))
    )


def _quiet(rgb: str, ground: str, brand: NewBrand) -> str:
    palette = brand.kit.palette
    ratio = contrast(rgb, ground)
    if ratio < 1.12:
        return semantic(palette.slot("ground"))
    if ratio < 1.8:
        return semantic(palette.slot("soft-ground"))
    if ratio < 2.6:
        return semantic(palette.slot("line"))
    return semantic(palette.slot("muted" if ratio < 7 else "text"))


def _is_dark(rgb: str) -> bool:
    return contrast(rgb, "#FFFFFF") > contrast(rgb, "#000000")


def _is_gray(rgb: str) -> bool:
    red, green, blue = (int(rgb[at : at + 2], 16) for at in (1, 3, 5))
    light = round(0.3 * red + 0.59 * green + 0.11 * blue)
    return distance(rgb, f"#{light:02X}{light:02X}{light:02X}") < _GRAY


def _candidates(old: ThemeColors, brand: NewBrand) -> Iterable[tuple[str, Target]]:
    """Every color that the old theme's menu offered, with what plays its part now."""
    strong = brand.strong
    parts: list[tuple[str, str, tuple[tuple[int, int], ...]]] = [
        (name, name, _GROUND_TINTS if name.startswith("bg") else _TEXT_TINTS) for name in ("bg1", "tx1", "bg2", "tx2")
    ]
    parts += [(name, semantic(strong[at % len(strong)]), _TINTS) for at, name in enumerate(_ACCENTS)]
    parts += [(name, name, ()) for name in ("hlink", "folHlink")]
    for name, new, _ in parts:
        yield old.plain(old.names.get(name, name)), (new, (100, 0))
    for name, new, tints in parts:
        for tint in tints:
            yield _tinted(old, name, tint), (new, tint)


def _tinted(old: ThemeColors, name: str, tint: tuple[int, int]) -> str:
    from lxml import etree

    holder: Element = etree.Element(f"{A}solidFill")
    color = etree.SubElement(holder, f"{A}schemeClr", {"val": name})
    _add_tint(color, tint)
    return old.plain(old.read(holder)[0] or "dk1")


def _add_tint(color: Element, tint: tuple[int, int]) -> None:
    for name, share in zip(("lumMod", "lumOff"), tint, strict=True):
        if share not in (0, 100) or (name == "lumMod" and share != 100):
            color.append(color.makeelement(f"{A}{name}", {"val": str(share * 1000)}))


def _plain_rgb(element: Element, old: ThemeColors) -> str:
    """The color itself, without what its children change."""
    bare = element.makeelement(element.tag, dict(element.attrib))
    holder = element.makeelement(f"{A}solidFill", {})
    holder.append(bare)
    return old.read(holder)[0]


def _replace(element: Element, target: Target) -> None:
    name, tint = target
    fresh = element.makeelement(f"{A}schemeClr", {"val": name, "settled": "1"})
    if tint != (100, 0):
        _add_tint(fresh, tint)
    fresh.extend(list(element))
    fresh.tail = element.tail
    element.getparent().replace(element, fresh)


def _is_of_picture(element: Element) -> bool:
    """Whether a color says how a picture's own colors change."""
    return next(element.iterancestors(f"{A}blip"), None) is not None
