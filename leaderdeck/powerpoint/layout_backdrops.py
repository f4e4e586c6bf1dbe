"""What is drawn behind the placeholders of a layout: bars, rules, panels, quotation mark, logo and name."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.design import KitDesign, LayoutDesign
from leaderdeck.brand.kit import ColorRole, Logo
from leaderdeck.brand.logos import svg_to_png
from leaderdeck.brand.template import (
    SLOGAN_IDX,
    BackdropPart,
    BackdropPicture,
    BackdropShape,
    BackdropText,
    PathCommand,
    Placeholder,
)
from leaderdeck.deck.slide import LayoutName
from leaderdeck.powerpoint.layout_standards import (
    QUOTE_INDENT,
    SLIDE_WIDTH,
    comparison_columns,
    footer_frames,
    text_beside_picture,
)
from leaderdeck.powerpoint.svg_path import read_path
from leaderdeck.powerpoint.text_looks import text_levels
from leaderdeck.units import Frame, Insets

OWN_GROUND: tuple[LayoutName, ...] = ("cover", "section")
"""Layouts that draw their own ground: the master's shapes do not stand on them."""
WITHOUT_FOOTER: tuple[LayoutName, ...] = ("cover", "closing")
_BARRED: tuple[LayoutName, ...] = (
    "content", "statement", "columns", "comparison", "facts", "agenda", "steps", "timeline", "picture", "picture-text",
    "table", "chart",
)  # fmt: skip
_BAR_WIDTH, _BAR_HEIGHT, _BAR_ABOVE_TITLE = 48.0, 4.5, 16.0
_BAR_ABOVE_STATEMENT = 24.0
"""Accents on the largest capitals reach higher than others."""
_RULE_HEIGHT, _RULE_ABOVE_FOOTER = 1.5, 3.0
_COLUMN_RULE_HEIGHT = 4.5
_DARK_RULE_ALPHA = 0.22
_NAME_PT = 20.0
_MARKS = {
    "«": "M0 50 27 0H50L27 50 50 100H27ZM46 50 73 0H96L73 50 96 100H73Z",
    "“": "M40 0C14 12 0 36 0 64C0 86 10 100 24 100C36 100 46 90 46 76C46 62 36 54 24 54C22 54 19 54 18 55"
    "C20 40 30 26 46 16ZM94 0C68 12 54 36 54 64C54 86 64 100 78 100C90 100 100 90 100 76C100 62 90 54 78 54"
    "C76 54 73 54 72 55C74 40 84 26 100 16Z",
}
"""Opening quotation marks as outlines 100 high, so that no font decides how they look."""
_MARK_VIEWS = {"«": (0.0, 0.0, 96.0, 100.0), "“": (0.0, 0.0, 100.0, 100.0)}


def kit_shapes(design: KitDesign) -> tuple[BackdropPart, ...]:
    """The brand's own shapes on the master."""
    return tuple(
        _drawn(shape.path, shape.view, shape.frame, design, shape.fill, shape.alpha) for shape in design.shapes
    )


def footer_furniture(design: KitDesign, left: float, look: LayoutDesign) -> tuple[BackdropPart, ...]:
    """The hairline above the footer and the name at its beginning, where the brand wants them."""
    grid = design.grid
    parts = list[BackdropPart]()
    if grid.footer_rule:
        y = grid.footer_top - _RULE_ABOVE_FOOTER
        frame = Frame(left, y, SLIDE_WIDTH - grid.right - left, _RULE_HEIGHT)
        line: tuple[ColorRole, float] = ("ground", _DARK_RULE_ALPHA) if look.dark else ("line", 1.0)
        parts.append(_rectangle(frame, design, *line))
    if "name" in design.footer and left == grid.left:
        style = replace(text_levels("date", design, dark=look.dark)[0], align="left")
        role = dict(look.colors).get(SLOGAN_IDX)
        style = style if role is None else replace(style, color=design.palette.slot(role))
        parts.append(BackdropText(footer_frames(design, left)[0], Insets(), "middle", design.name, style))
    return tuple(parts)


def layout_backdrop(
    role: LayoutName, design: KitDesign, placeholders: tuple[Placeholder, ...]
) -> tuple[BackdropPart, ...]:
    """What this layout has of its own, lowest first."""
    look = design.layout(role)
    own = tuple(_drawn(shape.path, shape.view, shape.frame, design, shape.fill, shape.alpha) for shape in look.shapes)
    return (*own, *_furniture(role, design, placeholders), *_identity(design, look))


