"""A talk's papers joined from what is said and how it looks: manuscript, handout, and a page for the web."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import BrandKit
from leaderdeck.export.exporting import Kind, Progress
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import Profile, deck_for
from leaderdeck.paper.manuscript import INK, ManuscriptLook
from leaderdeck.paper.paper_pages import SlidePicture
from leaderdeck.paper.talk_paper import TalkPaper, talk_paper
from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape, Scene
from leaderdeck.talk import Talk

CHART_WIDTH_PX = 1440
"""Width of the slide that a chart's picture is cut out of: sharp on a page, twice enlarged."""

SLIDE_WIDTH_PX = 1440
"""Width of a slide on paper: 280 pixels an inch on a handout with one on a page, and more where it is smaller."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One paper to make."""

    talk: Talk
    paper: TalkPaper
    indexed: tuple[tuple[int, Scene], ...]
    look: PaperLook
    progress: Progress

    def rgb(self, role: str) -> str:
        """The brand's color of this role."""
        palette = self.talk.kit.palette
        return palette.rgb(palette.slot("heading" if role == "heading" else "accent"))


def paper_bytes(
    talk: Talk,
    indexed: tuple[tuple[int, Scene], ...],
    profile: Profile,
    kind: Kind,
    look: PaperLook,
    progress: Progress,
) -> bytes:
    """The file: of these scenes (each with the index of its slide), for this receiver."""
    folder = talk.file.resolve().parent if talk.file else None
    deck = deck_for(talk, profile)
    pages = [index for index, _ in indexed]
    charts = chart_pictures(indexed, talk.kit) if kind == "html" else ()
    paper = talk_paper(deck, pages, folder, followable, with_notes=profile.with_notes, charts=charts)
    data = _MAKERS[kind](_Order(talk, paper, indexed, look, progress))
    progress(len(indexed), len(indexed))
    return data


def chart_pictures(indexed: tuple[tuple[int, Scene], ...], kit: BrandKit) -> tuple[tuple[str, bytes], ...]:
    """PNG of every chart, cut out of its slide, by its alt text."""
    found: dict[str, bytes] = {}
    for number, (_, scene) in enumerate(indexed, start=1):
        charts = [shape for shape in scene.shapes if isinstance(shape, ChartShape) and shape.alt not in found]
        if charts:
            from leaderdeck.paint.thumbnails import cut_out

            found |= {shape.alt: cut_out(scene, kit, number, shape.frame, CHART_WIDTH_PX) for shape in charts}
    return tuple(found.items())


def _web_page(order: _Order) -> bytes:
    from leaderdeck.paper.web_page import web_page

    page = web_page(order.paper, order.rgb("heading"), order.rgb("accent"))
    return page.encode("utf-8")


def _manuscript_document(order: _Order) -> bytes:
    from leaderdeck.paper.manuscript_document import manuscript_document

    drawn = _slide_pictures(order) if order.look.with_pictures else ()
    pictures = {number: picture.data for number, picture in enumerate(drawn, start=1)}
    return manuscript_document(order.paper, pictures, _manuscript_look(order))


def _manuscript_pages(order: _Order) -> bytes:
    from leaderdeck.paper.manuscript_pages import manuscript_pages
    from leaderdeck.paper.paper_pages import paper_kit

    drawn = _slide_pictures(order) if order.look.with_pictures else ()
    pictures = dict(enumerate(drawn, start=1))
    kit = paper_kit(order.talk.kit)
    return _drawn(order, manuscript_pages(order.paper, pictures, _manuscript_look(order), kit), kit)


def _handout(order: _Order) -> bytes:
    from leaderdeck.paper.handout import handout_pages
    from leaderdeck.paper.paper_pages import paper_kit

    kit = paper_kit(order.talk.kit)
    return _drawn(order, handout_pages(order.paper, _slide_pictures(order), order.look.slides_a_page, kit), kit)


def _drawn(order: _Order, pages: tuple[Scene, ...], kit: BrandKit) -> bytes:
    """The pages as PDF."""
    from leaderdeck.paint.pdf import write_pdf

    properties = DeckProperties(title=order.paper.title, language_tag=order.paper.tag)
    stream = BytesIO()
    write_pdf(pages, kit, properties, stream)
    return stream.getvalue()


def _manuscript_look(order: _Order) -> ManuscriptLook:
    ink = order.rgb("heading")
    readable = ink if contrast(ink, "#FFFFFF") >= TEXT_CONTRAST else INK
    return ManuscriptLook(order.look.letters_pt, order.look.page_a_slide, readable)


def _slide_pictures(order: _Order) -> tuple[SlidePicture, ...]:
    """Every slide as PNG, in order."""
    from leaderdeck.paint.thumbnails import png_bytes

    template = order.talk.kit.template
    height = round(template.height_pt * SLIDE_WIDTH_PX / template.width_pt)
    found = []
    for number, (_, scene) in enumerate(order.indexed, start=1):
        order.progress(number - 1, len(order.indexed))
        data = png_bytes(scene, order.talk.kit, number, SLIDE_WIDTH_PX)
        found.append(SlidePicture(data, SLIDE_WIDTH_PX, height))
    return tuple(found)


_MAKERS: dict[str, Callable[[_Order], bytes]] = {
    "html": _web_page,
    "docx": _manuscript_document,
    "manuscript": _manuscript_pages,
    "handout": _handout,
}
