"""Pages of paper being filled from above, and beside them the whole that is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.text import plain
from leaderdeck.paper.paper_pages import (
    EDGE,
    FOOT_PT,
    HEIGHT_PT,
    MARGIN_PT,
    MUTED,
    WIDTH_PT,
    Entry,
    PaperPages,
    Place,
    Type,
    set_paragraph,
)
from leaderdeck.paper.talk_paper import TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import (
    Line,
    Outline,
    PlacedText,
    PlaceholderRef,
    Scene,
    Shape,
    TableShape,
    TextBody,
    TextParagraph,
    TextShape,
)
from leaderdeck.units import Frame

_ENDLESS_PT = 400_000.0
_TITLE_PT, _NUMBER_PT = 10.0, 14.0
"""The page's number is found with a glance from where one stands."""
_LONGEST_TITLE = 80


@dataclass(slots=True)
class _Page:
    """One page being filled."""

    name: str = ""
    shapes: list[Shape] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    slides: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class PageBuilder:
    """Pages being filled from above; what does not fit goes on to the next one."""

    paper: TalkPaper
    kit: BrandKit
    bottom: float = HEIGHT_PT - MARGIN_PT
    y: float = MARGIN_PT
    _current: str = ""
    """What is being set: what a page is called that begins in the midst of it."""
    _page: _Page = field(default_factory=_Page)
    _pages: list[_Page] = field(default_factory=list)
    _whole: list[Shape] = field(default_factory=list)
    _entries: list[Entry] = field(default_factory=list)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return not self._page.shapes

    @property
    def left_over(self) -> float:
        """Room below what stands here."""
        return self.bottom - self.y

    def begin_page(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if self._page.shapes:
            self._pages.append(self._page)
            self._page, self.y = _Page(self._current), MARGIN_PT

    def begin_entry(self, name: str, level: int, top: float | None = None) -> None:
        """What is added next is called this, and so is the page where it stands first. `top` is where it begins."""
        self._current = name
        if self.is_fresh:
            self._page.name = name
        where = self.y if top is None else top
        self._entries.append(Entry(name, level, len(self._whole), len(self._pages), where))

    def add_unread(self, shape: Shape) -> None:
        """A shape that nobody reads."""
        self._put(shape, Place())

    def add_slide(self, number: int, frame: Frame, words: str) -> None:
        """Room for a slide, with a thin edge; `words` are for those who do not see it."""
        self._page.slides[len(self._page.shapes)] = number
        self._put_new(TextShape("Slide", frame, None, alt=words))
        self.add_unread(TextShape("Edge", frame, None, outline=Outline(EDGE, 0.5), decorative=True))

    def add_text(self, paragraphs: Sequence[TextParagraph], frame: Frame) -> None:
        """Text in a frame of its own, beside what flows."""
        self._put_new(TextShape("Text", frame, place_text(TextBody(tuple(paragraphs)), frame, self.kit)))

    def add_unread_text(self, paragraphs: Sequence[TextParagraph], frame: Frame) -> None:
        """Text in a frame of its own that is told elsewhere."""
        placed = place_text(TextBody(tuple(paragraphs)), frame, self.kit)
        self.add_unread(TextShape("Text", frame, placed, PlaceholderRef("ftr", 12)))

    def add_table_part(self, part: TableShape, place: Place) -> None:
        """A part of a table that `begin_table` has begun."""
        self._put(part, place)

    def begin_table(self, whole: TableShape) -> int:
        """A table that follows in parts; gives its number in the whole."""
        self._whole.append(whole)
        return len(self._whole) - 1

    def height_of(self, paragraphs: Sequence[TextParagraph], width: float, lines: int | None = None) -> float:
        """How high the text becomes, or its first lines."""
        placed = place_text(TextBody(tuple(paragraphs)), Frame(0, 0, width, _ENDLESS_PT), self.kit)
        if lines is None or len(placed.lines) <= lines:
            return placed.height_pt
        return placed.lines[lines - 1].baseline_pt + _below(placed, placed.lines[lines - 1])

    def flow(
        self,
        paragraphs: Sequence[TextParagraph],
        holder: PlaceholderRef | None = None,
        width: float = WIDTH_PT - 2 * MARGIN_PT,
    ) -> None:
        """Text from where the page stands now, over as many pages as it needs."""
        placed = place_text(TextBody(tuple(paragraphs)), Frame(MARGIN_PT, 0, width, _ENDLESS_PT), self.kit)
        self._whole.append(TextShape("Text", Frame(MARGIN_PT, self.y, width, placed.height_pt), placed, holder))
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
        # Neither a first line alone at the foot nor a last one alone at the head of a page.
        if count == len(lines) - 1 and count > 2:
            count -= 1
        while count and placed.body.paragraphs[lines[count - 1].paragraph].role == "heading":
            count -= 1  # a heading goes along with what it is above
        if self.is_fresh:
            return max(1, count)
        return 0 if count < 2 else count

    def _add_lines(self, placed: PlacedText, lines: list[Line], top: float, holder: PlaceholderRef | None) -> None:
        shift = self.y - top
        moved = tuple(replace(line, baseline_pt=line.baseline_pt + shift) for line in lines)
        height = lines[-1].baseline_pt + _below(placed, lines[-1]) - top
        text = replace(placed, body=self._without_old_marks(placed, lines[0]), lines=moved, height_pt=height)
        frame = Frame(MARGIN_PT, self.y, WIDTH_PT - 2 * MARGIN_PT, height)
        self._put(TextShape("Text", frame, text, holder), Place(len(self._whole) - 1))
        self.y += height

    def _without_old_marks(self, placed: PlacedText, first: Line) -> TextBody:
        """An item that goes on from the page before has its mark there."""
        opening = next(line for line in placed.lines if line.paragraph == first.paragraph)
        if opening is first:
            return placed.body
        paragraphs = list(placed.body.paragraphs)
        paragraphs[first.paragraph] = replace(paragraphs[first.paragraph], bullet=None)
        return replace(placed.body, paragraphs=tuple(paragraphs))

    def _put_new(self, shape: Shape) -> None:
        self._whole.append(shape)
        self._put(shape, Place(len(self._whole) - 1))

    def _put(self, shape: Shape, place: Place) -> None:
        self._page.shapes.append(shape)
        self._page.places.append(place)

    def finish(self) -> PaperPages:
        """All pages, each with the talk's name and its number, of how many."""
        self.begin_page()
        scenes, places = [], []
        for number, page in enumerate(self._pages, start=1):
            footer = self._footer(number, len(self._pages))
            scenes.append(Scene("content", page.name, (*page.shapes, *footer), self.paper.tag))
            places.append((*page.places, *(Place() for _ in footer)))
        whole = Scene("content", self.paper.title, tuple(self._whole), self.paper.tag)
        slides = tuple(page.slides for page in self._pages)
        return PaperPages(tuple(scenes), whole, tuple(places), tuple(self._entries), slides)

    def _footer(self, number: int, count: int) -> list[Shape]:
        title = " ".join(self.paper.title.split())
        title = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
        left = Type(_TITLE_PT, MUTED)
        right = Type(_NUMBER_PT, MUTED, bold=True, align="right")
        found: list[Shape] = []
        for words, kind, holder in (
            (title, left, PlaceholderRef("ftr", 10)), (f"{number} / {count}", right, PlaceholderRef("sldNum", 11)),
        ):  # fmt: skip
            top = HEIGHT_PT - FOOT_PT + (_NUMBER_PT - kind.size_pt)
            frame = Frame(MARGIN_PT, top, WIDTH_PT - 2 * MARGIN_PT, 1.2 * kind.size_pt)
            if words:
                body = TextBody((set_paragraph(plain(words), kind, self.paper),))
                found.append(TextShape("Footer", frame, place_text(body, frame, self.kit), holder))
        return found


def _size(placed: PlacedText, line: Line) -> float:
    return placed.body.paragraphs[line.paragraph].size_pt


def _below(placed: PlacedText, line: Line) -> float:
    """How far a line reaches below its baseline: a fifth of its size, as the block model has it."""
    return 0.2 * _size(placed, line)


def _top(placed: PlacedText, line: Line) -> float:
    return line.baseline_pt + _below(placed, line) - line.height_pt
