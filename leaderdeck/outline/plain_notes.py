"""Notes of nothing but headings, paragraphs, quotations, bullets and figures, read without the parser.

Most notes of a library are such, and twenty thousand of them must be read in seconds. Whatever has any other mark in
it, or a word that might make it private, is left to the reader of talks; what is read here, that reads the same.
"""

from __future__ import annotations

import re
from typing import Literal

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.outline.dialects.recognition import dialect_of_card
from leaderdeck.quick_dataclass import dataclass

_SAFE = r"[\w .,;:?!()«»–—…’“”/%§·-]"
_WORD = r"(?!\w+:|(?:notat|notes?|table|tabell)\b)[^\W_]"
"""What begins a line: no voice's or caption's word, and no key."""
_HEADING = re.compile(rf"(#{{1,6}}) ({_WORD}{_SAFE}*)", re.I)
_TEXT = re.compile(rf"(?!\d+[.)]){_WORD}{_SAFE}*", re.I)
_QUOTED = re.compile(rf"> ({_WORD}{_SAFE}*)", re.I)
_SOURCE = re.compile(rf"> [—–] ({_WORD}{_SAFE}*)", re.I)
_ITEM = re.compile(rf"- ((?!\d){_WORD}{_SAFE}*)", re.I)
_FIGURES = frozenset(("::: fakta", "::: facts"))
_CAPTION = r"(?:notat|notater|notes?|tabell|table|diagram|figur|figure|chart)\b"
_FIGURE = re.compile(rf"((?!{_CAPTION})[^\W\d_][\w ()/-]*): (\d[\w.,]*(?: [\w.,%]+)*)", re.I)
_OTHER = (b"privat", b"_", b"://", b"www.", b"--", b"\t", b"\r")
"""What may be a voice, emphasis, an address or a rule; no line with it is read here."""

Kind = Literal["heading", "text", "quote", "item", "figure"]


@dataclass(slots=True)
class PlainPart:
    """A heading, paragraph, quotation, bullet or figure."""

    kind: Kind
    text: str
    line: int
    """In the file, counted from 1."""
    source: str = ""
    label: str = ""
    """What a figure counts."""


def read_plain_note(text: str, card: FrontMatter, top: int) -> list[PlainPart] | None:
    """The parts below the card, which takes `top` lines; None where the text is not as plain as that."""
    if card.slides != "auto" or card.prose != "slide" or card.private:
        return None
    if card.unknown and dialect_of_card(card):
        return None
    lines = text.split("\n")[top:]
    body = "\n".join(lines).encode("utf-8", "surrogatepass").lower()  # as bytes: only A to Z matter, and it is quicker
    if any(other in body for other in _OTHER):
        return None
    parts: list[PlainPart] = []
    before: _Before = ""
    for number, line in enumerate(lines, top + 1):
        read = _read(line, number, before, parts)
        if read is None:
            return None
        before = read
    return None if before in ("figures", "figure") else parts


_Before = Literal["heading", "text", "quote", "item", "figure", "figures", "", "source"]
"""What stands on the line before; `source` where a blank line must follow, `figures` for the line that opens them."""


def _read(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    if before == "figure" and line == ":::":
        return "source"
    if before in ("figures", "figure"):
        return _figure(line, number, parts)
    return _READERS.get(line[0], _text)(line, number, before, parts) if line else ""


def _figures(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    return "figures" if line in _FIGURES and before in ("", "heading") else None


def _figure(line: str, number: int, parts: list[PlainPart]) -> _Before | None:
    found = _FIGURE.fullmatch(line)
    if not found:
        return None
    parts.append(PlainPart("figure", found[2], number, label=found[1]))
    return "figure"


def _heading(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    found = _HEADING.fullmatch(line)
    if not found or before in ("quote", "source", "item"):
        return None
    parts.append(PlainPart("heading", found[2].strip(), number))
    return "heading"


def _quote(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    if before == "quote":
        source = _SOURCE.fullmatch(line)
        if source:
            parts[-1].source = source[1].strip()
            return "source"
    found = _QUOTED.fullmatch(line)
    if not found or before in ("source", "item", "text"):
        return None
    if before == "quote":
        parts[-1].text += f" {found[1].strip()}"
    else:
        parts.append(PlainPart("quote", found[1].strip(), number))
    return "quote"


def _item(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    found = _ITEM.fullmatch(line)
    if not found or before in ("quote", "source", "text"):
        return None
    parts.append(PlainPart("item", found[1].strip(), number))
    return "item"


def _text(line: str, number: int, before: _Before, parts: list[PlainPart]) -> _Before | None:
    if not _TEXT.fullmatch(line) or before in ("quote", "source", "item"):
        return None
    if before == "text":
        parts[-1].text += f" {line.strip()}"
    else:
        parts.append(PlainPart("text", line.strip(), number))
    return "text"


_READERS = {"#": _heading, ">": _quote, "-": _item, ":": _figures}
