"""A talk's papers joined from what is said and how it looks: manuscript, handout, and a page for the web."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import accumulate

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import BrandKit
from leaderdeck.export.exporting import Kind, Progress
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import Profile, deck_for
from leaderdeck.paper.manuscript import INK, ManuscriptLook
from leaderdeck.paper.paper_pages import PaperPages, paper_kit
from leaderdeck.paper.talk_paper import TalkPaper, talk_paper
from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal import plan_for
from leaderdeck.rehearsal.history import MOST_BYTES, History, history_file, read_history
from leaderdeck.rehearsal.planned_time import planned_slides
from leaderdeck.scene.shapes import ChartShape, Scene
from leaderdeck.talk import Talk

CHART_WIDTH_PX = 1440
"""Width of the slide that a chart's picture is cut out of: sharp on a page, twice enlarged."""

SLIDE_WIDTH_PX = 1440
"""Width of a slide's picture in a Word document: 280 pixels an inch where it is as wide as it ever is."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """What was written, and whether those who listen can read it."""

    data: bytes
    is_tagged: bool = True


@dataclass(frozen=True, slots=True)
class _Order:
    """One paper to make."""

    talk: Talk
    paper: TalkPaper
    indexed: tuple[tuple[int, Scene], ...]
    look: PaperLook
    progress: Progress

    @property
    def ratio(self) -> float:
        """A slide's height by its width."""
        template = self.talk.kit.template
        return template.height_pt / template.width_pt

    def rgb(self, role: str) -> str:
        """The brand's color of this role."""
        palette = self.talk.kit.palette
        return palette.rgb(palette.slot("heading" if role == "heading" else "accent"))


def paper_file(
    talk: Talk,
    indexed: tuple[tuple[int, Scene], ...],
    profile: Profile,
    kind: Kind,
    look: PaperLook,
    progress: Progress,
) -> PaperFile:
    """The file: of these scenes (each with the index of its slide), for this receiver."""
    folder = talk.file.resolve().parent if talk.file else None
    deck = deck_for(talk, profile)
    pages = [index for index, _ in indexed]
    charts = chart_pictures(indexed, talk.kit) if kind == "html" else ()
    begins = planned_beginnings(talk) if kind in _WITH_TIMES and profile.with_notes else {}
    paper = talk_paper(deck, pages, folder, followable, with_notes=profile.with_notes, charts=charts, begins=begins)
    made = _MAKERS[kind](_Order(talk, paper, indexed, look, progress))
    progress(len(indexed), len(indexed))
    return made


def planned_beginnings(talk: Talk) -> dict[int, float]:
    """When each slide that is shown comes, in seconds from the beginning, by its index: as the speaker's view has it.

    What was rehearsed counts, and where the front matter gives a time, all is fitted to it.
    """
    planned = planned_slides(talk.deck, _history_of(talk))
    plan = plan_for([slide.seconds for slide in planned], talk.deck.front_matter.duration_seconds)
    begins = accumulate(plan, initial=0.0)
    return {
        index: begin for index, (slide, begin) in enumerate(zip(talk.deck.slides, begins, strict=False))
        if not slide.hidden
    }  # fmt: skip


def _history_of(talk: Talk) -> History | None:
    if talk.file is None:
        return None
    try:
        with history_file(talk.file).open("rb") as stream:
            return read_history(stream.read(MOST_BYTES + 1))
    except OSError:
        return None


def chart_pictures(indexed: tuple[tuple[int, Scene], ...], kit: BrandKit) -> tuple[tuple[str, bytes], ...]:
    """PNG of every chart, cut out of its slide, by its alt text."""
    found: dict[str, bytes] = {}
    for number, (_, scene) in enumerate(indexed, start=1):
        charts = [shape for shape in scene.shapes if isinstance(shape, ChartShape) and shape.alt not in found]
        if charts:
            from leaderdeck.paint.thumbnails import cut_out

            found |= {shape.alt: cut_out(scene, kit, number, shape.frame, CHART_WIDTH_PX) for shape in charts}
    return tuple(found.items())


def _web_page(order: _Order) -> PaperFile:
    from leaderdeck.paper.web_page import web_page

    page = web_page(order.paper, order.rgb("heading"), order.rgb("accent"))
    return PaperFile(page.encode("utf-8"))


def _manuscript_document(order: _Order) -> PaperFile:
    from leaderdeck.paper.manuscript_document import manuscript_document

    pictures = _slide_pictures(order) if order.look.with_pictures else {}
    return PaperFile(manuscript_document(order.paper, pictures, _manuscript_look(order)))


def _manuscript_pages(order: _Order) -> PaperFile:
    from leaderdeck.paper.manuscript_pages import manuscript_pages

    kit = paper_kit(order.talk.kit)
    ratio = order.ratio if order.look.with_pictures else None
    return _drawn(order, manuscript_pages(order.paper, ratio, _manuscript_look(order), kit), kit)


def _handout(order: _Order) -> PaperFile:
    from leaderdeck.paper.handout import handout_pages

    kit = paper_kit(order.talk.kit)
    return _drawn(order, handout_pages(order.paper, order.ratio, order.look.slides_a_page, kit), kit)


def _drawn(order: _Order, pages: PaperPages, kit: BrandKit) -> PaperFile:
    """The pages as PDF."""
    from leaderdeck.paint.pdf_paper import DrawnSlides, write_paper_pdf

    properties = DeckProperties(title=order.paper.title, language_tag=order.paper.tag)
    slides = DrawnSlides([scene for _, scene in order.indexed], order.talk.kit)
    stream = BytesIO()
    is_tagged = write_paper_pdf(pages, kit, slides, properties, stream, order.progress)
    return PaperFile(stream.getvalue(), is_tagged)


def _manuscript_look(order: _Order) -> ManuscriptLook:
    ink = order.rgb("heading")
    readable = ink if contrast(ink, "#FFFFFF") >= TEXT_CONTRAST else INK
    return ManuscriptLook(order.look.letters_pt, order.look.page_a_slide, readable)


def _slide_pictures(order: _Order) -> dict[int, bytes]:
    """Every slide as PNG, by its number."""
    from leaderdeck.paint.thumbnails import png_bytes

    found = {}
    for number, (_, scene) in enumerate(order.indexed, start=1):
        order.progress(number - 1, len(order.indexed))
        found[number] = png_bytes(scene, order.talk.kit, number, SLIDE_WIDTH_PX)
    return found


_WITH_TIMES: frozenset[Kind] = frozenset({"docx", "manuscript"})
_MAKERS: dict[str, Callable[[_Order], PaperFile]] = {
    "html": _web_page,
    "docx": _manuscript_document,
    "manuscript": _manuscript_pages,
    "handout": _handout,
}
