"""Files replaced whole or not at all: written beside, synced, then renamed; the old file survives every fault.

`written` remembers the fingerprints of each file that LeaderDeck wrote, so that a file somebody has changed since is
not replaced by accident. Paths are remembered as hashes only.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from errno import EACCES, EBUSY, EDQUOT, EFBIG, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS, ETXTBSY
from pathlib import Path
from typing import BinaryIO, TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.export.unfinished import finish, new_unfinished, remove_leftovers
from leaderdeck.language import Sentence, say
from leaderdeck.paths import user_data_folder

Write: TypeAlias = Callable[[BinaryIO], None]
Accept: TypeAlias = Callable[[Path], None]

RENAME_TRIES = 4
"""A synced folder may hold a file for a moment; three more tries with a pause, as password safes do."""
PAUSE_SECONDS = 0.15
_HELD = (EACCES, EPERM, EBUSY, ETXTBSY)
"""What a file that is open elsewhere answers."""
_REMEMBERED = 2
"""Fingerprints a file: the newest and the one before, which a crash between noting and renaming leaves in place."""

_watch: ContextVar[Accept | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Accept) -> Iterator[None]:
    """Every file that is written meanwhile, of whatever kind, is shown to `watch` before it gets its name.

    What `watch` raises stops the writing; then nothing is left of the file, nor of those written with it.
    """
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


class TargetHeld(FileProblem):
    """The new file is written, but the old one is held by another program and cannot be replaced now."""


def replace_file(
    target: Path, write: Write, accept: Accept | None = None, *, remember: bool = True, private: bool = False
) -> None:
    """Give `target` what `write` writes. `accept` looks at the finished file before it takes the old one's place.

    Where `target` is a link, the file that it leads to is replaced. Raises FileProblem in one sentence, and then
    `target` is as it was and nothing half-written lies beside it. What is not to be remembered counts as the user's own
    work, which is not replaced without asking; a private file is open to nobody else.
    """
    replace_files([(target, write)], accept, remember=remember, private=private)


def replace_files(
    writes: Iterable[tuple[Path, Write]],
    accept: Accept | None = None,
    *,
    remember: bool = True,
    private: bool = False,
) -> None:
    """Give each target what belongs there; none is touched before all are written, synced and accepted."""
    ready: list[tuple[Path, Path, Path]] = []
    try:
        for target, write in writes:
            try:
                place = real_place(target)
                beside = new_unfinished(place.parent)
                ready.append((beside, place, target))
                _write(beside, place, write, private=private)
                for look in (_watch.get(), accept):
                    if look:
                        look(beside)
            except OSError as problem:
                raise FileProblem(sentence_for(problem, target)) from problem
        for beside, place, target in ready:
            if remember:
                _remember(place, beside, target)
            _take_place(beside, place, target)
    finally:
        for beside, _, _ in ready:
            finish(beside)
    for folder in {place.parent for _, place, _ in ready}:
        _sync_folder(folder)
        remove_leftovers(folder)


def check_may_replace(target: Path, *, force: bool) -> None:
    """Raise FileProblem unless `target` is free, forced, or LeaderDeck's own work that nobody has touched since."""
    try:
        place = real_place(target)
        mode = place.stat().st_mode if place.exists() else 0
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None
    if stat.S_ISDIR(mode):
        raise FileProblem(say("{file} er en mappe; velg et filnavn.", file=target))
    if mode and not stat.S_ISREG(mode):
        raise FileProblem(say("{file} er ikke en vanlig fil og kan ikke erstattes; velg et filnavn.", file=target))
    if not mode or force:
        return
    try:
        if _fingerprint(place) in _known(place):
            return
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None
    raise FileProblem(
        say("{file} finnes fra før og er ikke laget av LeaderDeck, eller er endret siden; bruk --force.", file=target)
    )


def real_place(target: Path) -> Path:
    """Where the file itself lies: the path, or what a link leads to. Raises FileProblem for an impossible name."""
    try:
        if b"\0" in os.fsencode(target):
            raise FileProblem(say("Filnavnet {file} kan ikke brukes; velg et annet.", file=target.name))
    except UnicodeEncodeError:
        raise FileProblem(say("Filnavnet {file} kan ikke brukes; velg et annet.", file=target.name)) from None
    return Path(os.path.realpath(target)) if target.is_symlink() else target


def sentence_for(problem: OSError, target: Path) -> Sentence:
    """What a failed write means to the person who asked for it."""
    if problem.errno in (ENOSPC, EDQUOT, EFBIG):
        return say("Disken er full: {file} ble ikke skrevet, og den gamle filen er urørt; frigjør plass.", file=target)
    if problem.errno == EROFS:
        return say("{folder} kan bare leses; velg en annen mappe.", folder=target.parent)
    if problem.errno in _HELD:
        return say(
            "Får ikke skrive {file}; lukk filen om den er åpen et annet sted, eller velg en annen mappe.", file=target
        )
    if problem.errno in (ENOENT, ENOTDIR):
        return say("Mappen {folder} finnes ikke; lag den først, eller velg en annen.", folder=target.parent)
    if problem.errno == ENAMETOOLONG:
        return say("Filnavnet {file} er for langt; velg et kortere.", file=target.name)
    return say(
        "Kunne ikke skrive {file}: {reason}. Den gamle filen er urørt.",
        file=target,
        reason=problem.strerror or type(problem).__name__,
    )


def _write(beside: Path, place: Path, write: Write, *, private: bool) -> None:
    """Write and sync the unfinished file, as open to others as the old one was and never more."""
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    with beside.open("xb") as stream:
        if private:
            beside.chmod(stat.S_IRUSR | stat.S_IWUSR)
        else:
            with suppress(OSError):  # there is no old file, or a file system without such rights
                beside.chmod(stat.S_IMODE(place.stat().st_mode))
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _take_place(beside: Path, place: Path, target: Path) -> None:
    try:
        _rename(beside, place)
    except OSError as problem:
        kind = TargetHeld if problem.errno in _HELD else FileProblem
        raise kind(sentence_for(problem, target)) from problem


def _rename(beside: Path, place: Path) -> None:
    for attempt in range(1, RENAME_TRIES + 1):
        try:
            os.replace(beside, place)
        except OSError as problem:
            if attempt == RENAME_TRIES or problem.errno not in _HELD:
                raise
            time.sleep(PAUSE_SECONDS * attempt)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; not every file system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remember(place: Path, beside: Path, target: Path) -> None:
    """Note what LeaderDeck is about to put in `place`. A full or locked user folder costs only this memory."""
    record = _record_of(place)
    try:
        fingerprint = _fingerprint(beside)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from problem
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        known = [known for known in _known(place) if known != fingerprint]
        fresh = record.with_suffix(f".{os.getpid()}")
        fresh.write_text("\n".join([fingerprint, *known][:_REMEMBERED]), "ascii")
        os.replace(fresh, record)


def _known(place: Path) -> list[str]:
    record = _record_of(place)
    return record.read_text("ascii", "replace").split() if record.is_file() else []


def _record_of(place: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(place))).hexdigest()[:32]
    return user_data_folder() / "written" / name


def _fingerprint(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
