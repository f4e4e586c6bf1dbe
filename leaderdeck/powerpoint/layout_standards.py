"""Where placeholders stand on the standard layouts, before a kit moves any of them. Points on a 960 x 540 slide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from leaderdeck.brand.design import Grid, KitDesign
from leaderdeck.brand.template import CAPTION_IDX, SOURCE_IDX
from leaderdeck.brand.template_names import PlaceholderKind
from leaderdeck.deck.slide import LayoutName
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

SLIDE_WIDTH, SLIDE_HEIGHT = 960.0, 540.0
"""Points; every length below is in points too. 13.333 x 7.5 inches, as PowerPoint makes wide slides."""
COLUMN_GAP = 36.0
CARD_GAP = 30.0
CARD_PADDING = 26.0
SOURCE_HEIGHT = 20.0
NUMBER_WIDTH = 52.0
DATE_WIDTH = 110.0
FOOTER_GAP = 12.0
QUOTE_INDENT = 90.0
"""From the left margin to a quotation that stands beside a large mark."""
QUOTE_HEIGHT = 204.0
QUOTE_GAP = 38.0
"""Between a quotation and who said it; a rule stands in it where there is no large mark."""
COLUMN_HEADING_HEIGHT = 36.0

PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl", "chart"]
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Standard:
    """One placeholder of a standard layout."""

    type: PlaceholderType
    idx: int
    kind: PlaceholderKind
    frame: Frame
    anchor: Anchor = "top"


def width_between(grid: Grid) -> float:
    """The width between the margins."""
    return SLIDE_WIDTH - grid.left - grid.right


def title_frame(grid: Grid) -> Frame:
    """Where titles stand: one line of 40 pt with room for two of 36 pt."""
    return Frame(grid.left, grid.title_top, width_between(grid), grid.title_height)


def content_frame(grid: Grid) -> Frame:
    """Between title and source line."""
    return Frame(grid.left, grid.content_top, width_between(grid), grid.content_bottom - grid.content_top)


def columns(frame: Frame, count: int, gap: float) -> tuple[Frame, ...]:
    """The frame cut into columns of equal width."""
    width = (frame.width - gap * (count - 1)) / count
    return tuple(Frame(frame.x + (width + gap) * at, frame.y, width, frame.height) for at in range(count))


def comparison_columns(design: KitDesign) -> tuple[Frame, ...]:
    """The two panels, or the two columns under their rules."""
    grid = design.grid
    whole = content_frame(grid).inset(0.0, 14.0, 0.0, 4.0)
    return columns(whole, 2, CARD_GAP)


def standard_placeholders(role: LayoutName, design: KitDesign) -> tuple[Standard, ...]:
    """The layout's placeholders besides the footer's, in reading order."""
    return _STANDARDS[role](design)


def footer_frames(design: KitDesign, left: float) -> tuple[Frame, Frame, Frame, Frame]:
    """Frames of name, slogan, date and number in a footer line that begins at `left`.

    The slogan is centered on the line where the name stands before it, and begins the line where none does. A line
    shorter than the slide keeps room for the date only if the brand shows dates: slogans are long.
    """
    grid = design.grid
    y, height, right = grid.footer_top, grid.footer_height, SLIDE_WIDTH - grid.right
    number = Frame(right - NUMBER_WIDTH, y, NUMBER_WIDTH, height)
    date = Frame(number.x - FOOTER_GAP - DATE_WIDTH, y, DATE_WIDTH, height)
    # Two thirds of the size a letter is more than any shipped face needs for a name in mixed case.
    name_width = min(300.0, max(120.0, len(design.name) * design.sizes.footer * 2 / 3))
    name = Frame(grid.left, y, name_width, height)
    if "name" in design.footer and left == grid.left:
        edge = max(name.right - left, right - date.x) + FOOTER_GAP
        slogan = Frame(left + edge, y, right - left - 2 * edge, height)
    else:
        end = date.x if has_date(design, left) else number.x
        slogan = Frame(left, y, end - FOOTER_GAP - left, height)
    return name, slogan, date, number


def has_date(design: KitDesign, left: float) -> bool:
    """Whether a footer line that begins at `left` has room for a date."""
    return left == design.grid.left or "date" in design.footer


def _titled(design: KitDesign, *others: Standard) -> tuple[Standard, ...]:
    grid = design.grid
    source = Frame(grid.left, grid.content_bottom, width_between(grid), SOURCE_HEIGHT)
    return (
        Standard("title", 0, "title", title_frame(grid)),
        *others,
        Standard("body", SOURCE_IDX, "source", source, "bottom"),
    )


def _cover(design: KitDesign) -> tuple[Standard, ...]:
    left = design.grid.left
    width = min(760.0, width_between(design.grid))
    return (
        Standard("ctrTitle", 0, "cover-title", Frame(left, 186.0, width, 144.0)),
        Standard("subTitle", 1, "subtitle", Frame(left, 336.0, min(640.0, width), 56.0)),
        Standard("body", 13, "details", Frame(left, 400.0, min(570.0, width), 88.0)),
    )


def _section(design: KitDesign) -> tuple[Standard, ...]:
    left, width = design.grid.left, width_between(design.grid) - 60.0
    if design.style.section_number == "figure":
        number = Standard("body", 13, "section-number", Frame(left, 156.0, width, 128.0), "bottom")
        title, text = Frame(left, 296.0, width, 116.0), Frame(left, 416.0, width, 64.0)
    else:
        number = Standard("body", 13, "section-number", Frame(left, 190.0, width, 34.0), "bottom")
        title, text = Frame(left, 232.0, width, 118.0), Frame(left, 358.0, width, 96.0)
    return (
        number,
        Standard("title", 0, "section-title", title),
        Standard("body", 1, "section-text", text),
    )


def _content(design: KitDesign) -> tuple[Standard, ...]:
    return _titled(design, Standard("obj", 1, "content", content_frame(design.grid)))


def _statement(design: KitDesign) -> tuple[Standard, ...]:
    left, width = design.grid.left, width_between(design.grid) - 30.0
    _, source = _titled(design)
    return (
        Standard("title", 0, "statement", Frame(left, 174.0, width, 234.0)),
        Standard("body", 1, "statement-line", Frame(left, 412.0, width, 56.0)),
        source,
    )


def _quote(design: KitDesign) -> tuple[Standard, ...]:
    indent = QUOTE_INDENT if design.style.quote_mark == "large" else 0.0
    left, width = design.grid.left + indent, width_between(design.grid) - indent - 30.0
    _, source = _titled(design)
    top, anchor = _quotation_top(design)
    below = top + QUOTE_HEIGHT + QUOTE_GAP
    height = min(98.0, design.grid.content_bottom - FOOTER_GAP - below)
    return (
        Standard("title", 0, "small-title", Frame(left, 44.0, width, 52.0), "bottom"),
        Standard("body", 1, "quotation", Frame(left, top, width, QUOTE_HEIGHT), anchor),
        Standard("body", 13, "quote-source", Frame(left, below, width, height)),
        source,
    )


def _quotation_top(design: KitDesign) -> tuple[float, Anchor]:
    """Beside a large mark words begin at the mark; without one they stand on the rule above their source."""
    return (140.0, "top") if design.style.quote_mark == "large" else (106.0, "bottom")


def _columns(design: KitDesign) -> tuple[Standard, ...]:
    first, second = columns(content_frame(design.grid), 2, COLUMN_GAP)
    return _titled(design, Standard("obj", 1, "content", first), Standard("obj", 2, "content", second))


def _comparison(design: KitDesign) -> tuple[Standard, ...]:
    filled = design.style.comparison == "cards"
    side, top = (CARD_PADDING, 22.0) if filled else (0.0, 20.0)
    parts = []
    for at, column in enumerate(comparison_columns(design)):
        inner = column.inset(side, top, side, 16.0 if filled else 0.0)
        heading = Frame(inner.x, inner.y, inner.width, COLUMN_HEADING_HEIGHT)
        below = inner.inset(0.0, COLUMN_HEADING_HEIGHT + 12.0, 0.0, 0.0)
        parts.append(Standard("body", 2 * at + 1, "column-heading", heading, "middle"))
        parts.append(Standard("obj", 2 * at + 2, "small-content", below))
    return _titled(design, *parts)


def _picture(design: KitDesign) -> tuple[Standard, ...]:
    picture, caption = _above_caption(content_frame(design.grid))
    return _titled(design, Standard("pic", 1, "picture", picture), caption)


def _picture_text(design: KitDesign) -> tuple[Standard, ...]:
    grid = design.grid
    left = text_beside_picture(grid)
    width = SLIDE_WIDTH - grid.right - left
    title = Frame(left, grid.title_top, width, grid.title_height)
    top = grid.content_top
    caption_top = grid.content_bottom - 46.0
    return (
        Standard("pic", 1, "picture", Frame(0.0, 0.0, left - 60.0, SLIDE_HEIGHT)),
        Standard("title", 0, "title", title),
        Standard("obj", 2, "small-content", Frame(left, top, width, caption_top - 6.0 - top)),
        Standard("body", CAPTION_IDX, "caption", Frame(left, caption_top, width, 44.0), "bottom"),
        Standard("body", SOURCE_IDX, "source", Frame(left, grid.content_bottom, width, SOURCE_HEIGHT), "bottom"),
    )


def text_beside_picture(grid: Grid) -> float:
    """Where text begins beside a picture that fills the slide's left side."""
    return max(480.0, grid.left + 402.0)


