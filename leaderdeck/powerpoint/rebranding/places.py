"""Where things stand on the new slide: the old slide's regions laid over the new one's, drawings kept whole.

The old content area goes to the new one, margins to margins, and nothing into the footers' line. Shapes that touch or
are joined move and grow together, so that arrows still point at what they pointed at; running text, tables and charts
may grow wider than their neighbors, pictures never change their proportions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leaderdeck.brand.template_area import around
from leaderdeck.powerpoint.rebranding.items import Item
from leaderdeck.powerpoint.rebranding.new_brand import NewLayout
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_TOUCHING_PT = 3.0
_WHOLE = 0.9
"""Share of the slide from which a shape counts as its ground."""
_FREE = frozenset({"text", "table", "chart"})
"""What may be stretched in one direction."""
_LARGEST_GROWTH = 1.1
_SMALLEST_SHARE = 0.5
"""A drawing at the slide's very edge has next to no room by its bounds, and must not vanish for that."""
_STRETCH = 1.08
_ABOVE_FOOT_PT = 8.0
_GAP_PT = 12.0
_BEGIN = 0.3
_LEAST_ROOM = 0.3
_TOP_SHARE = 0.85
"""Nothing but grounds goes up to the very edge, where brands put their marks."""
_FEW = 3
_MOST_CLUSTERED = 400
"""Shapes that are looked at two by two; a slide with more is a drawing, and moves as one."""


@dataclass(frozen=True, slots=True)
class Region:
    """How the old slide lies over the new one: pairs of (old, new) along each axis, both growing."""

    across: tuple[tuple[float, float], ...]
    down: tuple[tuple[float, float], ...]
    old: Frame
    new: Frame
    """The whole slides."""

    def moved(self, frame: Frame) -> Frame:
        """The frame with its edges where the new slide has them."""
        left, right = _along(self.across, frame.x), _along(self.across, frame.right)
        top, bottom = _along(self.down, frame.y), _along(self.down, frame.bottom)
        return Frame(left, top, right - left, bottom - top)

    @property
    def is_stretched(self) -> bool:
        """Whether the new slide has other proportions."""
        ratio = (self.new.width / self.new.height) / (self.old.width / self.old.height)
        return not 1 / _STRETCH <= ratio <= _STRETCH

    @property
    def growth(self) -> float:
        """How much larger the new slide is."""
        return min(self.new.width / self.old.width, self.new.height / self.old.height)


@dataclass(frozen=True, slots=True)
class Move:
    """One likeness: scaled about a point and laid at another."""

    factor: float
    from_x: float
    from_y: float
    to_x: float
    to_y: float

    def moved(self, frame: Frame) -> Frame:
        """The frame after the move."""
        return Frame(
            self.to_x + (frame.x - self.from_x) * self.factor,
            self.to_y + (frame.y - self.from_y) * self.factor,
            frame.width * self.factor,
            frame.height * self.factor,
        )


def lay_over(
    size: tuple[float, float], old: tuple[Frame | None, Frame | None], layout: NewLayout, new: tuple[Frame, Frame]
) -> Region:
    """The old slide of this size over the new one; `old` and `new` are title and content area, title and slide."""
    width, height = size
    old_title, old_area = old
    new_title, slide = new
    plain = Frame(width / 16, height / 4, width * 7 / 8, height * 5 / 8)
    area = old_area if old_area is not None and _is_sound(old_area, width, height) else plain
    bottom = max(layout.area.bottom, layout.foot - _ABOVE_FOOT_PT * slide.height / 540.0)
    across = ((0.0, 0.0), (area.x, layout.area.x), (area.right, layout.area.right), (width, slide.width))
    down = [(0.0, 0.0), (area.y, layout.area.y), (area.bottom, bottom), (height, max(bottom + 1.0, layout.foot))]
    head = [(0.0, 0.0)]
    top = old_title.y if old_title is not None else height / 20
    if 1.0 < top < area.y - 1.0 and new_title.y < layout.area.y:
        head = [(0.0, min(new_title.y, top) * _TOP_SHARE), (top, new_title.y)]
    if old_title is not None and top < old_title.bottom < area.bottom - height / 4 and new_title.bottom < bottom:
        # What stood below the title stands below it.
        head.append((old_title.bottom, max(new_title.bottom, head[-1][1] + 1.0)))
    rest = [pair for pair in down[1:] if pair[0] > head[-1][0] and pair[1] > head[-1][1]]
    return Region(across, (*head, *rest), Frame(0.0, 0.0, width, height), slide)


def place_loose(items: Sequence[Item], region: Region, *, beside_text: bool) -> list[tuple[Item, Frame, float]]:
    """For each loose item its new frame, and how much its drawing grows.

    All grow alike. They move together too, as one drawing, unless the new slide is much wider (or narrower) and they
    stand beside running text that grows wider with it, or are few: then each goes to its own place.
    """
    grounds = [item for item in items if item.frame is not None and _covers(item.frame, region.old)]
    rest = [item for item in items if item.frame is not None and item not in grounds]
    placed = [_as_ground(item, region) for item in grounds]
    if not rest:
        return placed
    bounds = around(_frames(rest))
    clusters = _clusters(rest) if region.is_stretched and len(rest) <= _MOST_CLUSTERED else []
    if clusters and (beside_text or len(clusters) <= _FEW):
        factor = _factor(bounds, region)
        for cluster in clusters:
            placed += _place_cluster(cluster, region, factor)
        return placed
    return placed + _together(rest, bounds, region.moved(bounds), _factor(bounds, region))


def contained(frame: Frame, room: Frame) -> Frame:
    """The frame, its proportions kept, as large as it fits into the room and in its middle."""
    factor = min(room.width / max(frame.width, 0.01), room.height / max(frame.height, 0.01))
    width, height = frame.width * factor, frame.height * factor
    return Frame(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height)


