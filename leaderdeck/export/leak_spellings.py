"""A text as it reads once what programs wrap letters in is taken off: entities, percent signs, escapes, base64."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote

_MOST_WRAPPINGS = 4
"""Entities of entities: nobody wraps deeper by accident."""
_ESCAPES = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{2,6}) ?)")
"""As scripts write letters, and as style sheets do."""
_QUOTED = re.compile(r"=[0-9A-F]{2}=[0-9A-F]{2}")
"""Letters beyond ASCII as mail writes them: two bytes each at least."""
_LINES = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{60,}+[ \t]*\r?\n[ \t]*)+[A-Za-z0-9+/_-]{1,}={0,2}")
"""It begins where no such letter stands before: tried at each letter of a font in one line, it would take minutes."""
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_FILES = ("UEsDB", "H4sI", "JVBER")
"""How archives, packed streams and PDFs begin in base64, however short they are."""
_CAPITALS = re.compile(r"[A-Z].*[A-Z].*[A-Z]")
"""Sixteen letters of base64 without three capitals are an address or a name."""
_LONG = re.compile(r"[A-Za-z0-9+/_=-]{400,}")
_BESIDE = 80
_SHORT_PACKED = 400
"""Letters of base64 that may have other letters right before them; what is longer is a file, and begins as one."""


def spellings(text: str) -> Iterator[str]:
    """The text itself, and each other way that it may be meant."""
    yield text
    known = {text}
    for unwrapped in (*_unwrapped(text), _without_escapes(text), _without_quoting(text)):
        if unwrapped not in known:
            known.add(unwrapped)
            yield unwrapped


def _unwrapped(text: str) -> Iterator[str]:
    for _ in range(_MOST_WRAPPINGS):
        before = text
        if "&" in text:
            text = html.unescape(text)
            yield text
        if "%" in text:
            text = unquote(text)
            yield text
        if text == before:
            return


def _without_escapes(text: str) -> str:
    return _ESCAPES.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    code = int(next(digits for digits in found.groups() if digits), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


def _without_quoting(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    return quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def without_packed(text: str) -> str:
    """The text without files in base64, in which no words are to be looked for; words may stand right beside them."""
    return _LONG.sub(lambda found: f"{found[0][:_BESIDE]} {found[0][-_BESIDE:]}", text)


def packed_in(text: str) -> tuple[list[bytes], bytes]:
    """What stands in a text as base64, unpacked: files, and all that is shorter, a line each."""
    files = [_unpacked("".join(found.split())) for found in _LINES.findall(text)]
    short: list[bytes] = []
    for packed in set(_PACKED.findall(text)):
        if len(packed) > _SHORT_PACKED or packed.startswith(_FILES):
            files.append(_unpacked(packed))
        elif _CAPITALS.search(packed):
            short += [_unpacked(packed[start:]) for start in range(4)]
    return files, b"\n".join(short)


def _unpacked(packed: str) -> bytes:
    plain = packed.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    whole = plain[:-1] if len(plain) % 4 == 1 else plain
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except (binascii.Error, ValueError):
        return b""
