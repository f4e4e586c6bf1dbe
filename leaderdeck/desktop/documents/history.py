"""The last saves of each talk, so that a text from before can be taken back. Kept for the user alone."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from leaderdeck.desktop.documents.kept_text import (
    make_private,
    name_for,
    private_folder,
    read_facts,
    read_kept,
    write_kept,
)
from leaderdeck.library.note_seal import NoteSeal
from leaderdeck.quick_dataclass import dataclass

MOST_VERSIONS = 50
_ENDING = ".save"


@dataclass(frozen=True, slots=True)
class Version:
    """One save of a talk. `SaveHistory.read` gives its text."""

    file: Path
    when: datetime
    size: int
    """Bytes of text."""


class SaveHistory:
    """What was saved, the last fifty times a talk."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or private_folder("history")

    def keep(self, path: Path, text: str, before: str | None = None, seal: NoteSeal | None = None) -> None:
        """Remember a save. `before` is what the file held until then, which is remembered where nothing was yet.

        A text that is the newest already is not kept twice; that of a locked note is kept encrypted with its `seal`.
        Raises FileProblem or OSError.
        """
        make_private(self.folder)
        versions = self.versions(path)
        newest = self.read(versions[0], seal) if versions else None
        if newest is None and before is not None and before.strip():
            self._write(path, before, seal)
            newest = before
        if text != newest:
            self._write(path, text, seal)
        for old in self.versions(path)[MOST_VERSIONS:]:
            with suppress(OSError):
                old.file.unlink(missing_ok=True)

    def versions(self, path: Path) -> tuple[Version, ...]:
        """The saves of a talk, the newest first; broken files are left out."""
        found: list[Version] = []
        with suppress(OSError):
            for file in sorted((self.folder / name_for(path)).glob(f"*{_ENDING}"), reverse=True):
                facts = read_facts(file)
                size = facts.get("bytes") if facts else None
                with suppress(ValueError, KeyError):
                    if facts and isinstance(size, int):
                        found.append(Version(file, datetime.fromisoformat(str(facts["when"])), size))
        return tuple(found)

    def read(self, version: Version, seal: NoteSeal | None = None) -> str | None:
        """The text of a save; None when its file is broken or gone, or of a locked note whose seal is not here."""
        kept = read_kept(version.file)
        if kept is None or not kept.facts.get("note"):
            return None if kept is None else kept.text
        return seal.kept(kept.text) if seal is not None else None

    def forget(self, path: Path) -> None:
        """Forget all saves of one talk."""
        shutil.rmtree(self.folder / name_for(path), ignore_errors=True)

    def empty(self) -> int:
        """Forget all saves of all talks; gives how many there were."""
        count = sum(len(names) for _, _, names in os.walk(self.folder))
        shutil.rmtree(self.folder, ignore_errors=True)
        return count

    def _write(self, path: Path, text: str, seal: NoteSeal | None) -> None:
        folder = self.folder / name_for(path)
        when = datetime.now().astimezone()
        # Numbered, so that the order stays when the clock is set back.
        newest = max((int(file.stem) for file in folder.glob(f"*{_ENDING}") if file.stem.isdecimal()), default=0)
        facts: dict[str, object] = {"path": os.fsdecode(path), "when": when.isoformat()}
        if seal is not None:
            text, facts["note"] = seal.keep(text), seal.note
        write_kept(folder / f"{newest + 1:010}{_ENDING}", facts, text)
