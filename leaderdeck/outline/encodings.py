"""Bytes → text: UTF-8, UTF-16 and Windows-1252 are recognized; what is no text is refused."""

from __future__ import annotations

import codecs

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.late_pattern import late_pattern

_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
)
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_SEQUENCES = late_pattern(rb"[\xc3\xc2\xe2][\x80-\xbf]")
_HIGH = late_pattern(rb"[\x80-\xff]")
_UNUSED = late_pattern(rb"[\x81\x8d\x8f\x90\x9d]")
_MOST_CONTROLS = 0.02


def decode(data: bytes) -> tuple[str, str]:
    """The text, and its encoding: `utf-8`, `utf-8-sig`, `utf-16` or `windows-1252`. Raises FileProblem for binaries."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace"), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "utf-16"
    silent = silent_utf16(data)
    if silent:
        return data.decode(silent, "replace"), "utf-16"
    if data.startswith(_MAGIC) or len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise FileProblem(say("Filen er ikke en tekstfil; velg en fil med foredraget som tekst (Markdown)."))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_other(data)


def _decode_other(data: bytes) -> tuple[str, str]:
    """Damaged UTF-8 where most high bytes are pairs of it, otherwise Windows-1252."""
    high = len(_HIGH.findall(data))
    if _UNUSED.search(data) or 2 * len(_SEQUENCES.findall(data)) > high // 2:
        return data.decode("utf-8", "replace"), "utf-8"
    return data.decode("windows-1252", "replace"), "windows-1252"


def silent_utf16(data: bytes) -> str:
    """The codec of UTF-16 without a byte order mark, where every other byte of Western text is zero; or nothing."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""
