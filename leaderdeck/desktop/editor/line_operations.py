"""What keys do to lines: lists go on, items are indented, lines move. Pure: lines and a selection in, the same out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from leaderdeck.quick_dataclass import dataclass

Place: TypeAlias = tuple[int, int]
"""Line (from 0 in the passage) and column."""

_ITEM = re.compile(r"([ \t]*)(?:([-+*])|(\d{1,8})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BARE = re.compile(r"[ \t]*(?:[-+*]|\d{1,8}[.)])$")
_MOST_SPACES = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines and where the selection begins (`anchor`) and ends (`cursor`) in them."""

    lines: tuple[str, ...]
    anchor: Place
    cursor: Place

    @property
    def start(self) -> Place:
        """The earlier end of the selection."""
        return min(self.anchor, self.cursor)

    @property
    def end(self) -> Place:
        """The later end of the selection."""
        return max(self.anchor, self.cursor)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.cursor

    def at(self, line: int, column: int) -> Passage:
        """The same lines with the cursor there and nothing selected."""
        return replace(self, anchor=(line, column), cursor=(line, column))


def broken(line: str, column: int) -> tuple[str, str] | None:
    """A list item or quotation divided at `column`: the line that stays, and the next, which goes on with its mark.

    None where an ordinary new line is right.
    """
    found = _ITEM.match(line) or _QUOTE.match(line)
    if not found or column < found.end() or not line[found.end() :].strip():
        return None
    stays = line[:column].rstrip(" ") if column < len(line) else line
    return stays, _next_mark(found) + line[column:].lstrip(" ")


def is_empty_item(line: str, column: int) -> bool:
    """Whether the line is a list item or quotation without a word, and the cursor stands behind its mark."""
    found = _ITEM.match(line) or _QUOTE.match(line) or _BARE.match(line)
    if not found:
        return False
    return column >= len(line.rstrip()) and not line[found.end() :].strip()


def without_mark(line: str, above: Sequence[str]) -> str:
    """An empty item one level further out, or, on the outermost, an empty line."""
    indent = _indent(line)
    if not indent or _QUOTE.match(line):
        return ""
    return outdented(line, above)


def left(line: str, above: Sequence[str]) -> tuple[str, ...]:
    """The lines in place of an empty item. Below a list that ends stands an empty line: else it would go on."""
    new = without_mark(line, above)
    return ("", "") if not new and above and above[-1].strip() else (new,)


def _next_mark(found: re.Match[str]) -> str:
    if found.re is _QUOTE:
        return found[0] if found[0].endswith(" ") else found[0] + " "
    indent, bullet, number, dot, space, task = found.groups()
    mark = bullet or f"{int(number) + 1}{dot}"
    return f"{indent}{mark}{space}{'[ ] ' if task else ''}"


def is_item(line: str) -> bool:
    """Whether the line begins a list item."""
    return bool(_ITEM.match(line) or _BARE.match(line))


def indented(line: str, above: Sequence[str]) -> str:
    """A list item one level further in, under the item above it; as it is where there is none to stand under."""
    indent = _indent(line)
    for upper in reversed(above):
        if not upper.strip():
            continue
        found = _ITEM.match(upper)
        if not found:
            if _indent(upper) > indent:
                continue
            return line
        if _indent(upper) <= indent:
            offset = len(found[0].expandtabs(4)) - len(found[6] or "")
            return " " * offset + line.lstrip(" \t") if offset > indent else line
    return line


def outdented(line: str, above: Sequence[str]) -> str:
    """A line one level further out: as the nearest item above that stands further out, or by four spaces at most."""
    indent = _indent(line)
    if not indent:
        return line
    if is_item(line):
        for upper in reversed(above):
            if _ITEM.match(upper) and _indent(upper) < indent:
                return " " * _indent(upper) + line.lstrip(" \t")
            if upper.strip() and not _indent(upper):
                break
    return " " * max(0, indent - _MOST_SPACES) + line.lstrip(" \t")


def with_indent(passage: Passage, above: Sequence[str], *, further: bool) -> Passage:
    """All lines of the selection one level further in or out; what stands below an item goes along with it."""
    lines = list(passage.lines)
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return passage
    change = (indented if further else outdented)(lines[first], [*above, *lines[:first]])
    by = _indent(change) - _indent(lines[first])
    if further and not by and not is_item(lines[first]):
        return passage
    moved = [_moved(line, by) for line in lines]
    marked = marked_as_its_neighbors(moved[first], [*above, *moved[:first]]) if by else moved[first]
    if len(marked) == len(moved[first]) or not any(_indent(line) > _indent(marked) for line in moved[first + 1 :]):
        moved[first] = marked  # a mark of another width would leave what stands below the item outside
    shifts = [len(new) - len(old) for old, new in zip(lines, moved, strict=True)]

    def shifted(place: Place) -> Place:
        return place[0], max(0, place[1] + shifts[place[0]])

    return Passage(tuple(moved), shifted(passage.anchor), shifted(passage.cursor))


def marked_as_its_neighbors(line: str, above: Sequence[str]) -> str:
    """An item with the mark of the one before it on its level: a list of two kinds of marks would be two lists.

    A number that begins a list of its own is one.
    """
    found = _ITEM.match(line)
    if not found:
        return line
    indent, bullet, number, dot = found.groups()[:4]
    before = _item_before(_indent(line), above)
    if before is None:
        mark = bullet or f"1{dot}"
    elif before[2]:
        mark = before[2]
    else:
        mark = f"{int(before[3]) + 1}{before[4]}"
    return f"{indent}{mark}{line[len(indent) + len(bullet or number + dot) :]}"


def _item_before(indent: int, above: Sequence[str]) -> re.Match[str] | None:
    """The item just before on this level, under the same one."""
    for upper in reversed(above):
        if not upper.strip() or _indent(upper) > indent:
            continue
        found = _ITEM.match(upper)
        return found if found and _indent(upper) == indent else None
    return None


def unmarked(line: str, column: int, above: Sequence[str]) -> tuple[tuple[str, ...], int] | None:
    """The lines in place of an item or quotation before whose first word the mark is taken back, and the column there.

    One that stands further in comes one level out. None where the cursor stands elsewhere.
    """
    found = _ITEM.match(line) or _QUOTE.match(line)
    if not found or column != found.end():
        return None
    words = line[found.end() :]
    if found.re is _ITEM and _indent(line):
        out = marked_as_its_neighbors(outdented(line, above), above)
        return (out,), len(out) - len(words)
    is_apart = not above or not above[-1].strip()
    return ((words,) if is_apart else ("", words)), 0


def _moved(line: str, by: int) -> str:
    return " " * max(0, _indent(line) + by) + line.lstrip(" \t") if line.strip() else line


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def moved_up(passage: Passage) -> Passage:
    """The passage's first line has changed places with those below it: they move up. It must have two lines or more."""
    above, *lines = passage.lines
    return Passage((*lines, above), _down(passage.anchor, -1), _down(passage.cursor, -1))


def moved_down(passage: Passage) -> Passage:
    """The passage's last line has changed places with those above it: they move down."""
    *lines, below = passage.lines
    return Passage((below, *lines), _down(passage.anchor, 1), _down(passage.cursor, 1))


def _down(place: Place, by: int) -> Place:
    return max(0, place[0] + by), place[1]
