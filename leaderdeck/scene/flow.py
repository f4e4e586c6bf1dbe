"""Text placed in its frame: broken into lines, each with the baseline it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from leaderdeck.brand.kit import BrandKit
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.block_model import LineBox, exact_line_box, hundredths, in_points, line_box
from leaderdeck.scene.forced_lines import Fonts, ForcedLine, fonts_of, forced_lines, without_unwritable
from leaderdeck.scene.guard import stable_shrink
from leaderdeck.scene.measure import descent_em, word_widths
from leaderdeck.scene.paragraph_widths import (
    SOFT_HYPHEN,
    Chunks,
    break_lines,
    measure_letters,
    spans_within,
    widest_word,
)
from leaderdeck.scene.shapes import Fragment, Line, PlacedText, TextBody, TextParagraph
from leaderdeck.units import Frame, Insets

CACHED_BODIES = 4096


@dataclass(frozen=True, slots=True)
class BlockSize:
    """How high a text becomes, and whether every word is narrower than its line."""

    height_pt: float
    words_fit: bool


def place_text(body: TextBody, frame: Frame, kit: BrandKit) -> PlacedText:
    """The body broken into lines inside the frame, with insets narrowed until its breaks are stable.

    `fits` tells whether the block is as high as the frame at most and no word is wider than its line.
    """
    return _place(body, frame, fonts_of(kit))


def block_size(body: TextBody, frame: Frame, kit: BrandKit) -> BlockSize:
    """Height of the text without the guard: the quick look of fitting."""
    body = without_unwritable(body)
    width = frame.width - body.insets.left - body.insets.right
    forced = forced_lines(body.paragraphs, fonts_of(kit), width)
    words_fit = not any(_is_too_wide(line, width) for line in forced)
    return BlockSize(in_points(_block_height(_broken(forced, body.paragraphs, width))), words_fit)


@dataclass(slots=True)
class _BrokenLine:
    """One line: chunks `begin` to `end` of a forced line, its box, and the space above it in 1/100 mm."""

    forced: ForcedLine
    chunks: Chunks
    begin: int
    end: int
    box: LineBox
    space_before: int


@lru_cache(maxsize=CACHED_BODIES)
def _place(body: TextBody, frame: Frame, fonts: Fonts) -> PlacedText:
    body = without_unwritable(body)
    width = frame.width - body.insets.left - body.insets.right
    forced = forced_lines(body.paragraphs, fonts, width)
    insets = _guarded_insets(body, stable_shrink(forced, width))
    if insets is not body.insets:
        body = replace(body, insets=insets)
        width = frame.width - insets.left - insets.right
    broken = _broken(forced, body.paragraphs, width)
    block = _block_height(broken)
    room = hundredths(frame.height) - hundredths(insets.top) - hundredths(insets.bottom)
    top = hundredths(frame.y) + hundredths(insets.top) + _anchor_offset(body.anchor, room - block)
    left = frame.x + insets.left
    lines: list[Line] = []
    for line in broken:
        top += line.space_before
        lines.append(_drawn(line, body.paragraphs[line.forced.paragraph], left, width, top))
        top += line.box.height
    fits = block <= room and not any(_is_too_wide(line, width) for line in forced)
    return PlacedText(body, tuple(lines), in_points(block), fits)


def _guarded_insets(body: TextBody, shrink: float) -> Insets:
    """Insets with the guard's share: from both sides of centered text, from the left of right-aligned text."""
    insets = body.insets
    if not shrink:
        return insets
    aligns = {paragraph.align for paragraph in body.paragraphs}
    if aligns == {"center"}:
        return replace(insets, left=insets.left + shrink / 2, right=insets.right + shrink / 2)
    if aligns == {"right"}:
        return replace(insets, left=insets.left + shrink)
    return replace(insets, right=insets.right + shrink)


def _anchor_offset(anchor: str, spare: int) -> int:
    if anchor == "top":
        return 0
    return spare // 2 if anchor == "middle" else spare


def _is_too_wide(line: ForcedLine, width: float) -> bool:
    room = width - max(line.first_pt, line.margin_pt)
    return line.chunks.shown.starts[-1] * line.scale > room and widest_word(line.chunks) * line.scale > room


