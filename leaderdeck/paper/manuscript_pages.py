"""The manuscript as pages: a heading a slide, its picture, and in large type every word to be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.language import say
from leaderdeck.paper.manuscript import (
    ManuscriptLine,
    ManuscriptLook,
    ManuscriptTable,
    Said,
    clock,
    picture_in_words,
    shown_lines,
    spoken_lines,
    step_of,
)
from leaderdeck.paper.page_builder import PageBuilder
from leaderdeck.paper.paper_pages import MARGIN_PT, MUTED, WIDTH_PT, PaperPages, Type, set_item
from leaderdeck.paper.paper_pages import set_paragraph as set_words
from leaderdeck.paper.paper_table import add_table, row_height
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PlaceholderRef, TextParagraph
from leaderdeck.units import Frame

_TITLE = PlaceholderRef("title", 0)
_HEADINGS_PT = (26.0, 18.0, 16.0, 15.0, 14.0, 14.0)
_SMALL_PT, _TIME_PT = 10.5, 13.0
_SPACING = 1.35
"""Of what is read while one speaks: the eye finds its line again."""
_ONE_PICTURE_PT, _LARGE_PICTURE_PT, _GAP_PT = 240.0, 368.0, 12.0
_BEFORE_SLIDE_PT = 26.0
_TIME_WIDTH_PT = 70.0
_WHOLE_PT = WIDTH_PT - 2 * MARGIN_PT
_KEPT_TOGETHER_PT = 250.0
"""What a slide shows is not divided between pages where it is lower than this."""


_Part: TypeAlias = tuple[Sequence[Said], Type, float]
"""What is said or shown, how it is set, and the gap below it."""


def manuscript_pages(paper: TalkPaper, ratio: float | None, look: ManuscriptLook, kit: BrandKit) -> PaperPages:
    """The pages. `ratio`: a slide's height by its width; None where their words stand instead. `kit`: on paper."""
    builder = PageBuilder(paper, kit)
    if paper.slides and paper.slides[0].level != 1:
        _add_title(builder, look)
    slides = [_laid(slide, paper, ratio, look) for slide in paper.slides]
    for place, laid in enumerate(slides):
        if place and look.page_a_slide:
            builder.begin_page()
        elif not builder.is_fresh:
            builder.y += _BEFORE_SLIDE_PT
            if _least_height(builder, slides[place:]) > builder.left_over:
                builder.begin_page()
        _add_slide(builder, laid)
    return builder.finish()


def _add_title(builder: PageBuilder, look: ManuscriptLook) -> None:
    """The talk's name, where no cover says it."""
    title = builder.paper.title or builder.paper.words(say("Manus"))
    builder.begin_entry(title, 1)
    kind = Type(_HEADINGS_PT[0], look.ink, bold=True, heading=True)
    builder.flow([set_words(plain(title), kind, builder.paper)], _TITLE)
    _explain_times(builder)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A slide of the manuscript: its heading, where its pictures stand, and what stands below them."""

    slide: PaperSlide
    heading: TextParagraph
    frames: list[Frame]
    parts: tuple[_Part, ...]

    @property
    def heading_width(self) -> float:
        """The time stands in the same line."""
        return _WHOLE_PT - (_TIME_WIDTH_PT if self.slide.begins is not None else 0.0)

    @property
    def is_bare(self) -> bool:
        """Whether the heading is all there is, as of a section."""
        return not self.frames and not any(said for said, _, _ in self.parts)


def _laid(slide: PaperSlide, paper: TalkPaper, ratio: float | None, look: ManuscriptLook) -> _Laid:
    frames = _frames(slide, ratio, look)
    shown = () if frames and paper.with_notes else shown_lines(slide, paper)
    parts: tuple[_Part, ...] = (
        (shown, Type(_SMALL_PT, MUTED, line_spacing=1.1), 8.0),
        (spoken_lines(slide, paper), Type(look.letters_pt, line_spacing=_SPACING), 0.0),
    )
    return _Laid(slide, _heading(slide, paper, look), frames, parts)


def _least_height(builder: PageBuilder, slides: Sequence[_Laid]) -> float:
    """The room that the first of these needs on its page; a bare heading takes the next one along."""
    laid = slides[0]
    heading = builder.height_of([laid.heading], laid.heading_width) + _GAP_PT
    if laid.is_bare and len(slides) > 1:
        return heading + _BEFORE_SLIDE_PT + _least_height(builder, slides[1:])
    pictures = sum(frame.height + _GAP_PT for frame in laid.frames[::2])
    return heading + pictures + _first_lines(builder, laid.parts)


def _add_slide(builder: PageBuilder, laid: _Laid) -> None:
    slide = laid.slide
    builder.begin_entry(builder.paper.name_of(slide), slide.level)
    top = builder.y
    builder.flow([laid.heading], _TITLE, laid.heading_width)
    if slide.begins is not None and slide.level > 1:
        _add_time(builder, slide.begins, top + 0.8 * (_HEADINGS_PT[slide.level - 1] - _TIME_PT))
    builder.y += 6.0
    if slide.level == 1:
        _explain_times(builder)
    _add_pictures(builder, slide, laid.frames)
    for said, kind, gap in laid.parts:
        _add_said(builder, said, kind)
        builder.y += gap if said else 0.0


def _first_lines(builder: PageBuilder, parts: Sequence[_Part]) -> float:
    """The height of what must stand on the page of a slide's heading: its first lines, or all its words where few."""
    for said, kind, _ in parts:
        if said:
            whole = sum(_height_of(builder, one, kind, None) for one in _joined_lines(said))
            is_kept = kind.size_pt == _SMALL_PT and whole <= _KEPT_TOGETHER_PT
            return whole if is_kept else _height_of(builder, next(_joined_lines(said)), kind, 3)
    return 0.0


