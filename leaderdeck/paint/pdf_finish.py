"""What Qt leaves out of a PDF: title, language, bookmarks, links and letters; and what it should not say."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from leaderdeck.paint.pdf_links import Link
from leaderdeck.paint.pdf_parts import Part
from leaderdeck.paint.pdf_tags import MarksLost, Read, add_tags, without_marks
from leaderdeck.paint.pdf_text import join_letters
from leaderdeck.quick_dataclass import dataclass

PRODUCER = "LeaderDeck"
_ACCESS_MARK = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'
_PRINTED = 4
"""Annotation flag Print (ISO 32000-1, 12.5.3)."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's links, and the parts of it in the order they were drawn."""

    links: tuple[Link, ...]
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where something begins. Those of a deeper level stand under the one before."""

    name: str
    page: int
    """From 0."""
    level: int = 1
    top_pt: float | None = None
    """From the page's upper edge; None for the whole page."""


def finish_pdf(
    drawn: bytes,
    out: Path | BinaryIO,
    *,
    title: str,
    language: str,
    pages: Sequence[PageFacts],
    read: Read,
    bookmarks: Sequence[Bookmark],
    letters: Sequence[tuple[int, bytes]],
    tells_all: bool,
) -> bool:
    """Writes the drawn PDF to `out`: the same pages always give the same bytes. Raises OSError when it cannot.

    `tells_all`: every glyph has its letter in `letters`, and every picture its words. Gives False where the drawing
    could not be tagged: then the file is as it would be without tags.
    """
    with Pdf.open(BytesIO(drawn)) as pdf:
        links: dict[Link, Object] = {}
        for page, facts in zip(pdf.pages, pages, strict=True):
            links |= _add_links(pdf, page, facts.links)
        is_tagged = _tag(pdf, [facts.parts for facts in pages], links, read)
        join_letters(pdf)
        are_named = _name_letters(pdf, letters)
        holds = is_tagged and are_named and tells_all and bool(title)
        _say_what_it_is(pdf, title, language, claims_access=holds)
        _add_bookmarks(pdf, bookmarks)
        if Name.ID in pdf.trailer:
            del pdf.trailer.ID  # Qt's is made by chance; saving gives one that follows from the content
        pdf.remove_unreferenced_resources()
        whole = BytesIO()  # written below: a disk that is full would make QPDF stop the whole program
        pdf.save(
            whole,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
        )
    if isinstance(out, Path):
        out.write_bytes(whole.getvalue())
    else:
        out.write(whole.getvalue())
    return is_tagged


def _tag(pdf: Pdf, parts: Sequence[Sequence[Part]], links: Mapping[Link, Object], read: Read) -> bool:
    try:
        add_tags(pdf, parts, links, read)
    except MarksLost:
        without_marks(pdf)
        return False
    return True


def _add_bookmarks(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """The tree of bookmarks, whichever levels are left out."""
    with pdf.open_outline() as outline:
        open_: list[tuple[int, OutlineItem]] = []
        for mark in bookmarks:
            while open_ and open_[-1][0] >= mark.level:
                open_.pop()
            if mark.top_pt is None:
                item = OutlineItem(mark.name, mark.page)
            else:
                height = float(pdf.pages[mark.page].mediabox[3])
                item = OutlineItem(mark.name, mark.page, "XYZ", top=round(height - mark.top_pt, 1))
            (open_[-1][1].children if open_ else outline.root).append(item)
            open_.append((mark.level, item))


def _name_letters(pdf: Pdf, letters: Sequence[tuple[int, bytes]]) -> bool:
    """Gives every font its own table of letters; fonts are numbered in the order of first use, as the tables are.

    Gives False where Qt's own tables had to do.
    """
    fonts = sorted(
        (found for found in pdf.objects if isinstance(found, Dictionary) and "/DescendantFonts" in found),
        key=lambda font: font.objgen,
    )
    if [_glyph_count(font) for font in fonts] != [count for count, _ in letters]:
        for font in fonts:
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0009>", b"<0020>"))
        return False
    for font, (_, table) in zip(fonts, letters, strict=True):
        font.ToUnicode = pdf.make_stream(table)
        descriptor = font.DescendantFonts[0].FontDescriptor
        if "/CIDSet" in descriptor:
            del descriptor.CIDSet  # not asked for, and wrong where a font is a part of the whole
    return True


def _glyph_count(font: Dictionary) -> int:
    """How many glyphs the embedded font holds beside the one for what is missing (OpenType, table `maxp`)."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    data = descriptor.FontFile2.read_bytes() if "/FontFile2" in descriptor else b""
    tables = struct.unpack_from(">H", data, 4)[0] if data else 0
    for record in range(12, 12 + 16 * tables, 16):
        if data[record : record + 4] == b"maxp":
            (start,) = struct.unpack_from(">I", data, record + 8)
            return int(struct.unpack_from(">H", data, start + 4)[0]) - 1
    return -1


def _say_what_it_is(pdf: Pdf, title: str, language: str, *, claims_access: bool) -> None:
    del pdf.docinfo
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Producer] = String(PRODUCER)
    root = pdf.Root
    root.Lang = String(language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_metadata(title, language, claims_access=claims_access))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    if Name.Names in root and not len(root.Names):
        del root.Names


def _metadata(title: str, language: str, *, claims_access: bool) -> bytes:
    """The same title and language as XMP (ISO 16684-1), where it is earned PDF/UA-1's mark (ISO 14289-1, 5)."""
    clean = escape("".join(letter for letter in title if letter.isprintable() or letter == " "))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{clean}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>{_ACCESS_MARK if claims_access else ''}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _add_links(pdf: Pdf, page: pikepdf.Page, links: Sequence[Link]) -> Mapping[Link, Object]:
    """Lays every link on its words."""
    page.obj.Tabs = Name.S
    height = float(page.mediabox[3])
    laid: dict[Link, Object] = {link: pdf.make_indirect(_annotation(link, height)) for link in links}
    if laid:
        page.obj.Annots = Array(laid.values())
    return laid


def _annotation(link: Link, height: float) -> Dictionary:
    frame = link.frame
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[round(edge, 2) for edge in (frame.x, height - frame.bottom, frame.right, height - frame.y)],
        Border=[0, 0, 0],
        F=_PRINTED,
        Contents=String(link.words.strip()),
        A=Dictionary(S=Name.URI, URI=String(link.address)),
    )