def _broken(forced: Sequence[ForcedLine], paragraphs: Sequence[TextParagraph], width: float) -> list[_BrokenLine]:
    lines: list[_BrokenLine] = []
    for line in forced:
        paragraph = paragraphs[line.paragraph]
        before = hundredths(paragraph.space_before_pt) if lines and line.opens_paragraph else 0
        chunks = _chunks_for(line, width)
        first = (width - line.first_pt) / line.scale
        begin = 0
        for end in break_lines(chunks, chunks.shown, first, (width - line.margin_pt) / line.scale) or [0]:
            stretch = spans_within(line.spans, _offset(chunks, begin), _offset(chunks, end))
            box = _line_box(_line_size(line, stretch, paragraph), paragraph, line, stretch)
            lines.append(_BrokenLine(line, chunks, begin, end, box, before))
            begin, before = end, 0
    return lines


def _chunks_for(line: ForcedLine, width: float) -> Chunks:
    """The line's chunks; where a word is wider than the line, its letters, as every program cuts it then."""
    if not _is_too_wide(line, width):
        return line.chunks
    room = max(1.0, width - max(line.first_pt, line.margin_pt))
    return measure_letters(line.text, line.spans, room / line.scale)


def _line_size(line: ForcedLine, stretch: range, paragraph: TextParagraph) -> float:
    if len(line.spans) < 2:
        return line.size_pt
    return max(paragraph.runs[line.runs[index]].size_pt for index in stretch)


def _line_box(size_pt: float, paragraph: TextParagraph, line: ForcedLine, stretch: range) -> LineBox:
    if not paragraph.exact_line_pt:
        return line_box(size_pt, paragraph.line_spacing)
    descent = max((descent_em(line.spans[index].font_file) for index in stretch), default=0.2)
    return exact_line_box(paragraph.exact_line_pt, descent * size_pt)


def _offset(chunks: Chunks, index: int) -> int:
    return chunks.offsets[index - 1] if index else 0


def _block_height(lines: Sequence[_BrokenLine]) -> int:
    return sum([line.space_before + line.box.height for line in lines])


def _drawn(line: _BrokenLine, paragraph: TextParagraph, left: float, width: float, top: int) -> Line:
    forced = line.forced
    indent = forced.first_pt if line.begin == 0 else forced.margin_pt
    line_width = 0.0
    if line.end:
        line_width = (line.chunks.shown.ends[line.end - 1] - line.chunks.shown.starts[line.begin]) * forced.scale
        if line.chunks.hyphens and line.end < len(line.chunks.offsets):
            line_width += line.chunks.hyphens[line.end - 1] * forced.scale
    x = left + indent
    if paragraph.align != "left":
        spare = width - indent - line_width
        x += spare / 2 if paragraph.align == "center" else spare
    return Line(
        paragraph=forced.paragraph,
        fragments=_fragments(line, x, line_width) if line.end else (),
        x_pt=x,
        baseline_pt=in_points(top + line.box.ascent),
        width_pt=line_width,
        height_pt=in_points(line.box.height),
    )


def _fragments(line: _BrokenLine, x: float, line_width: float) -> tuple[Fragment, ...]:
    forced, chunks = line.forced, line.chunks
    start, stop = _offset(chunks, line.begin), _offset(chunks, line.end)
    is_hyphenated = bool(chunks.hyphens and line.end < len(chunks.offsets) and chunks.hyphens[line.end - 1])
    if len(forced.spans) == 1:  # nearly every line
        return (
            Fragment(
                _seen(forced.text[start:stop].rstrip(" "), is_hyphenated=is_hyphenated), forced.runs[0], x, line_width
            ),
        )
    stop = start + len(forced.text[start:stop].rstrip(" "))
    fragments: list[Fragment] = []
    for index in spans_within(forced.spans, start, stop):
        span = forced.spans[index]
        begin, end = max(start, span.start), min(stop, span.end)
        text = _seen(forced.text[begin:end], is_hyphenated=is_hyphenated and end == stop)
        width = word_widths(span.font_file, text)[0]
        fragments.append(Fragment(text, forced.runs[index], x, width * span.scale))
        x += width * span.scale
    return tuple(fragments)


def _seen(text: str, *, is_hyphenated: bool) -> str:
    """The text as drawn: soft hyphens are unseen but where the line broke at one."""
    if SOFT_HYPHEN not in text:
        return text
    return text.replace(SOFT_HYPHEN, "") + ("-" if is_hyphenated else "")
