"""Pages of paper as scenes: A4 instead of a slide, set in the brand's type on white, for any painter to draw.

Beside the pages there is the whole: the same as one text, for those who listen, to whom a page's end is no end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import Layout
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import language_tag
from leaderdeck.paper.talk_paper import TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Bullet, ParagraphRole, Scene, TextParagraph, TextRun
from leaderdeck.units import Frame

WIDTH_PT, HEIGHT_PT = 595.3, 841.9
"""A4 (ISO 216) in points."""
MARGIN_PT = 56.0
FOOT_PT = 34.0
"""From the lower edge to the footer's line of type."""
INK, MUTED, EDGE = "#1A1A1A", "#555555", "#BFBFBF"
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Type:
    """How a paragraph is set."""

    size_pt: float
    color: str = INK
    bold: bool = False
    heading: bool = False
    """Whether in the brand's typeface for headings."""
    line_spacing: float = 1.0
    align: Literal["left", "center", "right"] = "left"
    role: ParagraphRole = ""
    """What its paragraphs are to those who listen."""
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a shape of a page is of the whole."""

    shape: int = -1
    """Index into the whole's shapes; -1 for what is not read: page numbers, edges, lines to write on."""
    first_cell: int = 0
    """Of a part of a table: which of the whole table's cells its first own one is."""
    repeated_cells: int = 0
    """So many cells of that part are its header once more, which is not read again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that begins on a page and has a bookmark: a slide of the talk, or the talk itself."""

    name: str
    level: int
    """1 for the talk, 2 and deeper for slides."""
    shape: int
    """Index into the whole's shapes: of its heading, or of its slide where there is none."""
    page: int
    """From 0."""
    top_pt: float


@dataclass(frozen=True, slots=True)
class PaperPages:
    """A paper ready to be drawn."""

    pages: tuple[Scene, ...]
    whole: Scene
    places: tuple[tuple[Place, ...], ...]
    """For every page, what each of its shapes is of the whole."""
    entries: tuple[Entry, ...]
    slides: tuple[Mapping[int, int], ...]
    """For every page, the shapes that are slides: shape's index and the slide's number (from 1)."""


def paper_kit(kit: BrandKit) -> BrandKit:
    """The brand on paper: its type and colors, on a white A4 page with nothing behind."""
    area = Frame(MARGIN_PT, MARGIN_PT, WIDTH_PT - 2 * MARGIN_PT, HEIGHT_PT - 2 * MARGIN_PT)
    page = Layout("content", "Paper", 0, (), ground="#FFFFFF", area=area)
    return replace(kit, template=replace(kit.template, width_pt=WIDTH_PT, height_pt=HEIGHT_PT, layouts=(page,)))


def set_paragraph(words: Paragraph, kind: Type, paper: TalkPaper) -> TextParagraph:
    """A paragraph's words in this type."""
    runs = tuple(_run(run, kind, paper) for run in words.runs if run.text)
    return TextParagraph(runs, align=kind.align, line_spacing=kind.line_spacing, role=kind.role)


def set_item(
    words: Paragraph, bullet: Bullet | None, level: int, kind: Type, paper: TalkPaper, step_ems: float
) -> TextParagraph:
    """An item of a list, its mark in the color of its words."""
    step = step_ems * kind.size_pt
    return replace(
        set_paragraph(words, kind, paper),
        level=min(level, _DEEPEST),
        bullet=replace(bullet, color=kind.color) if bullet else None,
        margin_left_pt=step * (min(level, _DEEPEST) + 1),
        indent_pt=-step if bullet else 0.0,
    )


def _run(run: Run, kind: Type, paper: TalkPaper) -> TextRun:
    link = paper.follow(run.link) if run.link else ""
    return TextRun(
        run.text,
        kind.size_pt,
        "code" if run.code else "heading" if kind.heading else "body",
        bold=run.bold or run.accent or kind.bold,
        italic=run.italic or kind.italic,
        strike=run.strike,
        underline=run.underline or bool(link),
        color=kind.color,
        link=link,
        raised=run.raised,
        language=language_tag(run.language) if run.language else paper.tag,
    )
