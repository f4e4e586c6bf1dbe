"""A TrueType or OpenType file's own words: family, embedding permission, which signs it has, how wide they are.

Read with plain offsets rather than a font library: kits come from others, and this reads a few small tables, checks
every bound, and costs nothing at start. Source: OpenType 1.9.1, chapters "Font file", "cmap", "hmtx", "OS/2".
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from leaderdeck.quick_dataclass import dataclass

LARGEST_FONT_BYTES = 32 << 20
_SFNT = {b"\x00\x01\x00\x00", b"OTTO", b"true"}
RESTRICTED, PREVIEW_ONLY, NO_SUBSET, BITMAP_ONLY = 0x0002, 0x0004, 0x0100, 0x0200
"""Bits of OS/2 fsType (OpenType 1.9.1); 0 is installable and 8 editable embedding."""
_FAMILY_NAME, _ENGLISH = 1, 0x0409


@dataclass(frozen=True, slots=True)
class FontFile:
    """What LeaderDeck asks of one font file."""

    family: str
    """Name 1, by which programs know the family; empty where the font does not say it in Unicode."""
    permission: int
    """OS/2 fsType: what the license lets others do with the font inside a file."""
    is_truetype: bool
    """Whether the outlines are TrueType's; the others are PostScript's (CFF)."""
    advances: dict[int, float]
    """Unicode code point → advance width in em. What is not here, the font cannot show."""

    @property
    def embeddable(self) -> bool:
        """OS/2 fsType: neither "restricted license" nor "bitmap embedding only"."""
        return not self.permission & (RESTRICTED | BITMAP_ONLY)

    def has(self, sign: str) -> bool:
        """Whether the font can show this sign; spaces and joiners need no glyph."""
        return ord(sign) in self.advances or sign in "\n\t\u00ad\u200b\u200c\u200d\u2060\ufe0f"

    def width_em(self, text: str) -> float:
        """Width of a line set in this font, without kerning, in em; a missing sign counts half an em."""
        return sum(self.advances.get(ord(sign), 0.5) for sign in text)


@lru_cache(maxsize=64)
def read_font(file: Path) -> FontFile:
    """The font file's facts. Raises ValueError when it is not a sound TrueType or OpenType font, OSError from disk."""
    if file.stat().st_size > LARGEST_FONT_BYTES:
        raise ValueError("too large")
    return font_facts(file.read_bytes())


def font_facts(data: bytes) -> FontFile:
    """The facts of a font in memory. Raises ValueError as `read_font` does."""
    try:
        return _read(data)
    except (struct.error, KeyError, IndexError) as problem:
        raise ValueError("not a sound font") from problem


def _read(data: bytes) -> FontFile:
    tables = _tables(data)
    (permission,) = struct.unpack_from(">H", tables["OS/2"], 8)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    (measured,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not 16 <= units <= 16384 or not measured:
        raise ValueError("unsound measures")
    widths = struct.unpack_from(f">{measured * 2}H", tables["hmtx"], 0)[::2]
    advances = {
        sign: widths[min(glyph, measured - 1)] / units for sign, glyph in _signs(tables["cmap"]).items() if glyph
    }
    return FontFile(_family(tables.get("name", b"")), permission, "glyf" in tables, advances)


def _family(table: bytes) -> str:
    """The English family name for Windows, or else the first there is."""
    found = ""
    _, count, texts = struct.unpack_from(">3H", table) if table else (0, 0, 0)
    for number in range(min(count, 2_000)):
        platform, encoding, language, key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if (platform, encoding, key) == (3, 1, _FAMILY_NAME) and (not found or language == _ENGLISH):
            found = table[texts + offset : texts + offset + length].decode("utf-16-be", "replace")
    return found


def _tables(data: bytes) -> dict[str, bytes]:
    if data[:4] not in _SFNT:
        raise ValueError("not a font")
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    room = 2 * len(data)  # tables that lie over each other could be cut out to any size
    for number in range(min(count, 64)):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        room -= length
        if offset + length > len(data) or room < 0:
            raise ValueError("cut off")
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    if "glyf" not in tables and "CFF " not in tables and "CFF2" not in tables:
        raise ValueError("no outlines")
    return tables


def _signs(cmap: bytes) -> dict[int, int]:
    """Code point → glyph from the best Unicode subtable."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: dict[int, int] = {}
    for number in range(min(count, 32)):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        if (platform, encoding) in {(3, 10), (3, 1)} or platform == 0:
            (kind,) = struct.unpack_from(">H", cmap, offset)
            reader = {4: _segments, 12: _groups}.get(kind)
            if reader:
                found.update(reader(cmap[offset:]))
    if not found:
        raise ValueError("no signs")
    return found


def _segments(table: bytes) -> dict[int, int]:
    """Format 4: segment mapping to delta values."""
    (twice,) = struct.unpack_from(">H", table, 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + twice)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * twice)
    at_offsets = 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", table, at_offsets)
    found: dict[int, int] = {}
    if sum(max(0, end - start) for start, end in zip(starts, ends, strict=True)) > 0x1FFFF:
        raise ValueError("unsound signs")  # segments over each other
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for sign in range(start, min(end, 0xFFFE) + 1):
            glyph = sign
            if offsets[number]:
                place = at_offsets + 2 * number + offsets[number] + 2 * (sign - start)
                (glyph,) = struct.unpack_from(">H", table, place)
                if not glyph:
                    continue
            found[sign] = (glyph + deltas[number]) & 0xFFFF
    return found


def _groups(table: bytes) -> dict[int, int]:
    """Format 12: segmented coverage."""
    (count,) = struct.unpack_from(">L", table, 12)
    found: dict[int, int] = {}
    named = 0
    for number in range(min(count, 20_000)):
        start, end, glyph = struct.unpack_from(">LLL", table, 16 + 12 * number)
        named += end - start + 1
        if end < start or end > 0x10FFFF or end - start > 0xFFFF or named > 0x30000:
            raise ValueError("unsound signs")
        found.update((sign, glyph + sign - start) for sign in range(start, end + 1))
    return found
