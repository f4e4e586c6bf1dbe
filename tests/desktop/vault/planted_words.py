"""Looks for words in every file below some folders: as they are, in other encodings, in Base64, packed and escaped."""

from __future__ import annotations

import base64
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "windows-1252")


def places_of(words: Iterable[str], folders: Iterable[Path]) -> list[tuple[str, Path]]:
    """(word, file) for each word found in a file, its name, or a packed part of it."""
    needles = [(word, spelled) for word in words for spelled in _spellings(word)]
    return [
        (word, path)
        for folder in folders
        for path in _paths(folder)
        for data in _contents(path)
        for word, needle in needles
        if needle in data
    ]


def _spellings(word: str) -> set[bytes]:
    plain = {word.encode(encoding) for encoding in _ENCODINGS} | {word.casefold().encode()}
    escaped = {json.dumps(word)[1:-1].encode(), repr(word.encode())[2:-1].encode(), word.encode().hex().encode()}
    return plain | escaped | {letters for one in plain for letters in _in_base64(one)}


def _in_base64(data: bytes) -> Iterator[bytes]:
    """The letters that the data leaves in Base64, wherever in a group of three it begins; both alphabets."""
    for before in range(3):
        letters = base64.b64encode(bytes(before) + data)
        kept = letters[(0, 2, 3)[before] : -4]
        if len(kept) >= 12:
            yield kept
            yield kept.translate(bytes.maketrans(b"+/", b"-_"))


def _paths(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent) / name for name in (*folders, *names))


def _contents(path: Path) -> Iterator[bytes]:
    yield os.fsencode(path.name)
    if not path.is_file():
        return
    data = path.read_bytes()
    yield data
    yield data.replace(b"\n", b"")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())
    start = data.find(b"x")
    while start >= 0:
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            pass
        start = data.find(b"x", start + 1)
