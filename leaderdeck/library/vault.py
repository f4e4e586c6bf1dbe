"""The vault of a library: one small file that says how the passphrase, or the recovery key, opens the locked notes.

A random data key locks the notes. The vault file holds it twice, each time encrypted with a key of its own: one that
Argon2id makes of the passphrase, one that HKDF makes of the recovery key. Another passphrase therefore changes this
file only, and no note. The guide describes the format; nothing here touches a disk.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.data_key import KEY_BYTES, NONCE_BYTES, DataKey, NotGenuine
from leaderdeck.library.recovery_key import new_recovery_key, secret_of
from leaderdeck.quick_dataclass import dataclass

FORMAT = 1
LEAST_LETTERS = 12
"""Shorter ones are guessed: NIST SP 800-63B asks for 8 where tries are counted, and nobody counts tries at a file."""
LARGEST_VAULT_BYTES = 64 << 10
_SALT_BYTES = 16
_MOST_MEMORY_KIB = 1 << 20
"""1 GiB; a file that asks for more wants to stop the machine, not to be opened."""
_MOST_PASSES, _MOST_LANES = 64, 64
_ABOUT = {
    "nb": "Dette er nøkkelfilen til de låste notatene i denne mappen. Uten den kan ingen åpne dem. Ikke slett den.",
    "nn": "Dette er nøkkelfila til dei låste notata i denne mappa. Utan henne kan ingen opne dei. Ikkje slett henne.",
    "en": "This is the key file of the locked notes in this folder. Without it nobody can open them. Do not delete it.",
}

OpenedBy: TypeAlias = Literal["passphrase", "recovery key"]


class WrongPassphrase(FileProblem):
    """It opens nothing. Argon2 itself makes the next try wait."""


class DamagedVault(FileProblem):
    """The vault file is not as LeaderDeck wrote it, or of a version that is not known here."""


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one try of a passphrase costs, for its owner and for whoever guesses.

    The default takes some 0.2 seconds: the second recommended choice of RFC 9106, section 4.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The data key as one way of opening has it."""

    opened_by: OpenedBy
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: KeyCost | None = None
    """Of Argon2id; None for the recovery key, which nobody can guess."""


