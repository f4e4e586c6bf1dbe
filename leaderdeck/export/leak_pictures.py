"""What a picture file says beside its pixels: text, camera, places, and anything behind its end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_PNG, _JPEG, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
PICTURES = (_PNG, _JPEG, *_GIF)
_DRAWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"pHYs", b"sRGB", b"gAMA", b"cHRM", b"IEND"})
_SEGMENT = re.compile(rb"\xff[\xe0-\xef\xfe]")
_MOST = 4 << 20
"""Bytes of one packed text that are looked at."""


def picture_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name of the chunk, its bytes, unpacked) of a PNG, JPEG or GIF, without what is drawn."""
    if data.startswith(_PNG):
        yield from _png(data)
    elif data.startswith(_JPEG):
        yield from _jpeg(data)
    else:
        yield from _gif(data)


def _png(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind not in _DRAWN:
            body = data[at + 8 : at + 8 + length]
            yield kind.decode("latin-1"), body
            yield kind.decode("latin-1"), _packed_in(body)
        at += 12 + length
        if kind == b"IEND":
            break
    yield "", data[at:]


def _packed_in(body: bytes) -> bytes:
    """The packed part of a `zTXt`, `iTXt` or `iCCP` chunk: it begins somewhere behind the keyword."""
    start = body.find(b"\0")
    for at in range(start + 1, min(start + 90, len(body) - 1)) if start >= 0 else ():
        if body[at] & 0x0F == 8 and int.from_bytes(body[at : at + 2], "big") % 31 == 0:
            try:
                return zlib.decompressobj().decompress(body[at:], _MOST)
            except zlib.error:
                continue
    return b""


def _jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDA:
            yield from _behind_scan(data, at)
            return
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield f"APP{kind - 0xE0}" if kind != 0xFE else "COM", data[at + 4 : at + 2 + length]
        at += 2 + length


def _behind_scan(data: bytes, at: int) -> Iterator[tuple[str, bytes]]:
    """Segments between the scans, which no pixels look like, and what stands behind the picture's end."""
    for found in _SEGMENT.finditer(data, at):
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        yield "", data[found.end() + 2 : found.end() + length]
    end = data.find(b"\xff\xd9", at)
    yield "", data[end + 2 :] if end >= 0 else b""


def _gif(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Its extensions one by one, the pictures between them skipped, and all that is behind its end (GIF89a, 17–27)."""
    at = 13 + _colors(data, 10)
    while data[at : at + 1] in (b"\x21", b"\x2c"):
        is_picture = data[at] == 0x2C
        start = at + 11 + _colors(data, at + 9) if is_picture else at + 2
        at = _behind_blocks(data, start)
        if not is_picture:
            yield "COM", b"".join(_blocks(data, start))
            yield "COM", data[start:at]
        at += 1
    yield "", data[at:]


def _colors(data: bytes, at: int) -> int:
    """Bytes of the table of colors that this byte of flags announces."""
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    """Blocks that each begin with their length, up to an empty one."""
    while at < len(data) and data[at]:
        yield data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]


def _behind_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at
