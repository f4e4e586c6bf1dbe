"""Archives written byte by byte, so that they can lie: names, sizes, checksums, links, encryption, bombs."""

import random
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

GIGABYTE = 1 << 30
STORED, DEFLATED = 0, 8
LINK, DEVICE, BLOCK, PIPE, SOCKET = 0o120777, 0o020666, 0o060666, 0o010666, 0o140666


@dataclass(frozen=True)
class Entry:
    """One file in an archive, as its headers tell of it; `packed` is what is really there."""

    name: str
    packed: bytes
    size: int
    checksum: int
    method: int = DEFLATED
    flags: int = 0
    mode: int = 0o100644
    local_name: str | None = None
    said_packed: int | None = None
    said_offset: int | None = None


def entry(name: str, data: bytes, mode: int = 0o100644) -> Entry:
    """An honest entry."""
    press = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Entry(name, press.compress(data) + press.flush(), len(data), zlib.crc32(data), mode=mode)


@cache
def _gigabyte(letter: bytes) -> tuple[bytes, int]:
    """A gigabyte of one letter, packed, and its checksum."""
    block = letter * (16 << 20)
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = press.compress(block) + press.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(64):
        checksum = zlib.crc32(block, checksum)
    end = zlib.compressobj(9, zlib.DEFLATED, -15)
    return piece * 64 + end.flush(), checksum


def bomb(name: str, letter: bytes = b"\0") -> Entry:
    """An entry of a gigabyte in a megabyte."""
    packed, checksum = _gigabyte(letter)
    return Entry(name, packed, GIGABYTE, checksum)


