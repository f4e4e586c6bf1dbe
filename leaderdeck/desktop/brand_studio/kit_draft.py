"""A kit that is being edited: its text with every step back and forth, and the files it will need."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.brand.kit_editing import Edit
from leaderdeck.brand.kit_folders import kept_folder, shared_copies_folder
from leaderdeck.brand.reader import DESCRIPTION_NAME, TEMPLATE_NAME, parse_description, read_description
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import say
from leaderdeck.paths import resource_folder

MOST_STEPS = 500
LARGEST_FILE = 200 << 20
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


class KitDraft(QObject):
    """The text of a kit's description with undo. Files lie in a folder of their own until the kit is saved."""

    changed = Signal()
    """The text is another one, or it was saved."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Raises BrandProblem where there is no description that could be edited, FileProblem from the disk."""
        super().__init__(parent)
        self.folder = folder
        text = read_description(folder)
        parse_description(folder / DESCRIPTION_NAME, text)
        self._texts = [text]
        self._at = 0
        self._saved = text
        self._step_key: object = None
        self._home = tempfile.TemporaryDirectory(prefix="leaderdeck-", ignore_cleanup_errors=True)
        self.work = Path(self._home.name)
        try:
            _copy_files(folder, self.work)
        except OSError as problem:
            self._home.cleanup()
            raise FileProblem(sentence_for(problem, folder)) from None

    @property
    def text(self) -> str:
        """The description as it stands."""
        return self._texts[self._at]

    @property
    def saved_text(self) -> str:
        """The description as it was last read or written."""
        return self._saved

    @property
    def is_edited(self) -> bool:
        """Whether there is something to save."""
        return self.text != self._saved

    @property
    def is_read_only(self) -> bool:
        """Whether the kit came with LeaderDeck, is the whole organization's or an old version: edited as a copy."""
        fixed = (resource_folder("brands"), shared_copies_folder(), kept_folder())
        return any(self.folder.resolve().is_relative_to(place.resolve()) for place in fixed)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step back was taken."""
        return self._at + 1 < len(self._texts)

    def edit(self, key: object, change: Edit) -> None:
        """Change the text; changes with the same key that follow one another are one step. Raises BrandProblem."""
        new = change(self.text)
        if new == self.text:
            return
        if key is not None and key == self._step_key and self.can_undo:
            self._texts[self._at :] = [new]
        else:
            self._texts[self._at + 1 :] = [new]
            del self._texts[: max(0, len(self._texts) - MOST_STEPS)]
            self._at = len(self._texts) - 1
        self._step_key = key
        self.changed.emit()

    def end_step(self, key: object) -> None:
        """What is changed with this key next is a step of its own."""
        if key == self._step_key:
            self._step_key = None

    def undo(self) -> None:
        """One step back."""
        self._go(-1)

    def redo(self) -> None:
        """The step back is taken back."""
        self._go(1)

    def note_saved(self, text: str) -> None:
        """This text is on disk now."""
        self._saved = text
        self._step_key = None
        self.changed.emit()

    def take_file(self, file: Path) -> str:
        """A file that the kit is to have from now on, under a clean name of its own. Raises FileProblem."""
        try:
            if file.stat().st_size > LARGEST_FILE:
                raise FileProblem(say("{file} er større enn 200 MB; bruk en mindre fil.", file=file.name))
            name = self._free_name(file)
            shutil.copyfile(file, self.work / name)
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file.name, reason=reason)) from None
        return name

    def take_back(self, text: str, files: Path) -> None:
        """The text and the files of a recovery copy, as one step. Raises BrandProblem for what is no description."""
        parse_description(self.folder / DESCRIPTION_NAME, text)
        try:
            if files.is_dir():
                _copy_files(files, self.work)
        except OSError as problem:
            raise FileProblem(sentence_for(problem, files)) from None
        self.edit(None, lambda _text: text)

    def close(self) -> None:
        """The files of what was not saved are no longer needed."""
        self._home.cleanup()

    def _free_name(self, file: Path) -> str:
        suffix = file.suffix.lower()
        stem = _NOT_IN_NAMES.sub("-", file.stem.lower()).strip("-.")[:40] or "fil"
        names = (f"{stem}{f'-{number}' if number > 1 else ''}{suffix}" for number in range(1, 10_000))
        return next(name for name in names if not (self.work / name).exists())

    def _go(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._texts):
            self._at = at
            self._step_key = None
            self.changed.emit()


def _copy_files(folder: Path, target: Path) -> None:
    """Plain files only, as a kit has them: what is linked from elsewhere is not the kit's own."""
    for file in folder.rglob("*"):
        if file.is_symlink() or not file.is_file() or file.name == DESCRIPTION_NAME:
            continue
        place = target / file.relative_to(folder)
        if place.name == TEMPLATE_NAME or file.stat().st_size <= LARGEST_FILE:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
