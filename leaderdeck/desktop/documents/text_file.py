"""Talks on disk: opened with everything that makes them themselves, saved whole or not at all, never over others' work.

Nothing here knows of windows; every function may run in a thread.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias
from unicodedata import normalize

from leaderdeck.desktop.documents.original_lines import OriginalLines, codec_of
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import TargetHeld, replace_file
from leaderdeck.export.unfinished import remove_leftovers
from leaderdeck.language import Sentence, say
from leaderdeck.library.locked_note import is_locked_name
from leaderdeck.library.note_seal import Keyring, NoteSeal
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import decode_bytes, read_bytes

LARGEST_EDITED_BYTES = 5_000_000
"""More than six thousand slides; what is larger is read and exported, but is no text to write in."""

Change: TypeAlias = Literal["changed", "gone", "exists"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file held when it was last read or written here; stamps are equal when the bytes are."""

    digest: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A talk's file as it was read or last saved."""

    path: Path
    text: str
    """Lines end in a newline, and no byte order mark is in front."""
    encoding: str = "utf-8"
    """`utf-8`, `utf-8-sig`, `utf-16` or `windows-1252`."""
    had_bom: bool = False
    stamp: Stamp | None = None
    """None before the file exists."""
    read_only: bool = False
    original: OriginalLines = OriginalLines()
    notice: Sentence | None = None
    """What the user should know about how the file was read or saved."""
    seal: NoteSeal | None = None
    """Of a locked note that is open: its file holds nothing but what this seal closes."""


class ChangedOutside(FileProblem):
    """The file on disk is not the one that was read: saving would overwrite somebody's work."""

    def __init__(self, sentence: Sentence, path: Path, change: Change, moved_to: Path | None = None) -> None:
        super().__init__(sentence)
        self.path = path
        self.change = change
        """`changed`, `gone` (deleted or renamed), or `exists` (there was no such file before)."""
        self.moved_to = moved_to
        """Where the file that is gone lies now, when it is still in its folder under another name."""


class SavedBeside(FileProblem):
    """The file could not be replaced; a complete copy lies beside it."""

    def __init__(self, sentence: Sentence, copy: Path) -> None:
        super().__init__(sentence)
        self.copy = copy


def open_text(path: Path, keys: Keyring | None = None) -> TextFile:
    """A talk's text with all that saving needs to leave the rest of the file as it is. Raises FileProblem.

    A locked note is opened with these keys; raises NoteIsLocked where none of them is its own.
    """
    stored = data = read_bytes(path)
    seal: NoteSeal | None = None
    if is_locked_name(path):
        seal = (keys or Keyring()).seal_of(stored, path)
        data = seal.open(stored, path)
    if len(data) > LARGEST_EDITED_BYTES:
        raise FileProblem(say("{file} er større enn 5 MB og kan ikke åpnes her; del teksten i flere filer.", file=path))
    with suppress(OSError):
        remove_leftovers(path.resolve().parent)  # what a save that was cut off has left
    return replace(_as_read(path, data), stamp=_stamp(stored), seal=seal)


def save_text(file: TextFile, text: str, *, force: bool = False) -> TextFile:
    """Save the text in its file. Raises ChangedOutside, SavedBeside or another FileProblem; then the file is as it was.

    With `force` the file is replaced whatever has happened to it outside.
    """
    plain, written = _bytes_of(text, file)
    is_as_read = file.seal is not None and file.stamp is not None and plain == file.original.data
    data = file.seal.close(plain) if file.seal else plain
    with suppress(OSError):
        now = stamp_of(file.path)
        if now == _stamp(data) or (is_as_read and now == file.stamp):  # nothing to overwrite
            return replace(written, path=file.path, stamp=now)
    _write(file.path, data, None if force else lambda _: _check_unchanged(file))
    return replace(written, path=file.path, stamp=_stamp(data), read_only=False)


def save_text_as(path: Path, text: str, like: TextFile | None = None, *, force: bool = False) -> TextFile:
    """Save the text in another file, in the encoding and with the line ends of `like`.

    Raises ChangedOutside (`exists`) where a file of that name is there and `force` is not given.
    """
    new = TextFile(path, text, original=OriginalLines()) if like is None else replace(like, path=path, stamp=None)
    if new.seal is not None:
        new = replace(new, seal=new.seal.for_copy(path))
    return save_text(new, text, force=force)


def stamp_of(path: Path) -> Stamp | None:
    """What the file holds now; None where there is none. Raises OSError where it cannot be told."""
    try:
        with path.open("rb") as stream:
            return Stamp(hashlib.file_digest(stream, "sha256").hexdigest())
    except (FileNotFoundError, NotADirectoryError):
        return None


