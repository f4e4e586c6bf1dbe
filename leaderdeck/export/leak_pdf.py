"""The texts of a PDF: what its pages say to a reader, its strings, its streams unpacked, and all between."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO

import pikepdf

from leaderdeck.export.leak_bytes import readable
from leaderdeck.export.leak_found import Found
from leaderdeck.export.leak_letters import letters
from leaderdeck.export.leak_spellings import spellings

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_DRAWN = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")
_OPEN_TYPE = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
_DRAWN_TABLES = frozenset(
    name.ljust(4)
    for name in b"glyf loca hmtx vmtx cmap head hhea maxp cvt fpgm prep GSUB GPOS GDEF kern CFF gasp post OS/2".split()
)
_BODY = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_CODES = re.compile(rb"<[0-9A-Fa-f\s]*>")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 30
_READ_KEYS = frozenset(
    ("/Alt", "/ActualText", "/Title", "/Contents", "/T", "/TU", "/E", "/Subject", "/Keywords", "/Author")
)


def pdf_texts(data: bytes, depth: int) -> Iterator[Found]:
    """Every text of a PDF. Raises ValueError where it is damaged."""
    try:
        yield from _page_words(data)
        yield from _object_texts(data, depth)
    except (pikepdf.PdfError, RuntimeError) as problem:
        raise ValueError(type(problem).__name__) from problem
    for text in readable(_BODY.sub(b"", data)):
        yield Found("PDF", text, is_read=False)


def _object_texts(data: bytes, depth: int) -> Iterator[Found]:
    """What stands in the objects of the file, page or not."""
    with pikepdf.open(BytesIO(data)) as document:
        fonts, tables = _font_streams(document)
        strings: list[str] = []
        read: list[str] = []
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                _strings(thing.stream_dict, strings, read, 0)
                if thing.objgen in fonts:
                    yield from _font_texts(thing)
                elif thing.objgen in tables:
                    for words in readable(_CODES.sub(b"", thing.read_bytes())):
                        yield Found(f"PDF, objekt {thing.objgen[0]}", words, is_read=False)
                else:
                    yield from _stream_texts(thing, depth)
            else:
                _strings(thing, strings, read, 0)
        _strings(document.trailer, strings, read, 0)
    for texts, is_read in ((read, True), (strings, False)):
        for text in spellings("\n".join(texts)):
            yield Found("PDF", text, is_read)


def _font_texts(stream: pikepdf.Stream) -> Iterator[Found]:
    """A font's names and whatever else is neither outlines nor measures (OpenType); a whole font of another make."""
    data = stream.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0] if data[:4] in _OPEN_TYPE else 0
    parts = [] if tables else [data]
    for record in range(12, min(12 + 16 * tables, len(data) - 15), 16):
        start, length = struct.unpack_from(">II", data, record + 8)
        if data[record : record + 4] not in _DRAWN_TABLES:
            parts.append(data[start : start + length])
    for part in parts:
        for text in readable(part):
            yield Found(f"PDF, objekt {stream.objgen[0]}", text, is_read=False)


def _page_words(data: bytes) -> Iterator[Found]:
    """The pages as a reader copies them, which is the only way to the words of fonts whose codes are no letters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
            words.close()
            page.close()
            yield Found(f"PDF, side {number + 1}", text.replace("\r\n", "\n").replace("\ufffe", ""))
    finally:
        document.close()


_Numbers = set[tuple[int, int]]


def _font_streams(document: pikepdf.Pdf) -> tuple[_Numbers, _Numbers]:
    """The fonts themselves, and their tables of letters."""
    fonts: _Numbers = set()
    tables: _Numbers = set()
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for keys, found in ((_FONT_FILES, fonts), (("/ToUnicode", "/CIDToGIDMap"), tables)):
                found.update(
                    thing[key].objgen for key in keys if key in thing and isinstance(thing[key], pikepdf.Stream)
                )
    return fonts, tables


def _strings(thing: object, strings: list[str], read: list[str], depth: int) -> None:
    """The strings of an object and of what stands in it; what it points at has its own turn."""
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        strings.append(_decoded(bytes(thing)) if isinstance(thing, pikepdf.String) else str(thing))
        return
    named = thing.items() if isinstance(thing, pikepdf.Dictionary) else ()
    listed = (("", value) for value in thing) if isinstance(thing, pikepdf.Array) else ()
    for key, value in (*named, *listed):
        if key in _READ_KEYS and isinstance(value, pikepdf.String):
            read.append(_decoded(bytes(value)))
        elif isinstance(value, pikepdf.Object) and not value.is_indirect and depth < _DEEPEST:
            _strings(value, strings, read, depth + 1)


def _stream_texts(stream: pikepdf.Stream, depth: int) -> Iterator[Found]:
    from leaderdeck.export.leak_texts import texts_in

    filters = str(stream.stream_dict.get("/Filter", ""))
    place = f"PDF, objekt {stream.objgen[0]}"
    if stream.stream_dict.get("/Subtype") == "/Image":
        if any(name in filters for name in _DRAWN):
            yield from texts_in(stream.read_raw_bytes(), place, depth + 1)
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    if b" Tf" in data or b" re\n" in data or b" cm\n" in data:
        yield Found(place, "\n".join(_strings_in(data)), is_read=False)
        return
    yield from texts_in(data, place, depth + 1)


def _strings_in(content: bytes) -> Iterator[str]:
    """The strings of drawing operators, and comments between them."""
    for literal, digits in _STRING.findall(content):
        data = _ESCAPE.sub(_unescaped, literal) if literal else bytes.fromhex(_even(digits))
        text = _decoded(data)
        if letters(text):
            yield text
    for line in content.split(b"\n"):
        if b"%" in line:
            yield line.decode("latin-1")


def _even(digits: bytes) -> str:
    close = b"".join(digits.split()).decode()
    return close + "0" * (len(close) % 2)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) & 0xFF])
    return b"" if sign.strip() == b"" else sign


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
