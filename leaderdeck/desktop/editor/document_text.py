"""Texts as Qt's document holds them, and what differs between two texts.

Qt counts UTF-16 units, ends lines with U+2029, and takes a few characters for marks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_TAKEN = "\u2029\ufdd0\ufdd1\ufeff\ufffe"
_STAND_INS = "\uf5d9\uf5d0\uf5d1\uf5d2\uf5d3"
"""What stands in Qt's document for characters that it would take for ends of lines and frames, and PySide, where they
begin a line, for the order of its bytes; as long as they."""
_IS_STOOD_IN_FOR = re.compile(f"[{_STAND_INS}]").search
_TO_DOCUMENT = str.maketrans(_TAKEN, _STAND_INS)
_FROM_DOCUMENT = str.maketrans("\u2029" + _STAND_INS, "\n" + _TAKEN)


def for_document(text: str) -> str:
    """The text (lines end with a line feed) as it goes into a QTextDocument, so that it comes back unchanged."""
    return text.translate(_TO_DOCUMENT) if any(taken in text for taken in _TAKEN) else text


def from_document(raw: str) -> str:
    """The text that a document's raw text (or a block's) stands for."""
    if raw.isascii():
        return raw
    if _IS_STOOD_IN_FOR(raw):
        return raw.translate(_FROM_DOCUMENT)
    return raw.replace("\u2029", "\n")


def has_wide_characters(text: str) -> bool:
    """Whether some character takes two of Qt's units, as emoji do."""
    return not text.isascii() and max(text) > "\uffff"


def units(text: str) -> int:
    """How many of Qt's units the text is long."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def unit_offset(text: str, index: int) -> int:
    """A place in a Python text as Qt counts it."""
    return units(text[:index]) if has_wide_characters(text) else index


def index_at(text: str, unit: int) -> int:
    """A place that Qt counted as an index into the Python text."""
    if not has_wide_characters(text):
        return min(unit, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))


def places_in_units(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in a Python text, in order, as Qt counts them."""
    if not has_wide_characters(text):
        return list(places)
    found: list[tuple[int, int]] = []
    at = unit = 0
    for first, end in places:
        unit += units(text[at:first])
        length = units(text[first:end])
        found.append((unit, unit + length))
        at, unit = end, unit + length
    return found


def changed_stretch(old: str, new: str) -> tuple[int, int, int]:
    """(where, how much of old, how much of new): where two texts differ; the lengths are 0 if they do not."""
    shorter = min(len(old), len(new))
    first = _equal_length(lambda length: old[:length] == new[:length], shorter)
    rest = shorter - first
    last = _equal_length(lambda length: old[len(old) - length :] == new[len(new) - length :], rest)
    return first, len(old) - first - last, len(new) - first - last


def _equal_length(is_equal: Callable[[int], bool], most: int) -> int:
    low, high = 0, most
    if is_equal(most):
        return most
    while low < high:
        middle = (low + high + 1) // 2
        if is_equal(middle):
            low = middle
        else:
            high = middle - 1
    return low
