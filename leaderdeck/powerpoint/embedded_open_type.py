"""Embedded OpenType: the wrapper in which PowerPoint files carry fonts (`.fntdata`), written and read back.

Source: "Embedded OpenType (EOT) File Format", W3C member submission, 5 March 2008, version 0x00020001, uncompressed and
not encrypted. What the header repeats is copied from the font's own tables, so that reader and font cannot disagree.
"""

from __future__ import annotations

import struct

from leaderdeck.quick_dataclass import dataclass

VERSION = 0x00020001
_MAGIC = 0x504C
_DEFAULT_CHARSET = 1
_ITALIC = 0x0001
"""OS/2 fsSelection, bit 0."""
_HEAD = struct.Struct("<4L10sBBLHH4L2LL4LH")
"""From the sizes to the first padding: 82 bytes."""
_NAMES = ("family", "style", "version", "full")
_NAME_IDS = {1: "family", 2: "style", 4: "full", 5: "version"}
_WINDOWS_UNICODE = (3, 1)
_PLAIN, _ROOT = 0x00010000, 0x00020001
"""Versions without and with a root string: of the addresses where a web page might use the font; ours have none."""


@dataclass(frozen=True, slots=True)
class EmbeddedFontFile:
    """What an EOT file holds."""

    family: str
    style: str
    version: str
    full: str
    permission: int
    """OS/2 fsType."""
    weight: int
    italic: bool
    panose: bytes
    checksum: int
    """checkSumAdjustment of the font's `head` table."""
    font: bytes
    """The font, as a TrueType file."""


def write_eot(font: bytes) -> bytes:
    """A TrueType font in its EOT wrapper. Raises ValueError when it is not a whole TrueType font."""
    try:
        return _written(font)
    except (struct.error, KeyError) as problem:
        raise ValueError("not a whole font") from problem


def read_eot(data: bytes) -> EmbeddedFontFile:
    """What an uncompressed EOT file holds. Raises ValueError for what is none, or is cut off, packed or encrypted."""
    try:
        return _read(data)
    except (struct.error, UnicodeDecodeError) as problem:
        raise ValueError("not a whole font") from problem


def _written(font: bytes) -> bytes:
    tables = _tables(font)
    os2, names = tables["OS/2"], _own_names(tables["name"])
    (weight,) = struct.unpack_from(">H", os2, 4)
    (permission,) = struct.unpack_from(">H", os2, 8)
    (selection,) = struct.unpack_from(">H", os2, 62)
    (version,) = struct.unpack_from(">H", os2, 0)
    code_pages = struct.unpack_from(">2L", os2, 78) if version >= 1 else (0, 0)
    unicode_ranges = struct.unpack_from(">4L", os2, 42)
    (checksum,) = struct.unpack_from(">L", tables["head"], 8)
    words = b"".join(struct.pack("<H", len(name)) + name + b"\0\0" for name in names)
    size = _HEAD.size + len(words) + 2 + len(font)
    head = _HEAD.pack(
        size, len(font), VERSION, 0, os2[32:42], _DEFAULT_CHARSET, selection & _ITALIC, weight, permission, _MAGIC,
        *unicode_ranges, *code_pages, checksum, 0, 0, 0, 0, 0,
    )  # fmt: skip
    # Each name is followed by padding; the last by the size of a root string that is empty.
    return head + words + b"\0\0" + font


def _read(data: bytes) -> EmbeddedFontFile:
    size, font_size, version, flags, panose, _, italic, weight, permission, magic, *_rest = _HEAD.unpack_from(data)
    if size != len(data) or font_size > size or magic != _MAGIC or version not in (_PLAIN, _ROOT) or flags & ~1:
        raise ValueError("not a plain EOT file")
    names = {}
    at = _HEAD.size
    for key in _NAMES:
        (length,) = struct.unpack_from("<H", data, at)
        names[key] = data[at + 2 : at + 2 + length].decode("utf-16-le")
        at += 2 + length + 2
    if version == _ROOT:
        (length,) = struct.unpack_from("<H", data, at)
        at += 2 + length
    else:
        at -= 2
    if at + font_size != size:
        raise ValueError("cut off")
    return EmbeddedFontFile(
        **names, permission=permission, weight=weight, italic=bool(italic), panose=panose, checksum=_rest[6],
        font=data[at:],
    )  # fmt: skip


def _tables(font: bytes) -> dict[str, bytes]:
    if font[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise ValueError("not TrueType")
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4s3L", font, 12 + 16 * number)
        if offset + length > len(font):
            raise ValueError("cut off")
        found[tag.decode("latin-1")] = font[offset : offset + length]
    return found


def _own_names(table: bytes) -> list[bytes]:
    """Family, style, version and full name as UTF-16LE; what the font does not say is empty."""
    _, count, texts = struct.unpack_from(">3H", table)
    found: dict[str, bytes] = {}
    for number in range(count):
        platform, encoding, language, key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if (platform, encoding) == _WINDOWS_UNICODE and key in _NAME_IDS:
            text = table[texts + offset : texts + offset + length].decode("utf-16-be", "replace")
            if _NAME_IDS[key] not in found or language == 0x0409:  # the English name is what programs go by
                found[_NAME_IDS[key]] = text.encode("utf-16-le")
    return [found.get(key, b"") for key in _NAMES]
