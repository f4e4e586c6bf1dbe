"""Texts that are kept for the user alone: one file each, a line of facts and then the text, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from leaderdeck.export.replacing import replace_file
from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass

_LARGEST_HEADER = 16 << 10
_SYNCED = ("onedrive", "dropbox", "icloud", "mobile documents", "nextcloud", "owncloud", "google drive", "syncthing")


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a file of ours says: facts and text."""

    facts: dict[str, object]
    text: str


def private_folder(name: str) -> Path:
    """The user's own folder of this name for texts that may be private: never one that is sent to other machines."""
    folder = user_data_folder()
    if sys.platform == "win32" and "LEADERDECK_HOME" not in os.environ:  # the usual folder roams with the user
        folder = Path(os.environ.get("LOCALAPPDATA", folder)) / "LeaderDeck"
    if is_synced(folder):
        folder = Path.home() / ".leaderdeck"
    return folder / name


def is_synced(folder: Path) -> bool:
    """Whether a service that sends files to other machines looks after the folder."""
    return any(part.casefold().startswith(_SYNCED) for part in folder.parts)


def make_private(folder: Path) -> None:
    """Make the folder where it is missing, and close it to everybody else."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
        raise PermissionError(13, os.strerror(13), str(folder))
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)


def write_kept(file: Path, facts: dict[str, object], text: str) -> None:
    """Write the file, readable by the user alone. Raises FileProblem or OSError."""
    body = text.encode("utf-8", "surrogatepass")
    header = {**facts, "bytes": len(body), "digest": hashlib.sha256(body).hexdigest()}

    def write(stream: BinaryIO) -> None:
        stream.write(json.dumps(header, ensure_ascii=True).encode() + b"\n" + body)

    make_private(file.parent)
    replace_file(file, write, remember=False, private=True)


def read_facts(file: Path) -> dict[str, object] | None:
    """The facts of a file, or None when it is not a whole file of ours."""
    with suppress(OSError, ValueError, RecursionError), file.open("rb") as stream:
        line = stream.readline(_LARGEST_HEADER)
        facts = json.loads(line)
        if isinstance(facts, dict) and os.fstat(stream.fileno()).st_size == len(line) + facts.get("bytes", -1):
            return facts
    return None


def read_kept(file: Path) -> KeptText | None:
    """Facts and text of a file, or None when it is broken."""
    facts = read_facts(file)
    if facts is None:
        return None
    with suppress(OSError, ValueError), file.open("rb") as stream:
        stream.readline(_LARGEST_HEADER)
        body = stream.read()
        if hashlib.sha256(body).hexdigest() == facts.get("digest"):
            return KeptText(facts, body.decode("utf-8", "surrogatepass"))
    return None


def name_for(path: Path | None) -> str:
    """The name of what belongs to a talk; it tells nothing of the path."""
    if path is None:
        return "untitled"
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]


def size_of(folder: Path, *, without: str = "\0") -> tuple[int, int]:
    """(number of files, bytes) in the folder and below it, those of the ending `without` left out."""
    count = size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith(without):
                continue
            with suppress(OSError):
                size += os.lstat(os.path.join(parent, name)).st_size
                count += 1
    return count, size
