"""A PowerPoint file beside a kit: which of the kit's layouts each slide stands on, and whose theme its masters have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.presentation import Presentation, SlideLook
from leaderdeck.deck.template_looks import House, LayoutLook, MasterLook, ShownPicture
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

_COPIED = re.compile(r"^\d+_")
"""PowerPoint puts a number before the names of masters and layouts that come along with pasted slides."""
_FOOTERS = frozenset({"ftr", "sldNum", "dt"})
_FEW_COLORS = 2
"""Theme colors that differ before the theme is called another: followed links are often left as they were."""
_ANOTHER_THEME = 6
"""Of twelve: from here on nothing but black, white and chance is the same."""


@dataclass(frozen=True, slots=True)
class KitTemplate:
    """What a kit's own template has, and the pictures in it by part."""

    house: House
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class BrandView:
    """A file and the kit that it should keep to."""

    presentation: Presentation
    kit: BrandKit
    template: KitTemplate
    old_words: frozenset[str]
    """Names and slogans that were given up, as `plain` gives them."""
    twins: tuple[LayoutLook | None, ...] = field(default=())
    """For each layout of the file the kit's own; None where the kit has none like it."""

    def look_layout(self, look: SlideLook) -> LayoutLook | None:
        """The layout of the file that a slide stands on."""
        layouts = self.presentation.house.layouts
        return layouts[look.layout] if look.layout is not None and look.layout < len(layouts) else None

    def twin(self, look: SlideLook) -> LayoutLook | None:
        """The kit's own layout that a slide stands on, or None."""
        return self.twins[look.layout] if look.layout is not None and look.layout < len(self.twins) else None

    def roles(self, look: SlideLook) -> frozenset[str]:
        """What the kit uses the slide's layout for; what the layout seems to be where the kit has none like it."""
        own = self.twin(look)
        if own is None:
            return frozenset((look.role,))
        place = self.template.house.layouts.index(own)
        known = frozenset(layout.role for layout in self.kit.template.layouts if layout.index == place)
        return known or frozenset((look.role,))

    def footers(self, look: SlideLook) -> frozenset[str]:
        """Which of `ftr`, `sldNum` and `dt` the kit's own layout has for the slide, as the kit uses it."""
        own = self.twin(look)
        if own is None:
            return look.layout_footers
        place = self.template.house.layouts.index(own)
        used = [layout for layout in self.kit.template.layouts if layout.index == place]
        in_file = frozenset(type_ for type_, _ in own.holders)
        holders = frozenset(ph.type for layout in used for ph in layout.placeholders if ph.home != "box")
        return (in_file & holders if used else in_file) & _FOOTERS

    def advice(self, what: Sentence) -> Sentence:
        """What to do, and whom to ask."""
        if not self.kit.contact:
            return what
        return say("{advice} Spør {contact} hvis du er i tvil.", advice=what, contact=self.kit.contact)

    @property
    def same_size(self) -> bool:
        """Whether the file's slides are as large as the kit's."""
        house, own = self.presentation.house, self.template.house
        return abs(house.width_pt - own.width_pt) <= 1 and abs(house.height_pt - own.height_pt) <= 1

    def is_another_template(self) -> bool:
        """Whether the file was made with a wholly different template, so that everything else follows from that."""
        used = {layout.master for look in self.presentation.looks if (layout := self.look_layout(look)) is not None}
        masters = [self.presentation.house.masters[index] for index in sorted(used)]
        if not masters or not self.template.house.masters:
            return False
        known = sum(self.twin(look) is not None for look in self.presentation.looks)
        strange = known * 2 < len(self.presentation.looks)
        return all(self._is_foreign(master, strange=strange) for master in masters)

    def _is_foreign(self, master: MasterLook, *, strange: bool) -> bool:
        nearest = self.nearest_master(master)
        colors = len(different_colors(master, nearest))
        typefaces = typefaces_of(master) != typefaces_of(nearest)
        return colors >= _FEW_COLORS and (strange or (colors >= _ANOTHER_THEME and typefaces))

    def is_flattened(self) -> bool:
        """Whether some program kept the theme and lost all layouts, as LibreOffice does: a layout for each master."""
        layouts = [layout for look in self.presentation.looks if (layout := self.look_layout(look)) is not None]
        masters = {layout.master for layout in layouts}
        house = self.presentation.house
        lost = not any(self.twin(look) is not None for look in self.presentation.looks)
        return bool(layouts) and lost and not any(self._is_recolored(house.masters[index]) for index in masters)

    def _is_recolored(self, master: MasterLook) -> bool:
        return len(different_colors(master, self.nearest_master(master))) >= _FEW_COLORS

    def has_brand_theme(self, master: MasterLook) -> bool:
        """Whether a master's theme is one of the kit's, or one of the kit's with changes."""
        nearest = self.nearest_master(master)
        return len(different_colors(master, nearest)) < _ANOTHER_THEME

    def nearest_master(self, master: MasterLook) -> MasterLook:
        """The kit's master whose theme has most in common with this one's."""
        return min(
            self.template.house.masters,
            key=lambda own: (len(different_colors(master, own)), typefaces_of(own) != typefaces_of(master)),
        )


def view_of(presentation: Presentation, kit: BrandKit, template: KitTemplate, old_words: frozenset[str]) -> BrandView:
    """The file beside the kit."""
    twins = tuple(_twin(layout, template.house) for layout in presentation.house.layouts)
    return BrandView(presentation, kit, template, old_words, twins)


def _twin(layout: LayoutLook, own: House) -> LayoutLook | None:
    """The layout of this name, or of the same mark where it was renamed."""
    alike = [each for each in own.layouts if plain_name(each.name) == plain_name(layout.name) and layout.name]
    alike = alike or [each for each in own.layouts if each.mark and each.mark == layout.mark]
    return max(alike, key=lambda each: (_closeness(layout, each), each.master == layout.master), default=None)


def _closeness(one: LayoutLook, other: LayoutLook) -> float:
    together = one.holders | other.holders
    return len(one.holders & other.holders) / len(together) if together else 1.0


def plain_name(name: str) -> str:
    """A layout's name as it is compared."""
    return " ".join(_COPIED.sub("", name.strip()).split()).casefold()


def plain(words: str) -> str:
    """Words as they are compared: one line, one case."""
    return " ".join(words.split()).casefold()


def different_colors(one: MasterLook, other: MasterLook) -> tuple[str, ...]:
    """The theme slots that differ."""
    theirs = dict(one.colors)
    return tuple(slot for slot, rgb in other.colors if theirs.get(slot, "").upper() != rgb.upper())


def typefaces_of(master: MasterLook) -> tuple[str, str]:
    """Heading and body typeface as they are compared."""
    return master.heading_typeface.casefold(), master.body_typeface.casefold()


def area(picture: ShownPicture) -> float:
    """How much of the slide a picture takes, in square points."""
    return abs(picture.frame.width * picture.frame.height)
