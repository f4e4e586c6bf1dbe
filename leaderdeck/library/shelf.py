"""The files that a talk may take in: text files in its own folder or in the library, and no others."""

from __future__ import annotations

import os
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from threading import Lock

from leaderdeck.deck.linked import LinkTrouble, ShelfText
from leaderdeck.errors import FileProblem
from leaderdeck.library.folder import LOCKED_ENDINGS, TEXT_ENDINGS

LARGEST_BYTES = 8 << 20
"""A talk of 10 000 slides; what is larger is no note."""
_REMEMBERED_CHARACTERS = 32 << 20

Decode = Callable[[bytes], tuple[str, str]]
"""Bytes → text and encoding; raises FileProblem where they are no text."""
_Stamp = tuple[str, int, int, int]
"""Path, size, and when the bytes and anything else were changed: programs may set the former back."""

_texts: OrderedDict[_Stamp, str | None] = OrderedDict()
_lock = Lock()


class FolderShelf:
    """Gives files that lie below the talk's folder or the library's, wherever links and `..` lead.

    A file is looked for beside the file that names it, then in the library. What was read once is read again only when
    its time or size on disk has changed. One shelf says the same each time that it is asked: it is for one reading.
    The `talk` takes in anything but itself.
    """

    def __init__(self, folder: Path | None, library: Path | None, decode: Decode, talk: Path | None = None) -> None:
        self._decode = decode
        self._talk = _resolved(talk)
        self._folder = _resolved(folder)
        self._library = _resolved(library)
        self._roots = tuple(dict.fromkeys(root for root in (self._folder, self._library) if root))
        self._given: dict[tuple[str, str], ShelfText] = {}
        self._paths: dict[str, Path] = {}
        self._asked: dict[Path, _Stamp | None] = {}

    def __call__(self, file: str, beside: str) -> ShelfText:
        """The text of a file as `beside` names it (empty: the talk)."""
        key = (file, beside)
        if key not in self._given:
            self._given[key] = self._give(file, beside)
        return self._given[key]

    @property
    def asked(self) -> frozenset[Path]:
        """Every file that was looked for, also those that are not there: a talk changes when one of them does."""
        return frozenset(self._asked)

    def is_current(self) -> bool:
        """Whether all of them still are as they were when they were asked for."""
        return all(_stamp(path) == stamp for path, stamp in self._asked.items())

    def text_at(self, path: Path) -> str:
        """The text of a file that was given before; empty where it cannot be had any more."""
        return next((one.text for one in self._given.values() if self._paths.get(one.name) == path and one.text), "")

    def texts(self) -> tuple[tuple[str, str], ...]:
        """The `ShelfText.name` and text of each file that was given, also of those that proved private."""
        return tuple({one.name: one.text for one in self._given.values() if one.text}.items())

    def path_of(self, name: str) -> Path | None:
        """Where the file of this `ShelfText.name` lies."""
        return self._paths.get(name)

    def name_of(self, path: Path) -> str:
        """The `ShelfText.name` of a file that was given; empty for any other."""
        return next((name for name, own in self._paths.items() if own == path), "")

    def _give(self, file: str, beside: str) -> ShelfText:
        if leads_elsewhere(file):
            return ShelfText(trouble="outside")
        if not self._roots:
            return ShelfText(trouble="missing")
        trouble: LinkTrouble = "missing"
        for path in self._candidates(file, beside):
            root = next((root for root in self._roots if path.is_relative_to(root)), None)
            if root is None:
                trouble = "outside"
                continue
            self._asked[path] = stamp = _stamp(path)
            found = self._read(path, root, stamp) if stamp else ShelfText(trouble="missing")
            if found.trouble != "missing":
                return found
        return ShelfText(trouble=trouble)

    def _candidates(self, file: str, beside: str) -> Iterator[Path]:
        """Where the file may be, links resolved."""
        first = self._paths[beside].parent if beside in self._paths else self._folder
        parts = [PurePosixPath(form.replace("\\", "/")).parts for form in _spellings(file)]
        for folder in dict.fromkeys(one for one in (first, self._library) if one):
            for own in parts:
                try:
                    yield folder.joinpath(*own).resolve()
                except (OSError, ValueError, RuntimeError):
                    continue

    def _read(self, path: Path, root: Path, stamp: _Stamp) -> ShelfText:
        name = self._name_of(path)
        ending = path.suffix.lower()
        self._paths[name] = path
        if path == self._talk:
            return ShelfText(name, trouble="loop")
        if ending in LOCKED_ENDINGS:
            return ShelfText(name, trouble="locked")
        if ending not in TEXT_ENDINGS or not path.is_file():
            return ShelfText(name, trouble="not-text")
        if stamp[1] > LARGEST_BYTES:
            return ShelfText(name, trouble="too-large")
        text = self._text(path, stamp)
        if not isinstance(text, str):
            return ShelfText(name, trouble="unreadable")
        beside = path.parent.relative_to(root).as_posix()
        return ShelfText(name, text, "", str(root), "" if beside == "." else beside)

    def _text(self, path: Path, stamp: _Stamp) -> str | None:
        with _lock:
            if stamp in _texts:
                _texts.move_to_end(stamp)
                return _texts[stamp]
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_BYTES + 1)
            text = self._decode(data)[0] if len(data) <= LARGEST_BYTES else None
        except (OSError, ValueError, FileProblem):
            return None
        _remember(stamp, text)
        return text

    def _name_of(self, path: Path) -> str:
        """The path as seen from the talk, or from the library where the talk has no file yet."""
        start = self._folder or self._library or path.parent
        try:
            return os.path.relpath(path, start).replace("\\", "/")
        except ValueError:  # another drive
            return path.as_posix()


def leads_elsewhere(file: str) -> bool:
    """Whether a path names what lies in no folder of texts: an address, a drive, a share, a place of its own."""
    plain = file.strip().replace("\\", "/")
    return plain.startswith(("/", "~")) or ":" in plain.partition("/")[0] or "\0" in plain or "://" in plain


def _spellings(file: str) -> tuple[str, ...]:
    """The name as written, and as other systems write its letters."""
    clean = file.strip()
    forms = (clean, unicodedata.normalize("NFC", clean), unicodedata.normalize("NFD", clean))
    return tuple(dict.fromkeys(forms))


def _stamp(path: Path) -> _Stamp | None:
    """What a file's text depends on; None where there is no such file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return str(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _resolved(folder: Path | None) -> Path | None:
    try:
        return folder.resolve() if folder is not None else None
    except (OSError, RuntimeError):
        return None


def _remember(stamp: _Stamp, text: str | None) -> None:
    with _lock:
        _texts[stamp] = text
        total = sum(len(one) for one in _texts.values() if one)
        while total > _REMEMBERED_CHARACTERS and len(_texts) > 1:
            _, oldest = _texts.popitem(last=False)
            total -= len(oldest or "")
