"""EMF and WMF are drawn by a process of their own, in time, once; what cannot be drawn is told and harms nobody."""

import io
import os
import shutil
import struct
import tempfile
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image

from leaderdeck.brand import metafile_office, metafiles
from leaderdeck.brand.metafile_office import draw_by_office, office_program
from leaderdeck.brand.metafiles import cannot_be_drawn, is_metafile, metafile_picture, metafile_png

RED = 0x000000FF
"""As GDI writes red: blue, green, red from the left."""


def record(kind: int, *numbers: int) -> bytes:
    return struct.pack("<II", kind, 8 + 4 * len(numbers)) + struct.pack(f"<{len(numbers)}i", *numbers)


def emf(width: int = 200, height: int = 100, more: bytes = b"") -> bytes:
    """An EMF by hand: a red rectangle over the left half, and more records."""
    drawing = (
        record(39, 1, 0, RED, 0)  # a solid brush
        + record(37, 1)  # is chosen
        + record(43, 0, 0, width // 2, height)
        + more
        + record(14, 0, 16, 20)
    )
    millimeters = (width * 2540 // 96, height * 2540 // 96)
    size, count = 88 + len(drawing), 5 + bool(more)
    head = struct.pack(
        "<II4i4i4sIIIHHIII2i2i", 1, 88, 0, 0, width, height, 0, 0, *millimeters, b" EMF", 0x10000, size, count,
        2, 0, 0, 0, 0, 1920, 1080, 508, 286,
    )  # fmt: skip
    return head + drawing


HANDLE_TOO_HIGH = record(39, 70_000, 0, RED, 0)
"""A brush with a number higher than the library allows: it refuses the whole picture."""
UNKNOWN = record(118, 0, 0, 0, 0, 0, 0, 0)
"""A record that the library passes over."""
needs_office = pytest.mark.skipif(not office_program(), reason="LibreOffice is not installed")


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(metafiles, "PATIENCE_SECONDS", 60.0)  # a busy machine begins a process late
    monkeypatch.setattr(metafile_office, "SECONDS", 100.0)
    metafile_png.cache_clear()
    metafile_picture.cache_clear()


def test_an_emf_is_drawn_and_kept_for_the_next_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path))
    assert is_metafile(emf())
    picture = Image.open(io.BytesIO(metafile_png(emf()))).convert("RGB")
    assert picture.width / picture.height == pytest.approx(2.0, rel=0.05)
    assert picture.getpixel((picture.width // 4, picture.height // 2)) == (255, 0, 0)
    assert picture.getpixel((picture.width * 3 // 4, picture.height // 2)) != (255, 0, 0)
    metafile_png.cache_clear()
    monkeypatch.setattr(metafiles, "_draw", lambda _: (b"", False))
    assert metafile_png(emf()), "taken from the user's folder"


def test_a_broken_one_is_empty_and_no_trouble() -> None:
    assert metafile_png(emf()[:100]) == b""
    assert metafile_png(b"\xd7\xcd\xc6\x9a" + b"\xff" * 40) == b""
    assert not is_metafile(b"\x89PNG\r\n\x1a\n")
    assert metafile_png(b"no metafile") == b""


def test_one_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "PATIENCE_SECONDS", 0.001)
    started = monotonic()
    assert metafile_png(emf(202)) == b""
    assert monotonic() - started < 10.0, "a busy machine takes its time to end a process"


def test_an_enormous_one_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "_draw", lambda _: pytest.fail("it was tried"))
    assert metafile_png(emf() + b"\0" * (9 << 20)) == b""


def asked(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> list[bytes]:
    """What LibreOffice is asked to draw; it is there, and answers so."""
    wanted: list[bytes] = []

    def draw(data: bytes) -> bytes:
        wanted.append(data)
        return answer

    monkeypatch.setattr(metafiles, "office_program", lambda: "soffice")
    monkeypatch.setattr(metafiles, "draw_by_office", draw)
    return wanted


@needs_office
def test_one_that_the_library_refuses_is_drawn_by_libreoffice_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = emf(more=HANDLE_TOO_HIGH)
    assert metafile_png(refused) == b""
    assert not cannot_be_drawn(refused), "LibreOffice has not been asked"
    picture = Image.open(io.BytesIO(metafile_picture(refused)))
    assert picture.width / picture.height == pytest.approx(2.0, rel=0.05)
    assert picture.getpixel((picture.width // 4, picture.height // 2)) == (255, 0, 0, 255)
    assert picture.getpixel((picture.width * 3 // 4, picture.height // 2))[3] == 0, (
        "what it leaves free is seen through"
    )
    metafile_picture.cache_clear()
    monkeypatch.setattr(metafiles, "draw_by_office", lambda _: pytest.fail("it was drawn before"))
    assert metafile_picture(refused)
    assert not cannot_be_drawn(refused)


@needs_office
def test_what_libreoffice_cannot_read_either_is_told_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    hostile = emf()[:100] + b"<html><script>PK\x03\x04"
    assert is_metafile(hostile)
    assert metafile_picture(hostile) == b""
    assert cannot_be_drawn(hostile)
    assert [each.name for each in tmp_path.iterdir()] == ["home"]


def test_libreoffice_is_not_asked_twice_for_what_it_cannot_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = asked(monkeypatch, b"")
    refused = emf(more=HANDLE_TOO_HIGH)
    assert not cannot_be_drawn(refused)
    for _ in range(2):
        assert metafile_picture(refused) == b""
        metafile_picture.cache_clear()
    assert wanted == [refused]
    assert cannot_be_drawn(refused)


def test_one_that_the_library_draws_is_not_asked_for_and_one_drawn_in_part_is(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = asked(monkeypatch, b"\x89PNG\r\n\x1a\nwhole")
    assert metafile_picture(emf()).startswith(b"\x89PNG")
    in_part = emf(more=UNKNOWN)
    assert metafile_png(in_part)
    assert metafile_picture(in_part).endswith(b"whole")
    assert wanted == [in_part]


def test_without_libreoffice_the_part_is_better_than_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "office_program", str)
    monkeypatch.setattr(metafile_office, "office_program", str)
    assert metafile_picture(emf(more=UNKNOWN)).startswith(b"\x89PNG")
    assert metafile_picture(emf(more=HANDLE_TOO_HIGH)) == b""
    assert cannot_be_drawn(emf(more=HANDLE_TOO_HIGH))


def runs(process: int) -> bool:
    """Whether the process is there and not only waiting to be noted as ended."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("utf-8") if Path("/proc/self/stat").exists() else ""
    except (ProcessLookupError, FileNotFoundError):
        return False
    return ") Z" not in state


@pytest.mark.skipif(os.name == "nt", reason="the program that takes too long is a shell script")
def test_a_libreoffice_that_does_not_end_is_ended_with_all_its_children(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{shutil.which('sleep')} 60 & echo $! > '{tmp_path}/child'; wait\n")
    program.chmod(0o755)
    monkeypatch.setattr(metafile_office, "office_program", lambda: str(program))
    monkeypatch.setattr(metafile_office, "SECONDS", 0.8)
    started = monotonic()
    assert draw_by_office(emf()) == b""
    child = int((tmp_path / "child").read_text("ascii"))
    while runs(child) and monotonic() - started < 30:
        sleep(0.02)
    assert not runs(child)
