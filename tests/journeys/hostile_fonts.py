"""Fifty broken fonts: flipped bytes, cut ends, tables that lie about their numbers, places and each other."""

import random
import struct

from leaderdeck.paths import resource_folder

FONT = resource_folder("fonts", "liberation-sans", "LiberationSans-Regular.ttf")


def tables_of(data: bytes) -> dict[str, tuple[int, int, int]]:
    """Tag → (where its row is, offset, length)."""
    found = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        found[tag.decode()] = (12 + 16 * number, offset, length)
    return found


def broken_fonts() -> dict[str, bytes]:
    """Name of the fault → the font."""
    sound = FONT.read_bytes()
    tables = tables_of(sound)
    chance = random.Random(11)
    made: dict[str, bytes] = {}

    def put(name: str, at: int, value: bytes) -> None:
        made[name] = sound[:at] + value + sound[at + len(value) :]

    def row(name: str, tag: str, offset: int | None = None, length: int | None = None) -> None:
        at, old, size = tables[tag]
        put(name, at + 8, struct.pack(">LL", old if offset is None else offset, size if length is None else length))

    for number in range(14):
        data = bytearray(sound)
        for _ in range(3 + number * 40):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        made[f"flipped {number}"] = bytes(data)
    for number in range(6):
        data = bytearray(sound)
        for _ in range(4):
            data[chance.randrange(12 + 16 * len(tables))] = chance.randrange(256)
        made[f"directory flipped {number}"] = bytes(data)
    for part in (0, 3, 11, 60, 5000, len(sound) // 2, len(sound) - 9000):
        made[f"cut at {part}"] = sound[:part]
    put("65 535 tables", 4, b"\xff\xff")
    put("no tables", 4, b"\0\0")
    for tag in ("cmap", "hmtx", "OS/2", "glyf", "head"):
        row(f"{tag} beyond the end", tag, offset=len(sound) - 4)
        row(f"{tag} is huge", tag, length=0xFFFFFFF0)
    row("glyphs are the characters", "glyf", offset=tables["cmap"][1])
    row("characters are the directory", "cmap", offset=0, length=64)
    put("no units", tables["head"][1] + 18, b"\0\0")
    put("no widths", tables["hhea"][1] + 34, b"\0\0")
    put("65 535 widths", tables["hhea"][1] + 34, b"\xff\xff")
    put("65 535 glyphs", tables["maxp"][1] + 4, b"\xff\xff")
    put("65 535 character tables", tables["cmap"][1] + 2, b"\xff\xff")
    put("65 535 names", tables["name"][1] + 2, b"\xff\xff")
    made["segments over each other"] = _with_characters(sound, tables, _many_segments())
    made["groups over each other"] = _with_characters(sound, tables, _many_groups())
    made["every table is the whole file"] = _all_over(sound, tables)
    made["a glyph made of itself"] = _loop(sound, tables)
    made["collection"] = b"ttcf" + sound[4:]
    made["web font"] = b"wOF2" + sound[4:]
    made["text"] = b"Dette er ingen skrift." * 100
    return made


def _with_characters(sound: bytes, tables: dict[str, tuple[int, int, int]], table: bytes) -> bytes:
    at = tables["cmap"][0]
    return sound[: at + 8] + struct.pack(">LL", len(sound), len(table)) + sound[at + 16 :] + table


def _many_segments() -> bytes:
    """Format 4: 8 000 segments, each over all characters."""
    count = 8_000
    values = struct.pack(f">{count}H", *[0xFFFE] * count)
    rest = bytes(2) + bytes(2 * count) + struct.pack(f">{count}H", *[1] * count) + bytes(2 * count)
    head = struct.pack(">HHHHHHH", 4, 0xFFFF, 0, 2 * count, 0, 0, 0)
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + head + values + rest


def _many_groups() -> bytes:
    """Format 12: 20 000 groups of the same 65 536 characters, in each of 32 tables."""
    group = struct.pack(">LLL", 0, 0xFFFF, 1) * 20_000
    rows = b"".join(struct.pack(">HHL", 3, 10, 4 + 8 * 32) for _ in range(32))
    return struct.pack(">HH", 0, 32) + rows + struct.pack(">HHLLL", 12, 0, 16 + len(group), 0, 20_000) + group


def _all_over(sound: bytes, tables: dict[str, tuple[int, int, int]]) -> bytes:
    data = bytearray(sound)
    for at, _, _ in tables.values():
        struct.pack_into(">LL", data, at + 8, 0, len(sound))
    return bytes(data)


def _loop(sound: bytes, tables: dict[str, tuple[int, int, int]]) -> bytes:
    """The first glyph is composed of the first glyph, again and again."""
    at = tables["glyf"][1]
    glyph = struct.pack(">hhhhh", -1, 0, 0, 100, 100) + struct.pack(">HHbb", 0x0020, 0, 1, 1) * 8
    return sound[:at] + glyph + sound[at + len(glyph) :]
