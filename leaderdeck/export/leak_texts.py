"""A finished file opened anew: every text in it, in whatever part, wrapping or encoding, however deep it is packed.

Pixels are not read: what is drawn in a picture is looked for in what the painter was given, not here.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from leaderdeck.errors import ExportStopped
from leaderdeck.export import leak_markup
from leaderdeck.export.leak_archive import BEGINNING, LARGEST_PART, archive_parts, is_archive
from leaderdeck.export.leak_bytes import as_utf8, readable
from leaderdeck.export.leak_found import DEEPEST, Found, inside
from leaderdeck.export.leak_pictures import PICTURES, picture_texts
from leaderdeck.export.leak_spellings import packed_in, spellings, without_packed
from leaderdeck.language import say

_GZIP = b"\x1f\x8b"
_FOLD = re.compile(rb"\r?\n[ \t]")
_LARGEST_READ = 64 << 10
"""Bytes of what is no text: in more than this, letters stand beside each other by chance."""


def texts_in_file(file: Path) -> Iterator[Found]:
    """Everything that can be read in a file. Raises ExportStopped for a part that is too large to be looked through."""
    with file.open("rb") as stream:
        yield from texts_in(stream.read(LARGEST_PART + 1), "")


def texts_in(data: bytes, place: str, depth: int = 0) -> Iterator[Found]:
    """The texts of a file or of a part of one."""
    if len(data) > LARGEST_PART:
        raise ExportStopped(say("{part} er for stor til å gjennomsøkes; filen ble ikke laget.", part=place))
    if depth < DEEPEST and is_archive(data):
        yield from _in_archive(data, place, depth)
    elif data.startswith(b"%PDF-"):
        from leaderdeck.export.leak_pdf import pdf_texts

        for found in pdf_texts(data, depth):
            yield Found(inside(place, found.place), found.text, found.is_read)
    elif data.startswith(PICTURES):
        for name, chunk in picture_texts(data):
            yield from _plain(chunk, inside(place, name), depth)
    elif data.startswith(_GZIP) and depth < DEEPEST and (whole := _unzipped(data)) is not None:
        yield from texts_in(whole, place, depth + 1)
    else:
        yield from _in_text(data, place, depth)


def _in_archive(data: bytes, place: str, depth: int) -> Iterator[Found]:
    try:
        for name, part in archive_parts(data, place):
            if name:
                yield Found(inside(place, name), name, is_read=False)
                yield from texts_in(part, inside(place, name), depth + 1)
            else:
                yield from (Found(place, text, is_read=False) for text in readable(part))
    except zipfile.BadZipFile:
        if data.startswith(BEGINNING):
            raise
        yield from _in_text(data, place, depth)  # something that only looks like a packed file from behind


def _unzipped(data: bytes) -> bytes | None:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, LARGEST_PART)
    except zlib.error:
        return None


def _in_text(data: bytes, place: str, depth: int) -> Iterator[Found]:
    marked = as_utf8(data)
    start = marked[:512].lstrip()
    if start.startswith(b"<"):
        yield from _in_markup(marked, place, depth)
    elif start.startswith(b"BEGIN:VCALENDAR"):
        yield from _in_calendar(marked, place)
    else:
        yield from _plain(data, place, depth)


def _in_markup(data: bytes, place: str, depth: int) -> Iterator[Found]:
    for text, is_read in leak_markup.markup_texts(data):
        yield from _spelled(text.decode("utf-8", "replace"), place, depth, is_read=is_read)


def _spelled(text: str, place: str, depth: int, *, is_read: bool = True) -> Iterator[Found]:
    """A text in all its spellings, and what is packed in it."""
    if not text or text.isspace():
        return
    for number, spelled in enumerate(spellings(text)):
        yield Found(place, without_packed(spelled), is_read)
        if number and "<" in spelled and "&lt;" in text:
            yield Found(place, re.sub(r"<[^<>]*>", "", spelled), is_read)
        files, short = packed_in(spelled)
        for data in files if depth < DEEPEST else ():
            yield from texts_in(data, place, depth + 1)
        yield from (Found(place, found) for found in readable(short))


def _in_calendar(data: bytes, place: str) -> Iterator[Found]:
    lines = _FOLD.sub(b"", data).decode("utf-8", "replace").replace("\\n", "\n").replace("\\,", ",").splitlines()
    said = [line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "COMMENT"))]
    yield from _spelled("\n".join(line.partition(":")[2] for line in said), place, DEEPEST)
    yield from _spelled("\n".join(lines), place, DEEPEST, is_read=False)


def _plain(data: bytes, place: str, depth: int) -> Iterator[Found]:
    """What stands readable among any bytes."""
    is_read = len(data) <= _LARGEST_READ or _is_text(data)
    for text in readable(data):
        yield from _spelled(text, place, depth, is_read=is_read)
        if "<" in text and leak_markup.BEGINNING.search(encoded := text.encode("utf-8", "replace")):
            yield from _in_markup(encoded, place, depth)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
