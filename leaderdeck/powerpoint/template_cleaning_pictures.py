"""Which files are pictures that a template may keep, told by their first bytes and not by their names."""

from __future__ import annotations

import struct

_HEADS = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"), (b"BM", "bmp"),
    (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"), (b"\xd7\xcd\xc6\x9a", "wmf"), (b"\x01\x00\x09\x00", "wmf"),
)  # fmt: skip
_EMF_SIGNATURE = b" EMF"
_EMF_SIGNATURE_AT = 40
"""[MS-EMF] 2.2.9: where a metafile's header says that it is one."""


def picture_suffix(data: bytes) -> str:
    """The suffix that the picture's kind goes by; empty for what is no picture, and for an SVG that does something."""
    if data[_EMF_SIGNATURE_AT : _EMF_SIGNATURE_AT + 4] == _EMF_SIGNATURE and struct.unpack_from("<L", data)[0] == 1:
        return "emf"
    known = next((suffix for head, suffix in _HEADS if data.startswith(head)), "")
    return known or ("svg" if _is_safe_svg(data) else "")


def _is_safe_svg(data: bytes) -> bool:
    from leaderdeck.brand.logos import parse_svg

    try:
        parse_svg(data)
    except ValueError:
        return False
    return True
