"""Files on their way: written beside the target under a name of their own, and swept up after a program that died.

A name tells which machine and which process is writing, so that no other living program's work is ever removed.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.leaderdeck-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{8}\.tmp")
_FORGOTTEN_SECONDS = 24 * 3600.0
"""When an unfinished file counts as left behind where nobody can be asked whether a process lives."""

_own: set[str] = set()


def new_unfinished(folder: Path) -> Path:
    """A name in the folder for a file that is being written; `finish` gives it back."""
    name = f".leaderdeck-{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    _own.add(name)
    return folder / name


def finish(unfinished: Path) -> None:
    """Remove the file, where it has not taken its place, and forget its name."""
    _own.discard(unfinished.name)
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what processes of this machine that no longer live have left in the folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry for entry in entries if _is_left_behind(entry)]
        for entry in left:
            with suppress(OSError):
                os.unlink(entry.path)


def _is_left_behind(entry: os.DirEntry[str]) -> bool:
    named = _NAME.fullmatch(entry.name)
    if not named or entry.name in _own or named[1] != _machine() or not entry.is_file(follow_symlinks=False):
        return False
    process = int(named[2])
    if sys.platform == "win32":  # where asking for a process would stop it
        return time.time() - entry.stat().st_mtime > _FORGOTTEN_SECONDS
    return process == os.getpid() or not _lives(process)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@cache
def _machine() -> str:
    """A mark of this machine that does not tell its name."""
    import platform  # costs no start

    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:8]
