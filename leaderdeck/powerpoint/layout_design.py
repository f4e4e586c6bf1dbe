"""A kit's description → the master and layouts of its template, as the values that reading the template gives back."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from leaderdeck.brand.design import KitDesign, LayoutDesign
from leaderdeck.brand.kit import ColorRole
from leaderdeck.brand.template import DATE_IDX, NUMBER_IDX, SLOGAN_IDX, BackdropPart, Layout, LevelStyle, Placeholder
from leaderdeck.brand.template_area import content_area
from leaderdeck.brand.template_names import PlaceholderKind, layout_title, placeholder_words
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.powerpoint.layout_backdrops import (
    OWN_GROUND,
    WITHOUT_FOOTER,
    footer_furniture,
    footer_left,
    kit_shapes,
    layout_backdrop,
)
from leaderdeck.powerpoint.layout_standards import (
    Standard,
    content_frame,
    footer_frames,
    has_date,
    standard_placeholders,
    title_frame,
)
from leaderdeck.powerpoint.text_looks import aligned, colored, text_levels
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

_IN_COLUMNS = (1, 2, 3, 4)
"""Headings and texts of a comparison's two columns."""
_CENTERED_IDX = (0, 1)
"""Title and the text below it follow a layout's alignment."""


@dataclass(frozen=True, slots=True)
class DesignedLayout:
    """One layout, and what its placeholders are for."""

    layout: Layout
    kinds: tuple[PlaceholderKind, ...]
    """The kind of each of the layout's placeholders."""
    own_backdrop: tuple[BackdropPart, ...]
    """The parts drawn on the layout itself."""
    shows_master: bool
    """Whether the master's shapes stand behind it."""


@dataclass(frozen=True, slots=True)
class DesignedTemplate:
    """The master's placeholders and shapes, and the layouts."""

    placeholders: tuple[Placeholder, ...]
    kinds: tuple[PlaceholderKind, ...]
    backdrop: tuple[BackdropPart, ...]
    layouts: tuple[DesignedLayout, ...]


def design_template(design: KitDesign) -> DesignedTemplate:
    """The template of this kit. Reads the logo files."""
    standards = (
        Standard("title", 0, "title", title_frame(design.grid)),
        Standard("body", 1, "content", content_frame(design.grid)),
    )
    placeholders = tuple(_placeholder(standard, design) for standard in standards)
    footers = _footers(design, design.grid.left)
    backdrop = (*kit_shapes(design), *footer_furniture(design, design.grid.left, LayoutDesign()))
    return DesignedTemplate(
        (*placeholders, *(footer for _, footer in footers)),
        (*(standard.kind for standard in standards), *(kind for kind, _ in footers)),
        backdrop,
        tuple(_layout(role, index, design, backdrop) for index, role in enumerate(LAYOUT_NAMES)),
    )


def _layout(
    role: LayoutName, index: int, design: KitDesign, master_backdrop: tuple[BackdropPart, ...]
) -> DesignedLayout:
    look = design.layout(role)
    standards = standard_placeholders(role, design)
    footers = _layout_footers(role, design)
    kinds = (*(standard.kind for standard in standards), *(kind for kind, _ in footers))
    placeholders = _named_apart(
        tuple(
            _as_designed(placeholder, role, design)
            for placeholder in (
                *(_standard(standard, role, design) for standard in standards),
                *(footer for _, footer in footers),
            )
        )
    )
    shows_master = not look.dark and role not in (*OWN_GROUND, *WITHOUT_FOOTER, "picture-text")
    own = layout_backdrop(role, design, placeholders)
    if not shows_master:
        own = (*_instead_of_master(role, design), *own)
    layout = Layout(
        role=role,
        name=layout_title(role, design.language),
        index=index,
        placeholders=placeholders,
        backdrop=(*master_backdrop, *own) if shows_master else own,
        ground=design.palette.slot(look.ground),
        dark=look.dark,
        area=content_area(placeholders, content_frame(design.grid)),
    )
    return DesignedLayout(layout, kinds, own, shows_master)


def _instead_of_master(role: LayoutName, design: KitDesign) -> tuple[BackdropPart, ...]:
    """What a layout that hides the master's shapes keeps of them."""
    kept = () if role in OWN_GROUND or role == "picture-text" else kit_shapes(design)
    if role in WITHOUT_FOOTER:
        return kept
    return (*kept, *footer_furniture(design, footer_left(role, design), design.layout(role)))


