"""Pictures that are damaged, far too large, hostile or merely unusual."""

import io
import struct
import zlib

from PIL import Image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, packed: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (64, 48), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **more)
    return out.getvalue()


def svg(inside: str, head: str = "", size: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()


USES = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
ODD: dict[str, bytes] = {
    "empty.png": b"",
    "head.png": b"\x89PNG\r\n\x1a\n",
    "cut.png": saved("PNG")[:60],
    "cut.jpg": saved("JPEG")[:300],
    "bomb.png": png_of(20_000, 20_000, zlib.compress(bytes(10**6))),
    "wide.png": png_of(2**31 - 1, 1),
    "zero.png": png_of(0, 0),
    "lie.png": png_of(3000, 3000, zlib.compress(b"\0")),
    "crc.png": saved("PNG").replace(b"IDAT", b"IDAX"),
    "no-end.png": saved("PNG")[:-12],
    "other.png": b"GIF89a" + bytes(40),
    "text.jpg": b"ikke et bilde",
    "frames.gif": saved("GIF", "P", save_all=True, append_images=[Image.new("P", (64, 48), n) for n in range(60)]),
    "cut.gif": saved("GIF", "P")[:40],
    "cmyk.jpg": saved("JPEG", "CMYK"),
    "deep.png": saved("PNG", "I;16"),
    "bits.png": saved("PNG", "1"),
    "cut.webp": saved("WEBP")[:50],
    "photo.tiff": saved("TIFF"),
    "icon.ico": saved("ICO"),
    "paint.bmp": saved("BMP"),
    "thin.png": saved("PNG", size=(6000, 1)),
    "tall.png": saved("PNG", size=(1, 6000)),
    "doc.pdf": b"%PDF-1.4 " + bytes(99),
    "doctype.svg": svg("", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
    "script.svg": svg("<script>1</script>"),
    "uses.svg": svg('<g id="g0"><rect width="1" height="1"/></g>' + USES + '<use href="#g8"/>'),
    "loop.svg": svg('<use id="a" href="#a"/>'),
    "deep.svg": svg("<g>" * 3000 + "</g>" * 3000),
    "remote.svg": svg('<image href="http://127.0.0.1:9/a.png"/>'),
    "none.svg": svg("", size='width="0" height="0"'),
    "huge.svg": svg("<rect/>", size='width="1e9" height="1e9"'),
    "nan.svg": svg("<rect/>", size='viewBox="0 0 nan inf"'),
    "broken.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><g>",
    "sixteen.svg": svg("<rect width='9' height='9'/>").decode().encode("utf-16"),
    "filter.svg": svg(
        '<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter><rect width="9" height="9" filter="url(#f)"/>'
    ),
}
