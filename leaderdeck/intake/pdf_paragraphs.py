"""Lines of pages → paragraphs: joined, words mended that were divided at line ends, running heads taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from leaderdeck.quick_dataclass import dataclass

_EDGE = 0.11
"""Running heads and page numbers stand in the uppermost or lowermost ninth of a page."""
_WIDER_GAP = 1.32
"""Lines of one paragraph are this much closer, at least, than the paragraphs are."""
_OTHER_SIZE = 1.14
_SHORT_LINE = 0.82
_LONGEST_HEADING, _DEEPEST_HEADING = 120, 3
_NUMBER_ALONE = re.compile(
    r"[-–—\s]*(?:(?:side|page|s\.)\s*)?\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•·▪◦‣●○■□\uf0b7\uf0a7]\s?")
_BEGINS_ITEM = re.compile(r"(?:[–—*-]|\d{1,2}[.)]|[a-z]\))\s")
_ENDS = (".", "!", "?", ":", "»", "”", ")")
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_AND = re.compile(r"(?:og|eller|and|or|und|samt)\b")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line and where it stands, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters, which tells their size."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's height in points, and its lines in the order of the file."""

    height: float
    lines: tuple[PdfLine, ...]


def paragraphs_of(pages: Sequence[PdfPage]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs, and what stands on every page and is therefore none of them, once each."""
    repeated = _repeated(pages)
    kept: list[list[PdfLine]] = []
    left_out: dict[str, str] = {}
    for page in pages:
        kept.append([])
        for line in page.lines:
            if not line.text:
                continue
            if _is_at_edge(line, page) and (_pattern(line) in repeated or _NUMBER_ALONE.fullmatch(line.text)):
                left_out.setdefault(_pattern(line), line.text)
            else:
                kept[-1].append(line)
    return _joined(kept), tuple(left_out.values())


def _pattern(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _is_at_edge(line: PdfLine, page: PdfPage) -> bool:
    return line.bottom > page.height * (1 - _EDGE) or line.top < page.height * _EDGE


def _repeated(pages: Sequence[PdfPage]) -> set[str]:
    """Patterns of lines at the edge of at least half of three or more pages, or of both of two."""
    counts = Counter(
        pattern for page in pages for pattern in {_pattern(line) for line in page.lines if _is_at_edge(line, page)}
    )
    needed = max(2, (len(pages) + 1) // 2)
    return {pattern for pattern, count in counts.items() if count >= needed}


def _joined(pages: Sequence[Sequence[PdfLine]]) -> list[str]:
    paragraphs: list[tuple[str, float]] = []
    before: PdfLine | None = None
    for page in pages:
        if not page:
            continue
        pitch = _pitch(page)
        width = max(line.right for line in page) - min(line.left for line in page)
        for place, line in enumerate(page):
            starts_page = place == 0
            if before is None or not _goes_on(before, line, pitch, width, starts_page=starts_page):
                paragraphs.append((line.text, line.height))
            else:
                paragraphs[-1] = (_with_line(paragraphs[-1][0], line.text), paragraphs[-1][1])
            before = line
    return _with_headings(paragraphs)


def _with_headings(paragraphs: Sequence[tuple[str, float]]) -> list[str]:
    """The paragraphs, those in larger letters than the text marked as headings, the largest highest."""
    letters = Counter[float]()
    for text, height in paragraphs:
        letters[round(height, 1)] += len(text)
    usual = max(letters, key=lambda height: letters[height], default=0.0)
    larger = sorted({round(height, 1) for text, height in paragraphs if _is_heading(text, height, usual)}, reverse=True)
    levels = {height: min(place, _DEEPEST_HEADING) for place, height in enumerate(larger, start=1)}
    return [
        f"{'#' * levels[round(height, 1)]} {text}" if _is_heading(text, height, usual) else text
        for text, height in paragraphs
    ]


def _is_heading(text: str, height: float, usual: float) -> bool:
    is_text = len(text) <= _LONGEST_HEADING and any(letter.isalpha() for letter in text)
    return is_text and height >= usual * _OTHER_SIZE and not text.endswith((".", ",", ";", ":"))


def _pitch(lines: Sequence[PdfLine]) -> float:
    """How far lines of one paragraph are apart on this page."""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    close = [step for step in steps if 0 < step < 60]
    return min(median(close), 1.7 * median(line.height for line in lines)) if close else 0.0


def _goes_on(above: PdfLine, below: PdfLine, pitch: float, width: float, *, starts_page: bool) -> bool:
    """Whether a line belongs to the paragraph of the one above."""
    is_short = above.right - above.left < width * _SHORT_LINE
    if _BULLET.match(below.text) or (_BEGINS_ITEM.match(below.text) and (is_short or above.text.endswith(_ENDS))):
        return False  # a full line that ends no sentence goes on with its dash, or with «16. mars»
    sizes = sorted((max(above.height, 0.1), max(below.height, 0.1)))
    if sizes[1] / sizes[0] > _OTHER_SIZE:
        return False
    if starts_page:
        return not above.text.endswith(_ENDS) and below.text[:1].islower()
    if above.bottom - below.bottom > pitch * _WIDER_GAP or below.bottom > above.bottom + pitch:
        return False
    return not (is_short and (above.text.endswith(_ENDS) or not below.text[:1].islower()))


def _with_line(text: str, line: str) -> str:
    """The next line behind; a word that was divided at the line's end is whole again."""
    if not _DIVIDED.search(text):
        return f"{text} {line}"
    if _AND.match(line):  # «barne- og ungdomsarbeid»
        return f"{text.rstrip(chr(0xAD))} {line}"
    return text[:-1] + line if line[:1].islower() else text + line
