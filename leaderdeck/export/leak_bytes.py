"""What stands readable among any bytes: as UTF-8, as one byte a letter, and as two or four with either end first."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PRINTED = re.compile(rb"[\t\x20-\x7e\x80-\xff]{4,}")
_WIDE = {
    "utf-16-le": re.compile(rb"(?:[\x20-\xff][\x00\x01]){4,}"),
    "utf-16-be": re.compile(rb"(?:[\x00\x01][\x20-\xff]){4,}"),
    "utf-32-le": re.compile(rb"(?:[\x20-\xff][\x00\x01]\x00\x00){4,}"),
    "utf-32-be": re.compile(rb"(?:\x00\x00[\x00\x01][\x20-\xff]){4,}"),
}
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"), (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)  # fmt: skip


def as_utf8(data: bytes) -> bytes:
    """Text in two or four bytes a letter as UTF-8; anything else as it is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def readable(data: bytes) -> Iterator[str]:
    """Every way in which these bytes may be read."""
    printed = b"\n".join(_PRINTED.findall(data))
    if printed:
        yield printed.decode("utf-8", "replace")
        if not printed.isascii():
            yield printed.decode("latin-1")
    if b"\0" in data:
        for encoding, runs in _WIDE.items():
            found = "\n".join(run.decode(encoding, "replace") for run in runs.findall(data))
            if found:
                yield found