def moved_to(file: TextFile) -> Path | None:
    """Where a file that is gone lies now: the same bytes in the same folder under another name, the likeliest first."""
    size, found = len(file.original.data), []
    with suppress(OSError), os.scandir(file.path.parent) as entries:
        for entry in entries:
            alike = is_locked_name(Path(entry.path)) if file.seal else entry.stat().st_size == size
            if entry.is_file() and alike and entry.name != file.path.name:
                found.append(Path(entry.path))
    name = _folded(file.path.name)
    for path in sorted(found, key=lambda path: (_folded(path.name) != name, path.suffix != file.path.suffix, path)):
        with suppress(OSError):
            if size and stamp_of(path) == file.stamp:
                return path
    return None


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file: by links, by letter case, by composed and decomposed letters."""
    if one == other:
        return True
    with suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return os.path.realpath(one) == os.path.realpath(other)


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def _as_read(path: Path, data: bytes) -> TextFile:
    _, encoding = decode_bytes(data, path)
    original = OriginalLines(data, codec_of(data, encoding))
    text = original.text()
    notice = None
    if "\ufffd" in text and "\ufffd".encode(original.codec, "replace") not in data:
        notice = say("Noen tegn i filen kan ikke leses og vises som �; de blir stående urørt i filen.")
    elif encoding in ("windows-1252", "utf-16"):
        notice = say("Filen er skrevet som {encoding} og lagres slik.", encoding=_NAMES[encoding])
    return TextFile(path, text, encoding, bool(original.mark), _stamp(data), _is_read_only(path), original, notice)


_NAMES = {"windows-1252": "Windows-1252", "utf-16": "UTF-16"}


def _bytes_of(text: str, file: TextFile) -> tuple[bytes, TextFile]:
    """The bytes to write, and the file as it will be."""
    try:
        data, encoding, notice = file.original.bytes_for(text), file.encoding, None
    except UnicodeEncodeError:
        data, encoding = file.original.in_utf8(text), "utf-8"
        notice = say("Teksten har tegn som {encoding} ikke kan vise; filen er nå lagret som UTF-8.",
                     encoding=_NAMES.get(file.encoding, file.encoding))  # fmt: skip
    original = OriginalLines(data, file.original.codec if encoding == file.encoding else "utf-8")
    return data, replace(
        file, text=text, encoding=encoding, had_bom=bool(original.mark), original=original, notice=notice
    )


def _write(path: Path, data: bytes, accept: Callable[[Path], None] | None) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(data)

    if accept:
        accept(path)  # before anything is written, too: it says so sooner
    try:
        replace_file(path, write, accept, remember=False)
    except TargetHeld as problem:
        copy = _free_name(path)
        replace_file(copy, write, remember=False)
        if stamp_of(copy) != _stamp(data):
            raise
        raise SavedBeside(
            say("{file} er opptatt og kunne ikke erstattes; teksten ligger trygt i {copy}.", file=path, copy=copy.name),
            copy,
        ) from problem


def _free_name(path: Path) -> Path:
    """A name beside the file that says when its text was to be saved."""
    when = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    names = (f"{path.stem[:60]} ({when}{more}){path.suffix[:20]}" for more in ["", *(f" {n}" for n in range(2, 99))])
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _check_unchanged(file: TextFile) -> None:
    try:
        now = stamp_of(file.path)
    except OSError as problem:
        if file.stamp is None and not file.path.exists():
            return
        reason = problem.strerror or type(problem).__name__
        raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file.path, reason=reason)) from problem
    if now == file.stamp:
        return
    if file.stamp is None:
        raise ChangedOutside(say("{file} finnes fra før; velg et annet navn.", file=file.path), file.path, "exists")
    if now is None:
        there = moved_to(file)
        sentence = (
            say("{file} heter nå {new}; velg om foredraget skal lagres der.", file=file.path.name, new=there.name)
            if there
            else say("{file} er slettet eller flyttet; velg hvor foredraget skal lagres.", file=file.path.name)
        )
        raise ChangedOutside(sentence, file.path, "gone", there)
    raise ChangedOutside(
        say("{file} er endret i et annet program; sammenlign før du lagrer.", file=file.path.name), file.path, "changed"
    )


def _stamp(data: bytes) -> Stamp:
    return Stamp(hashlib.sha256(data).hexdigest())


def _is_read_only(path: Path) -> bool:
    """Whether saving cannot work: the file is protected, or its folder takes no new file."""
    real = path.resolve()
    return not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK))
