"""Files replaced whole or not at all: written beside, synced, then renamed; the old file survives every fault.

`written` remembers a fingerprint of each file that LeaderDeck wrote, so that a file somebody has changed since is not
replaced by accident. Paths are remembered as hashes only.
"""

from __future__ import annotations

import errno
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.paths import user_data_folder

RENAME_TRIES = 4
"""A synced folder may hold a file for a moment; three more tries with a pause, as password safes do."""
PAUSE_SECONDS = 0.15


def replace_file(target: Path, write: Callable[[BinaryIO], None], accept: Callable[[Path], None] | None = None) -> None:
    """Give `target` what `write` writes. `accept` looks at the finished file before it takes the old one's place.

    Raises FileProblem in one sentence, and then `target` is as it was and nothing half-written lies beside it.
    """
    beside = target.with_name(_temporary_name(target))
    try:
        try:
            with beside.open("xb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            if accept:
                accept(beside)
            _rename(beside, target)
        except OSError as problem:
            raise FileProblem(sentence_for(problem, target)) from problem
    finally:
        _remove(beside)
    _sync_folder(target.parent)
    remember(target)


def check_may_replace(target: Path, *, force: bool) -> None:
    """Raise FileProblem unless `target` is free, forced, or LeaderDeck's own work that nobody has touched since."""
    try:
        exists, is_folder = target.exists(), target.is_dir()
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None
    if is_folder:
        raise FileProblem(say("{file} er en mappe; velg et filnavn.", file=target))
    if not exists or force:
        return
    try:
        known = _record_of(target).read_text("ascii") if _record_of(target).is_file() else ""
        if known == _fingerprint(target):
            return
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None
    raise FileProblem(
        say("{file} finnes fra før og er ikke laget av LeaderDeck, eller er endret siden; bruk --force.", file=target)
    )


def remember(target: Path) -> None:
    """Note that LeaderDeck wrote `target` as it is now. A full or locked user folder costs only this memory."""
    record = _record_of(target)
    try:
        record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        record.write_text(_fingerprint(target), "ascii")
    except OSError:
        return


def sentence_for(problem: OSError, target: Path) -> Sentence:
    """What a failed write means to the person who asked for it."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("Disken er full: {file} ble ikke skrevet, og den gamle filen er urørt; frigjør plass.", file=target)
    if problem.errno == errno.EROFS:
        return say("{folder} kan bare leses; velg en annen mappe.", folder=target.parent)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return say(
            "Får ikke skrive {file}; lukk filen om den er åpen et annet sted, eller velg en annen mappe.", file=target
        )
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return say("Mappen {folder} finnes ikke; lag den først, eller velg en annen.", folder=target.parent)
    if problem.errno == errno.ENAMETOOLONG:
        return say("Filnavnet {file} er for langt; velg et kortere.", file=target.name)
    return say(
        "Kunne ikke skrive {file}: {reason}. Den gamle filen er urørt.",
        file=target,
        reason=problem.strerror or type(problem).__name__,
    )


def _temporary_name(target: Path) -> str:
    return f".leaderdeck-{os.getpid()}-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}.tmp"


def _rename(beside: Path, target: Path) -> None:
    for attempt in range(1, RENAME_TRIES + 1):
        try:
            os.replace(beside, target)
        except PermissionError:
            if attempt == RENAME_TRIES:
                raise
            time.sleep(PAUSE_SECONDS * attempt)
        else:
            return


def _remove(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; not every file system lets a folder be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _record_of(target: Path) -> Path:
    name = hashlib.sha256(os.fsencode(target.resolve())).hexdigest()[:32]
    return user_data_folder() / "written" / name


def _fingerprint(target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
