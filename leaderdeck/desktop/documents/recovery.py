"""Recovery copies: what was written and not yet saved when the program or the machine went down.

They lie in a folder of the user's own, never beside the talk and never in a synced folder, readable by the user alone.
Copies of programs that still run are left to them; the rest was left behind by a crash.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from leaderdeck.desktop.documents.file_lock import FileLock, take_lock
from leaderdeck.desktop.documents.kept_text import (
    make_private,
    name_for,
    private_folder,
    read_facts,
    read_kept,
    size_of,
    write_kept,
)
from leaderdeck.errors import FileProblem
from leaderdeck.export.unfinished import remove_leftovers
from leaderdeck.library.note_seal import NoteSeal
from leaderdeck.quick_dataclass import dataclass

_ENDING = ".copy"
_ALIVE = ".open"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it stands in the editor, and the file that it began as."""

    text: str
    path: Path | None = None
    """None before the talk is first saved."""
    encoding: str = "utf-8"
    """As in `TextFile`."""
    base_digest: str = ""
    """The `Stamp.digest` of the file that the text began as: tells whether the file has changed since."""
    line: int = 1
    """Where the cursor is."""
    seal: NoteSeal | None = None
    """Of a locked note: its text is kept encrypted."""
    pictures: Path | None = None
    """The folder where pictures wait until the talk is saved."""


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """A copy that is kept: which talk, when, and where the copy lies. `RecoveryStore.read` gives its text."""

    file: Path
    path: Path | None
    when: datetime
    base_digest: str
    """As in `Draft`."""
    line: int
    encoding: str = "utf-8"
    note: str = ""
    """The id of the locked note whose encrypted text it is; nothing for an ordinary one."""
    pictures: Path | None = None
    """As in `Draft`."""


