"""Packages whose bytes depend on nothing but their parts: no clock, no machine, no order of a dictionary's making."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold (APPNOTE 4.4.6)."""
_SQUEEZED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".fntdata")
_MS_DOS = 0


def write_zip(parts: Iterable[tuple[str, bytes]], out: BinaryIO, level: int = 6) -> None:
    """Writes (name, bytes) pairs in their order. `[Content_Types].xml` should come first, as PowerPoint has it."""
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = _MS_DOS
            squeezed = name.lower().endswith(_SQUEEZED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if squeezed else zipfile.ZIP_DEFLATED
            package.writestr(entry, data, compresslevel=level)
