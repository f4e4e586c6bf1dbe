"""Slides as a PDF for handing out: a page a slide, in the slide's own size, with text that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from leaderdeck.brand.kit import BrandKit
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.paint.application import ensure_application
from leaderdeck.paint.brand_fonts import embedded_font
from leaderdeck.paint.pdf_finish import Bookmark, PageFacts, finish_pdf
from leaderdeck.paint.pdf_links import Link, find_links
from leaderdeck.paint.pdf_parts import Part, PartBook, kind_of
from leaderdeck.paint.pdf_structure import Node, Piece, slide_node
from leaderdeck.paint.pdf_tags import Read, heading_levels
from leaderdeck.paint.pdf_words import GlyphBook
from leaderdeck.paint.scene_painter import paint_on
from leaderdeck.paint.surface import Surface
from leaderdeck.powerpoint.clean_text import LONGEST_TITLE, clean_name
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.shapes import Scene

POINTS_PER_INCH = 72
PICTURE_SCALE = 3.0
"""Pixels a point in pictures: 216 an inch on the slide, sharp on a wall and on A4."""


def write_pdf(
    scenes: Sequence[Scene],
    kit: BrandKit,
    properties: DeckProperties,
    out: Path | BinaryIO,
    progress: Callable[[int, int], None] = lambda _done, _slides: None,
) -> bool:
    """Writes the slides to `out`, without hidden ones unless the properties ask for them. Raises OSError, FileProblem.

    Gives False where the file has no tags for those who listen, because Qt drew it otherwise than is known here.

    Slides keep the numbers they have in the talk. Speaker notes, author and dates are not in the file. Before each
    page and at the end `progress` is told how many are done, of how many; what it raises stops the writing.
    """
    shown = [
        (number, scene) for number, scene in enumerate(scenes, start=1) if properties.with_hidden or not scene.hidden
    ]
    if not shown:
        raise FileProblem(say("Det er ingen lysbilder å lage PDF av; skriv en overskrift først."))
    book, parts = GlyphBook(), PartBook()

    def paint(painter: QPainter, index: int) -> None:
        progress(index, len(shown))
        number, scene = shown[index]
        paint_on(Surface(painter, kit, number, embedded_font, book.note, PICTURE_SCALE, parts=parts), scene)

    drawn = draw_pages(QSizeF(kit.template.width_pt, kit.template.height_pt), len(shown), paint)
    progress(len(shown), len(shown))
    only_scenes = [scene for _, scene in shown]
    names = [_page_name(scene, number, properties.language_tag) for number, scene in shown]
    links = [find_links(scene, page) for page, scene in enumerate(only_scenes)]
    return finish_pdf(
        drawn,
        out,
        title=clean_name(properties.title, LONGEST_TITLE),
        language=properties.language_tag,
        pages=[PageFacts(*facts) for facts in zip(links, parts.pages, strict=True)],
        read=_reading(only_scenes, names, links, properties.language_tag),
        bookmarks=_bookmarks(only_scenes, names),
        letters=book.tables(),
        tells_all=book.tells_all() and find_untold(only_scenes) == 0,
    )


def draw_pages(size: QSizeF, count: int, paint: Callable[[QPainter, int], None]) -> bytes:
    """The pages as Qt writes them. `size` is in points; `paint` draws the page of this number, from 0."""
    ensure_application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(POINTS_PER_INCH)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with _fixed_order(), QPainter(writer) as painter:
        for index in range(count):
            if index:
                writer.newPage()
            paint(painter, index)
    buffer.close()
    return bytes(data.data())


def find_untold(scenes: Sequence[Scene]) -> int:
    """How many pictures nobody has described."""
    return sum(kind_of(shape) == "figure" and not shape.alt.strip() for scene in scenes for shape in scene.shapes)


def _reading(scenes: Sequence[Scene], names: Sequence[str], links: Sequence[Sequence[Link]], language: str) -> Read:
    """A section a slide."""
    levels = heading_levels(scenes)

    def read(pieces: Mapping[Piece, Part]) -> list[Node]:
        of_page: list[dict[Piece, Part]] = [{} for _ in scenes]
        for piece, part in pieces.items():
            of_page[piece.page][piece] = part
        return [
            slide_node(scene, of_page[page], links[page], title=names[page], language=language, level=levels[page])
            for page, scene in enumerate(scenes)
        ]

    return read


def _bookmarks(scenes: Sequence[Scene], names: Sequence[str]) -> list[Bookmark]:
    """One a page; those of the slides in a part stand under the part's own."""
    found: list[Bookmark] = []
    level = 1
    for page, (scene, name) in enumerate(zip(scenes, names, strict=True)):
        level = 1 if scene.layout in ("section", "closing") else level
        found.append(Bookmark(name, page, level))
        level = 2 if scene.layout == "section" else level
    return found


@contextmanager
def _fixed_order() -> Iterator[None]:
    """Qt writes fonts in the order of a hash table, which is another in every run unless it is told not to be."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _page_name(scene: Scene, number: int, language: str) -> str:
    """The bookmark's words: the slide's title, or its number in the talk's language."""
    numbered = say("Lysbilde {number}", number=number).in_language(language.partition("-")[0])
    name = clean_name(scene.title) or numbered
    part = f" ({scene.part}/{scene.parts})"
    return name + part if scene.parts > 1 and not name.endswith(part) else name
