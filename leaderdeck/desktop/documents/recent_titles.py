"""What the talks that were open last are called: read from the beginnings of their files, off the windows' thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.library.locked_note import is_locked_name

_HEAD_BYTES = 8 << 10
"""The title stands in the card or in the first heading."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class RecentTitles(QObject):
    """Titles of files, as far as they have been read; a file that was written since is read again when asked for."""

    changed = Signal()
    """There are titles that were not there before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[Path, str] = {}
        self._reader = Latest(titles_of, self)
        self._reader.answered.connect(self._take)

    def ask(self, files: Sequence[Path]) -> None:
        """Have the titles of these files read; `changed` tells when they are here."""
        self._reader.ask(tuple(files))

    def __getitem__(self, file: Path) -> str:
        """The title, or nothing: it has none, is private, is gone, or has not been read yet."""
        return self._titles.get(file, "")

    def _take(self, titles: Mapping[Path, str]) -> None:
        if titles != self._titles:
            self._titles = titles
            self.changed.emit()


def shown_recent(files: Sequence[Path], most: int) -> tuple[Path, ...]:
    """The files that a list of recent ones shows: never locked notes."""
    return tuple(file for file in files if not is_locked_name(file))[:most]


def where_words(file: Path, files: Sequence[Path]) -> str:
    """The file's name, and its folder's where two of the files have one name."""
    names = [other.name for other in files]
    return file.name if names.count(file.name) == 1 else f"{file.name} – {file.parent.name}"


def titles_of(files: Sequence[Path]) -> dict[Path, str]:
    """The titles of those files that can be read and are not private. May wait for disks: for threads."""
    found: dict[Path, str] = {}
    for file in files:
        try:
            facts = file.stat()
            title = _title(file, (facts.st_mtime_ns, facts.st_size))
        except (OSError, ValueError):
            continue
        if title:
            found[file] = title
    return found


@lru_cache(maxsize=64)
def _title(file: Path, _stamp: tuple[int, int]) -> str:
    from leaderdeck.note_reading import read_entry_text  # costs no start
    from leaderdeck.outline.reader import decode

    with file.open("rb") as stream:
        data = stream.read(_HEAD_BYTES)
    if len(data) == _HEAD_BYTES and not data.startswith(_UTF16):
        data = data[: data.rfind(b"\n") + 1] or data  # no letter is cut in two
    title = " ".join(read_entry_text(file, decode(data)[0]).title.split())
    return "" if title == file.stem else title
