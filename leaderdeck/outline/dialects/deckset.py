"""Deckset: `^ note`, `[.command: value]`, `# [fit]`, `[.column]`, words that place pictures, settings on top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import (
    HEADING,
    PICTURE,
    RULE,
    Free,
    Translation,
    end_of_keys,
    end_of_run,
    speak,
    split_slides,
)

SETTINGS = late_pattern(
    r"(?:autoscale|background-color|build-lists|code|code-language|footer|footer-style|footnote|header|header-emphasis"
    r"|header-strong|link|list|presenter-notes|quote|quote-author|slide-count|slide-dividers|slide-transition"
    r"|slidecount|slidenumber-style|slidenumbers|table|text|text-emphasis|text-strong|theme)[ \t]*:",
    re.IGNORECASE,
)
OWN_SETTING = late_pattern(
    r"(?:autoscale|build-lists|slide-count|slide-dividers|slide-transition|slidecount|slidenumbers)[ \t]*:", re.I
)
"""Those that no other program has, so that a header with one of them is Deckset's."""
COMMAND = late_pattern(
    r"\[\.(?:alignment|alternating-colors|autoscale|background-(?:color|image)|build-(?:lists|background)|code"
    r"|code-highlight|column|footer|footer-style|footnote|footnote-[\w-]+|formula|header|header-[\w-]+|hide-footer|link"
    r"|list|presenter-notes|quote|quote-author|slide-transition|slidecount|slidenumbers|table|table-separator|text"
    r"|text-[\w-]+)(?:[ \t]*:[^\]]*)?\][ \t]*$",
    re.IGNORECASE,
)
FIT = late_pattern(r"( {0,3}#{1,6})[ \t]*\[fit\][ \t]*", re.IGNORECASE)
NOTE = late_pattern(r" {0,3}\^[ \t]*")
_COLUMN = late_pattern(r"\[\.column\][ \t]*$", re.IGNORECASE)
_ENDS_NOTE = late_pattern(r" {0,3}(?:`{3}|~{3}|<!--|:::|\||!\[|\[\.)")
_PLACING = late_pattern(
    r"(?:left|right|fit|fill|original|filtered|inline|hide|loop|autoplay|mute|\d+%|corner-radius\(.*\))$", re.I
)


def header_end(lines: Sequence[str], top: int) -> int:
    """The line behind the settings that a talk for Deckset begins with; `top` where it begins with none."""
    return end_of_keys(lines, top, SETTINGS)


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a Deckset talk below its settings."""
    found = Translation(lines)
    for first, end in split_slides(lines, free):
        _columns(found, free, first, end)
    line = 0
    while line < len(found.lines):
        line = _line(found, free, line) if free[line] else line + 1
    return found


def _line(found: Translation, free: Sequence[Free], line: int) -> int:
    """Turn the block that begins on this line; gives the next line."""
    text = found.lines[line]
    if NOTE.match(text):
        return _note(found, free, line)
    if text.startswith("[.") and COMMAND.match(text):
        found.leave_out(line)
    elif "[fit]" in text[:14].lower() and FIT.match(text):
        found.lines[line] = FIT.sub(r"\1 ", text)
        found.left_out.append((line, "[fit]"))
    elif "![" in text:
        found.lines[line] = PICTURE.sub(_picture, text)
    return line + 1


def _note(found: Translation, free: Sequence[Free], first: int) -> int:
    """A paragraph of notes; what stands directly below its first line belongs to it, with a sign of its own or not."""
    end = end_of_run(found, free, first, lambda text: not _ends_note(text))
    for line in range(first, end):
        if free[line]:
            found.lines[line] = NOTE.sub("", found.lines[line], count=1)
    speak(found, first, end)
    return end


def _ends_note(text: str) -> bool:
    return not text.strip() or bool(
        HEADING.match(text) or RULE.match(text) or FIT.match(text) or _ENDS_NOTE.match(text)
    )


def _columns(found: Translation, free: Sequence[Free], first: int, end: int) -> None:
    """`[.column]` begins each column of a slide."""
    marks = [line for line in range(first, end) if free[line] and _COLUMN.match(found.lines[line])]
    if len(marks) < 2:
        return
    found.lines[marks[0]] = "::: kolonner"
    for line in marks[1:]:
        found.lines[line] = "+++"
    if free[end - 1] and not found.lines[end - 1].strip():
        found.lines[end - 1] = ":::"


def _picture(found: re.Match[str]) -> str:
    """A picture fills the slide unless its words say where else it stands."""
    words = found["alt"].split()
    known = [word.lower() for word in words if _PLACING.match(word)]
    alt = " ".join(word for word in words if not _PLACING.match(word))
    side = next((word for word in known if word in ("left", "right")), "")
    place = side or ("" if "inline" in known else "background")
    own = found["own"] or (f"{{.{place}}}" if place else "")
    return f"![{alt}]({found['source']}{found['title'] or ''}){own}"
