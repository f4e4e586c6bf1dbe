"""What stands in a file when everything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pikepdf

FORMS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def holds(data: bytes, secret: str) -> bool:
    """Whether the secret stands in the bytes, in any usual encoding."""
    forms = [secret.encode(form) for form in FORMS] + [secret.encode("utf-8").hex().encode()]
    return any(form in data or form.upper() in data for form in forms)


def unpacked(data: bytes, name: str = "") -> list[tuple[str, bytes]]:
    """(name, bytes) of the file and of every file packed in it, however deep."""
    parts = [(name, data)]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                parts += unpacked(archive.read(entry), f"{name}/{entry}")
    return parts


def pdf_streams(file: Path | io.BytesIO) -> list[bytes]:
    """Every object of a PDF, its streams unpacked where that is not the reader's own work, as a photo's is."""
    with pikepdf.open(file) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        photos = [stream for stream in streams if stream.get("/Filter") == "/DCTDecode"]
        unpacked_ = [stream.read_bytes() for stream in streams if stream not in photos]
        others = [thing.unparse() for thing in document.objects if not isinstance(thing, pikepdf.Stream)]
        return [*unpacked_, *(photo.read_raw_bytes() for photo in photos), *others]


def png_chunks(data: bytes) -> list[bytes]:
    """Every chunk of a PNG that is not needed to draw it, and its pixels unpacked."""
    chunks, pixels, at = [], b"", 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert kind in {b"IHDR", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA"}, "a picture carries metadata"
        pixels += body if kind == b"IDAT" else b""
        chunks.append(body)
        at += 12 + length
    return [*chunks, zlib.decompress(pixels)]
