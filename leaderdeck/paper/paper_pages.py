"""Pages of paper as scenes: A4 instead of a slide, set in the brand's type on white, for any painter to draw."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Literal

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import Layout
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.language import language_tag
from leaderdeck.paper.talk_paper import TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import (
    Bullet,
    Line,
    Outline,
    PictureFile,
    PictureShape,
    PlacedText,
    PlaceholderRef,
    Scene,
    Shape,
    TextBody,
    TextParagraph,
    TextRun,
    TextShape,
)
from leaderdeck.units import Frame

WIDTH_PT, HEIGHT_PT = 595.3, 841.9
"""A4 (ISO 216) in points."""
MARGIN_PT = 56.0
FOOT_PT = 34.0
"""From the lower edge to the footer's line of type."""
INK, MUTED, EDGE = "#1A1A1A", "#555555", "#BFBFBF"
_ENDLESS_PT = 400_000.0
_STEP = 1.5
"""Indent of a list level in ems."""
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
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A slide as drawn: PNG and its size in pixels."""

    data: bytes
    width_px: int
    height_px: int

    @property
    def ratio(self) -> float:
        """Height by width."""
        return self.height_px / self.width_px


def paper_kit(kit: BrandKit) -> BrandKit:
    """The brand on paper: its type and colors, on a white A4 page with nothing behind."""
    area = Frame(MARGIN_PT, MARGIN_PT, WIDTH_PT - 2 * MARGIN_PT, HEIGHT_PT - 2 * MARGIN_PT)
    page = Layout("content", "Paper", 0, (), ground="#FFFFFF", area=area)
    return replace(kit, template=replace(kit.template, width_pt=WIDTH_PT, height_pt=HEIGHT_PT, layouts=(page,)))


def set_paragraph(words: Paragraph, kind: Type, paper: TalkPaper) -> TextParagraph:
    """A paragraph's words in this type."""
    runs = tuple(_run(run, kind, paper) for run in words.runs if run.text)
    return TextParagraph(runs, align=kind.align, line_spacing=kind.line_spacing)


def set_item(words: Paragraph, bullet: Bullet | None, level: int, kind: Type, paper: TalkPaper) -> TextParagraph:
    """An item of a list, its mark in the color of its words."""
    step = _STEP * kind.size_pt
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
        italic=run.italic,
        strike=run.strike,
        underline=run.underline or bool(link),
        color=kind.color,
        link=link,
        raised=run.raised,
        language=language_tag(run.language) if run.language else paper.tag,
    )


