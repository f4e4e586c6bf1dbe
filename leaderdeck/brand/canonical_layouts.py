"""An adopted template in LeaderDeck's own terms: a layout for each role, with placeholders under the usual numbers.

Nothing of the file changes. What its layouts lack stands as text boxes inside the template's own body frame.
"""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.backdrop_values import scaled_frame, scaled_insets
from leaderdeck.brand.canonical_places import complete
from leaderdeck.brand.canonical_room import Room
from leaderdeck.brand.kit import Palette, SizeSteps
from leaderdeck.brand.role_map import RoleMap, RolePlace
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder, Template
from leaderdeck.units import Frame

NORMAL_WIDTH_PT, NORMAL_HEIGHT_PT = 720.0, 540.0
"""The least size of a slide that is composed as it is: PowerPoint's 4:3; 16:9 is 960 points wide."""
_LEAST_SCALE = 0.1
_PLAIN_TEXT_PT = 24.0
_SURE = 0.6
"""See `leaderdeck.brand.role_map.RolePlace`."""
_HIGH = 0.3
"""Share of the slide's height in which titles begin."""


def canonical_template(raw: Template, roles: RoleMap, palette: Palette, sizes: SizeSteps) -> Template:
    """The template with one layout for each place of the map, about 540 points high.

    `raw` is the file as read, in its own points; `sizes` are the brand's, in points of the normalized slide.
    """
    scale = max(_LEAST_SCALE, min(raw.width_pt / NORMAL_WIDTH_PT, raw.height_pt / NORMAL_HEIGHT_PT))
    slide = Frame(0.0, 0.0, raw.width_pt / scale, raw.height_pt / scale)
    by_index = {layout.index: scaled_layout(layout, 1.0 / scale) for layout in raw.layouts}
    body, heading = _body_style(by_index, roles, palette), _a_title(by_index, roles, slide)
    layouts = []
    for place in roles:
        source = by_index.get(place.layout) or next(iter(by_index.values()))
        room = Room(place.role, source, slide, palette, sizes, body, heading)
        layouts.append(_in_role(room, place))
    return replace(raw, width_pt=slide.width, height_pt=slide.height, layouts=tuple(layouts), scale=scale, adopted=True)


def scaled_layout(layout: Layout, factor: float) -> Layout:
    """The layout with every length times a factor."""
    if factor == 1.0:
        return layout
    return replace(
        layout,
        placeholders=tuple(_scaled_placeholder(known, factor) for known in layout.placeholders),
        backdrop=tuple(part.scaled(factor) for part in layout.backdrop),
        area=scaled_frame(layout.area, factor),
    )


def _scaled_placeholder(known: Placeholder, factor: float) -> Placeholder:
    return replace(
        known,
        frame=scaled_frame(known.frame, factor),
        insets=scaled_insets(known.insets, factor),
        levels=tuple(level.scaled(factor) for level in known.levels),
        backdrop=tuple(part.scaled(factor) for part in known.backdrop),
    )


def _in_role(room: Room, place: RolePlace) -> Layout:
    room.is_makeshift = _was_made_for_content(room.layout) and (place.why == "nearest" or place.confidence < _SURE)
    room.take(place.slots)
    area = complete(room)
    return replace(
        room.layout,
        role=place.role,
        placeholders=room.placeholders(),
        area=area,
    )


def _was_made_for_content(layout: Layout) -> bool:
    """Whether it is neither a cover nor a section, by its type or its places."""
    types = {known.type for known in layout.placeholders}
    return layout.office_type not in ("title", "secHead") and not types & {"ctrTitle", "subTitle"}


def _body_style(by_index: dict[int, Layout], roles: RoleMap, palette: Palette) -> tuple[LevelStyle, ...]:
    """How the template sets running text: on the layout for content, or else wherever it has any."""
    content = next((place.layout for place in roles if place.role == "content"), -1)
    for layout in _first(by_index, content):
        for wanted in ("obj", "body"):
            known = next((holder for holder in layout.placeholders if holder.type == wanted), None)
            if known is not None:
                return known.levels
    return (LevelStyle(_PLAIN_TEXT_PT, palette.slot("text")),)


def _a_title(by_index: dict[int, Layout], roles: RoleMap, slide: Frame) -> Placeholder | None:
    """The title of the layout for content, or else of any that has it at its top."""
    content = next((place.layout for place in roles if place.role == "content"), -1)
    titles = (
        known
        for layout in _first(by_index, content)
        for known in layout.placeholders
        if known.type == "title" or (known.type == "ctrTitle" and layout.index == content)
    )
    high = (
        each for each in titles if each.frame.width >= 0.3 * slide.width and 0.0 <= each.frame.y <= _HIGH * slide.height
    )
    return next(high, None)


def _first(by_index: dict[int, Layout], wanted: int) -> list[Layout]:
    """All layouts, this one first."""
    return sorted(by_index.values(), key=lambda layout: layout.index != wanted)
