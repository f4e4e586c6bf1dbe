"""Papers as PDF: pages with slides drawn on them as they are, not as pictures, and read aloud as one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from leaderdeck.brand.kit import BrandKit
from leaderdeck.paint.brand_fonts import embedded_font
from leaderdeck.paint.pdf import draw_pages, find_untold
from leaderdeck.paint.pdf_finish import Bookmark, PageFacts, finish_pdf
from leaderdeck.paint.pdf_links import Link, find_links
from leaderdeck.paint.pdf_parts import Part, PartBook
from leaderdeck.paint.pdf_structure import Node, Piece, paper_nodes
from leaderdeck.paint.pdf_tags import Read
from leaderdeck.paint.pdf_words import GlyphBook
from leaderdeck.paint.scene_painter import paint_on
from leaderdeck.paint.shape_painter import paint_text_shape
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.table_painter import paint_table
from leaderdeck.paper.paper_pages import HEIGHT_PT, WIDTH_PT, PaperPages, Place
from leaderdeck.powerpoint.clean_text import LONGEST_TITLE, clean_name
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene, Shape, TableShape, TextShape
from leaderdeck.units import Frame

PICTURE_SCALE = 4.0
"""Pixels a point in the pictures of a slide: 288 an inch of paper."""
_TITLES = ("title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class DrawnSlides:
    """The slides that stand on a paper, by their numbers from 1, and the brand they are drawn in."""

    scenes: Sequence[Scene]
    kit: BrandKit


def write_paper_pdf(
    paper: PaperPages,
    kit: BrandKit,
    slides: DrawnSlides,
    properties: DeckProperties,
    out: Path | BinaryIO,
    progress: Callable[[int, int], None] = lambda _done, _slides: None,
) -> bool:
    """Writes the pages to `out`. `kit`: on paper. Raises OSError.

    Gives False where the file has no tags for those who listen, because Qt drew it otherwise than is known here. Before
    each page `progress` is told how many slides are done, of how many; what it raises stops the writing.
    """
    book, parts = GlyphBook(), PartBook()

    def paint(painter: QPainter, index: int) -> None:
        progress(index * len(slides.scenes) // len(paper.pages), len(slides.scenes))
        surface = Surface(painter, kit, index + 1, embedded_font, book.note, PICTURE_SCALE, parts=parts)
        _paint_page(surface, paper.pages[index], paper.slides[index], slides)

    drawn = draw_pages(QSizeF(WIDTH_PT, HEIGHT_PT), len(paper.pages), paint)
    facts = [
        PageFacts(
            (
                *(_moved(link, places) for link in find_links(page, number)),
                *(link for index in paper.slides[number] for link in _on_slide(paper, number, index, slides)),
            ),
            tuple(_in_whole(parts.pages[number], places)),
        )
        for number, (page, places) in enumerate(zip(paper.pages, paper.places, strict=True))
    ]
    return finish_pdf(
        drawn,
        out,
        title=clean_name(properties.title, LONGEST_TITLE),
        language=properties.language_tag,
        pages=facts,
        read=_reading(paper, [link for of_page in facts for link in of_page.links]),
        bookmarks=[
            # The talk's own stands beside the others, lest everything be hidden under it.
            Bookmark(clean_name(entry.name) or "–", entry.page, max(2, entry.level), entry.top_pt)
            for entry in paper.entries
        ],
        letters=book.tables(),
        tells_all=book.tells_all() and find_untold([paper.whole]) == 0,
    )


def _paint_page(surface: Surface, page: Scene, slides_here: Mapping[int, int], slides: DrawnSlides) -> None:
    hints = QPainter.RenderHint
    surface.painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing | hints.SmoothPixmapTransform)
    assert surface.parts
    surface.parts.page(surface.painter, page)
    for index, shape in enumerate(page.shapes):
        surface.parts.shape(index)
        if index in slides_here:
            _paint_slide(surface, shape.frame, slides_here[index], slides)
        else:
            _paint_shape(surface, shape)


def _paint_shape(surface: Surface, shape: Shape) -> None:
    if isinstance(shape, TableShape):
        paint_table(surface, shape)
    elif isinstance(shape, TextShape):
        paint_text_shape(surface, shape)


def _paint_slide(surface: Surface, frame: Frame, number: int, slides: DrawnSlides) -> None:
    """The slide with all its words, small. To those who listen it is one picture, told by its own words."""
    painter, kit = surface.painter, slides.kit
    scale = frame.width / kit.template.width_pt
    painter.save()
    painter.setClipRect(QRectF(frame.x, frame.y, frame.width, frame.height))
    painter.translate(frame.x, frame.y)
    painter.scale(scale, scale)
    inner = replace(surface.unheard(), kit=kit, number=number, picture_scale=PICTURE_SCALE * scale)
    paint_on(inner, slides.scenes[number - 1])
    painter.restore()


def _in_whole(parts: Sequence[Part], places: Sequence[Place]) -> Iterator[Part]:
    """A page's parts as those of the whole; what is not read again is decoration."""
    for part in parts:
        place = places[part.shape] if part.shape >= 0 else Place()
        if part.kind in ("decoration", "footer"):
            yield part
        elif place.shape < 0 or 0 <= part.cell < place.repeated_cells:
            yield Part("decoration")
        else:
            cell = part.cell if part.cell < 0 else part.cell - place.repeated_cells + place.first_cell
            yield replace(part, shape=place.shape, cell=cell)


def _moved(link: Link, places: Sequence[Place]) -> Link:
    """A page's link as one of the whole."""
    place = places[link.shape]
    cell = link.cell if link.cell < 0 else link.cell - place.repeated_cells + place.first_cell
    return replace(link, shape=place.shape, cell=cell)


def _on_slide(paper: PaperPages, page: int, index: int, slides: DrawnSlides) -> Iterator[Link]:
    """The links of the slide that this shape of the page is, where they stand on the paper.

    Their words are no part of the text, so what they are told by is how many links of the slide come before them: the
    lines of one link have the same number.
    """
    frame, whole = paper.pages[page].shapes[index].frame, paper.places[page][index].shape
    scale = frame.width / slides.kit.template.width_pt
    number, before = -1, None
    for link in find_links(slides.scenes[paper.slides[page][index] - 1]):
        origin = (link.shape, link.cell, link.paragraph, link.address)
        number, before = number + (origin != before), origin
        stands = Frame(
            frame.x + scale * link.frame.x,
            frame.y + scale * link.frame.y,
            scale * link.frame.width,
            scale * link.frame.height,
        )
        yield Link(link.address, link.words, stands, shape=whole, run=number, page=page)


def _reading(paper: PaperPages, links: Sequence[Link]) -> Read:
    levels = {entry.shape: entry.level for entry in paper.entries if _is_heading(paper.whole.shapes[entry.shape])}
    beginnings = {entry.shape: clean_name(entry.name) for entry in paper.entries}

    def read(pieces: Mapping[Piece, Part]) -> list[Node]:
        return paper_nodes(paper.whole, pieces, links, levels, beginnings)

    return read


def _is_heading(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.placeholder is not None and shape.placeholder.type in _TITLES
