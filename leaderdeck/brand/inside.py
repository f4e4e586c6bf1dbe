"""Files that a kit names: only real files inside its own folder, however the name is written."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath


def find_inside(folder: Path, name: str) -> Path | None:
    """The file of this name below the folder; None if it is absent, no plain file, or leads out of the folder.

    Names are relative and written with `/`. Links are followed and must end inside.
    """
    if not name or "\0" in name or "\\" in name or ":" in name:
        return None
    relative = PurePosixPath(name)
    if relative.is_absolute() or PureWindowsPath(name).is_absolute() or ".." in relative.parts:
        return None
    file = folder.joinpath(*relative.parts)
    try:
        inside = file.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
        return file if inside and file.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None
