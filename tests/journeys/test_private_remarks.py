"""Private remarks leave in no file of any kind: not as text, not packed, not in another encoding."""

import io
import random
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from generated import TalkMaker

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import read_talk

FORMS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def holds(data: bytes, secret: str) -> bool:
    forms = [secret.encode(form) for form in FORMS] + [secret.encode("utf-8").hex().encode()]
    return any(form in data or form.upper() in data for form in forms)


def unpacked(data: bytes, name: str = "") -> list[tuple[str, bytes]]:
    parts = [(name, data)]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                parts += unpacked(archive.read(entry), f"{name}/{entry}")
    return parts


def pdf_streams(file: Path) -> list[bytes]:
    with pikepdf.open(file) as document:
        streams = [thing.read_bytes() for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        return [*streams, *(thing.unparse() for thing in document.objects if not isinstance(thing, pikepdf.Stream))]


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


@pytest.mark.parametrize("seed", range(200))
def test_no_planted_secret_is_in_the_powerpoint_file(tmp_path: Path, seed: int) -> None:
    secret = f"hemmelig{random.Random(seed).getrandbits(60):x}ÆØÅ"
    text = TalkMaker(seed, private=secret).talk(4) + f"\n::: privat\n\n- {secret}\n\n:::\n\n<!-- vanlig notat -->\n"
    kit = find_kit(("fjordvik", "granheim", "plain")[seed % 3])
    talk = read_talk(text, kit, tmp_path)
    assert sum(bool(slide.private) for slide in talk.deck.slides) >= 4, "the remarks were understood as private"
    assert not holds(repr((talk.scenes, talk.findings)).encode("utf-8", "replace"), secret)
    file = tmp_path / "ut.pptx"
    export_talk(talk, file, "pptx", PROFILES["stage"])
    assert not [name for name, data in unpacked(file.read_bytes()) if holds(data, secret)]


@pytest.mark.parametrize("seed", range(3))
def test_no_planted_secret_is_in_pdf_and_pictures(tmp_path: Path, seed: int) -> None:
    secret = f"hemmelig{random.Random(seed).getrandbits(60):x}"
    talk = read_talk(TalkMaker(seed, private=secret).talk(3), find_kit("fjordvik"), tmp_path)
    export_talk(talk, tmp_path / "ut.pdf", "pdf", PROFILES["stage"])
    assert not any(holds(stream, secret) for stream in pdf_streams(tmp_path / "ut.pdf"))
    exported = export_talk(talk, tmp_path / "bilder", "png", PROFILES["stage"])
    for picture in exported.files:
        assert not any(holds(chunk, secret) for chunk in png_chunks(picture.read_bytes()))
