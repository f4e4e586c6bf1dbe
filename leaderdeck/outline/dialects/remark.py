"""remark: `???` begins notes, `--` shows more of the same slide, properties stand at a slide's beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import (
    Free,
    Translation,
    end_of_keys,
    first_written,
    split_slides,
    with_firm_rules,
    without_tags,
)

PROPERTY = late_pattern(r"(?:name|class|layout|template|count|exclude|background-[\w-]+)[ \t]*:[ \t]*\S", re.IGNORECASE)
NOTES = late_pattern(r"\?{3}[ \t]*$")
STEP = late_pattern(r"--[ \t]*$")
_CLASSED = late_pattern(r"(?<![\w.])(?:\.[a-zA-Z][\w-]*)+\[([^\[\]\n]*)\]")
_OPENS = late_pattern(r"(?:\.[a-zA-Z][\w-]*)+\[[ \t]*$")
_CLOSES = late_pattern(r"\][ \t]*$")


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a remark talk."""
    found = Translation(lines)
    for first, end in split_slides(lines, free):
        _properties(found, free, first, end)
        _notes(found, free, first, end)
    with_firm_rules(found, free)
    _classes(found, free)
    without_tags(found, free)
    return found


def _properties(found: Translation, free: Sequence[Free], first: int, end: int) -> None:
    begin = first_written(found.lines, first, end)
    for line in range(begin, min(end, end_of_keys(found.lines, begin, PROPERTY))):
        if free[line]:
            found.leave_out(line)


def _notes(found: Translation, free: Sequence[Free], first: int, end: int) -> None:
    """Notes reach to the slide's end, or to where more of it is shown."""
    opened: int | None = None
    for line in range(first, end):
        text = found.lines[line]
        if not free[line]:
            continue
        if text.startswith("???") and NOTES.match(text):
            found.lines[line] = "" if opened is not None else "Notat:"
            opened = line if opened is None else opened
        elif text.startswith("--") and STEP.match(text):
            found.leave_out(line)
            if opened is not None:
                found.lines[opened], found.lines[line] = "::: notat", ":::"
            opened = None


def _classes(found: Translation, free: Sequence[Free]) -> None:
    """`.class[words]` are the words."""
    for line, text in enumerate(found.lines):
        if not free[line]:
            continue
        if text.startswith(".") and _OPENS.match(text):
            found.leave_out(line)
        elif text.startswith("]") and _CLOSES.match(text):
            found.lines[line] = ""
        elif "[" in text:
            found.lines[line] = _CLASSED.sub(r"\1", text)
