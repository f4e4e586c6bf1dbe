"""A paragraph as a chain of unbreakable chunks with their widths, and the lines it falls into at a given width."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from leaderdeck.scene.line_breaks import break_opportunities
from leaderdeck.scene.measure import word_widths

SOFT_HYPHEN = "\u00ad"
EPSILON = 1e-6
CACHED_PARAGRAPHS = 32_768


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one font file. `scale` is its size, or 1 where sizes are all alike."""

    start: int
    end: int
    font_file: Path
    scale: float
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class ChunkWidths:
    """Running widths over the chunks: where each begins, and where its last visible letter ends."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chunks:
    """One forced line of a paragraph (there is no `\\n` in it), cut at its break opportunities."""

    offsets: tuple[int, ...]
    """Where each chunk ends in the text."""
    shown: ChunkWidths
    plain: ChunkWidths
    """Widths without kerning and ligatures."""
    hyphens: tuple[float, ...] | None = None
    """Width of the hyphen that appears when the line breaks after a chunk, or None when there is none."""
    joined: tuple[int, ...] | None = None
    """For words cut into letters: the first chunk of the word that each chunk belongs to."""


def break_lines(chunks: Chunks, widths: ChunkWidths, first_width: float, width: float) -> list[int]:
    """Chunk counts at which lines end, greedily filled. A chunk wider than its line stands alone and sticks out."""
    ends, starts, hyphens = widths.ends, widths.starts, chunks.hyphens
    count = len(ends)
    lines: list[int] = []
    begin = 0
    room = first_width + EPSILON
    while begin < count:
        limit = starts[begin] + room
        end = bisect_right(ends, limit, begin)
        if hyphens and end < count:
            while end > begin + 1 and ends[end - 1] + hyphens[end - 1] > limit:
                end -= 1
        if chunks.joined and begin < end < count and chunks.joined[end] > begin:
            end = chunks.joined[end]
        if end <= begin:
            end = begin + 1
        lines.append(end)
        begin = end
        room = width + EPSILON
    return lines


def widest_word(chunks: Chunks) -> float:
    """Width of the widest chunk, with the hyphen it may need."""
    shown = chunks.shown
    hyphens = chunks.hyphens or (0.0,) * len(shown.ends)
    widths = [end - start + hyphen for start, end, hyphen in zip(shown.starts, shown.ends, hyphens, strict=False)]
    return max(widths, default=0.0)


@lru_cache(maxsize=CACHED_PARAGRAPHS)
def measure_chunks(text: str, spans: tuple[Span, ...], *, whole_links: bool = False) -> Chunks:
    """The chunks of one forced line; widths are em times the spans' scale.

    `whole_links` is LibreOffice's way: a link is a field, before which a line may break, and never inside.
    """
    places = break_opportunities(text)
    if whole_links:
        links = [span for span in spans if span.is_link]
        kept = {place for place in places if not any(link.start < place < link.end for link in links)}
        places = tuple(sorted(kept | {link.start for link in links if link.start}))
    return _measured(text, spans, (*places, len(text)) if text else ())


@lru_cache(maxsize=1024)
def measure_letters(text: str, spans: tuple[Span, ...], widest: float) -> Chunks:
    """As `measure_chunks`, with every word wider than `widest` cut into its letters."""
    whole = measure_chunks(text, spans)
    offsets: list[int] = []
    joined: list[int] = []
    begin = 0
    for index, end in enumerate(whole.offsets):
        first = len(offsets)
        too_wide = whole.shown.ends[index] - whole.shown.starts[index] > widest
        offsets += _letter_ends(text, begin, end) if too_wide else [end]
        joined += [first] * (len(offsets) - first)
        begin = end
    cut = _measured(text, spans, tuple(offsets))
    return Chunks(cut.offsets, cut.shown, cut.plain, None, tuple(joined))


def _letter_ends(text: str, begin: int, end: int) -> list[int]:
    """Ends of letters with their marks; the spaces behind a word stay with its last letter."""
    word_end = begin + len(text[begin:end].rstrip(" "))
    ends = [
        place for place in range(begin + 1, word_end) if unicodedata.category(text[place]) not in ("Mn", "Me", "Cf")
    ]
    return [*ends, end]


def _measured(text: str, spans: tuple[Span, ...], offsets: Sequence[int]) -> Chunks:
    shown_starts, shown_ends = [0.0], []
    plain_starts, plain_ends = [0.0], []
    hyphens: list[float] = []
    begin = 0
    shown = plain = 0.0
    for end in offsets:
        word_end = begin + len(text[begin:end].rstrip(" "))
        word = _widths(text, spans, begin, word_end)
        space = _widths(text, spans, word_end, end)
        shown_ends.append(shown + word[0])
        plain_ends.append(plain + word[1])
        shown += word[0] + space[0]
        plain += word[1] + space[1]
        shown_starts.append(shown)
        plain_starts.append(plain)
        hyphens.append(_hyphen_width(text, spans, word_end))
        begin = end
    return Chunks(
        tuple(offsets),
        ChunkWidths(tuple(shown_starts), tuple(shown_ends)),
        ChunkWidths(tuple(plain_starts), tuple(plain_ends)),
        tuple(hyphens) if any(hyphens) else None,
    )


def _hyphen_width(text: str, spans: tuple[Span, ...], word_end: int) -> float:
    if not word_end or text[word_end - 1] != SOFT_HYPHEN:
        return 0.0
    span = next(span for span in spans if span.start < word_end <= span.end)
    return word_widths(span.font_file, "-")[0] * span.scale


def _widths(text: str, spans: tuple[Span, ...], begin: int, end: int) -> tuple[float, float]:
    if begin == end:
        return 0.0, 0.0
    if len(spans) == 1:
        shown, plain = word_widths(spans[0].font_file, text[begin:end])
        return shown * spans[0].scale, plain * spans[0].scale
    shown = plain = 0.0
    for span in spans:
        if span.start < end and span.end > begin:
            part = word_widths(span.font_file, text[max(begin, span.start) : min(end, span.end)])
            shown += part[0] * span.scale
            plain += part[1] * span.scale
    return shown, plain
