"""A finished file opened anew: every text in it, in whatever part, wrapping or encoding, however deep it is packed.

Pixels are not read: what is drawn in a picture is looked for in what the painter was given, not here.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from leaderdeck.errors import ExportStopped
from leaderdeck.export.leak_pictures import PICTURES, picture_texts
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

DEEPEST = 4
"""A workbook in a presentation in a folder packed as one file is three deep."""
LARGEST_PART = 512 << 20
"""Bytes: more is no part of a talk, and is refused instead of being left unsearched."""
_HUMAN = frozenset(b"descr title name alt aria-label content label caption summary tooltip".split())
"""Attributes that somebody reads, or has read aloud."""
_BREAKS = re.compile(
    rb"<(?:/(?:[a-zA-Z]+:)?(?:p|tr|tc|td|th|li|h[1-6]|div|title|v|t|si|c|dt|dd|caption|figcaption|option)"
    rb"|(?:[a-zA-Z]+:)?(?:br|tab|cr|hr)\b[^<>]*)>"
)
_RUN_END = re.compile(rb"</[aw]:t>")
_UNSHOWN = re.compile(rb"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(rb"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(
    rb"""([\w:.-]+)\s*=\s*(?:"([^"<>]*[A-Za-z\x80-\xff&%][^"<>]*)"|'([^'<>]*[A-Za-z\x80-\xff&%][^'<>]*)')"""
)
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_LONGEST_PACKED = 200
"""Letters of base64 that are tried as text; longer ones are files, and are opened as such."""
_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\xff][\x00\x01]){5,}")
_FOLD = re.compile(rb"\r?\n[ \t]")


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of text, and the part of the file where it stands."""

    place: str
    text: str
    is_read: bool = True
    """Whether people read it: words shown, spoken or read aloud, not names that programs give each other."""


def texts_in_file(file: Path) -> Iterator[Found]:
    """Everything that can be read in a file. Raises ExportStopped for a part that is too large to be looked through."""
    with file.open("rb") as stream:
        yield from _texts_in(stream, "", 0)


def _texts_in(stream: BinaryIO, place: str, depth: int) -> Iterator[Found]:
    head = stream.read(8)
    stream.seek(0)
    if head[:4] == b"PK\x03\x04" and depth < DEEPEST:
        yield from _in_archive(stream, place, depth)
    elif head[:5] == b"%PDF-":
        from leaderdeck.export.leak_pdf import pdf_texts

        for name, text, is_read in pdf_texts(stream):
            yield Found(_inside(place, name), text, is_read)
    else:
        yield from texts_in_bytes(stream.read(LARGEST_PART + 1), place, depth)


def _in_archive(stream: BinaryIO, place: str, depth: int) -> Iterator[Found]:
    with zipfile.ZipFile(stream) as archive:
        yield Found(place, archive.comment.decode("latin-1"), is_read=False)
        for entry in archive.infolist():
            name = _inside(place, entry.filename)
            yield Found(name, entry.filename + "\n" + entry.comment.decode("latin-1"), is_read=False)
            yield from _bytes_of_entry(entry.extra, name)
            if entry.file_size > LARGEST_PART:
                raise ExportStopped(say("{part} er for stor til å gjennomsøkes; filen ble ikke laget.", part=name))
            yield from _texts_in(BytesIO(archive.read(entry)), name, depth + 1)


def _bytes_of_entry(extra: bytes, name: str) -> Iterator[Found]:
    if extra:
        yield Found(name, extra.decode("latin-1"), is_read=False)


def texts_in_bytes(data: bytes, place: str, depth: int = 0) -> Iterator[Found]:
    """The texts of one part that is neither an archive nor a PDF."""
    if len(data) > LARGEST_PART:
        raise ExportStopped(say("{part} er for stor til å gjennomsøkes; filen ble ikke laget.", part=place))
    if data.startswith(PICTURES):
        for name, chunk in picture_texts(data):
            yield from _plain(chunk, _inside(place, name))
        return
    marked = _as_utf8(data)
    start = marked[:512].lstrip()
    if start.startswith(b"<"):
        yield from _in_markup(marked, place, depth)
    elif start.startswith(b"BEGIN:VCALENDAR"):
        yield from _in_calendar(marked, place)
    else:
        yield from _plain(data, place)


