"""A talk's text as stretches: what each slide owns in the file, so that it can be moved or changed by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache

from leaderdeck.deck.linked import Shelf
from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.clean_lines import clean_lines, plain_lines
from leaderdeck.outline.dialects.opening import in_our_dialect, opened
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.reader import OutlineReading, read_outline
from leaderdeck.outline.slide_cuts import Cut
from leaderdeck.outline.slide_text import read_slide
from leaderdeck.quick_dataclass import dataclass

_names: ContextVar[tuple[str, ...]] = ContextVar("brand_names", default=())
_shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)
_known: ContextVar[tuple[str, OutlineReading] | None] = ContextVar("known_reading", default=None)
_LINE = late_pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_DEFINITION = late_pattern(r" {0,3}\[(\^?[^\]\s][^\]]*)\]:[ \t]*\S")
_TEXTS_REMEMBERED = 4


@contextmanager
def brand_names_known(
    names: tuple[str, ...], known: tuple[str, OutlineReading] | None = None, shelf: Shelf | None = None
) -> Iterator[None]:
    """Texts are read with these names as branding meanwhile, so that slides are counted as on the screen.

    `known`: a text with its reading by the same names and shelf, so that it is not read once more. `shelf`: what links
    to other files are read from; it says the same every time that it is asked.
    """
    tokens = _names.set(names), _known.set(known), _shelf.set(shelf)
    try:
        yield
    finally:
        _names.reset(tokens[0])
        _known.reset(tokens[1])
        _shelf.reset(tokens[2])


@dataclass(frozen=True, slots=True)
class Stretch:
    """One slide's text: the rule that begins it with the blank lines behind, and its own lines. Neither ends a line."""

    rules: str
    body: str
    index: int | None
    """Which slide it is; None where it shows, says and keeps nothing, or belongs to the slide after it."""
    level: int
    """Level of the heading that begins it; 0 where a rule does, or nothing."""
    is_link: bool = False
    """Whether it is a link to slides in another file, which are treated together."""
    count: int = 1
    """How many slides of the deck it is."""

    def has_slide(self, index: int) -> bool:
        """Whether this slide of the deck is it or one of them."""
        return self.index is not None and self.index <= index < self.index + self.count


@dataclass(frozen=True, slots=True)
class StretchedText:
    """A text that is exactly `top` and then each stretch with the gap behind it."""

    top: str
    """Byte order mark, front matter and the blank lines before the first stretch."""
    stretches: tuple[Stretch, ...]
    gaps: tuple[str, ...]
    """What stands behind each stretch; the last one is the end of the file."""
    reading: OutlineReading
    line_end: str

    @property
    def card(self) -> FrontMatter:
        """The talk's card."""
        return self.reading.deck.front_matter

    @property
    def has_card_cover(self) -> bool:
        """Whether slide 0 is the front matter's cover, which stays where it is."""
        return bool(self.card.title)

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self.reading.deck.slides)

    def place_of(self, index: int) -> int | None:
        """Which stretch a slide is in; None for a cover that stands in the front matter alone."""
        return next((place for place, one in enumerate(self.stretches) if one.has_slide(index)), None)

    def stretch_at(self, line: int) -> tuple[Stretch, int] | None:
        """The slide whose own text or the gap behind it has this line (from 1), and the line where that text begins."""
        first = len(raw_lines(self.top.removeprefix("\ufeff")))
        for one, gap in zip(self.stretches, self.gaps, strict=True):
            first += len(raw_lines(one.rules))
            length = len(raw_lines(one.body + gap))
            if line <= first + length:
                return (one, first + 1) if line > first and one.index is not None else None
            first += length
        return None

    def with_body(self, changed: Stretch, body: str) -> str:
        """The text with another body in one stretch."""
        parts = [self.top]
        for own, gap in zip(self.stretches, self.gaps, strict=True):
            parts += [own.rules, body if own is changed else own.body, gap]
        return "".join(parts)

    def early(self) -> Stretch | None:
        """Notes and private text before the first slide, which belong to it."""
        first = self.stretches[0] if self.stretches else None
        if first is None or first.index is not None or self.has_card_cover or self.place_of(0) is None:
            return None
        around = self.reading.shared.around(first.body, "slide")
        clean = first.body.replace("\r\n", "\n").replace("\r", "\n")
        return None if read_slide(clean, "slide", around).is_empty else first


def raw_lines(text: str) -> list[str]:
    """The lines of a text with their ends, counted as the reader counts them."""
    if "\r" in text:
        return _LINE.findall(text)
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def line_end_of(text: str) -> str:
    """How this text ends its lines."""
    place = text.find("\n")
    if place < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if place and text[place - 1] == "\r" else "\n"


