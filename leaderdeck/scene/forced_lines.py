"""Paragraphs cut at their line breaks (`a:br`) into forced lines: text, spans in font files, chunks with widths."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.bullets import bullet_width_em
from leaderdeck.scene.paragraph_widths import Chunks, Span, measure_chunks, paragraphs_in, widest_word
from leaderdeck.scene.shapes import RAISED_SHARE, TextBody, TextParagraph, TextRun

_UNWRITABLE = late_pattern("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
CACHED_BODIES = 512
_SPACING = late_pattern("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True, eq=False)
class Fonts:
    """A kit's three families. There is one of each kit, told from others by what it is: dozens of paths hash slowly."""

    heading: FontFamily
    body: FontFamily
    code: FontFamily

    def file(self, run: TextRun) -> Path:
        """The font file that this run is set in."""
        family: FontFamily = getattr(self, run.font)
        return family.file(bold=run.bold, italic=run.italic)


def fonts_of(kit: BrandKit) -> Fonts:
    """The families that text is measured with; the same value for all texts of a kit."""
    known = _fonts.get(id(kit))
    if known is None or known[0] is not kit:
        if len(_fonts) >= _KEPT_KITS:
            _fonts.clear()
        known = _fonts[id(kit)] = kit, Fonts(kit.heading_font, kit.body_font, kit.code_font)
    return known[1]


_KEPT_KITS = 16
_fonts: dict[int, tuple[BrandKit, Fonts]] = {}


@dataclass(slots=True)
class ForcedLine:
    """Text between two line breaks. Lengths in points; `chunks` count in units of `scale` points."""

    paragraph: int
    opens_paragraph: bool
    text: str
    runs: tuple[int, ...]
    """Index of each span's run."""
    spans: tuple[Span, ...]
    chunks: Chunks
    scale: float
    size_pt: float
    """Size of the line break itself, or of the whole line when it is empty."""
    margin_pt: float
    first_pt: float
    """Where the first line's text begins, from the inset."""
    free: Chunks | None = None
    """The chunks of a program that breaks inside links, where `chunks` keep every link whole."""


def without_unwritable(body: TextBody) -> TextBody:
    """The body without characters that XML cannot hold; tabs are spaces, foreign line ends are line breaks."""
    if not any(_needs_cleaning(run.text) for paragraph in body.paragraphs for run in paragraph.runs):
        return body
    return replace(body, paragraphs=tuple(_cleaned(paragraph) for paragraph in body.paragraphs))


def _needs_cleaning(text: str) -> bool:
    return not text.isprintable() and bool("\t" in text or _UNWRITABLE.search(text) or _SPACING.search(text))


def _cleaned(paragraph: TextParagraph) -> TextParagraph:
    return replace(paragraph, runs=tuple(_clean(run) if _needs_cleaning(run.text) else run for run in paragraph.runs))


def _clean(run: TextRun) -> TextRun:
    return replace(run, text=_UNWRITABLE.sub("", _SPACING.sub("\n", run.text)).replace("\t", " "))


@lru_cache(maxsize=CACHED_BODIES)
def forced_lines(paragraphs: tuple[TextParagraph, ...], fonts: Fonts, width_pt: float) -> tuple[ForcedLine, ...]:
    """All forced lines of a body in order; every paragraph has at least one. Links that fit `width_pt` stay whole.

    Remembered for a while: a text is measured before it is placed, often in several frames of one width.
    """
    lines: list[ForcedLine] = []
    for index, paragraph in enumerate(paragraphs):
        first = first_line_start(paragraph, fonts)
        if len(paragraph.runs) == 1 and "\n" not in paragraph.runs[0].text:
            own = [_single(index, paragraph, first, fonts)]
        else:
            own = _several(index, paragraph, first, fonts)
        if any(run.link for run in paragraph.runs):
            own = [_with_whole_links(line, width_pt) for line in own]
        lines += own
    return tuple(lines)


def first_line_start(paragraph: TextParagraph, fonts: Fonts) -> float:
    """Where the first line's text begins, in points from the inset: a wide bullet pushes it to the right."""
    margin = paragraph.margin_left_pt
    if paragraph.bullet is None:
        return max(0.0, margin + paragraph.indent_pt)
    file = fonts.file(paragraph.runs[0]) if paragraph.runs else fonts.body.regular
    size = paragraph.runs[0].size_pt if paragraph.runs else paragraph.size_pt
    bullet_end = margin + paragraph.indent_pt + bullet_width_em(paragraph.bullet, file) * size
    return max(margin, bullet_end)


def _drawn_size(run: TextRun) -> float:
    return run.size_pt * RAISED_SHARE if run.raised else run.size_pt


def _with_whole_links(line: ForcedLine, width_pt: float) -> ForcedLine:
    if not any(span.is_link for span in line.spans):
        return line
    whole = measure_chunks(line.text, line.spans, whole_links=True)
    room = width_pt - max(line.first_pt, line.margin_pt)
    if widest_word(whole) * line.scale > room:
        return line
    return replace(line, chunks=whole, free=line.chunks)


def _shown(run: TextRun) -> str:
    """The run's words as they are seen; a letter whose capital is two letters stays as it is."""
    if not run.capitals:
        return run.text
    return "".join(large if len(large := letter.upper()) == 1 else letter for letter in run.text)


def _single(index: int, paragraph: TextParagraph, first: float, fonts: Fonts) -> ForcedLine:
    run = paragraph.runs[0]
    text = _shown(run)
    spans = (Span(0, len(text), fonts.file(run), 1.0, bool(run.link)),) if text else ()
    return ForcedLine(
        paragraph=index,
        opens_paragraph=True,
        text=text,
        runs=(0,) if text else (),
        spans=spans,
        chunks=paragraphs_in(spans[0].font_file)(text) if spans else measure_chunks("", ()),
        scale=_drawn_size(run),
        size_pt=run.size_pt,
        margin_pt=paragraph.margin_left_pt,
        first_pt=first,
    )


def _several(index: int, paragraph: TextParagraph, first: float, fonts: Fonts) -> list[ForcedLine]:
    lines: list[ForcedLine] = []
    pieces: list[tuple[int, str]] = []
    for number, run in enumerate(paragraph.runs):
        head, *rest = _shown(run).split("\n")
        pieces.append((number, head))
        for piece in rest:
            lines.append(_forced(index, paragraph, pieces, None if lines else first, fonts))
            pieces = [(number, piece)]
    lines.append(_forced(index, paragraph, pieces, None if lines else first, fonts))
    return lines


def _forced(
    index: int, paragraph: TextParagraph, pieces: list[tuple[int, str]], first: float | None, fonts: Fonts
) -> ForcedLine:
    """One forced line of several runs; an empty one is as high as the line break that ends it."""
    filled = [(number, text) for number, text in pieces if text]
    spans: list[Span] = []
    start = 0
    for number, text in filled:
        run = paragraph.runs[number]
        spans.append(Span(start, start + len(text), fonts.file(run), _drawn_size(run), bool(run.link)))
        start += len(text)
    text = "".join(text for _, text in filled)
    sizing = filled or pieces
    return ForcedLine(
        paragraph=index,
        opens_paragraph=first is not None,
        text=text,
        runs=tuple(number for number, _ in filled),
        spans=tuple(spans),
        chunks=measure_chunks(text, tuple(spans)),
        scale=1.0,
        size_pt=paragraph.runs[sizing[-1][0]].size_pt if sizing else paragraph.size_pt,
        margin_pt=paragraph.margin_left_pt,
        first_pt=paragraph.margin_left_pt if first is None else first,
    )
