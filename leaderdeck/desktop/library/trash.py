"""The system's trash: files put there, and taken back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFile

from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Trashed:
    """A file in the trash, and where it was."""

    place: Path | None
    """Where it lies now; None where the system does not tell."""
    source: Path


def put_in_trash(path: Path) -> Trashed | None:
    """Put a file in the trash; None where this disk has none, and then the file is as it was."""
    file = QFile(str(path))
    if not file.moveToTrash():
        return None
    place = Path(file.fileName()) if file.fileName() else None
    return Trashed(place if place is not None and place != path else None, path)


def take_back(trashed: Trashed) -> None:
    """Put it where it was. Raises FileProblem where it is gone, or another file has its name."""
    place, source = trashed.place, trashed.source
    if place is None or not place.exists():
        raise FileProblem(say("{file} ligger ikke lenger i papirkurven.", file=source.name))
    if source.exists():
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=source))
    try:
        source.parent.mkdir(parents=True, exist_ok=True)
        place.rename(source)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, source)) from problem
    note = place.parent.parent / "info" / f"{place.name}.trashinfo"
    with suppress(OSError):  # what the desktop knows of it, where it keeps that so
        note.unlink(missing_ok=True)