@dataclass(frozen=True, slots=True)
class Vault:
    """What a vault file says. It is no secret, but without it the notes are lost."""

    id: str
    """32 hexadecimal digits; every note says which vault it belongs to."""
    keys: tuple[WrappedKey, ...]


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault that was just made, open."""

    vault: Vault
    key: DataKey
    recovery_key: str
    """As it is to be printed; it is kept nowhere."""


def new_vault(passphrase: str, cost: KeyCost = KeyCost()) -> NewVault:
    """A vault with a new data key. Raises FileProblem where the passphrase is too short."""
    vault_id = os.urandom(16).hex()
    key = DataKey.random(vault_id)
    vault = with_passphrase(Vault(vault_id, ()), key, passphrase, cost)
    vault, recovery_key = with_new_recovery_key(vault, key)
    return NewVault(vault, key, recovery_key)


def check_passphrase(passphrase: str) -> None:
    """Raise FileProblem where a passphrase is too short to keep anything."""
    if len(_normal(passphrase)) < LEAST_LETTERS:
        raise FileProblem(
            say("Passordsetningen må ha minst {count} tegn; fire tilfeldige ord er lette å huske.", count=LEAST_LETTERS)
        )


def with_passphrase(vault: Vault, key: DataKey, passphrase: str, cost: KeyCost = KeyCost()) -> Vault:
    """The vault, opened by this passphrase instead of the one before; no note need be changed."""
    check_passphrase(passphrase)
    salt = os.urandom(_SALT_BYTES)
    return _with(vault, _wrap(vault.id, key, "passphrase", salt, _from_passphrase(passphrase, salt, cost), cost))


def with_new_recovery_key(vault: Vault, key: DataKey) -> tuple[Vault, str]:
    """The vault with a new recovery key, and that key; the one before opens it no more."""
    written = new_recovery_key()
    salt = os.urandom(_SALT_BYTES)
    return _with(vault, _wrap(vault.id, key, "recovery key", salt, _from_recovery_key(written, salt), None)), written


def open_with_passphrase(vault: Vault, passphrase: str) -> DataKey:
    """The data key. Raises WrongPassphrase."""
    for kept in vault.keys:
        if kept.opened_by == "passphrase" and kept.cost is not None:
            found = _unwrap(vault.id, kept, _from_passphrase(passphrase, kept.salt, kept.cost))
            if found is not None:
                return found
    raise WrongPassphrase(say("Passordsetningen er ikke riktig; prøv igjen, eller bruk gjenopprettingsnøkkelen."))


def open_with_recovery_key(vault: Vault, written: str) -> DataKey:
    """The data key. Raises WrongPassphrase, or FileProblem where the key is not written as one."""
    for kept in vault.keys:
        if kept.opened_by == "recovery key":
            found = _unwrap(vault.id, kept, _from_recovery_key(written, kept.salt))
            if found is not None:
                return found
    raise WrongPassphrase(
        say("Gjenopprettingsnøkkelen er ikke for disse notatene, eller er byttet ut med en nyere; se etter den nyeste.")
    )


def vault_bytes(vault: Vault) -> bytes:
    """The file of a vault."""
    said = {
        "leaderdeck_vault": FORMAT,
        "about": _ABOUT,
        "id": vault.id,
        "keys": [_said(kept) for kept in vault.keys],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def read_vault(data: bytes, name: str) -> Vault:
    """The vault of a file. Raises DamagedVault, which names it, where one byte of it is not as it was written."""
    plain = data.replace(b"\r\n", b"\n")  # what a version control system has made of the ends of lines does no harm
    try:
        said: Any = json.loads(plain.decode("utf-8")) if len(data) <= LARGEST_VAULT_BYTES else None
        if isinstance(said, dict) and isinstance(said.get("leaderdeck_vault"), int) and said["leaderdeck_vault"] > 1:
            raise DamagedVault(
                say("{file} er laget av en nyere LeaderDeck; oppdater programmet for å åpne notatene.", file=name)
            )
        vault = Vault(_hexadecimal(said["id"]), tuple(_kept(one) for one in said["keys"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        vault = None
    if vault is None or vault_bytes(vault) != plain:
        raise DamagedVault(
            say(
                "{file} er endret eller ødelagt; hent den fra en sikkerhetskopi for å åpne de låste notatene.",
                file=name,
            )
        )
    return vault


def _normal(passphrase: str) -> str:
    """Letters such as å are one sign or two, as the keyboard has them: here always the same."""
    return unicodedata.normalize("NFC", passphrase)


def _from_passphrase(passphrase: str, salt: bytes, cost: KeyCost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # costs no start: most have nothing locked

    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(_normal(passphrase).encode("utf-8", "surrogatepass"))


def _from_recovery_key(written: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derivation = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"leaderdeck-vault 1 recovery key")
    return derivation.derive(secret_of(written))


def _purpose(vault_id: str, opened_by: OpenedBy) -> bytes:
    return f"leaderdeck-vault {FORMAT}\n{vault_id}\n{opened_by}".encode("ascii")


def _wrap(
    vault_id: str, key: DataKey, opened_by: OpenedBy, salt: bytes, wrapping: bytes, cost: KeyCost | None
) -> WrappedKey:
    outer = DataKey(vault_id, wrapping)
    nonce, wrapped = outer.seal(bytes(key.material()), _purpose(vault_id, opened_by))
    outer.wipe()
    return WrappedKey(opened_by, salt, nonce, wrapped, cost)


def _unwrap(vault_id: str, kept: WrappedKey, wrapping: bytes) -> DataKey | None:
    outer = DataKey(vault_id, wrapping)
    try:
        return DataKey(vault_id, outer.reveal(kept.nonce, kept.wrapped, _purpose(vault_id, kept.opened_by)))
    except NotGenuine:
        return None
    finally:
        outer.wipe()


def _with(vault: Vault, new: WrappedKey) -> Vault:
    others = tuple(kept for kept in vault.keys if kept.opened_by != new.opened_by)
    return replace(vault, keys=tuple(sorted((*others, new), key=lambda kept: kept.opened_by)))


def _said(kept: WrappedKey) -> dict[str, Any]:
    cost = kept.cost
    way: dict[str, Any] = {"kdf": "hkdf-sha256"}
    if cost is not None:
        way = {"kdf": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    return {
        "opened_by": kept.opened_by,
        **way,
        "salt": _base64(kept.salt),
        "nonce": _base64(kept.nonce),
        "wrapped": _base64(kept.wrapped),
    }


def _kept(said: Any) -> WrappedKey:  # noqa: ANN401 - whatever a file says
    opened_by = said["opened_by"]
    cost = None
    if opened_by == "passphrase" and said["kdf"] == "argon2id":
        lanes = _number(said["lanes"], 1, _MOST_LANES)
        memory = _number(said["memory_kib"], 8 * lanes, _MOST_MEMORY_KIB)
        cost = KeyCost(memory, _number(said["passes"], 1, _MOST_PASSES), lanes)
    elif opened_by != "recovery key" or said["kdf"] != "hkdf-sha256":
        raise ValueError
    salt, nonce = _bytes(said["salt"], _SALT_BYTES), _bytes(said["nonce"], NONCE_BYTES)
    return WrappedKey(opened_by, salt, nonce, _bytes(said["wrapped"], KEY_BYTES + 16), cost)


def _number(said: object, least: int, most: int) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
        raise ValueError
    return said


def _hexadecimal(said: object) -> str:
    if not isinstance(said, str) or len(bytes.fromhex(said)) != 16:
        raise ValueError
    return said


def _bytes(said: object, length: int) -> bytes:
    if not isinstance(said, str):
        raise TypeError
    try:
        data = base64.b64decode(said, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(data) != length:
        raise ValueError
    return data


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
