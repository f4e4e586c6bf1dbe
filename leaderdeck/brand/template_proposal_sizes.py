"""Type sizes of somebody else's template, each with steps down that text may shrink through."""

from __future__ import annotations

from leaderdeck.brand.kit import SizeSteps
from leaderdeck.brand.role_map import RoleMap
from leaderdeck.brand.template import Layout, Placeholder, Template
from leaderdeck.deck.slide import LayoutName

_NORMAL_WIDTH, _NORMAL_HEIGHT = 720.0, 540.0
_SMALLEST, _LARGEST = 8.0, 96.0
_STEPS = (1.0, 0.92, 0.85, 0.78, 0.71)
"""Shares of the first size, as LeaderDeck's own body steps fall (28 to 20 points)."""
_NOTICEABLE = 0.96
"""A last step down that is smaller than this is not worth a step."""
_BODY_FLOOR = 20.0
"""HVL's guide for slides: never below 20 points, unless the template itself is."""
_LEAST_BODY = 12.0
_LEAST_FIRST_BODY = 14.0
"""Running text smaller than this is made for paper; nobody reads it on a wall."""
_LEAST_TABLE = 12.0
_TABLE, _CODE, _QUOTE = 0.75, 0.72, 1.3
_STANDARD = SizeSteps()


def propose_sizes(raw: Template, roles: RoleMap) -> SizeSteps:
    """Sizes in points of a slide that is composed about 540 high."""
    scale = min(raw.width_pt / _NORMAL_WIDTH, raw.height_pt / _NORMAL_HEIGHT) or 1.0

    def of(role: LayoutName, types: tuple[str, ...], otherwise: float) -> float:
        holder = _holder(_layout(raw, roles, role), types)
        size = holder.level(0).size_pt / scale if holder is not None else otherwise
        return min(max(round(size * 2) / 2, _SMALLEST), _LARGEST)

    heading = of("content", ("title",), _STANDARD.heading[0])
    body = max(of("content", ("obj", "body"), _STANDARD.body[0]), _LEAST_FIRST_BODY)
    cover = of("cover", ("ctrTitle", "title"), max(heading, _STANDARD.cover[-1]))
    statement = of("statement", ("title", "ctrTitle"), cover)
    quote = max(min(body * _QUOTE, max(statement, body), _LARGEST), _BODY_FLOOR)
    footer = of("content", ("ftr", "sldNum", "dt"), _STANDARD.footer)
    source = min(max(footer, _STANDARD.footer), body)
    return SizeSteps(
        heading=_down(heading, min(heading, 0.7 * heading)),
        body=_down(body, _BODY_FLOOR if body > _BODY_FLOOR else min(body, max(_STEPS[-1] * body, _LEAST_BODY))),
        cover=_down(cover, 0.6 * cover),
        statement=_down(max(statement, heading), 0.6 * max(statement, heading)),
        quote=_down(max(quote, body), 0.7 * max(quote, body)),
        table=_down(max(_TABLE * body, _LEAST_TABLE), max(min(14.0, _TABLE * body), _LEAST_TABLE)),
        code=_down(max(_CODE * body, _LEAST_TABLE), max(min(14.0, _CODE * body), _LEAST_TABLE)),
        fact=_down(max(heading, cover, 1.5 * body), 0.6 * max(heading, cover, 1.5 * body)),
        warn_below=min(_STANDARD.warn_below, body),
        source=source,
        footer=footer,
    )


def _down(first: float, floor: float) -> tuple[float, ...]:
    """The first size and steps down to the floor, in half points, each smaller than the one before."""
    sizes = [_half(first)]
    for step in _STEPS[1:]:
        size = _half(max(first * step, floor))
        if size < sizes[-1]:
            sizes.append(size)
    if _half(floor) <= _NOTICEABLE * sizes[-1]:
        sizes.append(_half(floor))
    return tuple(sizes)


def _half(size: float) -> float:
    return max(round(size * 2) / 2, 6.0)


def _layout(raw: Template, roles: RoleMap, role: LayoutName) -> Layout:
    return raw.layouts[next(place.layout for place in roles if place.role == role)]


def _holder(layout: Layout, types: tuple[str, ...]) -> Placeholder | None:
    """The largest placeholder of these types."""
    known = [holder for holder in layout.placeholders if holder.type in types]
    return max(known, key=lambda holder: holder.frame.width * holder.frame.height, default=None)
