"""EMF and WMF are drawn by a process of their own, in time, once; what cannot be drawn is told and harms nobody."""

import io
import struct
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image

from leaderdeck.brand import metafiles
from leaderdeck.brand.metafiles import is_metafile, metafile_png

RED = 0x000000FF
"""As GDI writes red: blue, green, red from the left."""


def record(kind: int, *numbers: int) -> bytes:
    return struct.pack("<II", kind, 8 + 4 * len(numbers)) + struct.pack(f"<{len(numbers)}i", *numbers)


def emf(width: int = 200, height: int = 100) -> bytes:
    """An EMF by hand: a red rectangle over the left half."""
    drawing = (
        record(39, 1, 0, RED, 0)  # a solid brush
        + record(37, 1)  # is chosen
        + record(43, 0, 0, width // 2, height)
        + record(14, 0, 16, 20)
    )
    millimeters = (width * 2540 // 96, height * 2540 // 96)
    head = struct.pack(
        "<II4i4i4sIIIHHIII2i2i", 1, 88, 0, 0, width, height, 0, 0, *millimeters, b" EMF", 0x10000, 88 + len(drawing), 5,
        2, 0, 0, 0, 0, 1920, 1080, 508, 286,
    )  # fmt: skip
    return head + drawing


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    metafile_png.cache_clear()


def test_an_emf_is_drawn_and_kept_for_the_next_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path))
    assert is_metafile(emf())
    picture = Image.open(io.BytesIO(metafile_png(emf()))).convert("RGB")
    assert picture.width / picture.height == pytest.approx(2.0, rel=0.05)
    assert picture.getpixel((picture.width // 4, picture.height // 2)) == (255, 0, 0)
    assert picture.getpixel((picture.width * 3 // 4, picture.height // 2)) != (255, 0, 0)
    metafile_png.cache_clear()
    monkeypatch.setattr(metafiles, "_draw", lambda _: b"")
    assert metafile_png(emf()), "taken from the user's folder"


def test_a_broken_one_is_empty_and_no_trouble() -> None:
    assert metafile_png(emf()[:100]) == b""
    assert metafile_png(b"\xd7\xcd\xc6\x9a" + b"\xff" * 40) == b""
    assert not is_metafile(b"\x89PNG\r\n\x1a\n")
    assert metafile_png(b"no metafile") == b""


def test_one_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "SECONDS", 0.001)
    started = monotonic()
    assert metafile_png(emf(202)) == b""
    assert monotonic() - started < 2.0


def test_an_enormous_one_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "_draw", lambda _: pytest.fail("it was tried"))
    assert metafile_png(emf() + b"\0" * (9 << 20)) == b""