def _as_utf8(data: bytes) -> bytes:
    """Markup in UTF-16 as UTF-8; anything else as it is."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff").encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def _in_markup(data: bytes, place: str, depth: int) -> Iterator[Found]:
    unshown = [match[0] for match in _UNSHOWN.finditer(data)] if b"<st" in data or b"<sc" in data else []
    if unshown:
        yield from _with_unpacked(b"\n".join(unshown).decode("utf-8", "replace"), place, depth, is_read=False)
        data = _UNSHOWN.sub(b"", data)
    comments = [b" ".join(part for part in match.groups() if part) for match in _COMMENT.finditer(data)]
    yield from _with_unpacked(b"\n".join(comments).decode("utf-8", "replace"), place, depth, is_read=False)
    read: list[bytes] = []
    others: list[bytes] = []
    for name, double, single in _ATTRIBUTE.findall(data):
        (read if name.lower() in _HUMAN else others).append(double or single)
    text = _TAG.sub(b"", _BREAKS.sub(b"\n", _RUN_END.sub(b"", data)))
    yield from _with_unpacked(text.decode("utf-8", "replace"), place, depth)
    yield from _with_unpacked(b"\n".join(read).decode("utf-8", "replace"), place, depth)
    yield from _with_unpacked(b"\n".join(others).decode("utf-8", "replace"), place, depth, is_read=False)


def _with_unpacked(text: str, place: str, depth: int, *, is_read: bool = True) -> Iterator[Found]:
    """A text as it stands, and as it reads without entities, percent signs and base64."""
    if not text or text.isspace():
        return
    if "&" in text:
        text = html.unescape(text)
    yield Found(place, text, is_read)
    if "&" in text and (twice := html.unescape(text)) != text:
        yield Found(place, twice, is_read)
    if "%" in text and (spelled := unquote(text)) != text:
        yield Found(place, spelled, is_read=False)
    for packed in _PACKED.findall(text):
        yield from _unpacked(packed, place, depth)


def _unpacked(packed: str, place: str, depth: int) -> Iterator[Found]:
    padded = packed.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        data = base64.b64decode(padded + "=" * (-len(padded) % 4))
    except (binascii.Error, ValueError):
        return
    if len(packed) > _LONGEST_PACKED and depth < DEEPEST:
        yield from texts_in_bytes(data, place, depth + 1)
    else:
        yield from _plain(data, place)


def _in_calendar(data: bytes, place: str) -> Iterator[Found]:
    lines = _FOLD.sub(b"", data).decode("utf-8", "replace").replace("\\n", "\n").replace("\\,", ",").splitlines()
    said = [line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "COMMENT"))]
    yield from _with_unpacked("\n".join(line.partition(":")[2] for line in said), place, DEEPEST)
    yield from _with_unpacked("\n".join(lines), place, DEEPEST, is_read=False)


def _plain(data: bytes, place: str) -> Iterator[Found]:
    """What stands readable among any bytes, as UTF-8, as one byte a letter, and as two with either end first."""
    printed = b"\n".join(_PRINTED.findall(data))
    if printed:
        yield from _with_unpacked(printed.decode("utf-8", "replace"), place, DEEPEST)
        if not printed.isascii():
            yield Found(place, printed.decode("latin-1"))
    if b"\0" in data:
        yield Found(place, "\n".join(run.decode("utf-16-le", "replace") for run in _WIDE.findall(data)))
        turned = _WIDE.findall(data[::-1])
        yield Found(place, "\n".join(run.decode("utf-16-le", "replace")[::-1] for run in turned))


def _inside(place: str, name: str) -> str:
    return f"{place} › {name}" if place and name else place or name
