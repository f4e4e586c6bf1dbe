"""EMF and WMF, which older logos are drawn in → PNG, by a child process that may take neither time nor memory.

The library that follows their records is young, and the files are somebody else's: it gets a process of its own, two
seconds, and its answer is kept by the picture's checksum, in memory and in the user's folder.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from leaderdeck.paths import user_data_folder

SECONDS = 1.8
"""How long drawing one may take; the largest logos of the templates we know take 0.4 s with the program's start."""
LARGEST_BYTES = 8 << 20
_EMF, _EMF_MARK = b"\x01\x00\x00\x00", b" EMF"
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00\x00\x03", b"\x01\x00\x09\x00\x00\x01")
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = 64
_MOST_KEPT_FILES = 200


def is_metafile(data: bytes) -> bool:
    """Whether the bytes begin as an EMF or a WMF does."""
    return data.startswith(_WMF) or (data.startswith(_EMF) and data[40:44] == _EMF_MARK)


@lru_cache(maxsize=_KEPT)
def metafile_png(data: bytes) -> bytes:
    """The metafile as a PNG of about 200 dots an inch; empty where it cannot be drawn in time."""
    if not is_metafile(data) or len(data) > LARGEST_BYTES:
        return b""
    file = _kept_file(data)
    with suppress(OSError):
        kept = file.read_bytes()
        if kept.startswith(_PNG):
            return kept
    drawn = _draw(data)
    if drawn:
        _keep(file, drawn)
    return drawn


def _draw(data: bytes) -> bytes:
    command = [sys.executable, "-I", "-m", "leaderdeck.brand.metafile_process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 and done.stdout.startswith(_PNG) else b""


def _kept_file(data: bytes) -> Path:
    return user_data_folder() / "metafiles" / f"{hashlib.sha256(data).hexdigest()}.png"


def _keep(file: Path, drawn: bytes) -> None:
    """Keeps the picture for the next start; a folder that cannot be written is no trouble."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = sorted(file.parent.glob("*.png"), key=lambda each: each.stat().st_mtime)
        for oldest in kept[: max(0, len(kept) - _MOST_KEPT_FILES + 1)]:
            oldest.unlink(missing_ok=True)
        half = file.with_suffix(".part")
        half.write_bytes(drawn)
        half.replace(file)