def _placeholder(standard: Standard, design: KitDesign, *, dark: bool = False) -> Placeholder:
    return Placeholder(
        type=standard.type,
        idx=standard.idx,
        name=placeholder_words(standard.kind, design.language)[0],
        frame=standard.frame,
        insets=Insets(),
        anchor=standard.anchor,
        levels=text_levels(standard.kind, design, dark=dark),
    )


def _footers(design: KitDesign, left: float, *, dark: bool = False) -> tuple[tuple[PlaceholderKind, Placeholder], ...]:
    _, slogan, date, number = footer_frames(design, left)
    centered = "name" in design.footer and left == design.grid.left
    slogan_levels = text_levels("slogan", design, dark=dark)
    slogan_levels = aligned(slogan_levels) if centered else slogan_levels
    return (
        _footer("date", "dt", DATE_IDX, date, text_levels("date", design, dark=dark), design),
        _footer("slogan", "ftr", SLOGAN_IDX, slogan, slogan_levels, design),
        _footer("number", "sldNum", NUMBER_IDX, number, text_levels("number", design, dark=dark), design),
    )


def _footer(
    kind: PlaceholderKind,
    type_: Literal["ftr", "sldNum", "dt"],
    idx: int,
    frame: Frame,
    levels: tuple[LevelStyle, ...],
    design: KitDesign,
) -> tuple[PlaceholderKind, Placeholder]:
    name = placeholder_words(kind, design.language)[0]
    return kind, Placeholder(type_, idx, name, frame, Insets(), "middle", levels)


def _layout_footers(role: LayoutName, design: KitDesign) -> tuple[tuple[PlaceholderKind, Placeholder], ...]:
    """Covers carry the slogan alone, at the margin; the closing slide carries nothing."""
    dark = design.layout(role).dark
    if role == "closing":
        return ()
    if role == "cover":
        grid = design.grid
        frame = Frame(grid.left, grid.footer_top, 540.0, grid.footer_height)
        slogan = _footers(design, grid.left, dark=dark)[1][1]
        levels = tuple(replace(level, align="left", size_pt=level.size_pt + 1.0) for level in slogan.levels)
        return (("slogan", replace(slogan, frame=frame, levels=levels)),)
    left = footer_left(role, design)
    footers = _footers(design, left, dark=dark)
    return footers if has_date(design, left) else footers[1:]


def _as_designed(placeholder: Placeholder, role: LayoutName, design: KitDesign) -> Placeholder:
    """The placeholder where, and in the color and alignment, in which the kit wants it on this layout."""
    look = design.layout(role)
    idx = placeholder.idx
    frame = dict(look.frames).get(idx, placeholder.frame)
    levels = placeholder.levels
    color = dict(look.colors).get(idx)
    if color is not None:
        levels = colored(levels, design.palette.slot(color))
    if look.align == "center" and idx in _CENTERED_IDX:
        levels = aligned(levels)
    anchored = idx == 0 or (idx == 1 and role == "quote")
    anchor = look.anchor if look.anchor and anchored else placeholder.anchor
    return replace(placeholder, frame=frame, levels=levels, anchor=anchor)


def _standard(standard: Standard, role: LayoutName, design: KitDesign) -> Placeholder:
    """The placeholder as the standard layout has it. Text on light panels stays dark, whatever the slide's ground."""
    dark = design.layout(role).dark
    if role != "comparison" or standard.idx not in _IN_COLUMNS:
        return _placeholder(standard, design, dark=dark)
    filled = design.style.comparison == "cards"
    placeholder = _placeholder(standard, design, dark=dark and not filled)
    if standard.kind != "column-heading" or (dark and not filled):
        return placeholder
    first: ColorRole = "accent" if filled else "text"
    heading: ColorRole = first if standard.idx == 1 else "heading"
    return replace(placeholder, levels=colored(placeholder.levels, design.palette.slot(heading)))


def _named_apart(placeholders: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
    """Placeholders that share a name are numbered, as a selection pane needs it."""
    names = [known.name for known in placeholders]
    named = list[Placeholder]()
    for at, placeholder in enumerate(placeholders):
        shared = names.count(placeholder.name) > 1
        number = names[: at + 1].count(placeholder.name)
        named.append(replace(placeholder, name=f"{placeholder.name} {number}") if shared else placeholder)
    return tuple(named)
