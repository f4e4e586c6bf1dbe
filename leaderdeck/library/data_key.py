"""The key that notes are locked with, as long as it is in memory.

A key lives in one place, a `DataKey`, and is overwritten there by `wipe`. That is as far as Python goes: the
cryptography library and the system may have made copies of their own, and a machine that sleeps or swaps may write
memory to disk. The guide says so.
"""

from __future__ import annotations

import os

from leaderdeck.errors import FileProblem
from leaderdeck.language import say

KEY_BYTES = 32
"""AES-256."""
NONCE_BYTES = 12
"""The length that AES-GCM is made for (NIST SP 800-38D, 5.2.1.1). Random ones are safe for 2^32 messages a key."""
_TAG_BYTES = 16


class VaultShut(FileProblem):
    """The key was overwritten: the vault has been locked meanwhile."""

    def __init__(self) -> None:
        super().__init__(say("De låste notatene er låst igjen; lås dem opp og prøv på nytt."))


class NotGenuine(Exception):
    """What was to be opened was not locked with this key for this purpose: changed, cut, or another's.

    Never met by a user: whoever knows the file's name says what is wrong.
    """


class DataKey:
    """A random key of one vault. Encrypts and opens with AES-256-GCM and a new random nonce each time."""

    def __init__(self, vault: str, key: bytes | bytearray) -> None:
        self.vault = vault
        """The id of the vault that the key belongs to."""
        self._key = bytearray(key)
        self._is_wiped = False

    def __repr__(self) -> str:
        return f"DataKey({self.vault!r}, {'wiped' if self._is_wiped else 'open'})"

    @classmethod
    def random(cls, vault: str) -> DataKey:
        """A new key."""
        return cls(vault, os.urandom(KEY_BYTES))

    @property
    def is_wiped(self) -> bool:
        """Whether the key is gone from memory."""
        return self._is_wiped

    def material(self) -> bytearray:
        """The key itself, to be wrapped by another. Not copied. Raises VaultShut."""
        if self._is_wiped:
            raise VaultShut
        return self._key

    def seal(self, plain: bytes, purpose: bytes) -> tuple[bytes, bytes]:
        """(nonce, what `reveal` opens for the same purpose only). Raises VaultShut."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # costs no start: most have nothing locked

        nonce = os.urandom(NONCE_BYTES)
        return nonce, AESGCM(self.material()).encrypt(nonce, plain, purpose)

    def reveal(self, nonce: bytes, sealed: bytes, purpose: bytes) -> bytes:
        """What was sealed: all of it, or nothing. Raises NotGenuine and VaultShut."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self.material()
        if len(nonce) != NONCE_BYTES or len(sealed) < _TAG_BYTES:
            raise NotGenuine
        try:
            return AESGCM(key).decrypt(nonce, sealed, purpose)
        except InvalidTag:
            raise NotGenuine from None

    def wipe(self) -> None:
        """Overwrite the key; it opens and locks nothing any more."""
        for place in range(len(self._key)):
            self._key[place] = 0
        self._is_wiped = True
