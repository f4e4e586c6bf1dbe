"""The printable recovery key: 160 random bits as nine groups of four letters and digits, the last a check of the rest.

Letters and digits are those of Base32 (RFC 4648), which has no 0, 1, 8 and 9: whoever reads O, I, B or G as one of them
is understood. Spaces, hyphens and letter case do not matter.
"""

from __future__ import annotations

import base64
import hashlib
import os

from leaderdeck.errors import FileProblem
from leaderdeck.language import say

SECRET_BYTES = 20
"""160 bits: nobody tries that many, so the key needs no slow derivation."""
_CHECK_LETTERS = 4
_GROUP = 4
_LETTERS = 36
_READ_AS = str.maketrans({"0": "O", "1": "I", "8": "B", "9": "G"})


def new_recovery_key() -> str:
    """A random key as it is printed: `ABCD-EFGH-…`, nine groups."""
    letters = base64.b32encode(os.urandom(SECRET_BYTES)).decode("ascii")
    letters += _check(letters)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def secret_of(written: str) -> bytes:
    """The secret bits of a key as somebody wrote it. Raises FileProblem where a letter is missing or wrong."""
    letters = "".join(letter for letter in written.upper() if letter.isascii() and letter.isalnum())
    letters = letters.translate(_READ_AS)
    body, check = letters[:-_CHECK_LETTERS], letters[-_CHECK_LETTERS:]
    if len(letters) != _LETTERS or check != _check(body):
        raise FileProblem(
            say("Gjenopprettingsnøkkelen er ikke skrevet riktig; den har ni grupper med fire bokstaver eller tall.")
        )
    return base64.b32decode(body)


def _check(letters: str) -> str:
    return base64.b32encode(hashlib.sha256(letters.encode("ascii")).digest()).decode("ascii")[:_CHECK_LETTERS]