def _table(design: KitDesign) -> tuple[Standard, ...]:
    table, caption = _above_caption(content_frame(design.grid).inset(0.0, 8.0, 0.0, 0.0))
    return _titled(design, Standard("tbl", 1, "table", table), caption)


def _chart(design: KitDesign) -> tuple[Standard, ...]:
    chart, caption = _above_caption(content_frame(design.grid))
    return _titled(design, Standard("chart", 1, "chart", chart), caption)


def _above_caption(frame: Frame) -> tuple[Frame, Standard]:
    caption = Frame(frame.x, frame.bottom - 26.0, frame.width, 24.0)
    return frame.inset(0.0, 0.0, 0.0, 30.0), Standard("body", CAPTION_IDX, "caption", caption)


def _closing(design: KitDesign) -> tuple[Standard, ...]:
    left, width = design.grid.left, width_between(design.grid)
    return (
        Standard("title", 0, "closing-title", Frame(left, 224.0, width, 104.0), "middle"),
        Standard("body", 1, "contact", Frame(left, 338.0, width, 110.0)),
    )


def _blank(_: KitDesign) -> tuple[Standard, ...]:
    return ()


_STANDARDS: dict[LayoutName, Callable[[KitDesign], tuple[Standard, ...]]] = {
    "cover": _cover,
    "section": _section,
    "content": _content,
    "statement": _statement,
    "quote": _quote,
    "columns": _columns,
    "comparison": _comparison,
    "facts": _titled,
    "agenda": _titled,
    "steps": _titled,
    "timeline": _titled,
    "picture": _picture,
    "picture-text": _picture_text,
    "table": _table,
    "chart": _chart,
    "closing": _closing,
    "blank": _blank,
}