@cache
def _dense_piece() -> bytes:
    return b"".join(random.Random(n).randbytes(900) + bytes(32_000) for n in range((16 << 20) // 32_900))


def dense_bomb(name: str, pieces: int) -> Entry:
    """So many times sixteen megabytes that shrink to a thirtieth, as a picture of one color might."""
    press = zlib.compressobj(6, zlib.DEFLATED, -15)
    piece = press.compress(_dense_piece()) + press.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(pieces):
        checksum = zlib.crc32(_dense_piece(), checksum)
    end = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Entry(name, piece * pieces + end.flush(), pieces * len(_dense_piece()), checksum)


def archive(entries: list[Entry], *, comment: bytes = b"", said_count: int | None = None, before: bytes = b"") -> bytes:
    """The archive of these entries."""
    out, listed = bytearray(before), bytearray()
    for one in entries:
        name = one.name.encode("utf-8", "surrogatepass")
        inner = name if one.local_name is None else one.local_name.encode()
        packed = len(one.packed) if one.said_packed is None else one.said_packed
        offset = len(out) if one.said_offset is None else one.said_offset
        facts = struct.pack("<HHHHHLLLHH", 20, one.flags | 0x800, one.method, 0, 0x21, one.checksum, packed, one.size,
                            len(inner), 0)  # fmt: skip
        listed += b"PK\x01\x02" + struct.pack("<BB", 20, 3) + facts[:-4]
        listed += struct.pack("<HHHHHLL", len(name), 0, 0, 0, 0, one.mode << 16, offset) + name
        out += b"PK\x03\x04" + facts + inner + one.packed
    count = len(entries) if said_count is None else said_count
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), len(out),
                       len(comment))  # fmt: skip
    return bytes(out + listed + tail + comment)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An honest archive."""
    return archive([entry(name, data) for name, data in parts.items()])


def nested(data: bytes, levels: int) -> bytes:
    """An archive in an archive in an archive."""
    for level in range(levels):
        data = packed({f"{level}.zip": data})
    return data


Make = Callable[[], bytes]
EVIL_NAMES = {
    "climbs": "../kanari-ute.txt", "climbs far": "../../../../../../tmp/kanari-ute.txt",
    "climbs from inside": "a/../../kanari-ute.txt", "climbs with backslashes": "..\\kanari-ute.txt",
    "absolute": "/tmp/kanari-ute.txt", "drive": "C:/kanari-ute.txt", "drive without slash": "C:kanari-ute.txt",
    "share": "\\\\host\\del\\kanari-ute.txt", "slashes": "//host/del/kanari-ute.txt", "dot": "./logo-x.svg",
    "empty part": "a//logo-x.svg", "device": "con.txt", "device without ending": "nul", "port": "COM1.svg",
    "printer": "lpt9.txt", "null": "logo\0.svg", "line break": "logo\n.svg", "escape": "logo\x1b[2J.svg",
    "turned around": "logo\u202egvs.exe", "last dot": "logo.svg.", "last space": "logo.svg ",
    "stream": "logo.svg:skjult",
    "question": "logo?.svg", "long": "x" * 300 + ".svg", "deep": "a/" * 60 + "x.svg", "half a letter": "logo\udcff.svg",
}  # fmt: skip
LIES: dict[str, Callable[[Entry], Entry]] = {
    "encrypted": lambda one: replace(one, flags=1),
    "strongly encrypted": lambda one: replace(one, flags=0x41),
    "unknown packing": lambda one: replace(one, method=99),
    "another packing": lambda one: replace(one, method=12),
    "stored that is packed": lambda one: replace(one, method=STORED),
    "larger than said": lambda one: replace(one, size=40),
    "smaller than said": lambda one: replace(one, size=one.size + 4000),
    "four gigabytes said": lambda one: replace(one, size=0xFFFFFFF0),
    "wrong checksum": lambda one: replace(one, checksum=one.checksum ^ 1),
    "another name inside": lambda one: replace(one, local_name="noe-annet.xml"),
    "packed size zero": lambda one: replace(one, said_packed=0),
    "packed size huge": lambda one: replace(one, said_packed=0x7FFFFFFF),
    "beyond the end": lambda one: replace(one, said_offset=0x7FFFFFF0),
    "at the table of contents": lambda one: replace(one, said_offset=3),
    "link": lambda one: replace(entry(one.name, b"/etc/passwd"), mode=LINK),
    "device": lambda one: replace(one, mode=DEVICE),
    "block device": lambda one: replace(one, mode=BLOCK),
    "pipe": lambda one: replace(one, mode=PIPE),
    "socket": lambda one: replace(one, mode=SOCKET),
}


def hostile_archives(parts: Mapping[str, bytes], victim: str, picture: str) -> dict[str, Make]:
    """Archives of these parts that lie or explode; `victim` is a part that everybody reads, `picture` one of pixels."""
    honest = [entry(name, data) for name, data in parts.items()]
    first = next(one for one in honest if one.name == victim)

    def changed(name: str, change: Callable[[Entry], Entry]) -> Make:
        return lambda: archive([change(one) if one.name == name else one for one in honest])

    def with_more(*more: Entry) -> Make:
        return lambda: archive([*honest, *more])

    made = {f"name: {case}": with_more(entry(name, b"kanari")) for case, name in EVIL_NAMES.items()}
    made |= {f"lie: {case}": changed(victim, lie) for case, lie in LIES.items()}
    made |= {
        "link out": with_more(replace(entry("lenke.png", b"/etc/passwd"), mode=LINK)),
        "twice": with_more(entry(victim, b"annet")),
        "twice in other case": with_more(entry(victim.upper(), parts[victim])),
        "twice with other accents": with_more(entry("b\u00e5t.png", b""), entry("ba\u030at.png", b"")),
        "file and folder": with_more(entry(f"{victim}/inni.png", b"x")),
        "laid over each other": with_more(*(replace(first, name=f"kopi{n}.png", said_offset=0) for n in range(9))),
        "70 000 entries": with_more(*(Entry(f"x/{n}", b"", 0, 0, STORED) for n in range(65_000))),
        "archives in archives": lambda: archive([*honest, entry("inni.png", nested(bytes(1 << 20), 6))]),
        "archive as a picture": lambda: changed(picture, lambda one: entry(one.name, archive(honest)))(),
        "bomb in a picture": changed(picture, lambda one: bomb(one.name)),
        "bomb in text": changed(victim, lambda one: bomb(one.name, b" ")),
        "bomb that nobody asks for": lambda: archive([*honest, bomb("ekstra.png")]),
        "bomb that says it is small": lambda: archive([*honest, replace(bomb("ekstra.png"), size=3000)]),
        "dense bomb": lambda: archive([*honest, dense_bomb("ekstra.png", 11)]),
        "dense bombs": lambda: archive([*honest, *(dense_bomb(f"ekstra{n}.png", 1) for n in range(11))]),
        "many small bombs": with_more(*(replace(_small_bomb(), name=f"x{n}.png") for n in range(150))),
        "more said than there": lambda: archive(honest, said_count=len(honest) + 9),
        "fewer said than there": lambda: archive(honest, said_count=1),
        "program before": lambda: archive(honest, before=b"MZ" + bytes(4000)),
        "long comment": lambda: archive(honest, comment=b"PK\x05\x06" * 16_000),
    }
    return made | {name: partial(spoil, archive(honest)) for name, spoil in SPOILED.items()}


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: b"Hei",
    "only a head": lambda _: b"PK\x03\x04",
    "only a tail": lambda _: archive([]),
    "old office": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    "cut early": lambda whole: whole[: len(whole) // 3],
    "cut late": lambda whole: whole[: len(whole) * 9 // 10],
    "tail gone": lambda whole: whole[:-22],
    "head overwritten": lambda whole: bytes(4) + whole[4:],
    "middle overwritten": lambda whole: whole[: len(whole) // 2] + bytes(500) + whole[len(whole) // 2 + 500 :],
}


@cache
def _small_bomb() -> Entry:
    return entry("x", bytes((1 << 20) - 1))
