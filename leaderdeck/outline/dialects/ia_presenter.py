"""iA Presenter: text behind a tab is shown, other text is said; headings, pictures and tables are shown as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import (
    HEADING,
    RULE,
    Free,
    Translation,
    end_of_run,
    free_lines,
    speak,
    with_firm_rules,
)

_SHOWN = late_pattern(r" {0,3}(?:#{1,6}(?:[ \t]|$)|!\[|\||`{3}|~{3}|<!--|:::|\[\^?[^\]]+\]:)")
_BLOCK = late_pattern(
    r"/([^\s/][^\n]*\.(?:png|jpe?g|gif|webp|svg|tiff?|heic|mp4|mov))[ \t]*(?:[\"'(](.*)[\"')])?[ \t]*$", re.I
)
_OPENS = late_pattern(r"[ \t]*(?:`{3}|~{3}|<!--|:::)")
"""What would take in lines that are said."""
_IN_LIST = late_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_OF_PICTURE = late_pattern(
    r"(?:size|x|y|background|filter|opacity|title|caption|alt|autoplay|loop)[ \t]*:", re.IGNORECASE
)


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of an iA Presenter talk."""
    found = Translation(lines)
    with_firm_rules(found, free)
    line = 0
    while line < len(lines):
        line = _line(found, free, line) if free[line] and found.lines[line].strip() else line + 1
    return found


def _line(found: Translation, free: Sequence[Free], line: int) -> int:
    """Turn the line or paragraph here; gives the next line."""
    text = found.lines[line]
    picture = _BLOCK.match(text)
    if text[0] == "\t":
        found.lines[line] = text if _OPENS.match(text[1:]) else text[1:]
        return line + 1
    if picture:
        found.lines[line] = f"![{picture[2] or ''}](<{picture[1]}>)"
        return _settings_of_picture(found, line + 1)
    if _is_shown(text):
        return _settings_of_picture(found, line + 1) if text.lstrip().startswith("![") else line + 1
    end = end_of_run(found, free, line, _goes_on)
    speak(found, line, end)
    return end


def _settings_of_picture(found: Translation, line: int) -> int:
    while line < len(found.lines) and _OF_PICTURE.match(found.lines[line]):
        found.leave_out(line)
        line += 1
    return line


def _goes_on(text: str) -> bool:
    return bool(text.strip()) and text[0] != "\t" and not _is_shown(text) and not _BLOCK.match(text)


def _is_shown(text: str) -> bool:
    return bool(_SHOWN.match(text) or RULE.match(text) or HEADING.match(text)) or text in ("***", "* * *")


def as_shown(lines: Sequence[str]) -> list[str]:
    """Lines of our own dialect behind tabs where they would be said here, so that they mean the same."""
    free = free_lines(lines)
    return [
        f"\t{text}" if may_change and text.strip() and not _is_shown(text) else text
        for text, may_change in zip(lines, free, strict=True)
    ]


def begins_shown(lines: Sequence[str], line: int, first: int) -> bool:
    """Whether text behind a tab stands here that goes on with nothing but a heading or other such text above it."""
    if lines[line][:1] != "\t" or not lines[line].strip():
        return False
    if line == first or lines[line - 1][:1] == "\t" or HEADING.match(lines[line - 1]):
        return True
    above = next((lines[near] for near in range(line - 1, first - 1, -1) if lines[near].strip()), "")
    return not lines[line - 1].strip() and not _IN_LIST.match(above)
