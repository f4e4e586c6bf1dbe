"""What a document's window has done by a thread: its file read, or saved with the versions before. No Qt."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from leaderdeck.desktop.documents.conflict_copies import conflict_copies
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.text_file import TextFile, open_text, save_text, save_text_as
from leaderdeck.errors import FileProblem
from leaderdeck.library.locked_note import LOCKED_ENDING, is_locked_name
from leaderdeck.library.note_seal import Keyring


def open_with_copies(path: Path, keys: Keyring) -> tuple[TextFile, tuple[Path, ...]]:
    """A talk's file, and the copies of it that shared folders have left beside it.

    Raises FileProblem; NoteIsLocked where it is a locked note and none of the keys is its own.
    """
    return open_text(path, keys), conflict_copies(path)


def save_and_keep(file: TextFile | None, path: Path, text: str, force: bool, history: SaveHistory) -> TextFile:  # noqa: FBT001
    """Save in the file that was read, or under another name; what is saved goes into the history.

    Raises FileProblem as `save_text` does.
    """
    if file is not None and file.path == path:
        saved = save_text(file, text, force=force)
    else:
        saved = save_text_as(path, text, file, force=force)
        _rehearsals_follow(file, saved)
    with suppress(FileProblem, OSError):  # the talk is saved; a full disk costs only the older versions
        before = file.text if file is not None and file.path == path else None
        history.keep(saved.path, text, before, saved.seal)
    return saved


def _rehearsals_follow(file: TextFile | None, saved: TextFile) -> None:
    """The talk under its new name has been rehearsed as often; beside what is locked nothing is laid."""
    from leaderdeck.desktop.stage.rehearsal_file import copy_history  # most saves are in the file that was read

    if file is not None and file.seal is None and saved.seal is None:
        with suppress(FileProblem, OSError):  # the talk is saved
            copy_history(file.path, saved.path)


def place_for(path: Path, file: TextFile | None) -> Path:
    """The path with the ending that tells the truth: that of a locked note for what is locked, and for that only."""
    is_locked = file is not None and file.seal is not None
    if is_locked and not is_locked_name(path):
        return path.with_suffix(LOCKED_ENDING)
    return path.with_suffix(".md") if not is_locked and is_locked_name(path) else path