def footer_left(role: LayoutName, design: KitDesign) -> float:
    """Where this layout's footer line begins: beside a picture, or at the margin."""
    return text_beside_picture(design.grid) if role == "picture-text" else design.grid.left


def _furniture(role: LayoutName, design: KitDesign, placeholders: tuple[Placeholder, ...]) -> tuple[BackdropPart, ...]:
    parts = list[BackdropPart]()
    dark = design.layout(role).dark
    if role == "comparison":
        parts += _comparison_ground(design)
    if role == "quote":
        parts += _quote_furniture(design, placeholders)
    title = next((known for known in placeholders if known.idx == 0), None)
    if design.grid.title_bar and role in _BARRED and title is not None and title.anchor == "top":
        above = _BAR_ABOVE_STATEMENT if role == "statement" else _BAR_ABOVE_TITLE
        top = max(0.0, title.frame.y - above)
        frame = Frame(title.frame.x, top, _BAR_WIDTH, _BAR_HEIGHT)
        parts.append(_rectangle(frame, design, "second" if dark else "accent"))
    return tuple(parts)


def _comparison_ground(design: KitDesign) -> list[BackdropPart]:
    first, second = comparison_columns(design)
    if design.style.comparison == "cards":
        return [_rectangle(first, design, "soft-ground"), _rectangle(second, design, "panel")]
    return [
        _rectangle(Frame(first.x, first.y, first.width, _COLUMN_RULE_HEIGHT), design, "muted"),
        _rectangle(Frame(second.x, second.y, second.width, _COLUMN_RULE_HEIGHT), design, "second"),
    ]


def _quote_furniture(design: KitDesign, placeholders: tuple[Placeholder, ...]) -> list[BackdropPart]:
    by_idx = {known.idx: known.frame for known in placeholders}
    if design.style.quote_mark == "large":
        mark = "“" if design.language == "en" else "«"
        frame = Frame(by_idx[1].x - QUOTE_INDENT, by_idx[1].y + 10.0, 72.0, 74.0)
        return [_drawn(_MARKS[mark], _MARK_VIEWS[mark], frame, design, "second", 1.0)]
    source = by_idx[13]
    return [_rectangle(Frame(source.x, source.y - 19.0, 67.5, 3.75), design, "second")]


def _identity(design: KitDesign, look: LayoutDesign) -> tuple[BackdropPart, ...]:
    parts = list[BackdropPart]()
    ground = "dark" if look.dark else "light"
    logo = next((logo for logo in design.logos if logo.ground == ground), design.logos[0] if design.logos else None)
    if look.logo is not None and logo is not None:
        parts.append(_logo_picture(logo, look.logo, centered=look.align == "center"))
    if look.name_frame is not None:
        style = replace(
            text_levels("details", design, dark=look.dark)[0], bold=True, size_pt=_NAME_PT, line_spacing=1.0
        )
        parts.append(BackdropText(look.name_frame, Insets(), "middle", design.name, style))
    return tuple(parts)


def _logo_picture(logo: Logo, box: Frame, *, centered: bool) -> BackdropPicture:
    """The logo as large as the box allows, its aspect kept."""
    scale = min(box.width / logo.width_px, box.height / logo.height_px)
    width, height = logo.width_px * scale, logo.height_px * scale
    x = box.x + (box.width - width) / 2 if centered else box.x
    frame = Frame(x, box.y + (box.height - height) / 2, width, height)
    data = logo.file.read_bytes()
    if logo.file.suffix.lower() != ".svg":
        return BackdropPicture(frame, data, alt=logo.alt)
    return BackdropPicture(frame, _as_png(logo, data), data, logo.alt)


def _as_png(logo: Logo, svg: bytes) -> bytes:
    """The picture for programs that cannot draw SVG: the file beside it, or one drawn now."""
    beside = logo.file.with_suffix(".png")
    if beside.is_file():
        return beside.read_bytes()
    return svg_to_png(svg)


def _rectangle(frame: Frame, design: KitDesign, role: ColorRole, alpha: float = 1.0) -> BackdropShape:
    corners = ((frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom))
    path: list[PathCommand] = [("L" if at else "M", corner) for at, corner in enumerate(corners)]
    return BackdropShape((*path, ("Z", ())), design.palette.slot(role), alpha)


def _drawn(
    path: str,
    view: tuple[float, float, float, float],
    frame: Frame,
    design: KitDesign,
    role: ColorRole,
    alpha: float,
) -> BackdropShape:
    return BackdropShape(read_path(path, view, frame), design.palette.slot(role), alpha)
