"""Which new layout a slide gets, and which of its placeholders goes where on it."""

from __future__ import annotations

from itertools import permutations

from leaderdeck.deck.slide import LayoutName
from leaderdeck.powerpoint.rebranding.items import Item, ItemKind
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand, NewLayout, Slot
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_TAKES: dict[ItemKind, tuple[str, ...]] = {
    "text": ("obj", "body", "subTitle"),
    "shape": ("obj", "body", "subTitle"),
    "picture": ("pic", "obj"),
    "table": ("tbl", "obj"),
    "chart": ("chart", "obj"),
    "diagram": ("obj",),
    "object": ("obj",),
}
"""Which placeholders may hold what."""
_SPARE = frozenset({13, 14})
"""Captions and sources of LeaderDeck's layouts: old bodies are neither."""
_SPARE_OPEN: frozenset[LayoutName] = frozenset({"cover", "quote"})
_BY_COUNT: dict[int, tuple[LayoutName, ...]] = {
    1: ("content",),
    2: ("columns", "comparison", "content"),
    3: ("columns", "comparison", "content"),
    4: ("comparison", "columns", "content"),
}
_KEPT: frozenset[LayoutName] = frozenset({"statement", "quote", "closing"})
"""Roles of old layouts that say more than what stands on them."""
_SHORT = 220
"""Characters that a section's or closing slide's text may have; more is something to read."""
_ROOMY: frozenset[LayoutName] = frozenset({"facts", "picture", "table", "chart"})
"""Roles whose layout must have room for what somebody has drawn; a template's own may be meant otherwise."""
_MOST_PERMUTED = 5
_HEAVY = 0.3
_STACKED, _LOW = 0.6, 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout, and for each placeholder that found a home its new slot."""

    layout: NewLayout
    homes: tuple[tuple[Item, Slot], ...]
    homeless: tuple[Item, ...]


def choose_place(
    items: list[Item], old_role: LayoutName | None, brand: NewBrand, width: float, height: float, *, last: bool
) -> Choice:
    """The new layout for these items: by the old layout's role and by what is there."""
    titles = [item for item in items if item.is_title]
    bodies = [item for item in items if item.ph is not None and not item.is_title]
    loose = any(item.ph is None for item in items)
    heavy = any(item.ph is None and _is_heavy(item, width * height) for item in items)
    roles = _roles(None if heavy else old_role, titles, bodies, loose=loose, last=last)
    best: Choice | None = None
    roomy = [role for role in roles if role not in _ROOMY or brand.layout(role).is_roomy(brand.height)]
    tried: list[LayoutName] = roomy or ["content"]
    for role in dict.fromkeys(tried):
        found = _assign(titles, bodies, brand.layout(role), (width, height), (brand.width, brand.height))
        if best is None or len(found.homeless) < len(best.homeless):
            best = found
        if not best.homeless:
            break
    if best is None:  # cannot be: there is always a role to try
        raise IndexError
    return best


def _is_heavy(item: Item, slide_area: float) -> bool:
    """Whether a loose thing is the slide's matter, which no cover or section has room for."""
    if item.kind in ("table", "chart", "diagram", "object"):
        return True
    large = item.frame is not None and item.frame.width * item.frame.height > _HEAVY * slide_area
    return large and item.kind in ("picture", "group")


def _roles(
    old: LayoutName | None, titles: list[Item], bodies: list[Item], *, loose: bool, last: bool
) -> list[LayoutName]:
    texts = [item for item in bodies if item.kind == "text"]
    brief = len(texts) == len(bodies) and sum(len(item.words) for item in texts) <= _SHORT
    wanted: list[LayoutName] = []
    if old in ("cover", "section") and brief and titles:
        wanted.append("closing" if last and len(bodies) <= 1 and not loose else old)
    elif old in _KEPT and brief and titles:
        wanted.append(old)
    if not titles and not bodies and not loose and old is not None:
        return [old]
    if not bodies:
        return [*wanted, "facts" if titles else "blank"]
    return [*wanted, *_by_content(bodies, texts)]


def _by_content(bodies: list[Item], texts: list[Item]) -> list[LayoutName]:
    kinds = [item.kind for item in bodies]
    many = list(_BY_COUNT.get(len(bodies), ("comparison", "columns", "content")))
    if len(bodies) == 1:
        single: dict[ItemKind, LayoutName] = {"picture": "picture", "table": "table", "chart": "chart"}
        return [single.get(kinds[0], "content"), "content"]
    if len(texts) == len(bodies) == 2 and _is_stacked(*bodies):
        return ["content"]  # side by side, the line that leads into the text would be read after it
    if len(bodies) == 2 and kinds.count("picture") == 1 and len(texts) == 1:
        return ["picture-text", *many] if _is_upright(bodies[kinds.index("picture")]) else [*many, "picture-text"]
    return many


