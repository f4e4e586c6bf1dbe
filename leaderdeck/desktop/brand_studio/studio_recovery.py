"""Recovery copies of profiles that are being edited: the description, and the files that the kit does not have yet."""

from __future__ import annotations

import filecmp
import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.kit_saving import files_named
from leaderdeck.desktop.documents.kept_text import make_private, private_folder
from leaderdeck.desktop.documents.recovery import Draft, RecoveryCopy, RecoveryStore, same_place
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
from leaderdeck.errors import LeaderDeckError

FOLDER_NAME = "studio"
_FILES = ".files"


class StudioStore(RecoveryStore):
    """Copies of kits, apart from those of talks; the files of a copy lie in a folder beside it."""

    def __init__(self) -> None:
        super().__init__(private_folder(FOLDER_NAME))
        self.elsewhere = self.elsewhere / FOLDER_NAME
        self._works: dict[Path, Path] = {}

    def watch(self, draft: KitDraft) -> None:
        """Remember where this draft's files lie."""
        self._works[draft.folder] = draft.work

    def keep(self, name: str, draft: Draft) -> RecoveryCopy:
        """The description, and whatever file it names that is not in the kit as it was saved."""
        copy = super().keep(name, draft)
        work = self._works.get(draft.path) if draft.path is not None else None
        if work is not None and draft.path is not None:
            with suppress(OSError, LeaderDeckError):  # the description is kept, and that is most of the work
                _keep_files(draft.text, work, draft.path, files_of(copy))
        return copy

    def drop(self, name: str) -> None:
        """The kit is saved: neither its copy nor the files are needed."""
        super().drop(name)
        for folder in (self.folder, self.elsewhere):
            shutil.rmtree((folder / name).with_suffix(_FILES), ignore_errors=True)

    def forget(self, copy: RecoveryCopy) -> None:
        """The user has taken the copy back, or does not want it."""
        super().forget(copy)
        shutil.rmtree(files_of(copy), ignore_errors=True)

    def empty(self) -> int:
        """Remove all that was left behind; gives how many copies."""
        removed = super().empty()
        for folder in (self.folder, self.elsewhere):
            for files in folder.glob(f"*{_FILES}"):
                if not any(copy.exists() for copy in folder.glob(f"{files.stem}.copy")):
                    shutil.rmtree(files, ignore_errors=True)
        return removed

    def left_behind_for(self, folder: Path) -> tuple[RecoveryCopy, ...]:
        """Copies of this kit which programs that live no more have left, the newest first."""
        return tuple(copy for copy in self.left_behind() if copy.path is not None and same_place(copy.path, folder))


class StudioRecovery(QObject):
    """Keeps a copy of one draft while it has edits that are not saved."""

    def __init__(self, store: StudioStore, draft: KitDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        store.watch(draft)
        self.keeper = RecoveryKeeper(store, self._as_it_stands, self, is_edited=lambda: draft.is_edited)
        draft.changed.connect(self._follow)

    def forget(self) -> None:
        """The edits are saved, or are not wanted."""
        self.keeper.note_saved()

    def _follow(self) -> None:
        if self._draft.is_edited:
            self.keeper.note_edit()
        else:
            self.keeper.note_saved()

    def _as_it_stands(self) -> Draft:
        return Draft(self._draft.text, self._draft.folder)


def files_of(copy: RecoveryCopy) -> Path:
    """The folder with a copy's files; there is none where it has no files."""
    return copy.file.with_suffix(_FILES)


def _keep_files(text: str, work: Path, kit: Path, target: Path) -> None:
    for name in files_named(text, work):
        if _is_there(work / name, kit / name) or _is_there(work / name, target / name):
            continue
        make_private(target)
        (target / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copy2(work / name, target / name)


def _is_there(file: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(file, other, shallow=False)
