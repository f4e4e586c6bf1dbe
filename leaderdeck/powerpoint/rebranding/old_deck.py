"""The old deck as it came: its package, slides and layouts, and what its profile consisted of."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from hashlib import sha1
from pathlib import Path

from leaderdeck.brand.package import CONTENT_TYPES_PART, LARGEST_UNPACKED, Package, open_package
from leaderdeck.brand.role_guess import guess_roles
from leaderdeck.brand.template import Layout, LevelStyle, Template
from leaderdeck.brand.template_colors import ThemeColors, read_theme_colors
from leaderdeck.brand.template_reader import read_package
from leaderdeck.brand.template_roles import find_role
from leaderdeck.brand.template_styles import StyleReader, finished, merged
from leaderdeck.deck.slide import LayoutName
from leaderdeck.errors import TemplateProblem
from leaderdeck.language import say
from leaderdeck.powerpoint.rebranding.elements import DRAWN, A, Element, P, R, placeholder_of, words_of
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import points

_ID = f"{R}id"
_MOST_SLIDES = 10_000
_SURE = 0.6
"""Confidence from which a guessed role counts, as in the map of roles."""


@dataclass(slots=True)
class OldLayout:
    """A layout of the old deck with what its master hands down."""

    role: LayoutName | None
    layout: Layout | None
    """Resolved; None where the file is no sound template."""
    colors: ThemeColors
    plain: tuple[LevelStyle, ...]
    """How text outside placeholders is set."""
    words: frozenset[str]
    """What stands fixed on it and its master, in lower case."""
    pictures: frozenset[str]
    """Digests of the pictures on it and its master."""


@dataclass(slots=True)
class OldDeck:
    """An old deck, open."""

    package: Package
    main: str
    presentation: Element
    width: float
    height: float
    slides: tuple[str, ...]
    """Parts of its slides, in their order, each once."""
    identities: tuple[str, ...]
    """What the presentation calls each of them."""
    types: dict[str, str]
    """Content type by part."""
    template: Template | None
    numbers: dict[str, int]
    """Position of each layout part, as the template reader counts."""
    guessed: dict[int, LayoutName]
    """Roles that are sure enough, by position."""
    _layouts: dict[str, OldLayout] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def layout_of(self, slide: str) -> OldLayout:
        """The layout that a slide stands on."""
        part = next(iter(self.package.related(slide, "slideLayout")), "")
        if part not in self._layouts:
            self._layouts[part] = self._read_layout(part)
        return self._layouts[part]

    def digest(self, part: str) -> str:
        """A mark of a part's bytes."""
        if part not in self._digests:
            data = self.package.data(part, LARGEST_UNPACKED)
            self._digests[part] = sha1(data, usedforsecurity=False).hexdigest()
        return self._digests[part]

    def picture_of(self, part: str, shape: Element) -> str:
        """The digest of the picture that a shape shows, or empty."""
        blip = next(shape.iter(f"{A}blip"), None)
        relation = self.package.relations(part).get(blip.get(f"{R}embed", "")) if blip is not None else None
        if relation is None or relation.part not in self.package.entries:
            return ""
        return self.digest(relation.part)

    def language(self) -> str:
        """The tag that most of the text says to be in, or empty."""
        counts = Counter[str]()
        for part in self.slides:
            counts.update(filter(None, (each.get("lang", "") for each in self.package.tree(part).iter(f"{A}rPr"))))
        return counts.most_common(1)[0][0] if counts else ""

    def _read_layout(self, part: str) -> OldLayout:
        package = self.package
        master = next(iter(package.related(part, "slideMaster")), "") if part else ""
        theme = next(iter(package.related(master, "theme")), "") if master else ""
        roots = [package.tree(each) for each in (part, master) if each]
        color_map = package.tree(master).find(f"{P}clrMap") if master else None
        colors = read_theme_colors(package.tree(theme) if theme else None, color_map)
        if part:
            colors = colors.mapped(package.tree(part).find(f"{P}clrMapOvr/{A}overrideClrMapping"))
        styles = StyleReader(colors, "")
        defaults = styles.levels(self.presentation.find(f"{P}defaultTextStyle"))
        number = self.numbers.get(part)
        layout = self.template.layouts[number] if self.template is not None and number is not None else None
        fixed = [shape for root in roots for shape in root.iterfind(f"{P}cSld/{P}spTree/*") if shape.tag in DRAWN]
        words = (words_of(each).casefold() for each in fixed if _is_fixed(each))
        pictures = (
            self.picture_of(each, blip)
            for each in (part, master)
            if each
            for blip in package.tree(each).iter(f"{A}blip")
        )
        return OldLayout(
            role=self._role(part, layout, number),
            layout=layout,
            colors=colors,
            plain=tuple(finished(level) for level in merged(defaults)),
            words=frozenset(filter(None, words)),
            pictures=frozenset(filter(None, pictures)),
        )

    def _role(self, part: str, layout: Layout | None, number: int | None) -> LayoutName | None:
        if not part or layout is None:
            return None
        if number in self.guessed:
            return self.guessed[number]
        root = self.package.tree(part)
        return find_role(root.get("matchingName", ""), root.get("type", ""), layout.name, layout.placeholders)


