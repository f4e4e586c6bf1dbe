"""What is drawn on a PDF's pages, part for part: the painter leaves a mark in the drawing wherever another part begins.

Qt writes no tags. A mark is a square far outside the page, which shows nothing and which `pdf_tags` finds again in what
Qt wrote; its place down the page is the part's number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PictureShape, Scene, Shape, TableShape, TextParagraph, TextShape

MARK_X = -30_000
"""Where marks stand: farther left than any picture that bleeds over a slide's edge."""
_MARK_COLOR = QColor(0, 0, 0)
FOOTERS = ("ftr", "sldNum", "dt")

PartKind: TypeAlias = Literal["decoration", "footer", "figure", "bullet", "words", "letter"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page's drawing. Decoration and footers are not read aloud; everything else belongs to a shape."""

    kind: PartKind
    shape: int = -1
    """Index into the scene's shapes."""
    cell: int = -1
    """Which of a table's cells, counted along its rows."""
    paragraph: int = -1
    run: int = -1
    """First of the runs of one language and one address that these words are of."""
    said: str = ""
    """The letter that a picture stands for (kind `letter`)."""


class PartBook:
    """The parts of every page in the order they are drawn, marked in the drawing itself."""

    def __init__(self) -> None:
        self.pages: list[list[Part]] = []
        self._painter: QPainter | None = None
        self._scene: Scene | None = None
        self._now = Part("decoration")
        self._cell = -1

    def page(self, painter: QPainter, scene: Scene) -> None:
        """A slide's page begins, with what stands behind its shapes."""
        self._painter, self._scene = painter, scene
        self.pages.append([])
        self._begin(Part("decoration"))

    def shape(self, index: int) -> None:
        """A shape begins. What it draws besides words is decoration, unless it is a picture or a chart."""
        assert self._scene is not None
        self._cell = -1
        self._begin(Part(kind_of(self._scene.shapes[index]), index))

    def cell(self, index: int) -> None:
        """Words from here on stand in this cell of the table."""
        self._cell = index

    def bullet(self, paragraph: int) -> None:
        """A paragraph's list mark is drawn next."""
        if self._has_words():
            self._begin(Part("bullet", self._now.shape, self._cell, paragraph))

    def words(self, paragraph: int, body: TextParagraph, run: int) -> None:
        """Words of this run are drawn next."""
        if self._has_words():
            self._begin(Part("words", self._now.shape, self._cell, paragraph, first_alike(body, run)))

    def letter(self, said: str) -> None:
        """A picture of a letter is drawn next; with "" words go on."""
        if self._now.kind in ("words", "letter"):
            self._begin(replace(self._now, kind="letter" if said else "words", said=said))

    def _has_words(self) -> bool:
        """Whether words here are words to be read: not those of a footer or a chart."""
        return self._now.kind not in ("footer", "figure")

    def _begin(self, part: Part) -> None:
        parts = self.pages[-1]
        if parts and part == self._now and part.kind != "letter":
            return
        self._now = part
        parts.append(part)
        assert self._painter is not None
        self._painter.fillRect(QRectF(MARK_X, -len(parts), 1, 1), _MARK_COLOR)


def kind_of(shape: Shape) -> PartKind:
    """What a shape is to those who listen, apart from its words."""
    if isinstance(shape, TableShape):
        return "decoration"
    if not isinstance(shape, TextShape):
        return "decoration" if isinstance(shape, PictureShape) and shape.decorative else "figure"
    if shape.placeholder is not None and shape.placeholder.type in FOOTERS:
        return "footer"
    return "figure" if shape.alt and shape.text is None and not shape.decorative else "decoration"


def first_alike(paragraph: TextParagraph, run: int) -> int:
    """The first of the runs up to this one that share its language and its address."""
    runs = paragraph.runs
    while run and (runs[run - 1].language, runs[run - 1].link) == (runs[run].language, runs[run].link):
        run -= 1
    return run
