"""Brand residue: names and slogans that came along when a text was copied from an old deck."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"[*_\\]|&nbsp;")
_MOST_LINES = 4
"""A logo's words stand on at most this many lines."""


def plain_name(text: str) -> str:
    """A name as it is compared: without emphasis, quotation marks, line breaks and case."""
    words = unicodedata.normalize("NFC", _MARKUP.sub(" ", text)).casefold().split()
    return " ".join(words).strip("«»“”\"'.! ")


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Every spelling that counts as residue, ready for comparison."""
    return frozenset(name for name in map(plain_name, names) if name)


def residue_lines(lines: Sequence[str], names: frozenset[str]) -> frozenset[int]:
    """Indexes of the lines that are, alone or joined with the next ones, just one of the names."""
    found: set[int] = set()
    if not names:
        return frozenset()
    longest = max(map(len, names)) + 24
    first = 0
    while first < len(lines):
        step = 1
        for count in range(min(_MOST_LINES, len(lines) - first), 0, -1):
            together = lines[first : first + count]
            if sum(map(len, together)) <= longest and plain_name(" ".join(together)) in names:
                found.update(range(first, first + count))
                step = count
                break
        first += step
    return frozenset(found)
