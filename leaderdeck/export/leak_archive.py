"""A packed file as the leak scan reads it: every part, also one that its list leaves out, and all between."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from leaderdeck.errors import ExportStopped
from leaderdeck.language import say

BEGINNING = b"PK\x03\x04"
LARGEST_PART = 512 << 20
"""Bytes: more is no part of a talk, and is refused instead of being left unsearched."""
_HEADER = re.compile(re.escape(BEGINNING))
_HEADER_BYTES = 30
_MOST_HIDDEN = 64 << 20


def is_archive(data: bytes) -> bool:
    """Whether these bytes can be opened as a packed file, wherever in them it begins."""
    return data.startswith(BEGINNING) or (b"PK\x05\x06" in data[-66_000:] and zipfile.is_zipfile(BytesIO(data)))


def archive_parts(data: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every part; under the name "" what stands around and between the parts.

    Raises ExportStopped for a part that is too large to be looked through, BadZipFile where the archive is damaged.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        spans, headers = [], set()
        for entry in archive.infolist():
            if entry.file_size > LARGEST_PART:
                name = entry.filename if not place else f"{place} › {entry.filename}"
                raise ExportStopped(say("{part} er for stor til å gjennomsøkes; filen ble ikke laget.", part=name))
            yield entry.filename, archive.read(entry)
            headers.add(entry.header_offset)
            start = _packed_from(data, entry.header_offset)
            spans.append((start, start + entry.compress_size))
    yield from (("", part) for part in _outside(data, sorted(spans), headers))


def _packed_from(data: bytes, header: int) -> int:
    """Where a part's own bytes begin."""
    name, extra = struct.unpack_from("<HH", data, header + 26)
    return header + _HEADER_BYTES + int(name) + int(extra)


def _outside(data: bytes, spans: list[tuple[int, int]], headers: set[int]) -> Iterator[bytes]:
    """All that is in no part: names, comments, extra fields, gaps; and what is packed there all the same."""
    gaps, at = [], 0
    for start, end in (*spans, (len(data), len(data))):
        gaps.append(data[at:start])
        at = max(at, end)
    yield b"\n".join(gaps)
    for found in _HEADER.finditer(data):
        at = found.start()
        if at in headers or at + _HEADER_BYTES > len(data) or any(start < at < end for start, end in spans):
            continue
        try:
            yield zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[_packed_from(data, at) :], _MOST_HIDDEN)
        except zlib.error:
            continue  # as it stands, and as such looked at above
