"""How each kind of placeholder sets its text in a kit: the looks that the template maker writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, contrast
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.kit import ColorRole
from leaderdeck.brand.template import LEVELS, LevelStyle
from leaderdeck.brand.template_names import PlaceholderKind

FOOTER_KINDS: tuple[PlaceholderKind, ...] = ("slogan", "number", "date")
_BULLETS = {"square": "§", "disc": "•", "dash": "–", "long-dash": "—"}
_TITLE_LINE = 0.9
_STATEMENT_LINE = 0.92
_BODY_LINE = 1.05
_QUOTE_LINE = 1.08
_HANG = {"square": 30.0, "disc": 28.0, "dash": 28.0, "long-dash": 34.0}
"""From a bullet to its text in points; an em dash is as wide as its size."""
_SUB_HANG = 24.0
_SECTION_FIGURE_PT = 112.0
_SECTION_TITLE_PT = 50.0
_STATEMENT_PT, _QUOTATION_PT = 54.0, 40.5
"""What somebody who writes on these layouts in PowerPoint gets; fewer words are set larger here, slide by slide."""
_CLOSING_TITLE_PT = 44.0


def text_levels(kind: PlaceholderKind, design: KitDesign, *, dark: bool = False) -> tuple[LevelStyle, ...]:
    """Styles of list levels 0 to 8 of a kind of placeholder (footers: 0 alone); light text on a dark ground."""
    levels = _LOOKS[kind](design)
    if len(levels) == 1 and kind not in FOOTER_KINDS:
        levels *= LEVELS
    return tuple(_lightened(level, design) for level in levels) if dark else levels


def colored(levels: tuple[LevelStyle, ...], slot: str) -> tuple[LevelStyle, ...]:
    """The same in another color."""
    return tuple(replace(level, color=slot) for level in levels)


def aligned(levels: tuple[LevelStyle, ...]) -> tuple[LevelStyle, ...]:
    """The same, centered where no bullet hangs at the left."""
    return tuple(level if level.bullet else replace(level, align="center") for level in levels)


def _lightened(level: LevelStyle, design: KitDesign) -> LevelStyle:
    light = design.palette.slot("ground")
    return replace(level, color=light, bullet_color=light if level.bullet else "")


def _heading(size: float, role: ColorRole = "heading", line: float = _TITLE_LINE) -> Callable[[KitDesign], LevelStyle]:
    return lambda design: LevelStyle(size, design.palette.slot(role), "heading", bold=True, line_spacing=line)


def _plain(size: float, role: ColorRole = "text", line: float = 1.0) -> Callable[[KitDesign], tuple[LevelStyle, ...]]:
    return lambda design: (LevelStyle(size, design.palette.slot(role), line_spacing=line, space_before_pt=0.0),)


def _step(steps: tuple[float, ...], largest: float) -> float:
    """The largest of a brand's steps that is not above this size; its smallest where all are."""
    return next((size for size in steps if size <= largest), steps[-1])


def _title(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(design.sizes.heading[0])(design),)


def _cover_title(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(design.sizes.cover[0])(design),)


def _subtitle(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (replace(_plain(22.0)(design)[0], italic=True),)


def _section_number(design: KitDesign) -> tuple[LevelStyle, ...]:
    if design.style.section_number == "figure":
        return (_heading(_SECTION_FIGURE_PT, "second", 0.85)(design),)
    return (replace(_plain(20.0, "accent")(design)[0], bold=True),)


def _section_title(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(_step(design.sizes.statement, _SECTION_TITLE_PT), line=_STATEMENT_LINE)(design),)


def _statement(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(_step(design.sizes.statement, _STATEMENT_PT), line=_STATEMENT_LINE)(design),)


def _closing_title(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(_step(design.sizes.cover, _CLOSING_TITLE_PT), line=_STATEMENT_LINE)(design),)


def _quotation(design: KitDesign) -> tuple[LevelStyle, ...]:
    heading = _heading(_step(design.sizes.quote, _QUOTATION_PT), line=_QUOTE_LINE)(design)
    return (replace(heading, bold=False, italic=True),)


def _small_title(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (_heading(20.0, "muted", 1.0)(design),)


def _name_font(design: KitDesign) -> Literal["heading", "body"]:
    return "heading" if design.style.heading_font_for_names else "body"


def _column_heading(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (LevelStyle(26.0, design.palette.slot("heading"), _name_font(design), bold=True),)


def _content(design: KitDesign) -> tuple[LevelStyle, ...]:
    return _list_levels(design, design.sizes.body[0])


def _small_content(design: KitDesign) -> tuple[LevelStyle, ...]:
    return _list_levels(design, _step(design.sizes.body, 24.0))


def _list_levels(design: KitDesign, first: float) -> tuple[LevelStyle, ...]:
    """Bulleted levels, each a share smaller than the one above, down to the brand's smallest body size."""
    levels = list[LevelStyle]()
    floor, size = min(design.sizes.body), first
    style = design.style
    sub_color = _mark_color(design, "second", "muted", "text")
    margin = 0.0
    for number in range(LEVELS):
        hang = _SUB_HANG if number else _HANG[style.bullet]
        margin += hang
        levels.append(
            LevelStyle(
                size,
                design.palette.slot("text"),
                bullet=_BULLETS[style.second_bullet if number else style.bullet],
                bullet_color=sub_color if number else _mark_color(design, "accent", "text"),
                margin_left_pt=margin,
                indent_pt=-hang,
                space_before_pt=7.0 if number else 13.0,
                line_spacing=_BODY_LINE,
            )
        )
        size = max(floor, float(round(size * design.sizes.sublevel)))
    return tuple(levels)


def _mark_color(design: KitDesign, *roles: ColorRole) -> str:
    """The first role's slot that shows on the brand's ground (WCAG 2.2, 1.4.11), or the last one's."""
    palette = design.palette
    ground = palette.rgb(palette.slot("ground"))
    slots = [palette.slot(role) for role in roles]
    return next((slot for slot in slots if contrast(palette.rgb(slot), ground) >= LARGE_TEXT_CONTRAST), slots[-1])


def _source(design: KitDesign) -> tuple[LevelStyle, ...]:
    return _plain(design.sizes.source, "muted")(design)


def _footer(design: KitDesign) -> tuple[LevelStyle, ...]:
    return _plain(design.sizes.footer, "muted")(design)


def _slogan(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (replace(_footer(design)[0], italic=True, font=_name_font(design)),)


def _number(design: KitDesign) -> tuple[LevelStyle, ...]:
    return (replace(_footer(design)[0], align="right"),)


_LOOKS: dict[PlaceholderKind, Callable[[KitDesign], tuple[LevelStyle, ...]]] = {
    "title": _title,
    "cover-title": _cover_title,
    "subtitle": _subtitle,
    "details": _plain(20.0, line=1.1),
    "section-number": _section_number,
    "section-title": _section_title,
    "section-text": _plain(24.0),
    "content": _content,
    "small-content": _small_content,
    "statement": _statement,
    "statement-line": _plain(24.0),
    "small-title": _small_title,
    "quotation": _quotation,
    "quote-source": _plain(22.0, line=1.1),
    "column-heading": _column_heading,
    "picture": _plain(16.0, "muted"),
    "table": _plain(16.0, "muted"),
    "chart": _plain(16.0, "muted"),
    "caption": _plain(16.0, "muted"),
    "source": _source,
    "closing-title": _closing_title,
    "contact": _plain(20.0, "muted", 1.1),
    "slogan": _slogan,
    "number": _number,
    "date": _number,
}
