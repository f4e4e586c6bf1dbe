"""Text as the leak scan compares it: letters and digits alone, so that no border between runs or space hides a word."""

from __future__ import annotations

import re
import unicodedata

from leaderdeck.checks.identity_numbers import identity_kind
from leaderdeck.checks.sensitive import normalized

_OTHERS = re.compile(r"[\W_]+")
_IDENTITY = re.compile(r"(?<![\da-fA-F])\d{2}[ .]?\d{2}[ .]?\d{2}[ .\-]{0,2}\d{5}(?![\da-fA-F])")
"""Eleven digits in one piece, or divided as a person writes them; not any row of numbers that has as many digits,
nor a stretch of a checksum."""
_ELEVEN_DIGITS = re.compile(r"\d(?:\W{0,2}\d){10}")


def letters(text: str) -> str:
    """The letters and digits of a text in one piece, small and in one spelling: `Å\u00adpen, 3` → `åpen3`."""
    return _OTHERS.sub("", _in_one_spelling(text))


def spaced(text: str) -> str:
    """The same with one space around each word, for what is too short to be looked for inside of others."""
    plain = _in_one_spelling(text).replace("\u00ad", "").replace("\u200b", "")
    return f" {_OTHERS.sub(' ', plain).strip()} "


def _in_one_spelling(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def identity_numbers(text: str) -> tuple[str, ...]:
    """The national identity numbers in a text, as eleven digits each. No line end may divide one."""
    if not _ELEVEN_DIGITS.search(text):
        return ()
    found = []
    for line in text.split("\n"):
        if _ELEVEN_DIGITS.search(line):
            for match in _IDENTITY.finditer(normalized(line)):
                digits = "".join(sign for sign in match[0] if sign.isdigit())
                if identity_kind(digits):
                    found.append(digits)
    return tuple(found)
