"""The mark of a slide that was made of prose: which paragraphs of its source it is from.

It is a comment that no slide shows, nobody says and no export holds: `<!-- kilde: avsnitt 3, 5 -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaderdeck.late_pattern import late_pattern

_MARK = late_pattern(
    r"\s*(?:kilde|kjelde|source)[ \t]*:[ \t]*(?:avsnitt|paragraphs?)[ \t]+"
    r"(?P<places>\d{1,6}(?:[ \t]*,[ \t]*\d{1,6}){0,499})\s*",
    re.IGNORECASE,
)


def source_mark(places: Iterable[int]) -> str:
    """The mark for these paragraphs, counted from 1."""
    return f"<!-- kilde: avsnitt {', '.join(map(str, places))} -->"


def read_source_mark(comment: str) -> tuple[int, ...]:
    """The paragraphs that the inside of a comment names; empty where it is some other comment."""
    found = _MARK.fullmatch(comment)
    return tuple(map(int, found["places"].split(","))) if found else ()
