"""Documents as somebody with bad intentions, or a broken program, makes them."""

import io
import zipfile
import zlib

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_LOL = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, 10))
OUTSIDE = (
    f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="r9" Type="{_OFFICE}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>'
    f'<Relationship Id="r8" Type="{_OFFICE}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    "</Relationships>"
)
BOMB = f'<!DOCTYPE a [<!ENTITY l0 "lol">{_LOL}]>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, *, before: str = "", **others: str | bytes) -> bytes:
    document = f'{before}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'
    parts = {name.replace("__", "/"): data for name, data in others.items()}
    return packed({"_rels/.rels": _ROOT, "word/document.xml": document, **parts})


def linked_word() -> bytes:
    body = (
        '<w:p><w:hyperlink r:id="r9"><w:r><w:t>lenke</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r8"/>'
        "</w:drawing></w:r></w:p>"
    )
    document = f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'
    return packed({"_rels/.rels": _ROOT, "word/document.xml": document, "word/_rels/document.xml.rels": OUTSIDE})


def locked_word() -> bytes:
    data = bytearray(word(paragraph("hei")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def open_document(body: str, *, before: str = "") -> bytes:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
    )
    content = (
        f"{before}<office:document-content{names}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(content: bytes = b"BT /F1 12 Tf 50 700 Td (Hei der) Tj ET", *, kids: bytes = b"3 0 R", count: int = 1,
        coding: bytes = b"", trailer: bytes = b"") -> bytes:  # fmt: skip
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), coding, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def locked_pdf() -> bytes:
    key = b"0123456789012345678901234567890"
    return pdf(trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%sA) /U (%sB) /P -4 >>"
                       b" /ID [(0123456789012345)(0123456789012345)] " % (key, key))  # fmt: skip


def swelling_pdf() -> bytes:
    stream = zlib.compress(zlib.compress(bytes(60 << 20), 1), 9)
    return pdf(stream, coding=b"/Filter [/FlateDecode /FlateDecode] ")