@dataclass(slots=True)
class PageBuilder:
    """Pages being filled from above; what does not fit goes on to the next one."""

    paper: TalkPaper
    kit: BrandKit
    bottom: float = HEIGHT_PT - MARGIN_PT
    y: float = MARGIN_PT
    _name: str = ""
    _current: str = ""
    """What is being set: what a page is called that begins in the midst of it."""
    _shapes: list[Shape] = field(default_factory=list)
    _pages: list[tuple[str, list[Shape]]] = field(default_factory=list)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return not self._shapes

    @property
    def left_over(self) -> float:
        """Room below what stands here."""
        return self.bottom - self.y

    def begin_page(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if self._shapes:
            self._pages.append((self._name, self._shapes))
            self._shapes, self.y, self._name = [], MARGIN_PT, self._current

    def name_page(self, name: str) -> None:
        """What begins here. The page is called after what stands first on it."""
        self._current = name
        if self.is_fresh:
            self._name = name

    def add(self, shape: Shape) -> None:
        """A shape where it says."""
        self._shapes.append(shape)

    def add_picture(self, picture: SlidePicture, frame: Frame, words: str) -> None:
        """A slide with a thin edge; `words` are for those who do not see it."""
        sha1 = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()
        file = PictureFile(sha1, "png", picture.data, picture.width_px, picture.height_px)
        self.add(PictureShape("Slide", frame, file, alt=words))
        self.add(TextShape("Edge", frame, None, outline=Outline(EDGE, 0.5), decorative=True))

    def add_text(
        self, paragraphs: Sequence[TextParagraph], frame: Frame, holder: PlaceholderRef | None = None
    ) -> float:
        """Text in a frame of its own; gives its height."""
        placed = place_text(TextBody(tuple(paragraphs)), frame, self.kit)
        self.add(TextShape("Text", replace(frame, height=placed.height_pt), placed, holder))
        return placed.height_pt

    def height_of(self, paragraphs: Sequence[TextParagraph], width: float, lines: int | None = None) -> float:
        """How high the text becomes, or its first lines."""
        placed = place_text(TextBody(tuple(paragraphs)), Frame(0, 0, width, _ENDLESS_PT), self.kit)
        if lines is None or len(placed.lines) <= lines:
            return placed.height_pt
        return placed.lines[lines - 1].baseline_pt + _below(placed, placed.lines[lines - 1])

    def flow(self, paragraphs: Sequence[TextParagraph], holder: PlaceholderRef | None = None) -> None:
        """Text from where the page stands now, over as many pages as it needs."""
        width = WIDTH_PT - 2 * MARGIN_PT
        placed = place_text(TextBody(tuple(paragraphs)), Frame(MARGIN_PT, 0, width, _ENDLESS_PT), self.kit)
        left = list(placed.lines)
        while left:
            top = _top(placed, left[0])
            count = self._lines_that_fit(placed, left, top)
            if count:
                self._add_lines(placed, left[:count], top, holder)
                left = left[count:]
            if left:
                self.begin_page()

    def _lines_that_fit(self, placed: PlacedText, lines: list[Line], top: float) -> int:
        room = self.left_over
        ends = [line.baseline_pt + _below(placed, line) - top for line in lines]
        count = sum(end <= room for end in ends)
        if count == len(lines):
            return count
        if self.is_fresh:
            return max(1, count)
        # Neither a first line alone at the foot nor a last one alone at the head of a page.
        if count == len(lines) - 1 and count > 2:
            return count - 1
        return 0 if count < 2 else count

    def _add_lines(self, placed: PlacedText, lines: list[Line], top: float, holder: PlaceholderRef | None) -> None:
        shift = self.y - top
        moved = tuple(replace(line, baseline_pt=line.baseline_pt + shift) for line in lines)
        height = lines[-1].baseline_pt + _below(placed, lines[-1]) - top
        text = replace(placed, body=self._without_old_marks(placed, lines[0]), lines=moved, height_pt=height)
        frame = Frame(MARGIN_PT, self.y, WIDTH_PT - 2 * MARGIN_PT, height)
        self.add(TextShape("Text", frame, text, holder))
        self.y += height

    def _without_old_marks(self, placed: PlacedText, first: Line) -> TextBody:
        """An item that goes on from the page before has its mark there."""
        opening = next(line for line in placed.lines if line.paragraph == first.paragraph)
        if opening is first:
            return placed.body
        paragraphs = list(placed.body.paragraphs)
        paragraphs[first.paragraph] = replace(paragraphs[first.paragraph], bullet=None)
        return replace(placed.body, paragraphs=tuple(paragraphs))

    def finish(self) -> tuple[Scene, ...]:
        """All pages, each with the talk's name and its number, of how many."""
        self.begin_page()
        count = len(self._pages)
        return tuple(
            Scene("content", name, (*shapes, *self._footer(number, count)), self.paper.tag)
            for number, (name, shapes) in enumerate(self._pages, start=1)
        )

    def _footer(self, number: int, count: int) -> list[Shape]:
        title = " ".join(self.paper.title.split())[:90]
        found: list[Shape] = []
        for words, align in ((title, "left"), (f"{number} / {count}", "right")):
            kind = Type(9.0, MUTED, align="right" if align == "right" else "left")
            frame = Frame(MARGIN_PT, HEIGHT_PT - FOOT_PT, WIDTH_PT - 2 * MARGIN_PT, 12.0)
            if words:
                body = TextBody((set_paragraph(plain(words), kind, self.paper),))
                holder = PlaceholderRef("ftr" if align == "left" else "sldNum", 10 if align == "left" else 11)
                found.append(TextShape("Footer", frame, place_text(body, frame, self.kit), holder))
        return found


def _size(placed: PlacedText, line: Line) -> float:
    return placed.body.paragraphs[line.paragraph].size_pt


def _below(placed: PlacedText, line: Line) -> float:
    """How far a line reaches below its baseline: a fifth of its size, as the block model has it."""
    return 0.2 * _size(placed, line)


def _top(placed: PlacedText, line: Line) -> float:
    return line.baseline_pt + _below(placed, line) - line.height_pt
