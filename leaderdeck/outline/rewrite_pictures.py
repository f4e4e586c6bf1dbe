"""What a picture's own text says: its alternative text, and whether it is decoration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import attributes_at
from leaderdeck.outline.slide_stretches import raw_lines
from leaderdeck.quick_dataclass import dataclass

_DECORATIVE = frozenset({".decorative", ".dekorativ", ".dekorativt"})
_ESCAPED = late_pattern(r"\\([!-/:-@\[-`{-~])")
_SOURCE = late_pattern(
    r"\([ \t\n]*(?:<([^<>\n]*)>|((?:[^()\n]|\([^()\n]*\))*?))(?:[ \t\n]+(?:\"[^\"]*\"|'[^']*'))?[ \t\n]*\)"
)
_REFERENCE = late_pattern(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture stands in a text: its alternative text, what follows that, and where the picture ends."""

    alt_start: int
    alt_end: int
    end: int
    source: str | None
    """None where the text names it elsewhere."""


def set_alt_text(text: str, line: int, source: str, alt: str) -> str:
    """This alternative text for a picture in the paragraph at this line (from 1); no decoration any longer."""

    def changed(paragraph: str, place: _Place) -> str:
        words = _written_alt(" ".join(alt.split()), place.source or "")
        behind = paragraph[place.end :]
        found = attributes_at(behind, 0)
        if found and words:
            behind = _without_decoration(behind[: found[1]]) + behind[found[1] :]
        return paragraph[: place.alt_start] + words + paragraph[place.alt_end : place.end] + behind

    return _changed(text, line, source, changed)


def mark_decorative(text: str, line: int, source: str) -> str:
    """The mark that says that a picture in the paragraph at this line (from 1) is decoration."""

    def changed(paragraph: str, place: _Place) -> str:
        before, behind = paragraph[: place.end], paragraph[place.end :]
        found = attributes_at(behind, 0)
        if not found:
            return f"{before}{{.decorative}}{behind}"
        if any(f".{name}" in _DECORATIVE for name in found[0].classes):
            return paragraph
        return f"{before}{{.decorative {behind[1:].lstrip()}"

    return _changed(text, line, source, changed)


def _written_alt(alt: str, source: str) -> str:
    """The words with what would be markup made plain; beside a file name with spaces nothing can be escaped."""
    if " " in source:
        return re.sub(r"[`*_\\]", "", alt).replace("[", "(").replace("]", ")")
    return re.sub(r"([\\\[\]`*<])", r"\\\1", alt)


def _without_decoration(braces: str) -> str:
    words = [word for word in braces[1:-1].split() if word.lower() not in _DECORATIVE]
    if len(words) == len(braces[1:-1].split()):
        return braces
    return f"{{{' '.join(words)}}}" if words else ""


def _changed(text: str, line: int, source: str, change: Callable[[str, _Place], str]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    first = line - 1
    if not 0 <= first < len(lines):
        return text
    end = first + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    paragraph = "".join(lines[first:end])
    places = [place for place in _places(paragraph) if place.source is None or _is_same(place.source, source)]
    named = [place for place in places if place.source is not None] or places
    bare = [place for place in named if not paragraph[place.alt_start : place.alt_end].strip()]
    if not named:
        return text
    found = change(paragraph, (bare or named)[0])
    return mark + "".join(lines[:first]) + found + "".join(lines[end:])


def _is_same(written: str, source: str) -> bool:
    return unquote(written) == unquote(source)


def _places(paragraph: str) -> Iterator[_Place]:
    """Every picture, but for those in code."""
    position = 0
    while (position := paragraph.find("![", position)) >= 0:
        close = _closing_bracket(paragraph, position + 1)
        if close < 0 or _is_in_code(paragraph, position) or paragraph[position - 1 : position] == "\\":
            position += 2
            continue
        found = _SOURCE.match(paragraph, close + 1)
        reference = _REFERENCE.match(paragraph, close + 1)
        if found:
            written = found[1] if found[1] is not None else found[2]
            yield _Place(position + 2, close, found.end(), _ESCAPED.sub(r"\1", written.strip()))
        elif reference and len(reference[0]) > 2:
            yield _Place(position + 2, close, reference.end(), None)
        position = close + 1


def _closing_bracket(text: str, start: int) -> int:
    depth, position = 0, start
    while position < len(text):
        letter = text[position]
        if letter == "\\":
            position += 2
            continue
        depth += (letter == "[") - (letter == "]")
        if depth == 0:
            return position
        position += 1
    return -1


def _is_in_code(text: str, position: int) -> bool:
    """Whether an odd number of backquotes stands before this on its line, and one behind it."""
    start, stop = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    before, behind = text[start:position], text[position : stop if stop >= 0 else len(text)]
    return before.count("`") % 2 == 1 and "`" in behind