def open_old_deck(file: Path) -> OldDeck:
    """The deck, looked through. Raises TemplateProblem in one sentence for one that cannot be read safely."""
    package = open_package(file, "presentation")
    main = next(iter(package.related("", "officeDocument")), "")
    if not main or main not in package.entries:
        package.refuse(say("den er ikke en PowerPoint-fil."))
    presentation = package.tree(main)
    size = presentation.find(f"{P}sldSz")
    width, height = (points(int(size.get("cx"))), points(int(size.get("cy")))) if size is not None else (720.0, 540.0)
    if width <= 0 or height <= 0:
        package.refuse(say("den er skrevet feil."))
    parts, identities = _listed(package, main, presentation)
    if not parts:
        package.refuse(say("den har ingen lysbilder."))
    template = _template(package)
    numbers = _numbers(package, main, presentation) if template is not None else {}
    return OldDeck(
        package,
        main,
        presentation,
        width,
        height,
        parts,
        identities,
        _types(package),
        template,
        numbers,
        _guessed(template),
    )


def _is_fixed(shape: Element) -> bool:
    """Whether a shape of a master or layout shows its own words: loose ones and footers do, prompts do not."""
    ph = placeholder_of(shape)
    return ph is None or ph.get("type") == "ftr"


def _listed(package: Package, main: str, presentation: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    relations = package.relations(main)
    found: dict[str, str] = {}
    for each in presentation.iterfind(f"{P}sldIdLst/{P}sldId"):
        relation = relations.get(each.get(_ID, ""))
        if relation is not None and relation.part in package.entries:
            if package.tree(relation.part).find(f"{P}cSld/{P}spTree") is None:
                package.refuse(say("delen «{part}» er ikke gyldig XML.", part=relation.part))
            found.setdefault(relation.part, each.get("id", ""))
    if len(found) > _MOST_SLIDES:
        package.refuse(say("den har for mange lysbilder."))
    return tuple(found), tuple(found.values())


def _numbers(package: Package, main: str, presentation: Element) -> dict[str, int]:
    relations = package.relations(main)
    numbers: dict[str, int] = {}
    for listed in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relation = relations.get(listed.get(_ID, ""))
        if relation is None or not relation.part:
            continue
        own = package.relations(relation.part)
        for each in package.tree(relation.part).iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            if each.get(_ID, "") in own:
                numbers[own[each.get(_ID, "")].part] = len(numbers)
    return numbers


def _types(package: Package) -> dict[str, str]:
    by_name: dict[str, str] = {}
    by_extension: dict[str, str] = {}
    for row in package.tree(CONTENT_TYPES_PART):
        if row.get("PartName"):
            by_name[row.get("PartName").lstrip("/").lower()] = row.get("ContentType", "")
        elif row.get("Extension"):
            by_extension[row.get("Extension").lower()] = row.get("ContentType", "")
    return {
        name: by_name.get(name.lower()) or by_extension.get(name.rpartition(".")[2].lower(), "")
        for name in package.entries
    }


def _template(package: Package) -> Template | None:
    """The file's layouts, or None where they are no sound template: its slides move all the same."""
    try:
        return read_package(package)
    except TemplateProblem:
        return None


def _guessed(template: Template | None) -> dict[int, LayoutName]:
    """By layout the role that it plays for sure: not merely as the nearest to be had."""
    found: dict[int, LayoutName] = {}
    for place in guess_roles(template) if template is not None else ():
        if place.confidence >= _SURE and place.why != "nearest":
            found.setdefault(place.layout, place.role)
    return found
