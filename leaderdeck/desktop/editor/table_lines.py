"""Rows of tables as lines: where their cells are, and what an empty one looks like."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leaderdeck.late_pattern import late_pattern

_ROW = late_pattern(r" {0,3}\|")
_PIPE = late_pattern(r"(?<!\\)(?:\\\\)*\|")
_DELIMITER = late_pattern(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")

Span = tuple[int, int]


def is_row(line: str) -> bool:
    """Whether the line is written as a row: with a bar at its beginning and another behind a cell."""
    return bool(_ROW.match(line)) and len(cells(line)) > 0


def is_delimiter(line: str) -> bool:
    """Whether the line divides the head of a table from its body."""
    return "|" in line and bool(_DELIMITER.match(line))


def cells(line: str) -> list[Span]:
    """The words of each cell as (first, end), without blanks around them; an empty cell is a place within it."""
    bars = [found.end() - 1 for found in _PIPE.finditer(line)]
    return [_words(line, first + 1, end) for first, end in pairwise(bars)]


def _words(line: str, first: int, end: int) -> Span:
    inside = line[first:end]
    words = inside.strip()
    if not words:
        place = first + min(1, len(inside))
        return place, place
    start = first + inside.index(words[0])
    return start, start + len(words)


def cell_beside(line: str, column: int, *, forward: bool) -> Span | None:
    """The cell after or before the one at this column; None beyond the ends of the row."""
    spans = cells(line)
    behind = sum(1 for bar in _PIPE.finditer(line) if bar.end() <= column)
    wanted = behind if forward else behind - 2
    return spans[wanted] if 0 <= wanted < len(spans) else None


def empty_row(count: int) -> str:
    """A row of so many empty cells."""
    return "|" + "  |" * count


def is_empty_row(line: str) -> bool:
    """Whether nothing is written in any cell."""
    return is_row(line) and not line.replace("|", "").strip()


def table_markdown(headings: Sequence[str], rows: int) -> str:
    """A table with these headings and so many empty rows below them."""
    head = "| " + " | ".join(headings) + " |"
    rule = "|" + " --- |" * len(headings)
    return "\n".join([head, rule, *[empty_row(len(headings))] * rows])
