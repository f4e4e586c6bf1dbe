"""Handouts: 1, 2, 3 or 6 slides a page with lines to write on. Speaker notes are never on them."""

from __future__ import annotations

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.text import plain
from leaderdeck.language import say
from leaderdeck.paper.manuscript import picture_in_words
from leaderdeck.paper.page_builder import PageBuilder
from leaderdeck.paper.paper_pages import (
    EDGE,
    HEIGHT_PT,
    MARGIN_PT,
    MUTED,
    WIDTH_PT,
    PaperPages,
    Type,
    set_paragraph,
)
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Outline, TextShape
from leaderdeck.units import Frame

_LINE_GAP_PT = 22.0
"""Between lines for handwriting: narrow ruling is 18 points, wide 25."""
_GAP_PT = 16.0
_NUMBER_PT = 11.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """How slides stand on a page."""

    columns: int
    rows: int
    beside: bool = False
    """Whether the lines stand right of the slide and not below."""


_GRIDS = {1: _Grid(1, 1), 2: _Grid(1, 2), 3: _Grid(1, 3, beside=True), 6: _Grid(2, 3)}
_BESIDE_SHARE = 0.52
"""A slide's share of the width where the lines stand beside it."""


def handout_pages(paper: TalkPaper, ratio: float, each: int, kit: BrandKit) -> PaperPages:
    """The pages: all slides in order, `each` (1, 2, 3 or 6) on a page.

    `ratio`: a slide's height by its width. `kit`: on paper.
    """
    grid = _GRIDS[each]
    builder = PageBuilder(paper, kit)
    owners = [slide for slide in paper.slides for _ in range(slide.number, slide.last_number + 1)]
    for number, slide in enumerate(owners, start=1):
        place = (number - 1) % each
        if place == 0:
            builder.begin_page()
        _add_slide(builder, number, slide, ratio, _cell(grid, place), grid)
    return builder.finish()


def _cell(grid: _Grid, place: int) -> Frame:
    width = (WIDTH_PT - 2 * MARGIN_PT - _GAP_PT * (grid.columns - 1)) / grid.columns
    height = (HEIGHT_PT - 2 * MARGIN_PT - _GAP_PT * (grid.rows - 1)) / grid.rows
    column, row = place % grid.columns, place // grid.columns
    return Frame(MARGIN_PT + column * (width + _GAP_PT), MARGIN_PT + row * (height + _GAP_PT), width, height)


def _add_slide(builder: PageBuilder, number: int, slide: PaperSlide, ratio: float, cell: Frame, grid: _Grid) -> None:
    paper = builder.paper
    width = cell.width * _BESIDE_SHARE if grid.beside else cell.width
    width = min(width, (cell.height - 2 * _LINE_GAP_PT) / ratio)
    drawn = Frame(cell.x, cell.y, width, width * ratio)
    words = picture_in_words(slide, paper)
    if number > slide.number:
        words = f"{paper.words(say('Lysbilde {number}', number=number))}: {paper.name_of(slide)}"
    else:
        builder.begin_entry(paper.name_of(slide), slide.level, drawn.y)
    builder.add_slide(number, drawn, words)
    label = [set_paragraph(plain(str(number)), Type(_NUMBER_PT, MUTED), paper)]
    builder.add_unread_text(label, Frame(drawn.x, drawn.bottom + 3.0, 60.0, 1.2 * _NUMBER_PT))
    if grid.beside:
        _rule(builder, drawn.right + _GAP_PT, cell.right, drawn.y, cell.bottom)
    else:
        _rule(builder, cell.x, cell.right, drawn.bottom + _LINE_GAP_PT / 2, cell.bottom)


def _rule(builder: PageBuilder, left: float, right: float, top: float, bottom: float) -> None:
    """Lines from below `top` down to `bottom`."""
    y = top + _LINE_GAP_PT
    while y <= bottom + 0.5:
        line = Frame(left, y, right - left, 0.0)
        builder.add_unread(TextShape("Line", line, None, geometry="line", outline=Outline(EDGE, 0.6), decorative=True))
        y += _LINE_GAP_PT
