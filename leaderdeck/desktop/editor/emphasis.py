"""Bold, italic and links put around words, and taken away again. Pure: a line and a selection in, the same out."""

from __future__ import annotations

import re

from leaderdeck.late_pattern import late_pattern

_WORD = late_pattern(r"\w+(?:[-'’]\w+)*")
_LEAD = late_pattern(r"[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*")
_ADDRESS = late_pattern(r"(?:https?://|mailto:|tel:)\S+$|www\.\S+\.\S+$", re.IGNORECASE)


def toggled(line: str, first: int, end: int, mark: str) -> tuple[str, int, int]:
    """The line with `mark` around the selection, or without it where it was there, and the selection then.

    Without a selection it is the word at the cursor. Spaces at its ends and marks of lists stay outside.
    """
    if first == end:
        first, end = _word_at(line, first)
    first, end = _trimmed(line, first, end)
    size = len(mark)
    if _has_mark(line, first - size, mark) and _has_mark(line, end, mark) and first >= size:
        return line[: first - size] + line[first:end] + line[end + size :], first - size, end - size
    inside = line[first:end]
    if len(inside) >= 2 * size and _has_mark(line, first, mark) and _has_mark(line, end - size, mark):
        return line[:first] + inside[size:-size] + line[end:], first, end - 2 * size
    return f"{line[:first]}{mark}{inside}{mark}{line[end:]}", first + size, end + size


def linked(line: str, first: int, end: int, address: str) -> tuple[str, int, int]:
    """The line with the selection (or the word at the cursor) as a link, and what is best selected then.

    With an address at hand the words are selected, else the place for the address; a selected address becomes one.
    """
    if first == end:
        first, end = _word_at(line, first)
    first, end = _trimmed(line, first, end)
    words = line[first:end]
    if is_address(words):
        text = f"[]({_plain_address(words)})"
        return line[:first] + text + line[end:], first + 1, first + 1
    target = _plain_address(address) if is_address(address) else "https://"
    made = f"[{words}]({target})"
    whole = line[:first] + made + line[end:]
    if is_address(address):
        return whole, first + 1, first + 1 + len(words)
    if not words:
        return whole, first + 1, first + 1
    start = first + len(words) + 3
    return whole, start, start + len(target)


def is_address(text: str) -> bool:
    """Whether a text is one address that a slide may link to."""
    return bool(_ADDRESS.match(text.strip())) and not any(letter.isspace() for letter in text.strip())


def _plain_address(text: str) -> str:
    clean = text.strip().replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    return clean if not clean.lower().startswith("www.") else f"https://{clean}"


def _word_at(line: str, place: int) -> tuple[int, int]:
    for found in _WORD.finditer(line):
        if found.start() <= place <= found.end():
            return found.span()
    return place, place


def _trimmed(line: str, first: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(line)
    begins = lead.end() if lead else 0
    if first < begins < end:
        first = begins
    while first < end and line[first] in " \t":
        first += 1
    while end > first and line[end - 1] in " \t":
        end -= 1
    return first, end


def _has_mark(line: str, place: int, mark: str) -> bool:
    """Whether exactly this mark stands there: one asterisk is no part of two, but two and one are three."""
    if place < 0 or not line.startswith(mark, place):
        return False
    first = place
    while first > 0 and line[first - 1] == mark[0]:
        first -= 1
    last = place
    while last < len(line) and line[last] == mark[0]:
        last += 1
    count = last - first
    return count == len(mark) or count >= 3
