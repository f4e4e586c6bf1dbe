"""The signs that print has and keyboards lack, as one types: «quotation marks», dashes between words, the ellipsis."""

from __future__ import annotations

from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

QUOTES = {
    "nb": "«»", "nn": "«»", "no": "«»", "se": "«»", "en": "“”", "sv": "””", "fi": "””", "de": "„“",
}  # fmt: skip
"""Opening and closing, by the language of the talk."""
_OPENS_BEHIND = " \t\N{NO-BREAK SPACE}([{–—/|>*_"
_LEADING_MARKS = late_pattern(r"[\s>*+#|\d.)-]*")
_DASH = late_pattern(r"\w.* - \Z")
_DOTS = late_pattern(r"[\w\s»”)]\.\.\.\Z")
_NO_PROSE = late_pattern(r"\s*(:::|<!--|\[[^\]]*\]:|<[a-z/])")
_OPEN_TAIL = late_pattern(r"(\]\([^)]*|\{[^}]*|<[A-Za-z/][^>]*)\Z")


@dataclass(frozen=True, slots=True)
class Mending:
    """What is to stand in place of the last `count` signs before the cursor."""

    count: int
    words: str


def mending(before: str, language: str) -> Mending | None:
    """What becomes of a line (as far as the cursor) when its last sign has just been typed; None to leave it."""
    if not before or before[-1] not in '". ' or not _is_prose(before):
        return None
    if before[-1] == '"':
        return _quoted(before[:-1], language)
    if before[-1] == ".":
        return Mending(3, "…") if _DOTS.search(before) else None
    words = before[_end_of_marks(before) :]
    return Mending(2, "– ") if _DASH.match(words) else None


def _end_of_marks(before: str) -> int:
    found = _LEADING_MARKS.match(before)
    return found.end() if found else 0


def _quoted(before: str, language: str) -> Mending | None:
    pair = QUOTES.get(language.split("-")[0])
    if pair is None:
        return None
    opens = not before or before[-1] in _OPENS_BEHIND or before[-1] == pair[0]
    return Mending(1, pair[0] if opens else pair[1])


def _is_prose(before: str) -> bool:
    """Whether it is neither code, nor the address of a link, nor something in braces or a tag."""
    return before.count("`") % 2 == 0 and not _NO_PROSE.match(before) and not _OPEN_TAIL.search(before)
