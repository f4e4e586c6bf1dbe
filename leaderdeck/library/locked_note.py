"""A locked note: a text file that says in three languages what it is, and then holds an encrypted note.

The note's id, which also stands in the name of its file, is bound to the text: a file that was changed, cut, or put in
the place of another is noticed and named, and nothing of it is shown. The bytes of the note come back as they were.
"""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.library.data_key import DataKey, NotGenuine
from leaderdeck.quick_dataclass import dataclass

LOCKED_ENDING = ".leaderdeck-locked"
FORMAT = 1
_HEAD = """LeaderDeck locked note 1

Dette er et låst notat fra LeaderDeck. Teksten er kryptert og åpnes med passordsetningen din. Ikke endre filen.
Dette er eit låst notat frå LeaderDeck. Teksten er kryptert og blir opna med passordsetninga di. Ikkje endre fila.
This is a locked note from LeaderDeck. Its text is encrypted and opens with your passphrase. Do not change the file.

"""
_FIELDS = late_pattern(r"vault: ([0-9a-f]{32})\nnote: ([0-9a-f]{32})\nnonce: ([A-Za-z0-9+/]{16})\n\n")
_WIDTH = 76
_SHOWN_DIGITS = 12
"""Digits of a note's id in the name of its file: 48 bits, so that two notes never share them."""
_ID_IN_NAME = late_pattern(rf"notat-([0-9a-f]{{{_SHOWN_DIGITS}}})(?![0-9a-f])")


class DamagedNote(FileProblem):
    """The file is not as LeaderDeck wrote it, or lies in the place of another note."""


class OtherVault(FileProblem):
    """The note was locked with a vault that is not open here."""


@dataclass(frozen=True, slots=True)
class LockedNote:
    """What anybody can read of a locked file."""

    vault: str
    note: str
    """32 hexadecimal digits."""
    nonce: bytes
    sealed: bytes


def is_locked_name(path: Path) -> bool:
    """Whether a file of this name is a locked note."""
    return path.suffix.lower() == LOCKED_ENDING


def new_note_id(name: str = "") -> str:
    """An id for a note that is locked for the first time; it begins as a neutral name of its file says."""
    named = _ID_IN_NAME.search(name)
    random = os.urandom(16).hex()
    return named[1] + random[_SHOWN_DIGITS:] if named else random


def neutral_name(note_id: str) -> str:
    """A file name that tells nothing of the note, and by which a file in a wrong place is known."""
    return f"notat-{note_id[:_SHOWN_DIGITS]}{LOCKED_ENDING}"


def lock_note(key: DataKey, note_id: str, plain: bytes) -> bytes:
    """The locked file of these bytes. Raises VaultShut."""
    nonce, sealed = key.seal(plain, _purpose(key.vault, note_id))
    return _file_of(LockedNote(key.vault, note_id, nonce, sealed))


def read_locked(data: bytes, path: Path) -> LockedNote:
    """What anybody can read. Raises DamagedNote, which names the file, where one byte is not as it was written."""
    plain = data.replace(b"\r\n", b"\n")  # what a version control system has made of the ends of lines does no harm
    note: LockedNote | None = None
    try:
        text = plain.decode("utf-8")
        fields = _FIELDS.match(text, len(_HEAD)) if text.startswith(_HEAD) else None
        if fields:
            sealed = base64.b64decode(text[fields.end() :].replace("\n", ""), validate=True)
            note = LockedNote(fields[1], fields[2], base64.b64decode(fields[3]), sealed)
    except (ValueError, binascii.Error):
        note = None
    if note is None or _file_of(note) != plain:
        raise DamagedNote(
            say("{file} er endret eller ødelagt og kan ikke åpnes; hent den fra en sikkerhetskopi.", file=path)
        )
    named = _ID_IN_NAME.findall(path.name)
    if named and note.note[:_SHOWN_DIGITS] not in named:
        raise DamagedNote(
            say("{file} inneholder et annet notat enn navnet sier; noen har byttet om på filene. Ingenting er åpnet.",
                file=path)
        )  # fmt: skip
    return note


def unlock_note(key: DataKey, data: bytes, path: Path) -> bytes:
    """The bytes of the note. Raises DamagedNote, OtherVault or VaultShut; then nothing of it was shown."""
    note = read_locked(data, path)
    if note.vault != key.vault:
        raise OtherVault(say("{file} er låst med en annen passordsetning enn den som er åpnet.", file=path))
    try:
        return key.reveal(note.nonce, note.sealed, _purpose(note.vault, note.note))
    except NotGenuine:
        raise DamagedNote(
            say("{file} er endret eller ødelagt og kan ikke åpnes; hent den fra en sikkerhetskopi.", file=path)
        ) from None


def _purpose(vault: str, note: str) -> bytes:
    return f"leaderdeck-locked-note {FORMAT}\n{vault}\n{note}".encode("ascii")


def _file_of(note: LockedNote) -> bytes:
    letters = base64.b64encode(note.sealed).decode("ascii")
    lines = [letters[start : start + _WIDTH] for start in range(0, len(letters), _WIDTH)]
    nonce = base64.b64encode(note.nonce).decode("ascii")
    fields = f"vault: {note.vault}\nnote: {note.note}\nnonce: {nonce}\n\n"
    return (_HEAD + fields + "\n".join(lines) + "\n").encode("utf-8")
