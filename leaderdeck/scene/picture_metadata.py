"""Metadata taken out of picture files without touching the pixels: where, when, by whom and with what camera.

Formats: JPEG (ITU-T T.81, JFIF), PNG (ISO/IEC 15948), GIF89a. Empty bytes mean that the file is not built as its
format says, and must be drawn anew instead.
"""

from __future__ import annotations

import struct

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD",
}  # fmt: skip
_JPEG_STANDALONE = {0x01, *range(0xD0, 0xD9)}
_JPEG_DROPPED = {*range(0xE1, 0xEE), 0xEF, 0xFE}
"""APP1 to APP13, APP15 and comments; APP0 (JFIF) and APP14 (Adobe's color transform) stay."""
_START_OF_SCAN = 0xDA
_END_OF_IMAGE = b"\xff\xd9"


def bare_png(data: bytes) -> bytes:
    """The PNG with only the chunks that say how its pixels look."""
    if not data.startswith(_PNG_SIGNATURE):
        return b""
    out = [_PNG_SIGNATURE]
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(data):
        length = struct.unpack_from(">I", data, at)[0]
        kind = data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            return b""
        if kind in _PNG_KEPT:
            out.append(data[at:end])
        if kind == b"IEND":
            return b"".join(out)
        at = end
    return b""


def bare_jpeg(data: bytes) -> bytes:
    """The JPEG without Exif, XMP, IPTC, color profiles' makers and comments, and without what follows its end."""
    if not data.startswith(b"\xff\xd8"):
        return b""
    out = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _JPEG_STANDALONE:
            return b""
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            return b""
        if marker == _START_OF_SCAN:
            last = data.rfind(_END_OF_IMAGE, end)
            return b"".join((*out, data[at : last + 2])) if last > 0 and _is_one_image(data, end, last) else b""
        if marker not in _JPEG_DROPPED:
            out.append(_plain_jfif(data[at:end]) if marker == 0xE0 else data[at:end])
        at = end
    return b""


def _is_one_image(data: bytes, first: int, last: int) -> bool:
    """Whether no second picture or metadata hides between the first scan and the last end mark."""
    return data.find(_END_OF_IMAGE, first) == last and data.find(b"\xff\xe1", first, last) < 0


def _plain_jfif(segment: bytes) -> bytes:
    """APP0 without the thumbnail that may follow its fourteen bytes."""
    if segment[4:9] != b"JFIF\0" or len(segment) < 18:
        return b""
    return segment[:2] + struct.pack(">H", 16) + segment[4:16] + b"\0\0"


def bare_gif(data: bytes) -> bytes:
    """The GIF without comments and application data but for the loop count."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 14:
        return b""
    at = 13 + (3 * 2 ** ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    out = [data[:at]]
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:
            return b"".join((*out, b";"))
        end = _gif_block_end(data, at)
        if not end:
            return b""
        if _is_gif_content(data, at):
            out.append(data[at:end])
        at = end
    return b""


def _is_gif_content(data: bytes, at: int) -> bool:
    if data[at] == 0x2C:
        return True
    label = data[at + 1]
    return label == 0xF9 or (label == 0xFF and data[at + 3 : at + 14] == b"NETSCAPE2.0")


def _gif_block_end(data: bytes, at: int) -> int:
    """Where the block at this place ends, or 0 for what is no block."""
    if data[at] == 0x21:
        at += 2
    elif data[at] == 0x2C and at + 10 < len(data):
        packed = data[at + 9]
        at += 10 + (3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0) + 1
    else:
        return 0
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1 if at < len(data) else 0
