"""Where something that comes into a talk is put. Pure: text → text, and the line that the cursor goes to."""

from __future__ import annotations

from bisect import bisect_right

from leaderdeck.desktop.library_use.passage_taking import Taken
from leaderdeck.outline.block_rules import OPENING
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.rewrite import insert_slides
from leaderdeck.outline.slide_stretches import read_known
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A line (from 1), and the stretch of it that was typed to find something and goes away: [first, end)."""

    line: int
    first: int = 0
    end: int = 0


def without_typed(text: str, place: Place) -> tuple[str, int]:
    """The text without what was typed to find something, and the line where that stood.

    A line that held nothing else becomes empty; it goes where another empty line stands above it.
    """
    lines = text.split("\n")
    if place.end <= place.first or not 0 < place.line <= len(lines):
        return text, place.line
    at = place.line - 1
    kept = lines[at][: place.first] + lines[at][place.end :]
    lines[at] = kept.rstrip(" ") if not kept[place.first :].strip() else kept
    if not lines[at] and at and not lines[at - 1].strip():
        del lines[at]
        return "\n".join(lines), at
    return "\n".join(lines), place.line


def put_in(text: str, taken: Taken, place: Place) -> tuple[str, int]:
    """The text with it: slides after the slide at that line, a passage below the paragraph there; and its line."""
    bare, line = without_typed(text, place)
    new = bare
    if taken.is_slides:
        deck = read_known(bare).deck
        new = insert_slides(bare, taken.markdown, bisect_right(deck.slide_lines, line))
    if new == bare:
        new = _with_block(bare, taken.markdown.strip("\n"), line)
    return new, _first_new_line(bare, new, taken.markdown)


def _with_block(text: str, markdown: str, line: int) -> str:
    """The Markdown with blank lines around it: on the line if it is empty, else below its paragraph."""
    lines = text.split("\n")
    top = read_known(text).top if text.startswith("---") else 0
    at = max(0, min(line, len(lines)) - 1, top)
    while at < len(lines) and lines[at].strip() and not _closes_or_opens(lines, at):
        at += 1
    before, behind = lines[:at], lines[at:]
    while before and not before[-1].strip():
        before.pop()
    while behind and not behind[0].strip():
        behind.pop(0)
    return "\n".join([*before, *([""] if before else []), *markdown.split("\n"), "", *behind])


def _closes_or_opens(lines: list[str], at: int) -> bool:
    """Whether a line of colons ends the paragraph before it."""
    return at > 0 and bool(OPENING.match(lines[at].lstrip()) or not lines[at].strip(" :"))


def _first_new_line(old: str, new: str, markdown: str) -> int:
    """The line (from 1) where what came in begins."""
    was, now = plain_lines(old).split("\n"), plain_lines(new).split("\n")
    first = next((at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), len(was))
    head = next((line.strip(" #") for line in markdown.split("\n") if line.strip()), "")
    for at in range(max(0, first - 2), len(now)):
        if now[at].strip(" #") == head:
            return at + 1
    return min(first + 1, len(now))
