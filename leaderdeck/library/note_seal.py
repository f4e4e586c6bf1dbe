"""Open vaults, and what an open locked note is closed with again: its file, its older versions, its rescued text."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.data_key import DataKey, NotGenuine
from leaderdeck.library.locked_note import lock_note, new_note_id, read_locked, unlock_note
from leaderdeck.quick_dataclass import dataclass

_NONCE_BYTES = 12


class NoteIsLocked(FileProblem):
    """The vault of a note is not open: its passphrase is wanted first."""

    def __init__(self, path: Path) -> None:
        super().__init__(say("{file} er låst; skriv passordsetningen for å åpne det.", file=path.name))
        self.path = path


@dataclass(frozen=True, slots=True)
class NoteSeal:
    """One open note's way back into its locked file."""

    key: DataKey
    note: str

    def close(self, plain: bytes) -> bytes:
        """The bytes of the locked file. Raises VaultShut."""
        return lock_note(self.key, self.note, plain)

    def open(self, data: bytes, path: Path) -> bytes:
        """The note in a locked file. Raises DamagedNote, OtherVault or VaultShut."""
        return unlock_note(self.key, data, path)

    def for_copy(self, path: Path) -> NoteSeal:
        """The seal of a copy in this file, which is a note of its own."""
        return NoteSeal(self.key, new_note_id(path.name))

    def keep(self, text: str) -> str:
        """A text of this note, encrypted, as letters that may lie anywhere. Raises VaultShut."""
        nonce, sealed = self.key.seal(text.encode("utf-8", "surrogatepass"), self._purpose())
        return base64.b64encode(nonce + sealed).decode("ascii")

    def kept(self, letters: str) -> str | None:
        """The text again; None where it is no text of this note, or broken. Raises VaultShut."""
        try:
            data = base64.b64decode(letters, validate=True)
            plain = self.key.reveal(data[:_NONCE_BYTES], data[_NONCE_BYTES:], self._purpose())
        except (NotGenuine, ValueError, binascii.Error):
            return None
        return plain.decode("utf-8", "surrogatepass")

    def _purpose(self) -> bytes:
        return f"leaderdeck-kept 1\n{self.key.vault}\n{self.note}".encode("ascii")


class Keyring:
    """The keys of the vaults that are open. The only place that holds them."""

    def __init__(self) -> None:
        self._keys: dict[str, DataKey] = {}

    @property
    def is_open(self) -> bool:
        """Whether any vault is open."""
        return bool(self._keys)

    def add(self, keys: Iterable[DataKey]) -> None:
        """These vaults are open from now on."""
        for key in keys:
            old = self._keys.get(key.vault)
            if old is None:
                self._keys[key.vault] = key
            elif old is not key:
                key.wipe()

    def key_for(self, vault: str) -> DataKey | None:
        """The key of the vault with this id, if it is open."""
        return self._keys.get(vault)

    def seal_of(self, data: bytes, path: Path) -> NoteSeal:
        """The seal of the note in a locked file. Raises DamagedNote, and NoteIsLocked where its vault is not open."""
        note = read_locked(data, path)
        key = self._keys.get(note.vault)
        if key is None:
            raise NoteIsLocked(path)
        return NoteSeal(key, note.note)

    def wipe(self) -> None:
        """Overwrite and forget every key."""
        for key in self._keys.values():
            key.wipe()
        self._keys.clear()
