"""EMF and WMF, which older logos are drawn in → PNG, by a child process that may take neither time nor memory.

The library that follows their records is young, and the files are somebody else's: it gets a process of its own, two
seconds of processor time, and its answer is kept by the picture's checksum, in memory and in the user's folder. What it
cannot follow is drawn by LibreOffice where that is installed, for pictures that nobody waits for.
"""

from __future__ import annotations

import hashlib
import sys
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from leaderdeck.brand.metafile_office import draw_by_office, office_program
from leaderdeck.paths import user_data_folder

SECONDS = 1.8
"""How much processor time drawing one may take; the largest logos of the templates we know take 0.4 s with the start of
the program."""
PATIENCE_SECONDS = 6.0
"""How long it may take by the clock: on a busy machine a logo that is good would otherwise be missing until the next
start."""
LARGEST_BYTES = 8 << 20
_EMF, _EMF_MARK = b"\x01\x00\x00\x00", b" EMF"
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00\x00\x03", b"\x01\x00\x09\x00\x00\x01")
_PNG = b"\x89PNG\r\n\x1a\n"
DRAWN_IN_PART = 3
"""The exit code of the process that left something out."""
_KEPT = 64
_NOT_AGAIN_SECONDS = 24 * 3600
_MOST_KEPT_FILES = 200


def is_metafile(data: bytes) -> bool:
    """Whether the bytes begin as an EMF or a WMF does."""
    return data.startswith(_WMF) or (data.startswith(_EMF) and data[40:44] == _EMF_MARK)


@lru_cache(maxsize=_KEPT)
def metafile_png(data: bytes) -> bytes:
    """The metafile as a PNG of about 200 dots an inch; empty where it cannot be drawn in time."""
    if not is_metafile(data) or len(data) > LARGEST_BYTES:
        return b""
    kept = _kept(data)
    if kept:
        return kept
    drawn, is_whole = _draw(data)
    if drawn and (is_whole or not office_program()):
        _keep(_kept_file(data), drawn)
    return drawn


@lru_cache(maxsize=_KEPT)
def metafile_picture(data: bytes) -> bytes:
    """The metafile as a PNG, by LibreOffice where it is installed and the library cannot draw it, or not all of it.

    The first time that may take as long as LibreOffice is given: not for whoever waits.
    """
    drawn = metafile_png(data)
    kept = _kept(data)
    if kept or not is_metafile(data) or len(data) > LARGEST_BYTES or _was_tried_in_vain(data):
        return kept or drawn
    by_office = draw_by_office(data)
    if by_office:
        _keep(_kept_file(data), by_office)
    elif office_program():
        _keep(_vain_file(data), b"")
    return by_office or drawn


def cannot_be_drawn(data: bytes) -> bool:
    """Whether it is a metafile that nothing here draws. Where LibreOffice has not been asked yet, it may be able to."""
    if not is_metafile(data) or metafile_png(data) or _kept(data):
        return False
    return not office_program() or len(data) > LARGEST_BYTES or _was_tried_in_vain(data)


def _draw(data: bytes) -> tuple[bytes, bool]:
    """What the library makes of it, and whether that is all of it."""
    import subprocess  # costs no start

    command = [sys.executable, "-I", "-m", "leaderdeck.brand.metafile_process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return b"", False
    is_drawn = done.returncode in (0, DRAWN_IN_PART) and done.stdout.startswith(_PNG)
    return (done.stdout, done.returncode == 0) if is_drawn else (b"", False)


def _kept(data: bytes) -> bytes:
    with suppress(OSError):
        kept = _kept_file(data).read_bytes()
        if kept.startswith(_PNG):
            return kept
    return b""


def _was_tried_in_vain(data: bytes) -> bool:
    """Whether LibreOffice could not draw it lately: it is not asked each time the program starts."""
    with suppress(OSError):
        return time.time() - _vain_file(data).stat().st_mtime < _NOT_AGAIN_SECONDS
    return False


def _kept_file(data: bytes) -> Path:
    return user_data_folder() / "metafiles" / f"{hashlib.sha256(data).hexdigest()}.png"


def _vain_file(data: bytes) -> Path:
    return _kept_file(data).with_suffix(".vain")


def _keep(file: Path, drawn: bytes) -> None:
    """Keeps the picture for the next start; a folder that cannot be written is no trouble."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = sorted(file.parent.glob("*.*"), key=lambda each: each.stat().st_mtime)
        for oldest in kept[: max(0, len(kept) - _MOST_KEPT_FILES + 1)]:
            oldest.unlink(missing_ok=True)
        half = file.with_suffix(".part")
        half.write_bytes(drawn)
        half.replace(file)
