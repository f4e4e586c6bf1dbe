"""Another file's text, and where in it a heading, a quotation or a figure stands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from leaderdeck.deck.blocks import Block, Callout, Columns, Facts, Quote
from leaderdeck.deck.slide import FrontMatter, Slide
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import split_trailing_attributes
from leaderdeck.outline.clean_lines import clean_lines
from leaderdeck.outline.dialects.opening import opened
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.includes import Directive, PassageKind
from leaderdeck.outline.slide_breaks import find_marks
from leaderdeck.outline.slide_cuts import Cut, cut_talk
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import read_slide
from leaderdeck.quick_dataclass import dataclass

_HEADING = late_pattern(r"[ \t]*#{1,6}[ \t]+|[ \t]+#+[ \t]*$")
_MARKUP = late_pattern(r"[*`~]|(?<!\w)_|_(?!\w)|!?\[|\]\([^()]*\)|\]")
_NOT_IN_SLUGS = late_pattern(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class FileText:
    """A file in lines, with its card, its slides and all its headings; lines count from 0."""

    lines: tuple[str, ...]
    card: FrontMatter
    top: int
    """How many lines the front matter takes."""
    cuts: tuple[Cut, ...]
    level: int
    """The heading level that starts its slides; 0 where none does."""
    headings: tuple[tuple[int, int], ...]
    """Line and level of each heading."""


@dataclass(frozen=True, slots=True)
class Place:
    """The part of a file that is asked for: its slides, and the level of heading that is to start slides."""

    cuts: tuple[Cut, ...]
    level: int


@lru_cache(maxsize=64)
def read_file(text: str, names: frozenset[str]) -> FileText:
    """A file's text as it is taken in: its card makes no cover."""
    lines, _ = clean_lines(text)
    reading = read_card(lines)
    file = opened(lines, reading.line_count, reading.front_matter)
    lines, top = file.lines, file.top
    card = replace(file.card, title="")
    found = cut_talk(lines, top, card, names, file.level)
    cuts = tuple(replace(cut, kind="slide") if cut.kind == "cover" else cut for cut in found.cuts)
    marks = find_marks(lines[top:], names)
    headings = tuple((mark.line + top, mark.level) for mark in marks if mark.level)
    return FileText(tuple(lines), file.card, top, cuts, found.level, headings)


def title_of(file: FileText) -> str:
    """What a file calls itself: on its card, or in its first heading."""
    return file.card.title or next((heading_words(file.lines[line]) for line, _ in file.headings), "")


def place_in(file: FileText, heading: str) -> Place | None:
    """What stands under this heading; the whole file without one; None where the file has no such heading."""
    if not heading:
        return Place(file.cuts, file.level)
    found = _heading_line(file, heading)
    if found is None:
        return None
    line, level = found
    begun = next((at for at, cut in enumerate(file.cuts) if cut.first == line and cut.level > 0), None)
    if begun is None:
        return Place((_below(file, line, level),), level)
    end = begun + 1
    while end < len(file.cuts) and not 0 < file.cuts[end].level <= level:
        end += 1
    return Place(file.cuts[begun:end], file.level)


def line_in(file: FileText, directive: Directive) -> int:
    """The line (from 1) where a place begins; the first one of the text where the file has no such place."""
    if directive.passage:
        line = _passage_line(file, directive)
    else:
        found = _heading_line(file, directive.place) if directive.place else None
        line = found[0] if found else None
    return 1 if line is None else line + 1


def _passage_line(file: FileText, directive: Directive) -> int | None:
    kind, left = directive.passage or ("quote", 0)
    for cut in file.cuts:
        text = "\n".join(file.lines[cut.first : cut.end])
        found = [] if cut.is_link else passages_of(read_slide(text, "slide", Surroundings()).slide.blocks, kind)
        if left <= len(found):
            block = found[left - 1]
            own = block.facts[0].line if kind == "fact" and isinstance(block, Facts) else block.line
            return cut.first + own
        left -= len(found)
    return None


def _below(file: FileText, line: int, level: int) -> Cut:
    """A heading inside a slide's text, with what stands below it up to the next such heading."""
    within = next((cut for cut in file.cuts if cut.first <= line < cut.end), None)
    end = within.end if within else len(file.lines)
    end = min([own for own, other in file.headings if line < own < end and other <= level], default=end)
    while end > line + 1 and not file.lines[end - 1].strip():
        end -= 1
    return Cut(line, end, "slide", level)


def _heading_line(file: FileText, heading: str) -> tuple[int, int] | None:
    """Line and level of the heading of this name: as it reads, or as addresses on the web write it."""
    named = [(_plain(file.lines[line]), line, level) for line, level in file.headings]
    for wanted in dict.fromkeys((_plain(heading), _plain(unquote(heading)))):
        for text, line, level in named:
            if text and text == wanted:
                return line, level
    wanted = heading.casefold().strip()
    counted: Counter[str] = Counter()
    for text, line, level in named:
        slug = slug_of(text)
        counted[slug] += 1
        if wanted and wanted in (slug if counted[slug] == 1 else f"{slug}-{counted[slug] - 1}",):
            return line, level
    return None


def heading_words(line: str) -> str:
    """The words of a heading's line, without its marks."""
    bare = split_trailing_attributes(_HEADING.sub("", line).strip())[0]
    return " ".join(unicodedata.normalize("NFC", _MARKUP.sub("", bare)).split())


def slug_of(words: str) -> str:
    """A heading as addresses on the web write it: small letters, dashes for spaces, no punctuation."""
    return _NOT_IN_SLUGS.sub("", words.casefold()).strip().replace(" ", "-")


def _plain(line: str) -> str:
    return heading_words(line).casefold()


def passage_in(slides: Sequence[Slide], kind: PassageKind, number: int) -> tuple[Slide, Block] | None:
    """The quotation, block of figures or single figure with this number (from 1), and the slide that it stands on."""
    found = ((slide, block) for slide in slides for block in _passages(slide.blocks, kind))
    return next((one for count, one in enumerate(found, start=1) if count == number), None)


def passages_of(blocks: Sequence[Block], kind: PassageKind) -> list[Block]:
    """All quotations, blocks of figures or single figures among these blocks, in order."""
    return list(_passages(blocks, kind))


def _passages(blocks: Sequence[Block], kind: PassageKind) -> Iterator[Block]:
    for block in blocks:
        if (kind == "quote" and isinstance(block, Quote)) or (kind == "facts" and isinstance(block, Facts)):
            yield block
        elif kind == "fact" and isinstance(block, Facts):
            yield from (replace(block, facts=(fact,)) for fact in block.facts)
        elif isinstance(block, Callout):
            yield from _passages(block.blocks, kind)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _passages(column.blocks, kind)
