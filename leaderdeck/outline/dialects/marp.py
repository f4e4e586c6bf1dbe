"""Marp: pictures behind and beside the text, sizes in alternative texts; comments are notes as in ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import PICTURE, Free, Translation, without_tags

_SIDE = late_pattern(r"(left|right)(?::(\d{1,3})%)?$", re.IGNORECASE)
_SIZE = late_pattern(r"(?:w|width):(\d{1,3})%$", re.IGNORECASE)
_KEYWORD = late_pattern(
    r"(?:bg|(?:left|right)(?::\S+)?|(?:w|h|width|height):\S+|contain|cover|fit|auto|vertical|\d+%"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)$",
    re.IGNORECASE,
)


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a Marp talk below its front matter."""
    found = Translation(lines)
    for line, text in enumerate(lines):
        if "![" in text and free[line]:
            found.lines[line] = PICTURE.sub(_picture, text)
    without_tags(found, free)
    return found


def _picture(found: re.Match[str]) -> str:
    """The picture with its keywords as attributes, and an alternative text of what is left."""
    words = found["alt"].split()
    if not any(_KEYWORD.match(word) for word in words):
        return found[0]
    is_behind = "bg" in (word.lower() for word in words)
    alt = " ".join(word for word in words if not _KEYWORD.match(word))
    own = found["own"] or _attributes(words, is_behind=is_behind)
    return f"![{alt}]({found['source']}{found['title'] or ''}){own}"


def _attributes(words: list[str], *, is_behind: bool) -> str:
    side = next((match for word in words if (match := _SIDE.match(word))), None)
    size = next((match[1] for word in words if (match := _SIZE.match(word))), "")
    if is_behind and side:
        share = f" width={side[2]}%" if side[2] else ""
        return f"{{.{side[1].lower()}{share}}}"
    if is_behind:
        return "{.background}"
    return f"{{width={size}%}}" if size else ""
