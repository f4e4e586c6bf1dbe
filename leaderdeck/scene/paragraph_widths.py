"""A paragraph as a chain of unbreakable chunks with their widths, and the lines it falls into at a given width."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from leaderdeck.scene.line_breaks import break_opportunities
from leaderdeck.scene.measure import word_widths

SOFT_HYPHEN = "\u00ad"
EPSILON = 1e-6
CACHED_PARAGRAPHS = 4096
CACHED_WORDS = 65_536


class Span(NamedTuple):
    """A stretch of a paragraph in one font file. `scale` is its size, or 1 where sizes are all alike."""

    start: int
    end: int
    font_file: Path
    scale: float
    is_link: bool = False


class ChunkWidths(NamedTuple):
    """Running widths over the chunks: where each begins, and where its last visible letter ends."""

    starts: Sequence[float]
    ends: Sequence[float]


class Chunks(NamedTuple):
    """One forced line of a paragraph (there is no `\\n` in it), cut at its break opportunities."""

    offsets: Sequence[int]
    """Where each chunk ends in the text."""
    shown: ChunkWidths
    plain: ChunkWidths
    """Widths without kerning and ligatures."""
    hyphens: Sequence[float] | None = None
    """Width of the hyphen that appears when the line breaks after a chunk, or None when there is none at all."""
    joined: Sequence[int] | None = None
    """For words cut into letters: the first chunk of the word that each chunk belongs to."""


class _Part(NamedTuple):
    """An unbreakable part of a word: letters, widths in em, and the hyphen's width after a soft hyphen."""

    length: int
    shown: float
    plain: float
    hyphen: float


def break_lines(chunks: Chunks, widths: ChunkWidths, first_width: float, width: float) -> list[int]:
    """Chunk counts at which lines end, greedily filled. A chunk wider than its line stands alone and sticks out."""
    starts, ends = widths
    hyphens, joined = chunks.hyphens, chunks.joined
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
        if joined and end < count and joined[end] > begin:
            end = joined[end]
        if end <= begin:
            end = begin + 1
        lines.append(end)
        begin = end
        room = width + EPSILON
    return lines


def widest_word(chunks: Chunks) -> float:
    """Width of the widest chunk, with the hyphen it may need."""
    starts, ends = chunks.shown
    if chunks.hyphens:
        ends = [end + hyphen for end, hyphen in zip(ends, chunks.hyphens, strict=True)]
    return max((end - start for start, end in zip(starts, ends, strict=False)), default=0.0)


class _Word(NamedTuple):
    """A word's parts, and its kerning with the spaces around it."""

    parts: tuple[_Part, ...]
    before: float
    after: float


@lru_cache(maxsize=64)
def paragraphs_in(font_file: Path) -> Callable[[str], Chunks]:
    """The function that measures paragraphs set in one font, in em, and remembers them."""
    word_of = lru_cache(maxsize=CACHED_WORDS)(lambda word: _word(word, font_file))
    space, plain_space = word_widths(font_file, " ")

    def measure(text: str) -> Chunks:
        offsets: list[int] = []
        starts, ends = [0.0], []
        plain_starts, plain_ends = [0.0], []
        hyphens: list[float] = []
        offset = 0
        shown = plain = 0.0
        for letters in text.split(" "):
            parts, before, after = word_of(letters)
            if before and offset:
                shown += before
                starts[-1] = shown
            for length, part_shown, part_plain, hyphen in parts:
                offset += length
                shown += part_shown
                plain += part_plain
                offsets.append(offset)
                ends.append(shown)
                plain_ends.append(plain)
                starts.append(shown)
                plain_starts.append(plain)
                if hyphen:
                    hyphens += [0.0] * (len(ends) - 1 - len(hyphens)) + [hyphen]
            if not ends:  # a space at the very beginning
                offsets.append(0)
                ends.append(0.0)
                plain_ends.append(0.0)
                starts.append(0.0)
                plain_starts.append(0.0)
            offset += 1
            shown += space + after
            plain += plain_space
            offsets[-1] = offset
            starts[-1] = shown
            plain_starts[-1] = plain
        offsets[-1] = len(text)  # there is no space behind the last word
        if hyphens:
            hyphens += [0.0] * (len(ends) - len(hyphens))
        return Chunks(offsets, ChunkWidths(starts, ends), ChunkWidths(plain_starts, plain_ends), hyphens or None)

    return lru_cache(maxsize=CACHED_PARAGRAPHS)(measure)


