"""A talk's papers joined from what is said and how it looks: manuscript, handout, and a page for the web."""

from __future__ import annotations

from collections.abc import Callable

from leaderdeck.brand.kit import BrandKit
from leaderdeck.export.exporting import Kind, Progress
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import Profile, deck_for
from leaderdeck.paper.talk_paper import TalkPaper, talk_paper
from leaderdeck.powerpoint.addresses import followable
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape, Scene
from leaderdeck.talk import Talk

CHART_WIDTH_PX = 1440
"""Width of the slide that a chart's picture is cut out of: sharp on a page, twice enlarged."""

SLIDE_WIDTH_PX = 1120
"""Width of a slide in a manuscript: 220 pixels an inch where it is largest."""


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
    from leaderdeck.paper.manuscript_document import ManuscriptLook, manuscript_document

    look = ManuscriptLook(order.look.letters_pt, order.look.page_a_slide, order.rgb("heading"))
    return manuscript_document(order.paper, _slide_pictures(order), look)


def _slide_pictures(order: _Order) -> dict[int, bytes]:
    """PNG of every slide by its number, where the manuscript is to show them."""
    if not order.look.with_pictures:
        return {}
    from leaderdeck.paint.thumbnails import png_bytes

    found = {}
    for number, (_, scene) in enumerate(order.indexed, start=1):
        order.progress(number - 1, len(order.indexed))
        found[number] = png_bytes(scene, order.talk.kit, number, SLIDE_WIDTH_PX)
    return found


_MAKERS: dict[str, Callable[[_Order], bytes]] = {"html": _web_page, "docx": _manuscript_document}
