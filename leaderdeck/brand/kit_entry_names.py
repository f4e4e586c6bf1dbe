"""Names inside packages from others: only plain ones that mean the same file on every machine."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable

from leaderdeck.language import Sentence, say

LONGEST_NAME_BYTES = 120
_DEEPEST = 2
_FORBIDDEN = frozenset('\\:<>"|?*')
"""A backslash and a colon lead elsewhere on Windows; it allows none of the others."""
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"}.union(
    *({f"{port}{number}" for number in "0123456789¹²³"} for port in ("com", "lpt"))
)
"""Names that Windows keeps for devices, with any ending. Source: Microsoft, «Naming Files, Paths, and Namespaces»."""
_REGULAR, _FOLDER = 0o100000, 0o040000
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIDE_FILES = (".ds_store", "thumbs.db", "desktop.ini")


def trouble_with_entries(entries: Iterable[zipfile.ZipInfo]) -> Sentence | None:
    """Why these entries may not be unpacked, or None: names, links and devices, encryption, the same name twice."""
    files: set[str] = set()
    folders: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        kind = (entry.external_attr >> 16) & 0o170000
        if not is_plain_name(name.removesuffix("/")):
            return say("den inneholder et ulovlig filnavn.")
        if kind not in (0, _REGULAR, _FOLDER):
            return say("den inneholder en lenke eller en enhet, ikke bare filer.")
        if entry.flag_bits & _ENCRYPTED:
            return say("den er kryptert; lagre den uten passord.")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return say("den er pakket på en måte som LeaderDeck ikke leser; pakk den på nytt.")
        known = same_name(name.removesuffix("/"))
        parents = {known[:at] for at, sign in enumerate(known) if sign == "/"}
        if name.endswith("/"):
            folders |= parents | {known}
            continue
        if known in files:
            return say("den inneholder samme fil to ganger.")
        files.add(known)
        folders |= parents
    return say("den inneholder samme fil to ganger.") if files & folders else None


def is_plain_name(name: str) -> bool:
    """Whether a relative name with `/` between folders is plain on Linux, macOS and Windows alike."""
    parts = name.split("/")
    return len(parts) <= _DEEPEST and all(map(_is_plain_part, parts))


def same_name(name: str) -> str:
    """What two names have in common that are one file on some machine: letter case, and how accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_side_file(name: str) -> bool:
    """Whether it is one of the files that Windows and macOS put beside everything."""
    first, _, _ = name.partition("/")
    last = name.rpartition("/")[2].lower()
    return first == "__MACOSX" or last in _SIDE_FILES or last.startswith("._")


def _is_plain_part(part: str) -> bool:
    if not part or part in (".", "..") or part[-1] in " ." or part[0] == " ":
        return False
    if len(part.encode("utf-8", "replace")) > LONGEST_NAME_BYTES or part.split(".")[0].strip().lower() in _RESERVED:
        return False
    return not any(sign in _FORBIDDEN or (unicodedata.category(sign)[0] in "CZ" and sign != " ") for sign in part)
