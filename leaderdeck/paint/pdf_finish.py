"""What Qt leaves out of a PDF: title, language, bookmarks, links and letters; and what it should not say."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from leaderdeck.paint.pdf_links import Link
from leaderdeck.paint.pdf_text import join_letters
from leaderdeck.quick_dataclass import dataclass

PRODUCER = "LeaderDeck"
_PRINTED = 4
"""Annotation flag Print (ISO 32000-1, 12.5.3)."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's bookmark and its links."""

    name: str
    links: tuple[Link, ...]


def finish_pdf(
    drawn: bytes,
    out: Path | BinaryIO,
    *,
    title: str,
    language: str,
    pages: Sequence[PageFacts],
    letters: Sequence[tuple[int, bytes]],
) -> None:
    """Writes the drawn PDF to `out`: the same pages always give the same bytes. Raises OSError when it cannot."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        join_letters(pdf)
        _name_letters(pdf, letters)
        _say_what_it_is(pdf, title, language)
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(facts.name, index) for index, facts in enumerate(pages))
        for page, facts in zip(pdf.pages, pages, strict=True):
            _add_links(pdf, page, facts.links)
        if Name.ID in pdf.trailer:
            del pdf.trailer.ID  # Qt's is made by chance; saving gives one that follows from the content
        pdf.remove_unreferenced_resources()
        whole = BytesIO()  # written below: a disk that is full would make QPDF stop the whole program
        pdf.save(
            whole,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
        )
    if isinstance(out, Path):
        out.write_bytes(whole.getvalue())
    else:
        out.write(whole.getvalue())


def _name_letters(pdf: Pdf, letters: Sequence[tuple[int, bytes]]) -> None:
    """Gives every font its own table of letters; fonts are numbered in the order of first use, as the tables are."""
    fonts = sorted(
        (found for found in pdf.objects if isinstance(found, Dictionary) and "/DescendantFonts" in found),
        key=lambda font: font.objgen,
    )
    if [_glyph_count(font) for font in fonts] != [count for count, _ in letters]:
        for font in fonts:
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0009>", b"<0020>"))
        return
    for font, (_, table) in zip(fonts, letters, strict=True):
        font.ToUnicode = pdf.make_stream(table)


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


def _say_what_it_is(pdf: Pdf, title: str, language: str) -> None:
    del pdf.docinfo
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Producer] = String(PRODUCER)
    root = pdf.Root
    root.Lang = String(language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_metadata(title, language))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    if Name.Names in root and not len(root.Names):
        del root.Names


def _metadata(title: str, language: str) -> bytes:
    """The same title and language as XMP (ISO 16684-1), and nothing else."""
    clean = escape("".join(letter for letter in title if letter.isprintable() or letter == " "))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{clean}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _add_links(pdf: Pdf, page: pikepdf.Page, links: Sequence[Link]) -> None:
    page.obj.Tabs = Name.S
    if not links:
        return
    height = float(page.mediabox[3])
    page.obj.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=[
                        round(link.frame.x, 2),
                        round(height - link.frame.bottom, 2),
                        round(link.frame.right, 2),
                        round(height - link.frame.y, 2),
                    ],
                    Border=[0, 0, 0],
                    F=_PRINTED,
                    Contents=String(link.words.strip()),
                    A=Dictionary(S=Name.URI, URI=String(link.address)),
                )
            )
            for link in links
        ]
    )
