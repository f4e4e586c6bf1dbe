"""Words that begin speaker notes, private remarks or `:::` blocks, and comments that are directives."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import Attributes, read_attributes

Voice: TypeAlias = Literal["notes", "private"]

_LABEL = re.compile(
    r"[\u00a0\u200b\ufeff\u202f]*(?P<mark>[*_]{0,3})"
    r"(?P<word>notat(?:er)?|notes?|private?(?:[ \t\u00a0]+(?:notat(?:er)?|notes?|merknad(?:er)?))?)"
    r"(?P<inner>[*_]{0,3})[ \t\u00a0]*:(?P<outer>[*_]{0,3})[ \t\u00a0]*",
    re.IGNORECASE,
)
BEFORE_LABEL = " \t>-+*0123456789.)\u00a0\u200b\ufeff\u202f"
"""What may stand before the word that makes a paragraph private: quotation marks, bullets, numbers."""
_FIRST_LETTERS = frozenset("nNpP*_\u00a0\u200b\ufeff\u202f")
_BEGINS_WORDS = late_pattern(r"(?:^|<!--)\s*")
_LONGEST_OPENING = 200
"""Letters that tell whether a line begins private text."""
_DIRECTIVE_KEYS = (
    "theme|style|headingdivider|size|math|marp|title|author|description|keywords|url|image|lang|paginate|header|footer"
    "|class|backgroundcolor|backgroundimage|backgroundposition|backgroundrepeat|backgroundsize|color|transition"
)
_DIRECTIVE = late_pattern(
    rf"(?:_?(?:{_DIRECTIVE_KEYS})[ \t]*:.*|fit|prettier-ignore.*|markdownlint-.*|vale .*|\.(?:slide|element)[ \t]*:.*)",
    re.IGNORECASE,
)


def voice_label(text: str, position: int = 0) -> tuple[Voice, str, int] | None:
    """A label at `position`: whose voice, emphasis that it leaves open, and where the text after it begins."""
    if position >= len(text) or text[position] not in _FIRST_LETTERS:
        return None
    found = _LABEL.match(text, position)
    if not found:
        return None
    closed = found["inner"] or found["outer"]
    voice: Voice = "private" if found["word"].lower().startswith("p") else "notes"
    return voice, "" if closed else found["mark"], found.end()


def begins_private(line: str) -> bool:
    """Whether a line begins private text, as a paragraph or as a `:::` block. Not even code may show what follows."""
    if line.startswith(":::"):
        return container_name(read_attributes(line.lstrip(":").strip())) == "private"
    label = voice_label(line)
    return label is not None and label[0] == "private"


def is_private_within(line: str) -> bool:
    """Whether a line begins private text behind whatever bullets, numbers, quotation marks and space."""
    return begins_private(line.lstrip(BEFORE_LABEL))


def private_place(text: str) -> int | None:
    """Where private text begins on a line, or in a comment that begins on it; None where none does."""
    for found in _BEGINS_WORDS.finditer(text):
        place = found.end()
        if begins_private(text[place : place + _LONGEST_OPENING]):
            return place
    return None


def is_directive(comment: str) -> bool:
    """Whether a comment speaks to some program instead of the audience: Marp's directives, linters' switches."""
    lines = [line.strip() for line in comment.splitlines() if line.strip()]
    return bool(lines) and all(_DIRECTIVE.fullmatch(line) for line in lines)


def container_name(attributes: Attributes) -> str:
    """The block's name in English, whichever way it is written; empty where it is unknown."""
    first = attributes.words[0] if attributes.words else attributes.classes[0] if attributes.classes else ""
    return NAMES.get(first.lower(), "")


NAMES = {
    "notat": "notes", "notater": "notes", "notes": "notes", "note": "notes", "privat": "private", "private": "private",
    "kolonner": "columns", "kolonnar": "columns", "columns": "columns", "kolonne": "column", "column": "column",
    "fakta": "facts", "facts": "facts", "agenda": "agenda", "dagsorden": "agenda", "steg": "steps", "steps": "steps",
    "tidslinje": "timeline", "timeline": "timeline", "merk": "callout", "callout": "callout", "diagram": "chart",
    "chart": "chart", "sitat": "quote", "quote": "quote", "sett-inn": "include", "set-inn": "include",
    "include": "include",
}  # fmt: skip
