"""Copies that shared folders make when two people changed a talk: recognized by name, never merged alone."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

_WORDS = r"(?:conflict|konflikt|motstridende|in conflitto|en conflit|conflicto|konfliktexemplar)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf" ?[(\[][^()\[\]]*{_WORDS}[^()\[\]]*[)\]]",  # Dropbox, Nextcloud, Box, Google Drive, Seafile, pCloud, Unison
        r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
        rf"[._-]{_WORDS}(?:[-_ ]\d[\w -]*)?",  # ownCloud, Resilio
        rf"_[^_]+_[A-Za-z]{{3}}-\d\d-\d{{4,6}}-\d{{4}}_{_WORDS}",  # Synology Drive
        r"-(?:DESKTOP|LAPTOP|PC|WIN|MAC)-?[A-Z0-9]{0,12}(?:-\d+)?",  # OneDrive, by the name of the machine
        r" \(\d{1,2}\)",  # Google Drive, OneDrive and MEGA, by number
        r" \d{1,2}",  # iCloud, by number
        r" \(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(?: \d+)?\)",  # our own, when the file could not be replaced
    )
)


def is_conflict_copy(copy: Path, original: Path) -> bool:
    """Whether the name is that of a copy of the original which a service for shared folders may have made."""
    stem, copied = normalize("NFC", original.stem), normalize("NFC", copy.stem)
    if copy.suffix.casefold() != original.suffix.casefold() or not copied.casefold().startswith(stem.casefold()):
        return False
    added = copied[len(stem) :]
    return bool(added) and any(pattern.fullmatch(added) for pattern in _patterns())


def conflict_copies(original: Path) -> tuple[Path, ...]:
    """The copies of a talk that lie beside it, the newest first."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError), os.scandir(original.parent) as entries:
        for entry in entries:
            copy = original.with_name(entry.name)
            if is_conflict_copy(copy, original):
                with suppress(OSError):
                    if entry.is_file():
                        found.append((entry.stat().st_mtime, copy))
    return tuple(copy for _, copy in sorted(found, reverse=True))


def _patterns() -> tuple[re.Pattern[str], ...]:
    import platform  # costs no start

    own = platform.node().split(".")[0]
    return (*_PATTERNS, re.compile(rf"-{re.escape(own)}(?:-\d+)?", re.IGNORECASE)) if own else _PATTERNS
