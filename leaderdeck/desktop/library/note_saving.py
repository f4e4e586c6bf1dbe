"""A new note becomes a file of its own in the library: whole or not at all, and never over another one."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from typing import BinaryIO

from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import replace_file, sentence_for
from leaderdeck.export.unfinished import finish, new_unfinished
from leaderdeck.language import say
from leaderdeck.library.new_note import NewNote, note_file, note_text
from leaderdeck.library.note_seal import Keyring

_NEUTRAL = {"nb": "privat notat", "nn": "privat notat", "en": "private note"}
_PLAIN = {"nb": "notat", "nn": "notat", "en": "note"}
LONGEST_NAMING_LINE = 200


def save_note(folder: Path, note: NewNote, language: str = "nb") -> Path:
    """Write the note; gives its file. Raises FileProblem, and then nothing of it lies in the folder.

    The first line names the file; a private note's name tells only its day.
    """
    data = note_text(note, language).encode("utf-8", "replace")
    if note.private:
        title = f"{_NEUTRAL.get(language, _NEUTRAL['nb'])} {note.date}".strip()
    else:
        title = note.title or first_line(note.text)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _put(folder, title, _PLAIN.get(language, _PLAIN["nb"]), data, private=note.private)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, folder)) from problem


def save_locked_note(folder: Path, library: Path | None, note: NewNote, keys: Keyring, language: str = "nb") -> Path:
    """Write the note encrypted, under a name that tells nothing of it. Raises FileProblem where no vault is open."""
    from leaderdeck.desktop.vault.note_files import proposed_name
    from leaderdeck.library.locked_note import lock_note, new_note_id
    from leaderdeck.library.vault_files import vault_folder_of, vaults_in

    vaults = vault_folder_of(folder, library)
    found = vaults_in(vaults) if vaults is not None else ()
    key = next((key for _, vault in found if (key := keys.key_for(vault.id))), None)
    if key is None:
        raise FileProblem(say("Ingen låste notater er låst opp her; lås opp, eller lagre notatet uten lås."))
    target = folder / proposed_name(folder)
    data = lock_note(key, new_note_id(target.name), note_text(note, language).encode("utf-8", "replace"))
    replace_file(target, lambda stream: _write(stream, data), remember=False, private=True)
    return target


def first_line(text: str) -> str:
    """The first line that says something, without marks of headings, quotations and lists."""
    line = next((one for one in text.splitlines() if one.strip(" #>*-–\t")), "")
    return line.strip(" #>*-–\t")[:LONGEST_NAMING_LINE]


def _put(folder: Path, title: str, fallback: str, data: bytes, *, private: bool) -> Path:
    beside = new_unfinished(folder)
    try:
        mode = 0o600 if private else 0o644
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as stream:
            _write(stream, data)
            stream.flush()
            os.fsync(stream.fileno())
        while True:
            path = note_file(folder, title, fallback)
            if _take_name(beside, path):
                return path
    finally:
        finish(beside)


def _take_name(beside: Path, path: Path) -> bool:
    """Give the finished file its name; False where another file has taken it meanwhile."""
    try:
        os.link(beside, path)
    except OSError as problem:
        if problem.errno == EEXIST:
            return False
        return _take_name_without_links(beside, path)
    return True


def _take_name_without_links(beside: Path, path: Path) -> bool:
    """The same on a disk that knows no second names: the name is taken first, then the file put in its place."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    try:
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)
