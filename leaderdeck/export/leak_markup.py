"""XML and HTML as the leak scan reads it: words without tags, what is read aloud, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_BREAKS = re.compile(
    rb"<(?:/(?:[a-zA-Z]+:)?(?:p|tr|tc|td|th|li|h[1-6]|div|title|v|t|si|c|dt|dd|caption|figcaption|option)"
    rb"|(?:[a-zA-Z]+:)?(?:br|tab|cr|hr)\b[^<>]*)>"
)
_RUN_END = re.compile(rb"</[aw]:t>|</t>\s*</r>")
_UNSHOWN = (
    (re.compile(rb"<style\b.*?</style>", re.DOTALL | re.IGNORECASE), b"</style>"),
    (re.compile(rb"<script\b.*?</script>", re.DOTALL | re.IGNORECASE), b"</script>"),
    (re.compile(rb"<!--.*?-->", re.DOTALL), b"-->"),
    (re.compile(rb"<\?.*?\?>", re.DOTALL), b"?>"),
    (re.compile(rb"<!doctype\b[^\[>]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE), b"]"),
)
"""What nobody sees, each with the sign that it ends with."""
_VERBATIM = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")
_HUMAN = re.compile(
    rb"""\b(?:descr|title|name|alt|aria-label|aria-description|content|label|caption|summary|tooltip|placeholder)\s*=\s*"""
    rb"""(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+))""",
    re.IGNORECASE,
)
"""Attributes that somebody reads, or has read aloud."""
_VALUE = re.compile(rb"""=\s*(?:"([^"]*)"|'([^']*)')""")
BEGINNING = re.compile(rb"<[A-Za-z/!?]")


def markup_texts(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The texts, each with whether people read it."""
    data = _without_ending(data, _VERBATIM, b"]]>", _bare)
    unshown: list[bytes] = []

    def keep(found: re.Match[bytes]) -> bytes:
        unshown.append(found[0])
        return b""

    for pattern, ending in _UNSHOWN:
        data = _without_ending(data, pattern, ending, keep)
    yield b"\n".join(unshown), False
    values = (double or single for double, single in _VALUE.findall(data)) if b">" in data else ()
    yield b"\n".join(value for value in values if b"<" in value or b">" in value), True
    yield b"\n".join(double or single or bare for double, single, bare in _HUMAN.findall(data)), True
    yield _TAG.sub(b"", _BREAKS.sub(b"\n", _RUN_END.sub(b"", data))), True
    yield b"\n".join(set(_TAG.findall(data))), False


def _without_ending(
    data: bytes, pattern: re.Pattern[bytes], ending: bytes, put: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """The data with another text for each place of the pattern.

    Nothing is looked for behind the last ending: what begins there never ends, and of a thousand such beginnings each
    would be followed through all the rest.
    """
    end = (data.lower() if b"/" in ending else data).rfind(ending)
    if end < 0:
        return data
    end = data.find(b">", end) + 1 or len(data)
    return pattern.sub(put, data[:end]) + data[end:]


def _bare(found: re.Match[bytes]) -> bytes:
    """What stands verbatim, without the signs that tags are made of."""
    return found[1].replace(b"<", b" ").replace(b">", b" ")
