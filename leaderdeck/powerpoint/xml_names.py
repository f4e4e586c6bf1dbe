"""Names that PresentationML, DrawingML and packages go by (ECMA-376 parts 1 and 2, and Microsoft's extensions)."""

from __future__ import annotations

from hashlib import sha1

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

SLIDE_NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

OFFICE_RELATION = R + "/"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
SLIDE_TYPE = PRESENTATION_TYPE + "slide+xml"
NOTES_TYPE = PRESENTATION_TYPE + "notesSlide+xml"
NOTES_MASTER_TYPE = PRESENTATION_TYPE + "notesMaster+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""How every shape tree begins."""


def guid(*parts: object) -> str:
    """A GUID that is the same for the same parts, as UUID version 5 makes them (RFC 9562, 5.5)."""
    digest = bytearray(
        sha1("\x1f".join(map(str, parts)).encode("utf-8", "replace"), usedforsecurity=False).digest()[:16]
    )
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex().upper()
    return f"{{{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}}}"
