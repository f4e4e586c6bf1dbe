"""md2pptx: settings on top, `#` for the cover, `##` for sections, `###` for slides, paragraphs that are notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import (
    HEADING,
    RULE,
    Free,
    Translation,
    end_of_keys,
    end_of_run,
    speak,
)

SETTINGS = late_pattern(r"[A-Za-z][\w.]*[ \t]*:(?:[ \t]|$)")
OWN_SETTING = late_pattern(
    r"(?:adjusttitles|basetextsize|cardlayout|cardpercent|codecolumns|compacttables|contentsplit(?:direction)?"
    r"|deletefirstslide|expandpageheading|indentspaces|marginbase|monofont|numbers|page(?:sub)?titlesize"
    r"|presentationtitlesize|section(?:sub)?titlesize|sectionarrows|style\.\S+|tablemargin|taskslides|template"
    r"|toplevelheading|topheadinglevel|toclinks|tocstyle|toctitle)[ \t]*:",
    re.IGNORECASE,
)
_SLIDE = 3
"""The level of the headings that start slides."""
_COMMENT = late_pattern(r"[ \t]*<!--[ \t]*md2pptx\b.*-->[ \t]*$", re.IGNORECASE)
_PROSE = late_pattern(r"(?:[^\W\d]|[*_]{1,2}[^\s*_]|[\"'«“(]|\d(?!\d{0,8}[.)][ \t]))")


def header_end(lines: Sequence[str], top: int) -> int:
    """The line behind the settings that a talk for md2pptx begins with; `top` where it begins with none."""
    return end_of_keys(lines, top, SETTINGS)


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of an md2pptx talk below its settings."""
    found = Translation(lines)
    level = _SLIDE  # what stands before any heading is no cover either
    line = 0
    while line < len(lines):
        text = lines[line]
        if not free[line] or not text.strip():
            line += 1
        elif _COMMENT.match(text):
            found.leave_out(line)
            line += 1
        elif HEADING.match(text):
            level = len(text.lstrip()) - len(text.lstrip().lstrip("#"))
            if level == 1 and text.strip("# \t") and not text.rstrip().endswith("}"):
                found.lines[line] = f"{text.rstrip()} {{.cover}}"
            line += 1
        elif RULE.match(text):
            level = _SLIDE
            line += 1
        elif level >= _SLIDE and _begins_prose(lines, line):
            line = _say(found, free, line)
        else:
            line += 1
    return found


def _begins_prose(lines: Sequence[str], line: int) -> bool:
    """Whether a paragraph begins here that neither goes on with a list above nor has columns."""
    return bool(_PROSE.match(lines[line])) and (line == 0 or not lines[line - 1].strip()) and "|" not in lines[line]


def _say(found: Translation, free: Sequence[Free], first: int) -> int:
    end = end_of_run(found, free, first, _goes_on)
    speak(found, first, end)
    return end


def _goes_on(text: str) -> bool:
    return bool(_PROSE.match(text)) and "|" not in text