def _is_stacked(one: Item, other: Item) -> bool:
    """Whether a low text stands over (or under) a higher one of about its width."""
    if one.frame is None or other.frame is None:
        return False
    shared = min(one.frame.right, other.frame.right) - max(one.frame.x, other.frame.x)
    apart = max(one.frame.y, other.frame.y) - min(one.frame.bottom, other.frame.bottom)
    lower, higher = sorted((one.frame.height, other.frame.height))
    alongside = shared > _STACKED * min(one.frame.width, other.frame.width)
    return alongside and apart > -0.1 * lower and lower < _LOW * higher


def _is_upright(item: Item) -> bool:
    return item.frame is not None and item.frame.width <= item.frame.height * 1.15


def _assign(
    titles: list[Item],
    bodies: list[Item],
    layout: NewLayout,
    old_size: tuple[float, float],
    new_size: tuple[float, float],
) -> Choice:
    homes: list[tuple[Item, Slot]] = []
    title = layout.title()
    if titles and title is not None:
        homes.append((titles[0], title))
    waiting = [*titles[1:], *bodies] if title is not None or not titles else [*titles, *bodies]
    spare = frozenset[int]() if layout.role in _SPARE_OPEN else _SPARE
    free = [
        slot
        for slot in layout.slots
        if slot.type in ("obj", "body", "subTitle", "pic", "tbl", "chart") and slot.number not in spare
    ]
    settled = _cheapest(waiting, free, old_size, new_size)
    homes += settled
    housed = {id(item) for item, _ in homes}
    return Choice(layout, tuple(homes), tuple(item for item in (*titles, *bodies) if id(item) not in housed))


def _cheapest(
    waiting: list[Item], free: list[Slot], old_size: tuple[float, float], new_size: tuple[float, float]
) -> list[tuple[Item, Slot]]:
    """The pairs that house most items and move them least."""
    housed = waiting[:_MOST_PERMUTED]
    places: list[Slot | None] = [*free[: _MOST_PERMUTED + 1], *([None] * len(housed))]
    costs = {
        (row, column): _cost(item, slot, old_size, new_size)
        for row, item in enumerate(housed)
        for column, slot in enumerate(places)
    }
    if not housed:
        return []
    columns = range(len(free[: _MOST_PERMUTED + 1]) + len(housed))
    best = min(
        (order for order in permutations(columns, len(housed)) if _is_tidy(order, len(free))),
        key=lambda order: sum(costs[row, column] for row, column in enumerate(order)),
    )
    pairs = ((housed[row], places[column], costs[row, column]) for row, column in enumerate(best))
    return [(item, slot) for item, slot, cost in pairs if slot is not None and cost < _NOWHERE]


def _is_tidy(order: tuple[int, ...], slots: int) -> bool:
    """One order for all the ways to have no home, so that they are not tried again and again."""
    homeless = [column for column in order if column >= slots]
    return homeless == sorted(homeless)


_NOWHERE = 4.0
"""What it costs to have no home: more than the longest way."""


def _cost(item: Item, slot: Slot | None, old_size: tuple[float, float], new_size: tuple[float, float]) -> float:
    if slot is None:
        return _NOWHERE
    if slot.type not in _TAKES.get(item.kind, ()):
        return 2 * _NOWHERE
    if item.frame is None:
        return 0.5
    exact = 0.0 if slot.type == _TAKES[item.kind][0] else 0.1
    spare = 0.4 if slot.number in _SPARE else 0.0
    return exact + spare + _distance(item.frame, old_size, slot.placeholder.frame, new_size)


def _distance(old: Frame, old_size: tuple[float, float], new: Frame, new_size: tuple[float, float]) -> float:
    """How far apart two frames are, and how unlike in height, as shares of their slides."""
    across = abs((old.x + old.width / 2) / old_size[0] - (new.x + new.width / 2) / new_size[0])
    down = abs((old.y + old.height / 2) / old_size[1] - (new.y + new.height / 2) / new_size[1])
    taller = abs(old.height / old_size[1] - new.height / new_size[1])
    return across + down + 0.5 * taller
