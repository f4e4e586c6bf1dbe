"""Pictures that are too large, lie, run, load or explode."""

import base64
import struct
import zlib

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'


def png(width: int, height: int, data: bytes = b"", extra: bytes = b"") -> bytes:
    """A PNG that says it is of this size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    head = struct.pack(">LLBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IDAT", data or zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + body + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """A JPEG that says it is of this size."""
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(100) + b"\xff\xd9"


def emf(size: int, records: int, shape: bytes = b"") -> bytes:
    """An EMF that says it is of this size and has so many records."""
    head = struct.pack("<LL4l4l", 1, 108, 0, 0, size, size, 0, 0, size, size) + b" EMF"
    head += struct.pack("<LLLHHLLLLLLLLL", 0x10000, 108 + len(shape), records, 0xFFFF, 0, 0, 0, 0, size, size, size,
                        size, 0, 0)  # fmt: skip
    return head[:108].ljust(108, b"\0") + shape


def hostile_bitmaps() -> dict[str, tuple[str, bytes]]:
    """Name of the fault → (ending, picture)."""
    zeros = zlib.compress(bytes(40 << 20), 9)
    text = b"".join([b"zTXt"])
    return {
        "30 000 squared": ("png", png(30_000, 30_000)),
        "two thousand million wide": ("png", png(0x7FFFFFFF, 1)),
        "no size": ("png", png(0, 0)),
        "unpacks to more than it says": ("png", png(8, 8, zeros)),
        "packed words": ("png", png(8, 8, extra=_chunk(text, b"a\0\0" + zeros))),
        "packed colors": ("png", png(8, 8, extra=_chunk(b"iCCP", b"a\0\0" + zeros))),
        "wrong sums": ("png", png(8, 8)[:-20] + b"x" * 20),
        "head alone": ("png", b"\x89PNG\r\n\x1a\n"),
        "65 000 squared": ("jpeg", jpeg(65_000, 65_000)),
        "30 000 squared in JPEG": ("jpeg", jpeg(30_000, 30_000)),
        "pieces without end": ("jpeg", b"\xff\xd8" + b"\xff\xe1\x00\x00" * 9000),
        "JPEG called PNG": ("png", jpeg(8, 8)),
        "65 000 squared in GIF": ("gif", b"GIF89a" + struct.pack("<HHBBB", 65_000, 65_000, 0x80, 0, 0) + bytes(6)
                                  + b"," + struct.pack("<HHHHB", 0, 0, 65_000, 65_000, 0) + b"\x02\x02L\x01\x00;"),
        "16 383 squared in WebP": ("webp", b"RIFF" + struct.pack("<L", 400) + b"WEBPVP8X" + struct.pack("<LL", 10, 0)
                                   + struct.pack("<L", 16_382)[:3] + struct.pack("<L", 16_382)[:3] + bytes(300)),
        "40 000 squared in TIFF": ("tiff", b"II*\0\x08\0\0\0" + struct.pack(
            "<HHHLLHHLLHHLLHHLLHHLLL", 5, 256, 4, 1, 40_000, 257, 4, 1, 40_000, 258, 3, 1, 8, 262, 3, 1, 1, 273, 4, 1,
            8,
            0)),
        "TIFF that leads to itself": ("tiff", b"II*\0\x08\0\0\0" + struct.pack("<HL", 0, 8)),
        "100 000 squared in BMP": ("bmp", b"BM" + struct.pack("<LLLLllHHLLllLL", 54, 0, 54, 40, 100_000, 100_000, 1, 24,
                                                              0, 0, 0, 0, 0, 0)),
        "EMF without end": ("emf", emf(0x7FFFFFFF, 0xFFFFFFFF, struct.pack("<LL", 14, 0))),
        "EMF with a thousand million points": ("emf", emf(1000, 3, struct.pack("<LL4lL", 3, 0x7FFFFFF0, 0, 0, 9, 9,
                                                                              1_000_000_000))),
        "EMF that is text": ("emf", b"Hei " * 50),
        "WMF with huge records": ("wmf", b"\xd7\xcd\xc6\x9a" + bytes(18) + struct.pack(
            "<HHHLHLH", 1, 9, 0x300, 0x7FFFFFFF, 9, 0x7FFFFFFF, 0) + struct.pack("<LH", 0x7FFFFFFF, 0x324)),
        "program": ("png", b"MZ" + bytes(4000)),
        "script": ("jpeg", b"#!/bin/sh\ntouch kanari-ute.txt\n"),
        "page": ("png", b"<html><script>alert(1)</script></html>"),
    }  # fmt: skip


def hostile_drawings(canary: str) -> dict[str, bytes]:
    """SVGs that would run, load, or explode; `canary` is a file that none of them may show."""
    uses = "".join(
        f'<g id="g{n}">' + "".join(f'<use href="#g{n - 1}"/>' for _ in range(10)) + "</g>" for n in range(1, 9)
    )
    big = base64.b64encode(png(30_000, 30_000)).decode()
    inner = base64.b64encode(f'{SVG}<image href="file://{canary}"/></svg>'.encode()).decode()
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bodies = {
        "script": "<script>alert(1)</script>",
        "script by event": '<rect width="9" height="9" onload="alert(1)"/>',
        "foreign object": '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>',
        "use bomb": f'<defs><g id="g0"><rect width="1" height="1"/></g>{uses}</defs><use href="#g8"/>',
        "use of itself": '<g id="a"><use href="#a"/></g>',
        "uses of each other": '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
        "local picture": f'<image href="file://{canary}" width="9" height="9"/>',
        "local picture by path": f'<image xlink:href="{canary}" width="9" height="9"/>',
        "picture beside": '<image href="../../kanari.png" width="9" height="9"/>',
        "remote picture": '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
        "remote by style": "<style>@import url(http://127.0.0.1:9/x.css);</style>",
        "local by style": f'<rect width="9" height="9" style="fill:url(file://{canary})"/>',
        "drawing within": f'<image href="data:image/svg+xml;base64,{inner}" width="9" height="9"/>',
        "picture within of 30 000 squared": f'<image href="data:image/png;base64,{big}" width="9" height="9"/>',
        "nested deep": "<g>" * 5_000 + "</g>" * 5_000,
        "many parts": '<path d="M0 0h1"/>' * 100_000,
        "link": '<a href="http://127.0.0.1:9/"><rect width="9" height="9"/></a>',
        "moves": '<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>',
        "filter": '<filter id="f"><feTurbulence numOctaves="900"/></filter><rect filter="url(#f)" width="90"/>',
    }  # fmt: skip
    made = {name: f"{SVG}{body}</svg>".encode() for name, body in bodies.items()}
    made["entities"] = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{SVG}<text>&l9;</text></svg>'.encode()
    made["local entity"] = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{canary}">]>{SVG}<text>&x;</text></svg>'.encode()
    made["entities in UTF-16"] = f'<!DOCTYPE svg [<!ENTITY x "y">]>{SVG}<text>&x;</text></svg>'.encode("utf-16")
    made["huge"] = f'{SVG.replace("0 0 100 50", "0 0 1e30 1e30")}<rect width="9" height="9"/></svg>'.encode()
    made["page"] = b"<html><body onload='alert(1)'/></html>"
    return made


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
