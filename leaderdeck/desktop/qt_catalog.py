"""Qt's own form of a catalog of translations (.qm), in memory: Qt reads it itself, in any thread, without Python."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


def qt_catalog(words: Mapping[tuple[str, str], str]) -> bytes:
    """The catalog of these words: (Qt's context, English source) → translation."""
    messages, places = bytearray(), []
    for (context, source), translated in words.items():
        places.append((_hash(source.encode()), len(messages)))
        messages += _part(_TRANSLATION, translated.encode("utf-16-be"))
        messages += _part(_COMMENT, b"") + _part(_SOURCE, source.encode()) + _part(_CONTEXT, context.encode())
        messages += bytes([_END])
    hashes = b"".join(pack(">II", *place) for place in sorted(places))
    return _MAGIC + _block(_HASHES, hashes) + _block(_MESSAGES, bytes(messages))


def _part(tag: int, data: bytes) -> bytes:
    return pack(">BI", tag, len(data)) + data


_block = _part


def _hash(source: bytes) -> int:
    """The hash that Qt looks sources up by (that of ELF files, never 0)."""
    value = 0
    for byte in source:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1
