"""The manuscript as pages: a heading a slide, its picture, and in large type every word to be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.language import say
from leaderdeck.paper.manuscript import ManuscriptLine, ManuscriptLook, picture_in_words, shown_lines, spoken_lines
from leaderdeck.paper.paper_pages import MARGIN_PT, MUTED, WIDTH_PT, PageBuilder, SlidePicture, Type, set_item
from leaderdeck.paper.paper_pages import set_paragraph as set_words
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper
from leaderdeck.scene.shapes import PlaceholderRef, Scene, TextParagraph
from leaderdeck.units import Frame

_TITLE = PlaceholderRef("title", 0)
_HEADINGS_PT = (26.0, 18.0, 16.0, 15.0, 14.0, 14.0)
_SMALL_PT = 10.5
_SPACING = 1.35
"""Of what is read while one speaks: the eye finds its line again."""
_ONE_PICTURE_PT, _LARGE_PICTURE_PT, _GAP_PT = 272.0, 368.0, 12.0
_BEFORE_SLIDE_PT = 26.0


def manuscript_pages(
    paper: TalkPaper, pictures: Mapping[int, SlidePicture], look: ManuscriptLook, kit: BrandKit
) -> tuple[Scene, ...]:
    """The pages. `pictures`: the slides by their number; where there are none, their words stand. `kit`: on paper."""
    builder = PageBuilder(paper, kit)
    for place, slide in enumerate(paper.slides):
        if place and look.page_a_slide:
            builder.begin_page()
        _add_slide(builder, slide, [pictures[number] for number in _numbers(slide) if number in pictures], look)
    return builder.finish()


def _numbers(slide: PaperSlide) -> range:
    return range(slide.number, slide.last_number + 1)


def _add_slide(builder: PageBuilder, slide: PaperSlide, drawn: list[SlidePicture], look: ManuscriptLook) -> None:
    paper = builder.paper
    width = WIDTH_PT - 2 * MARGIN_PT
    heading = _heading(slide, paper, look)
    frames = _frames(drawn, look)
    shown = () if drawn and paper.with_notes else shown_lines(slide, paper)
    spoken = _spaced([_set(line, Type(look.letters_pt, line_spacing=_SPACING), paper) for line in spoken_lines(slide)])
    small = _spaced([_set(line, Type(_SMALL_PT, MUTED, line_spacing=1.1), paper) for line in shown])
    pictures_high = sum(frame.height + _GAP_PT for frame in frames[::2])
    first = builder.height_of(small or spoken, width, 3) if small or spoken else 0.0
    if not builder.is_fresh:
        builder.y += _BEFORE_SLIDE_PT
        if builder.height_of([heading], width) + pictures_high + first + _GAP_PT > builder.left_over:
            builder.begin_page()
    builder.name_page(paper.name_of(slide))
    builder.flow([heading], _TITLE)
    builder.y += 6.0
    _add_pictures(builder, drawn, frames, picture_in_words(slide, paper))
    for lines, gap in ((small, 8.0), (spoken, 0.0)):
        if lines:
            builder.flow(lines)
            builder.y += gap


def _heading(slide: PaperSlide, paper: TalkPaper, look: ManuscriptLook) -> TextParagraph:
    """Number and title; the number in a lighter ink."""
    kind = Type(_HEADINGS_PT[slide.level - 1], look.ink, bold=True, heading=True)
    words = slide.heading or plain(paper.name_of(slide))
    set_title = set_words(words, kind, paper)
    calm = replace(kind, color=MUTED, bold=False)
    before = (
        set_words(Paragraph((Run(f"{paper.numbers_of(slide)}\u2002"),)), calm, paper).runs if slide.level > 1 else ()
    )
    mark = Paragraph((Run(f"\u2002({paper.words(say('skjult'))})"),))
    after = set_words(mark, calm, paper).runs if slide.hidden else ()
    return replace(set_title, runs=(*before, *set_title.runs, *after))


def _frames(drawn: Sequence[SlidePicture], look: ManuscriptLook) -> list[Frame]:
    """Where the slide's pictures stand below its heading: two beside each other where it was split."""
    if len(drawn) == 1:
        width = _LARGE_PICTURE_PT if look.page_a_slide else _ONE_PICTURE_PT
        return [Frame(MARGIN_PT, 0.0, width, width * drawn[0].ratio)]
    width = (WIDTH_PT - 2 * MARGIN_PT - _GAP_PT) / 2
    return [Frame(MARGIN_PT + (place % 2) * (width + _GAP_PT), 0.0, width, width * one.ratio)
            for place, one in enumerate(drawn)]  # fmt: skip


def _add_pictures(builder: PageBuilder, drawn: list[SlidePicture], frames: list[Frame], words: str) -> None:
    for place, (picture, frame) in enumerate(zip(drawn, frames, strict=True)):
        is_left = place % 2 == 0
        if is_left and frame.height > builder.left_over:
            builder.begin_page()
        builder.add_picture(picture, replace(frame, y=builder.y), words)
        if not is_left or place == len(drawn) - 1:
            builder.y += frame.height + _GAP_PT


def _set(line: ManuscriptLine, kind: Type, paper: TalkPaper) -> TextParagraph:
    if line.kind == "item":
        return set_item(line.paragraph, line.bullet, line.level, kind, paper)
    return set_words(line.paragraph, replace(kind, bold=line.kind == "heading"), paper)


def _spaced(paragraphs: list[TextParagraph]) -> list[TextParagraph]:
    """Half a line between paragraphs, less within lists."""
    return [
        replace(one, space_before_pt=round(one.size_pt * (0.25 if one.bullet else 0.5)) if place else 0.0)
        for place, one in enumerate(paragraphs)
    ]
