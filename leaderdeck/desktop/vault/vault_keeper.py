"""What is open in this program: the keys of its vaults, when they are forgotten, and what the open notes say.

One for all windows. Keys and entries live in memory only.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.vault.absence_watch import AbsenceWatch
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.locked_note import is_locked_name
from leaderdeck.library.note import LibraryEntry
from leaderdeck.library.note_seal import Keyring, NoteIsLocked
from leaderdeck.talk import decode_bytes, read_bytes


class VaultKeeper(QObject):
    """Opens vaults and locks them again, by itself or at a wish."""

    opened = Signal()
    opening_failed = Signal(object)
    """The passphrase is wrong, or the vault cannot be read: the exception."""
    about_to_lock = Signal(object)
    """Put everything away that is open, at once: the keys are forgotten when this returns. Why: a `Sentence`."""
    locked = Signal()
    entries_changed = Signal()
    entries_failed = Signal(object)

    def __init__(
        self, library: Callable[[], Path | None], minutes: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.keys = Keyring()
        self._library, self._minutes = library, minutes
        self._entries: tuple[LibraryEntry, ...] = ()
        self._is_locking = False
        self.absence = AbsenceWatch(self)
        self.absence.left.connect(self.lock)
        self._opener = Latest(_opened_vaults, self)
        self._opener.answered.connect(self._take)
        self._opener.failed.connect(self.opening_failed)
        self._reader = Latest(read_open_entries, self)
        self._reader.answered.connect(self._take_entries)
        self._reader.failed.connect(self.entries_failed)

    @property
    def library(self) -> Path | None:
        """The folder of the library."""
        return self._library()

    @property
    def is_open(self) -> bool:
        """Whether any vault is open."""
        return self.keys.is_open

    @property
    def minutes(self) -> int:
        """How long nobody may be there before everything is locked."""
        return self._minutes()

    def unlock(self, folder: Path, secret: str, *, is_recovery_key: bool = False) -> None:
        """Open the vaults of a folder, in a thread: deriving the key is meant to take its time."""
        self._opener.ask(folder, secret, is_recovery_key)

    def take(self, *keys: DataKey) -> None:
        """These are open from now on."""
        self.keys.add(keys)
        self.absence.start(self.minutes)
        self.opened.emit()
        self.read_entries()

    def lock(self, reason: Sentence | None = None) -> None:
        """Have everything put away, then forget the keys and what the notes said."""
        if not self.is_open or self._is_locking:
            return
        self._is_locking = True
        try:
            self.about_to_lock.emit(reason or say("Notatene er låst."))
        finally:
            self.absence.stop()
            self._reader.drop()
            self._opener.drop()
            self.keys.wipe()
            self._entries = ()
            self._is_locking = False
        self.locked.emit()
        self.entries_changed.emit()

    def open_entries(self) -> tuple[LibraryEntry, ...]:
        """The locked notes of the library as they can be searched now: all that are open; none while it is locked."""
        return self._entries

    def read_entries(self) -> None:
        """Read the open notes anew, in a thread; `entries_changed` tells when `open_entries` gives them."""
        folder = self.library
        if self.is_open and folder is not None:
            self._reader.ask(folder, self.keys)

    def follow_settings(self) -> None:
        """The user may have chosen another time."""
        if self.absence.is_watching:
            self.absence.start(self.minutes)

    def _take(self, keys: object) -> None:
        if isinstance(keys, tuple):
            self.take(*keys)

    def _take_entries(self, entries: object) -> None:
        if self.is_open and isinstance(entries, tuple):
            self._entries = entries
            self.entries_changed.emit()


def read_open_entries(folder: Path, keys: Keyring) -> tuple[LibraryEntry, ...]:
    """What the locked notes below a folder say, those that these keys open; the others give their path alone."""
    from leaderdeck.library.folder import FoundFile, walk  # all here costs no start: most have nothing locked

    found: list[LibraryEntry] = []
    for one in walk(folder):
        if isinstance(one, FoundFile) and is_locked_name(one.path):
            with suppress(FileProblem):  # a damaged file is told of by whoever opens it
                found.append(_entry(one.path, keys))
    return tuple(found)


def _entry(path: Path, keys: Keyring) -> LibraryEntry:
    from leaderdeck.note_reading import read_private_text

    data = read_bytes(path)
    try:
        plain = keys.seal_of(data, path).open(data, path)
    except NoteIsLocked:
        return LibraryEntry(path, "note", "", private=True, locked=True)
    return read_private_text(path, decode_bytes(plain, path)[0], locked=True)


def _opened_vaults(folder: Path, secret: str, is_recovery_key: bool) -> tuple[DataKey, ...]:  # noqa: FBT001
    from leaderdeck.library.vault_files import open_vaults, open_vaults_with_recovery_key

    return open_vaults_with_recovery_key(folder, secret) if is_recovery_key else open_vaults(folder, secret)
