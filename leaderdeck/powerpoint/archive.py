"""Zip archives whose bytes depend on nothing but their contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that zip can say; no export tells when it was made."""
_PACKED_ALREADY = (".png", ".jpeg", ".jpg", ".gif", ".xlsx")


def write_archive(out: BinaryIO, entries: Mapping[str, bytes]) -> None:
    """Write the entries in their order. What is packed already (pictures, workbooks) is stored as it is."""
    whole = io.BytesIO()  # zipfile goes back to the head of each entry, which costs a file on disk two writes
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            archive.writestr(
                entry, data, zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            )
    out.write(whole.getbuffer())