def stretched(text: str) -> StretchedText:
    """The text in stretches, read with the brand names that are known."""
    known = _known.get()
    if known is not None and known[0] == text:
        return _in_stretches(text, known[1])
    return _stretched(text, _names.get(), _shelf.get())


def in_our_words(text: str) -> StretchedText:
    """The text in stretches, their bodies in our own dialect whichever program it was written for."""
    whole = stretched(text)
    if whole.reading.dialect is None:
        return whole
    clean, _ = clean_lines(text)
    front = read_card(clean)
    lines = opened(clean, front.line_count, front.front_matter).lines
    stretches: list[Stretch] = []
    for one, cut in zip(whole.stretches, whole.reading.cuts, strict=True):
        end = cut.first + len(raw_lines(one.body))
        while end < cut.end and not clean[end].strip():
            end += 1  # a blank line of the file may close a block in ours
        stretches.append(replace(one, body=whole.line_end.join(lines[cut.first : end])))
    return replace(whole, stretches=tuple(stretches))


def ours(body: str, reading: OutlineReading) -> str:
    """A slide's text, with line feeds, in our own dialect line for line."""
    return "\n".join(in_our_dialect(reading.dialect, plain_lines(body).split("\n"), reading.level))


def known_shelf() -> Shelf | None:
    """What links to other files are read from meanwhile."""
    return _shelf.get()


def read_known(text: str) -> OutlineReading:
    """The text as it is read with the brand names that are known."""
    return stretched(text).reading


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _stretched(text: str, names: tuple[str, ...], shelf: Shelf | None) -> StretchedText:
    return _in_stretches(text, read_outline(text, names, shelf))


def _in_stretches(text: str, reading: OutlineReading) -> StretchedText:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    end = line_end_of(text)
    if not reading.cuts:
        return StretchedText(text, (), (), reading, end)
    cuts = list(reading.cuts)
    cuts[-1] = replace(cuts[-1], end=min(cuts[-1].end, len(lines)))  # ours may close a block behind the last line
    indexes = _indexes(reading)
    ends = [cut.end for cut in cuts]
    ends[-1] = _end_without_shared_definitions(lines, cuts, indexes.get(cuts[-1].first, (None, 1))[0])
    stretches: list[Stretch] = []
    gaps: list[str] = []
    top = ""
    behind = reading.top
    for place, cut in enumerate(cuts):
        rule = _first_rule(lines, behind, cut.first)
        blank = "".join(lines[behind:rule])
        if place:
            gaps[-1] += blank
        else:
            top = mark + "".join(lines[: reading.top]) + blank
        body = "".join(lines[cut.first : ends[place]])
        bare = body.rstrip("\r\n")
        gaps.append(body[len(bare) :])
        index, count = indexes.get(cut.first, (None, 1))
        stretches.append(Stretch("".join(lines[rule : cut.first]), bare, index, cut.level, cut.is_link, count))
        behind = ends[place]
    gaps[-1] += "".join(lines[behind:])
    return StretchedText(top, tuple(stretches), tuple(gaps), reading, end)


def _indexes(reading: OutlineReading) -> dict[int, tuple[int, int]]:
    """For each first line of slides that have lines of their own, the first one's place and their number."""
    firsts = {cut.first for cut in reading.cuts}
    found: dict[int, tuple[int, int]] = {}
    for index, line in enumerate(reading.deck.slide_lines):
        if line - 1 in firsts:
            first, count = found.get(line - 1, (index, 0))
            found[line - 1] = first, count + 1
    return found


def _first_rule(lines: Sequence[str], first: int, body: int) -> int:
    """The first line in this range that is not blank: a rule; the body's own where there is none."""
    return next((line for line in range(first, body) if lines[line].strip()), body)


def _end_without_shared_definitions(lines: Sequence[str], cuts: Sequence[Cut], index: int | None) -> int:
    """The end of the last slide, without definitions at the end of the file that other slides point to."""
    cut = cuts[-1]
    line = cut.end
    while line > cut.first + 1 and _DEFINITION.match(lines[line - 1]):
        line -= 1
    if line == cut.end or index is None or lines[line - 1].strip():
        return cut.end
    marks = [f"[{found[1]}]" for own in lines[line : cut.end] if (found := _DEFINITION.match(own))]
    others, itself = "".join(lines[: cut.first]), "".join(lines[cut.first : line])
    if not any(mark in others for mark in marks) or not all(mark in others or mark in itself for mark in marks):
        return cut.end
    if any(f"{mark}:" in others or f"{mark}:" in itself for mark in marks):
        return cut.end  # the first definition counts: this one is only a text of the slide where it stands
    while line > cut.first + 1 and not lines[line - 1].strip():
        line -= 1
    return line