def _word(word: str, font_file: Path) -> _Word:
    if not word:
        return _Word((), 0.0, 0.0)
    parts: list[_Part] = []
    begin = 0
    for end in (*break_opportunities(word), len(word)):
        shown, plain = word_widths(font_file, word[begin:end])
        hyphen = word_widths(font_file, "-")[0] if word[end - 1] == SOFT_HYPHEN else 0.0
        parts.append(_Part(end - begin, shown, plain, hyphen))
        begin = end
    return _Word(tuple(parts), _kerning(" ", word[0], font_file), _kerning(word[-1], " ", font_file))


@lru_cache(maxsize=4096)
def _kerning(left: str, right: str, font_file: Path) -> float:
    """What two neighbors' width differs from their own widths: Arial draws an A close to the space before it."""
    together = word_widths(font_file, left + right)[0]
    return together - word_widths(font_file, left)[0] - word_widths(font_file, right)[0]


@lru_cache(maxsize=CACHED_PARAGRAPHS)
def measure_chunks(text: str, spans: tuple[Span, ...], *, whole_links: bool = False) -> Chunks:
    """The chunks of one forced line; widths are em times the spans' scale.

    `whole_links` is LibreOffice's way: a link is a field, before which a line may break, and never inside.
    """
    if not text:
        return _measured("", (), ())
    if len(spans) == 1 and spans[0].scale == 1.0 and not whole_links:
        return paragraphs_in(spans[0].font_file)(text)
    places = break_opportunities(text)
    if whole_links:
        links = [span for span in spans if span.is_link]
        kept = {place for place in places if not any(link.start < place < link.end for link in links)}
        places = tuple(sorted(kept | {link.start for link in links if link.start}))
    return _measured(text, spans, (*places, len(text)))


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
    return _measured(text, spans, offsets)._replace(hyphens=None, joined=joined)


def _letter_ends(text: str, begin: int, end: int) -> list[int]:
    """Ends of letters with their marks; the spaces behind a word stay with its last letter."""
    word_end = begin + len(text[begin:end].rstrip(" "))
    marks = ("Mn", "Me", "Cf")
    return [*(place for place in range(begin + 1, word_end) if unicodedata.category(text[place]) not in marks), end]


def _measured(text: str, spans: tuple[Span, ...], offsets: Sequence[int]) -> Chunks:
    starts, ends = [0.0], []
    plain_starts, plain_ends = [0.0], []
    hyphens: list[float] = []
    begin = 0
    shown = plain = 0.0
    for end in offsets:
        word_end = begin + len(text[begin:end].rstrip(" "))
        word = _widths(text, spans, begin, word_end)
        space = _widths(text, spans, word_end, end)
        ends.append(shown + word[0])
        plain_ends.append(plain + word[1])
        shown += word[0] + space[0]
        plain += word[1] + space[1]
        starts.append(shown)
        plain_starts.append(plain)
        hyphens.append(_hyphen_width(text, spans, word_end))
        begin = end
    widths, plain_widths = ChunkWidths(starts, ends), ChunkWidths(plain_starts, plain_ends)
    return Chunks(offsets, widths, plain_widths, hyphens if any(hyphens) else None)


def _hyphen_width(text: str, spans: tuple[Span, ...], word_end: int) -> float:
    if not word_end or text[word_end - 1] != SOFT_HYPHEN:
        return 0.0
    span = spans[spans_within(spans, word_end - 1, word_end)[0]]
    return word_widths(span.font_file, "-")[0] * span.scale


def _widths(text: str, spans: tuple[Span, ...], begin: int, end: int) -> tuple[float, float]:
    """Width of a stretch, and the kerning of a space with the letters around it when they are of one span."""
    shown = plain = 0.0
    for index in spans_within(spans, begin, end):
        span = spans[index]
        first, last = max(begin, span.start), min(end, span.end)
        part = word_widths(span.font_file, text[first:last])
        shown += part[0] * span.scale
        plain += part[1] * span.scale
        if text[begin] == " ":
            if first > span.start:
                shown += _kerning(text[first - 1], " ", span.font_file) * span.scale
            if last < span.end:
                shown += _kerning(" ", text[last], span.font_file) * span.scale
    return shown, plain


def spans_within(spans: Sequence[Span], begin: int, end: int) -> range:
    """Indexes of the spans that have a letter between two places, found without looking at the others."""
    if begin >= end:
        return range(0)
    return range(bisect_right(spans, begin, key=_end_of), bisect_left(spans, end, key=_start_of))


_start_of, _end_of = attrgetter("start"), attrgetter("end")