def _height_of(
    builder: PageBuilder, one: Sequence[ManuscriptLine] | ManuscriptTable, kind: Type, lines: int | None
) -> float:
    """About how high this becomes, or its first lines."""
    if isinstance(one, ManuscriptTable):
        return len(one.all_rows[:lines]) * row_height(kind)
    step = step_of(one)
    return builder.height_of(_spaced([_set(line, kind, builder.paper, step) for line in one]), _WHOLE_PT, lines)


def _heading(slide: PaperSlide, paper: TalkPaper, look: ManuscriptLook) -> TextParagraph:
    """Number and title; the number in a lighter ink."""
    kind = Type(_HEADINGS_PT[slide.level - 1], look.ink, bold=True, heading=True)
    words = slide.heading or plain(paper.name_of(slide))
    set_title = set_words(words, kind, paper)
    calm = replace(kind, color=MUTED, bold=False)
    number = Paragraph((Run(f"{paper.numbers_of(slide)}\u2002"),))
    before = set_words(number, calm, paper).runs if slide.level > 1 else ()
    mark = Paragraph((Run(f"\u2002({paper.words(say('skjult'))})"),))
    after = set_words(mark, calm, paper).runs if slide.hidden else ()
    return replace(set_title, runs=(*before, *set_title.runs, *after))


def _add_time(builder: PageBuilder, seconds: float, top: float) -> None:
    """When the slide comes, by the plan, at the right edge of its heading's line."""
    kind = Type(_TIME_PT, MUTED, align="right")
    frame = Frame(WIDTH_PT - MARGIN_PT - _TIME_WIDTH_PT, top, _TIME_WIDTH_PT, 1.2 * _TIME_PT)
    builder.add_text([set_words(plain(clock(seconds)), kind, builder.paper)], frame)


def _explain_times(builder: PageBuilder) -> None:
    if any(slide.begins is not None for slide in builder.paper.slides):
        words = builder.paper.words(say("Tallene til høyre er minutter og sekunder fra du begynner, etter planen."))
        builder.flow([set_words(plain(words), Type(_SMALL_PT, MUTED), builder.paper)])
        builder.y += 8.0


def _frames(slide: PaperSlide, ratio: float | None, look: ManuscriptLook) -> list[Frame]:
    """Where the slide's pictures stand below its heading: two beside each other where it was split."""
    count = slide.last_number - slide.number + 1 if ratio else 0
    if not ratio or not count:
        return []
    if count == 1:
        width = _LARGE_PICTURE_PT if look.page_a_slide else _ONE_PICTURE_PT
        return [Frame(MARGIN_PT, 0.0, width, width * ratio)]
    width = (_WHOLE_PT - _GAP_PT) / 2
    return [Frame(MARGIN_PT + (place % 2) * (width + _GAP_PT), 0.0, width, width * ratio) for place in range(count)]


def _add_pictures(builder: PageBuilder, slide: PaperSlide, frames: list[Frame]) -> None:
    words = picture_in_words(slide, builder.paper, with_title=False)
    for place, frame in enumerate(frames):
        is_left = place % 2 == 0
        if is_left and frame.height > builder.left_over:
            builder.begin_page()
        told = words if place == 0 else builder.paper.words(say("Lysbilde {number}", number=slide.number + place))
        builder.add_slide(slide.number + place, replace(frame, y=builder.y), told)
        if not is_left or place == len(frames) - 1:
            builder.y += frame.height + _GAP_PT


def _add_said(builder: PageBuilder, said: Sequence[Said], kind: Type) -> None:
    """Lines as running text, tables as tables."""
    for place, one in enumerate(_joined_lines(said)):
        if place:
            builder.y += round(kind.size_pt * 0.5)
        if isinstance(one, ManuscriptTable) and add_table(builder, one, kind):
            continue
        lines = one.as_lines() if isinstance(one, ManuscriptTable) else one
        step = step_of(lines)
        builder.flow(_spaced([_set(line, kind, builder.paper, step) for line in lines]))


def _joined_lines(said: Sequence[Said]) -> Iterator[list[ManuscriptLine] | ManuscriptTable]:
    """Lines that follow each other, and the tables between them."""
    lines: list[ManuscriptLine] = []
    for one in said:
        if isinstance(one, ManuscriptLine):
            lines.append(one)
            continue
        if lines:
            yield lines
            lines = []
        yield one
    if lines:
        yield lines


def _set(line: ManuscriptLine, kind: Type, paper: TalkPaper, step: float) -> TextParagraph:
    if line.kind == "item":
        return set_item(line.paragraph, line.bullet, line.level, kind, paper, step)
    if line.kind == "heading":
        return replace(set_words(line.paragraph, replace(kind, bold=True, role="heading"), paper), level=line.level)
    if line.kind == "quote":
        step = kind.size_pt
        quoted = set_words(line.paragraph, replace(kind, italic=True, role="quote"), paper)
        return replace(quoted, margin_left_pt=step)
    return set_words(line.paragraph, replace(kind, bold=line.kind == "caption"), paper)


def _spaced(paragraphs: list[TextParagraph]) -> list[TextParagraph]:
    """Half a line between paragraphs, less within lists, more before a heading."""
    return [
        replace(one, space_before_pt=round(one.size_pt * _space_before(one)) if place else 0.0)
        for place, one in enumerate(paragraphs)
    ]


def _space_before(paragraph: TextParagraph) -> float:
    if paragraph.bullet:
        return 0.25
    return 0.9 if paragraph.role == "heading" else 0.5
