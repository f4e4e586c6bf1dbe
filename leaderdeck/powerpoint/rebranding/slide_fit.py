"""Text on one moved slide made to fit where it stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from leaderdeck.brand.kit import FontFamily
from leaderdeck.brand.template import LevelStyle
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.rebranding.elements import TITLES, A, P
from leaderdeck.powerpoint.rebranding.fitting import (
    Room,
    old_font,
    room_in,
    share_that_fits,
    table_share,
    text_height,
    typeface_of,
    write_share,
    write_sizes,
)
from leaderdeck.powerpoint.rebranding.items import Item, name_of
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand, NewLayout, Slot
from leaderdeck.powerpoint.rebranding.sizing import grow_letters
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Insets

_WELL_SHRUNK = 0.8
"""Share from which shrunk letters are worth no word."""
_ABOVE_FOOT_PT = 6.0
_BOX_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
_PLAIN = (LevelStyle(size_pt=18.0, color="dk1"),)
"""How loose text is set that says nothing itself."""


@dataclass(slots=True)
class SlideFitter:
    """Measures the text of one slide before and after its move."""

    brand: NewBrand
    slots: Mapping[int, Slot]
    """The new placeholders, by `id` of their item."""
    tell: Callable[[Sentence], None]
    _old_heights: dict[int, float] = field(default_factory=dict)

    def measure_old(self, items: Sequence[Item], plain: tuple[LevelStyle, ...]) -> None:
        """How high loose text was with its old letters: it may be as high again, even where that is too high."""
        for item in items:
            if item.ph is not None or item.kind not in ("text", "shape") or not item.words or item.frame is None:
                continue
            body = item.main.find(f"{P}txBody")
            if body is not None:
                family = old_font(typeface_of(body, ""))
                room = room_in(body, item.frame.width, item.frame.height)
                self._old_heights[id(item)] = text_height(body, plain, (family, family), room.width, 1.0)

    def fit(self, item: Item, layout: NewLayout, body_levels: tuple[LevelStyle, ...]) -> None:
        """Shrink the item's text as far as it must be; a word to a person where that is far."""
        fonts = (self.brand.kit.heading_font, self.brand.kit.body_font)
        if item.frame is None or not item.words:
            return
        if item.kind == "table":
            self._fit_table(item, layout.foot - _ABOVE_FOOT_PT - item.frame.y, fonts[1])
        elif item.main.find(f"{P}txBody") is None:
            return
        elif (slot := self.slots.get(id(item))) is not None:
            holder = slot.placeholder
            self._fit_placeholder(item, holder.levels, fonts, holder.insets, is_title=slot.type in TITLES)
        elif item.boxed:
            self._fit_placeholder(item, body_levels, fonts, _BOX_INSETS, is_title=False)
        else:
            self._fit_loose(item, fonts)

    def _fit_placeholder(
        self,
        item: Item,
        levels: tuple[LevelStyle, ...],
        fonts: tuple[FontFamily, FontFamily],
        insets: Insets,
        *,
        is_title: bool,
    ) -> None:
        share = 1.0
        for shape in item.variants:
            body = shape.find(f"{P}txBody")
            if body is None or item.frame is None:
                continue
            share = share_that_fits(body, levels, fonts, room_in(body, item.frame.width, item.frame.height, insets))
            if is_title:
                write_sizes(body, levels[0].size_pt, share)
            else:
                write_share(body, share)
        sizes = self.brand.kit.sizes.heading if is_title else self.brand.kit.sizes.body
        floor = min(sizes) * self.brand.kit.template.scale
        small = share * levels[0].size_pt < min(floor, levels[0].size_pt) - 0.5
        if share < 1.0 and (share < _WELL_SHRUNK or small):
            self._tell_shrunk(item, share)

    def _fit_table(self, item: Item, room: float, font: FontFamily) -> None:
        share = table_share(item.main, font, room)
        if share >= 1.0:
            return
        for shape in item.variants:
            grow_letters(shape, share)
        if share < _WELL_SHRUNK:
            self._tell_shrunk(item, share)

    def _fit_loose(self, item: Item, fonts: tuple[FontFamily, FontFamily]) -> None:
        share = 1.0
        for shape in item.variants:
            body = shape.find(f"{P}txBody")
            properties = body.find(f"{A}bodyPr") if body is not None else None
            if body is None or item.frame is None or (properties is not None and properties.get("wrap") == "none"):
                continue
            room = room_in(body, item.frame.width, item.frame.height)
            before = self._old_heights.get(id(item), 0.0) * item.factor
            share = share_that_fits(body, _PLAIN, fonts, Room(room.width, max(room.height, before * 1.02)))
            if share < 1.0:
                write_share(body, share)
        if share < _WELL_SHRUNK:
            self._tell_shrunk(item, share)

    def _tell_shrunk(self, item: Item, share: float) -> None:
        self.tell(
            say(
                "Teksten i «{name}» er krympet til {share} % for å få plass; kort den ned, eller del lysbildet.",
                name=name_of(item),
                share=round(share * 100),
            )
        )
