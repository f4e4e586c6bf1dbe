"""A talk's rehearsals on disk, beside the talk and never in it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from leaderdeck.export.replacing import replace_file
from leaderdeck.rehearsal.history import ENDING, MOST_BYTES, History, history_file, history_text, read_history

DAMAGED = ".damaged"
_TALK_ENDINGS = (".md", ".markdown", ".txt")


def load_history(talk: Path | None) -> History:
    """What was rehearsed of this talk; nothing where no file is, or none that can be read."""
    if talk is None:
        return History()
    try:
        facts = history_file(talk).stat()
    except (OSError, ValueError):
        return History()
    return _known(history_file(talk), (facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size))


@lru_cache(maxsize=8)
def _known(file: Path, _stamp: tuple[int, ...]) -> History:
    """Read once as long as it stays as it is: the talk is read anew whenever somebody has typed."""
    return _read(file) or History()


def save_history(talk: Path, history: History) -> None:
    """Write it whole or not at all. A damaged file is set aside first. Raises FileProblem or OSError."""
    target = history_file(talk)
    if target.is_symlink() or (target.exists() and _read(target) is None):
        os.replace(target, target.with_name(f"{talk.stem}{DAMAGED}{ENDING}"))
    data = history_text(history).encode()

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    replace_file(target, write, remember=False)


def copy_history(talk: Path, copy: Path) -> None:
    """A talk that is saved under another name has been rehearsed as often; what lies beside that name is kept too.

    Raises FileProblem or OSError.
    """
    known = load_history(talk)
    if history_file(talk) != history_file(copy) and known != History():
        save_history(copy, load_history(copy).joined(known))


def own_history(talk: Path) -> Path | None:
    """The file of the talk's rehearsals where there is one, and no other talk has the same name but for its ending."""
    others = (talk.with_suffix(ending) for ending in _TALK_ENDINGS if ending != talk.suffix.lower())
    mine = history_file(talk)
    return mine if mine.is_file() and not any(other.exists() for other in others) else None


def move_history(talk: Path, target: Path) -> None:
    """What was rehearsed follows the talk's file to its new place. Raises FileProblem or OSError."""
    source, place = history_file(talk), history_file(target)
    if source == place or source.is_symlink() or not source.exists():
        return
    if own_history(talk) is None:
        copy_history(talk, target)
    elif not place.exists() or place.samefile(source):
        os.rename(source, place)
    elif _read(source) is not None:
        copy_history(talk, target)
        source.unlink()


def _read(file: Path) -> History | None:
    try:
        with file.open("rb") as stream:
            return read_history(stream.read(MOST_BYTES + 1))
    except OSError:
        return None