class RecoveryStore:
    """The recovery copies of this program, and those that others left behind."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or private_folder("recovery")
        self.elsewhere = _temporary_folder()
        """Where copies go while the user's own folder cannot be written."""
        self._token = f"{os.getpid():x}-{secrets.token_hex(4)}"
        self._alive: dict[Path, FileLock] = {}

    def new_name(self, path: Path | None) -> str:
        """A name for the copies of one open talk; it tells nothing of the path."""
        return f"{self._token}.{name_for(path)}-{secrets.token_hex(4)}{_ENDING}"

    def keep(self, name: str, draft: Draft) -> RecoveryCopy:
        """Keep the draft, instead of what was kept under this name. Raises FileProblem where no disk takes it."""
        when = datetime.now().astimezone()
        facts: dict[str, object] = {
            "path": None if draft.path is None else os.fsdecode(draft.path),
            "when": when.isoformat(),
            "encoding": draft.encoding,
            "base": draft.base_digest,
            "line": draft.line,
        }
        if draft.pictures is not None:
            facts["pictures"] = os.fsdecode(draft.pictures)
        text, note = draft.text, ""
        if draft.seal is not None:
            text, note = draft.seal.keep(text), draft.seal.note
            facts["note"] = note
        try:
            file = self._write(self.folder, name, facts, text)
        except (FileProblem, OSError) as problem:
            try:
                file = self._write(self.elsewhere, name, facts, text)
            except (FileProblem, OSError):
                raise problem from None
        else:
            with suppress(OSError):
                (self.elsewhere / name).unlink(missing_ok=True)
        return RecoveryCopy(file, draft.path, when, draft.base_digest, draft.line, draft.encoding, note, draft.pictures)

    def drop(self, name: str) -> None:
        """The text is saved: its copy is no longer needed."""
        for folder in (self.folder, self.elsewhere):
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)

    def forget(self, copy: RecoveryCopy) -> None:
        """The user has taken the copy back, or does not want it."""
        with suppress(OSError):
            copy.file.unlink(missing_ok=True)

    def left_behind(self) -> tuple[RecoveryCopy, ...]:
        """The copies of programs that live no more, the newest first; without broken ones and locked notes."""
        return tuple(copy for copy in self._left_behind() if not copy.note)

    def picture_folders(self) -> frozenset[Path]:
        """The folders where pictures wait for texts that are kept here, also by programs that live."""
        copies = [_read_copy(file) for file in self._files()]
        return frozenset(copy.pictures for copy in copies if copy is not None and copy.pictures is not None)

    def left_behind_of(self, seal: NoteSeal) -> tuple[RecoveryCopy, ...]:
        """The copies of one locked note which programs that live no more have left, the newest first."""
        return tuple(copy for copy in self._left_behind() if copy.note == seal.note)

    def read(self, copy: RecoveryCopy, seal: NoteSeal | None = None) -> str | None:
        """The text of a copy; None when the copy is broken or gone, or is of a locked note and its seal is not here."""
        kept = read_kept(copy.file)
        if kept is None or not copy.note:
            return None if kept is None else kept.text
        return seal.kept(kept.text) if seal is not None else None

    def forget_talk(self, path: Path) -> None:
        """Remove the copies of a talk that is now locked, whoever kept them; broken ones too, which may be of it."""
        for file in self._files():
            copy = _read_copy(file)
            if copy is None or (not copy.note and copy.path is not None and same_place(copy.path, path)):
                with suppress(OSError):
                    file.unlink(missing_ok=True)

    def _left_behind(self) -> list[RecoveryCopy]:
        found = [copy for file in self._files() if not self._is_alive(file) and (copy := _read_copy(file))]
        return sorted(found, key=lambda copy: copy.when, reverse=True)

    def empty(self) -> int:
        """Remove all that was left behind, broken or whole; gives how many. What a running program keeps stays."""
        removed = 0
        for file in [*self._files(), *self._files(_ALIVE)]:
            if not self._is_alive(file):
                with suppress(OSError):
                    file.unlink()
                    removed += file.suffix == _ENDING
        for folder in (self.folder, self.elsewhere):
            remove_leftovers(folder)
        return removed

    def size(self) -> tuple[int, int]:
        """(number of files, bytes) that hold text: the signs of running programs are none."""
        here, there = size_of(self.folder, without=_ALIVE), size_of(self.elsewhere, without=_ALIVE)
        return here[0] + there[0], here[1] + there[1]

    def close(self) -> None:
        """This program keeps nothing any more: what it has not dropped counts as left behind."""
        for lock in self._alive.values():
            lock.release()
        self._alive.clear()

    def _write(self, folder: Path, name: str, facts: dict[str, object], text: str) -> Path:
        make_private(folder)
        if folder not in self._alive:
            lock = take_lock(folder / f"{self._token}{_ALIVE}")
            if lock:
                self._alive[folder] = lock
        write_kept(folder / name, facts, text)
        return folder / name

    def _files(self, ending: str = _ENDING) -> list[Path]:
        found: list[Path] = []
        for folder in (self.folder, self.elsewhere):
            with suppress(OSError):
                found += sorted(file for file in folder.iterdir() if file.suffix == ending and file.is_file())
        return found

    def _is_alive(self, file: Path) -> bool:
        """Whether the program that keeps this copy still runs."""
        token = file.name.partition(".")[0]
        if token == self._token:
            return bool(self._alive)
        sign = file.with_name(f"{token}{_ALIVE}")
        if not sign.exists():
            return False
        lock = take_lock(sign)
        if lock:
            lock.release()
        return lock is None


def _read_copy(file: Path) -> RecoveryCopy | None:
    facts = read_facts(file)
    if facts is None:
        return None
    try:
        path, line, pictures = facts.get("path"), facts.get("line", 1), facts.get("pictures")
        return RecoveryCopy(
            file,
            Path(path) if isinstance(path, str) else None,
            datetime.fromisoformat(str(facts["when"])),
            str(facts.get("base", "")),
            line if isinstance(line, int) else 1,
            str(facts.get("encoding", "utf-8")),
            str(facts.get("note", "")),
            Path(pictures) if isinstance(pictures, str) else None,
        )
    except (KeyError, ValueError):
        return None


def same_place(one: Path, other: Path) -> bool:
    """Whether two paths are those of one file, also where it is gone."""
    return os.path.realpath(one) == os.path.realpath(other)


def _temporary_folder() -> Path:
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"leaderdeck-recovery-{owner}"