def _is_sound(area: Frame, width: float, height: float) -> bool:
    inside = area.x >= 0 and area.y >= 0 and area.right <= width and area.bottom <= height
    return inside and area.width >= width / 4 and area.height >= height / 5


def _along(pairs: tuple[tuple[float, float], ...], at: float) -> float:
    """A place along an axis; what lies outside the slide stays as far outside."""
    for (old, new), (next_old, next_new) in pairwise(pairs):
        if at <= next_old or next_old == pairs[-1][0]:
            if at < pairs[0][0] or at > pairs[-1][0]:
                edge_old, edge_new = pairs[0] if at < pairs[0][0] else pairs[-1]
                return edge_new + at - edge_old
            share = (at - old) / (next_old - old) if next_old > old else 1.0
            return new + share * (next_new - new)
    return at


def _covers(frame: Frame, slide: Frame) -> bool:
    return frame.width >= _WHOLE * slide.width and frame.height >= _WHOLE * slide.height


def _as_ground(item: Item, region: Region) -> tuple[Item, Frame, float]:
    """What covered the old slide covers the new one; a picture as far as its proportions allow."""
    frame = item.frame or region.old
    if item.kind in ("shape", "text") and not item.words:
        return item, region.new, 1.0
    found = contained(frame, region.new)
    return item, found, found.width / max(frame.width, 0.01)


def _place_cluster(cluster: list[Item], region: Region, factor: float) -> list[tuple[Item, Frame, float]]:
    bounds = around(_frames(cluster))
    room = region.moved(bounds)
    if len(cluster) == 1 and cluster[0].kind in _FREE and _is_upright(cluster[0]):
        return [(cluster[0], room, _near_one(region.growth))]
    above = region.down[-1][1] - bounds.height * factor
    top = max(0.0, min(room.y + (room.height - bounds.height * factor) / 2, above))
    return _together(cluster, bounds, Frame(room.x, top, room.width, bounds.height * factor), factor)


def _together(items: list[Item], bounds: Frame, room: Frame, factor: float) -> list[tuple[Item, Frame, float]]:
    left = room.x + (room.width - bounds.width * factor) / 2
    top = room.y + (room.height - bounds.height * factor) / 2
    move = Move(factor, bounds.x, bounds.y, left, top)
    return [(item, move.moved(item.frame), factor) for item in items if item.frame is not None]


def _frames(items: Sequence[Item]) -> list[Frame]:
    return [item.frame for item in items if item.frame is not None]


def _factor(bounds: Frame, region: Region) -> float:
    """How much a drawing with these bounds grows on its way."""
    room = region.moved(bounds)
    factor = min(
        room.width / bounds.width if bounds.width > 1.0 else region.growth,
        room.height / bounds.height if bounds.height > 1.0 else region.growth,
        region.growth * _LARGEST_GROWTH,
    )
    return max(_SMALLEST_SHARE * region.growth, _near_one(factor))


def _near_one(factor: float) -> float:
    """Small changes of size are none: they would only give odd type sizes."""
    return 1.0 if 0.97 <= factor <= 1.06 else factor


def _is_upright(item: Item) -> bool:
    transform = item.main.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm")
    return transform is None or transform.get("rot", "0") == "0"


def _clusters(items: Sequence[Item]) -> list[list[Item]]:
    """Items that touch, overlap or are joined by a connector, directly or through others."""
    leaders = list(range(len(items)))

    def leader(at: int) -> int:
        while leaders[at] != at:
            leaders[at] = leaders[leaders[at]]
            at = leaders[at]
        return at

    for first, item in enumerate(items):
        for second in range(first):
            if _belong_together(item, items[second]):
                leaders[leader(first)] = leader(second)
    found: dict[int, list[Item]] = {}
    for at, item in enumerate(items):
        found.setdefault(leader(at), []).append(item)
    return list(found.values())


def _belong_together(one: Item, other: Item) -> bool:
    if one.joined & other.numbers or other.joined & one.numbers:
        return True
    if one.frame is None or other.frame is None:
        return False
    apart_across = max(one.frame.x, other.frame.x) - min(one.frame.right, other.frame.right)
    apart_down = max(one.frame.y, other.frame.y) - min(one.frame.bottom, other.frame.bottom)
    return apart_across < _TOUCHING_PT and apart_down < _TOUCHING_PT


def clear_room(slot: Frame, meant: Frame | None, obstacles: Sequence[Frame]) -> Frame | None:
    """The slot's frame without what loose things cover of it; None where nothing sensible is left.

    Where the text was put on purpose (`meant`), its middle tells on which side of an obstacle it stands; elsewhere it
    is where text begins.
    """
    x, y = (
        (meant.x + meant.width / 2, meant.y + meant.height / 2)
        if meant is not None
        else (slot.x + slot.width * _BEGIN, slot.y + slot.height * _BEGIN)
    )
    left, top, right, bottom = slot.x, slot.y, slot.right, slot.bottom
    for each in obstacles:
        if each.x >= right or each.right <= left or each.y >= bottom or each.bottom <= top:
            continue
        if each.x >= x:
            right = each.x - _GAP_PT
        elif each.right <= x:
            left = each.right + _GAP_PT
        elif each.y >= y:
            bottom = each.y - _GAP_PT
        elif each.bottom <= y:
            top = each.bottom + _GAP_PT
        else:
            return None
    room = Frame(left, top, right - left, bottom - top)
    least = meant if meant is not None else slot
    enough = room.width >= _LEAST_ROOM * least.width and room.height >= _LEAST_ROOM * least.height
    return room if enough else None
