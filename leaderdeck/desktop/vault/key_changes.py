"""The vault file changed: another passphrase, another recovery key. Read anew each time, as another machine left it."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.desktop.vault.note_files import write_vault
from leaderdeck.errors import FileProblem
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.recovery_key import secret_of
from leaderdeck.library.vault import (
    KeyCost,
    Vault,
    check_passphrase,
    open_with_passphrase,
    open_with_recovery_key,
    with_new_recovery_key,
    with_passphrase,
)
from leaderdeck.library.vault_files import VAULT_NAME, vaults_in
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done."""

    recovery_key: str = ""
    """The new one, where one was made."""
    old_copies: tuple[Path, ...] = ()
    """Copies of the vault file, made by shared folders, which still open with what was valid before."""


def with_other_passphrase(folder: Path, now: str, passphrase: str, cost: KeyCost = KeyCost()) -> Changed:
    """Change the passphrase; `now` is the one that is valid, or the recovery key. Raises FileProblem."""
    check_passphrase(passphrase)
    vault, copies = _current(folder)
    key = _opened(vault, now)
    write_vault(folder, with_passphrase(vault, key, passphrase, cost))
    key.wipe()
    return Changed(old_copies=copies)


def with_other_recovery_key(folder: Path, now: str) -> Changed:
    """Make a new recovery key; `now` is the passphrase, or the key that is valid. Raises FileProblem."""
    vault, copies = _current(folder)
    key = _opened(vault, now)
    vault, recovery_key = with_new_recovery_key(vault, key)
    write_vault(folder, vault)
    key.wipe()
    return Changed(recovery_key, copies)


def _current(folder: Path) -> tuple[Vault, tuple[Path, ...]]:
    """The vault in the folder's own vault file, and the copies beside it that are of the same vault."""
    found = vaults_in(folder)
    place, vault = next(((file, one) for file, one in found if file.name == VAULT_NAME), found[0])
    return vault, tuple(file for file, one in found if file != place and one.id == vault.id)


def _opened(vault: Vault, secret: str) -> DataKey:
    try:
        secret_of(secret)
    except FileProblem:
        return open_with_passphrase(vault, secret)
    return open_with_recovery_key(vault, secret)
