"""XML and HTML as the leak scan reads it: words without tags, what is read aloud, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAKS = re.compile(
    rb"<(?:/(?:[a-zA-Z]+:)?(?:p|tr|tc|td|th|li|h[1-6]|div|title|v|t|si|c|dt|dd|caption|figcaption|option)"
    rb"|(?:[a-zA-Z]+:)?(?:br|tab|cr|hr)\b[^<>]*)>"
)
_RUN_END = re.compile(rb"</[aw]:t>|</t>\s*</r>")
_UNSHOWN = re.compile(rb"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!(?:DOCTYPE|doctype)\b[^\[>]*\[.*?\]\s*>", re.DOTALL)
_VERBATIM = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")
_HUMAN = re.compile(
    rb"""\b(?:descr|title|name|alt|aria-label|aria-description|content|label|caption|summary|tooltip|placeholder)\s*=\s*"""
    rb"""(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+))""",
    re.IGNORECASE,
)
"""Attributes that somebody reads, or has read aloud."""
_CROOKED = re.compile(rb"""=\s*(?:"([^"]*[<>][^"]*)"|'([^']*[<>][^']*)')""")
"""Values with the signs that tags are made of: what takes tags away would cut them."""
BEGINNING = re.compile(rb"<[A-Za-z/!?]")


def markup_texts(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The texts, each with whether people read it."""
    unshown = [match[0] for match in _UNSHOWN.finditer(data)] if b"<st" in data or b"<sc" in data else []
    if unshown:
        yield b"\n".join(unshown), False
        data = _UNSHOWN.sub(b"", data)
    if b"<!" in data or b"<?" in data:
        data = _VERBATIM.sub(lambda found: found[1].replace(b"<", b" ").replace(b">", b" "), data)
        yield b"\n".join(match[0] for match in _COMMENT.finditer(data)), False
        data = _COMMENT.sub(b"", data)
    crooked = [double or single for double, single in _CROOKED.findall(data)] if b">" in data else []
    if crooked:
        yield b"\n".join(crooked), True
    yield b"\n".join(double or single or bare for double, single, bare in _HUMAN.findall(data)), True
    yield _TAG.sub(b"", _BREAKS.sub(b"\n", _RUN_END.sub(b"", data))), True
    yield b"\n".join(set(_TAG.findall(data))), False
