"""Where vault files lie: beside the notes, found from a note upward; copies of shared folders are tried as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.locked_note import OtherVault, read_locked
from leaderdeck.library.vault import (
    LARGEST_VAULT_BYTES,
    DamagedVault,
    Vault,
    WrongPassphrase,
    open_with_passphrase,
    open_with_recovery_key,
    read_vault,
)

VAULT_NAME = ".leaderdeck-vault.json"
_PATTERN = ".leaderdeck-vault*.json"
MOST_TRIED = 8
"""Vault files of one folder that a passphrase is tried on: each costs a fifth of a second."""
_HIGHEST = 40


class NoVault(FileProblem):
    """There are locked notes and no file that says how to open them."""


def vault_files(folder: Path) -> tuple[Path, ...]:
    """The vault file of a folder and the copies that shared folders have made of it; the file itself first."""
    found: list[Path] = []
    with suppress(OSError, ValueError):
        found = sorted(file for file in folder.glob(_PATTERN) if file.is_file())
    return tuple(sorted(found, key=lambda file: (file.name != VAULT_NAME, file.name))[:MOST_TRIED])


def vault_folder_of(place: Path, library: Path | None = None) -> Path | None:
    """The nearest folder with a vault file, from this place upward, else the library's; None: there is none."""
    folder = place.absolute()
    for one in (folder, *folder.parents)[:_HIGHEST]:
        if vault_files(one):
            return one
    return library if library is not None and vault_files(library) else None


def folder_for_new_vault(place: Path, library: Path | None = None) -> Path:
    """Where a vault for this file belongs: in the library that it lies in, else in its own folder."""
    inside = library is not None and place.absolute().is_relative_to(library.absolute())
    return library if library is not None and inside else place.absolute().parent


def folder_that_opens(path: Path, data: bytes, library: Path | None = None) -> Path:
    """The folder whose vault file belongs to a locked note with these bytes.

    Raises DamagedNote, NoVault, DamagedVault; OtherVault where the vault files that are found are of other notes.
    """
    note = read_locked(data, path)
    folder = vault_folder_of(path.parent, library)
    if folder is None:
        raise NoVault(
            say("Fant ikke nøkkelfilen til {file}; den heter .leaderdeck-vault.json og hører hjemme i biblioteket.",
                file=path)
        )  # fmt: skip
    if note.vault not in {vault.id for _, vault in vaults_in(folder)}:
        raise OtherVault(
            say("Nøkkelfilen i {folder} hører ikke til {file}; hent den rette fra en sikkerhetskopi.",
                folder=folder, file=path)
        )  # fmt: skip
    return folder


def vaults_in(folder: Path) -> tuple[tuple[Path, Vault], ...]:
    """Every vault file of a folder that can be read.

    Raises NoVault where there is none, and DamagedVault where none of them can be read.
    """
    found: list[tuple[Path, Vault]] = []
    trouble: DamagedVault | None = None
    files = vault_files(folder)
    for file in files:
        try:
            found.append((file, read_vault(_bytes_of(file), file.name)))
        except DamagedVault as problem:
            trouble = trouble or problem
    if trouble is not None and not found:
        raise trouble
    if not found:
        raise NoVault(
            say("Fant ikke {file} i {folder}; uten den filen kan de låste notatene ikke åpnes. Hent den fra en kopi.",
                file=VAULT_NAME, folder=folder)
        )  # fmt: skip
    return tuple(found)


def open_vaults(folder: Path, passphrase: str) -> tuple[DataKey, ...]:
    """The keys of all vaults of a folder that the passphrase opens. Raises WrongPassphrase, NoVault, DamagedVault."""
    return _opened(vaults_in(folder), lambda vault: open_with_passphrase(vault, passphrase))


def open_vaults_with_recovery_key(folder: Path, written: str) -> tuple[DataKey, ...]:
    """The same with the recovery key. Raises FileProblem also where it is not written as one."""
    return _opened(vaults_in(folder), lambda vault: open_with_recovery_key(vault, written))


def _opened(vaults: Sequence[tuple[Path, Vault]], open_one: Callable[[Vault], DataKey]) -> tuple[DataKey, ...]:
    """One key of each vault: two copies of one vault open with what is known to either."""
    keys: dict[str, DataKey] = {}
    trouble: WrongPassphrase | None = None
    for _, vault in vaults:
        if vault.id in keys:
            continue
        try:
            keys[vault.id] = open_one(vault)
        except WrongPassphrase as problem:
            trouble = problem
    if not keys and trouble is not None:
        raise trouble
    return tuple(keys.values())


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_VAULT_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file, reason=reason)) from None
