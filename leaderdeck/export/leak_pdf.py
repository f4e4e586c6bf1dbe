"""The texts of a PDF: what its pages say to a reader, its strings, and its streams unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from leaderdeck.export.leak_letters import letters

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_DRAWN = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 30
_READ_KEYS = frozenset(
    ("/Alt", "/ActualText", "/Title", "/Contents", "/T", "/TU", "/E", "/Subject", "/Keywords", "/Author")
)

Text = tuple[str, str, bool]
"""Where it stands, what it says, and whether people read it."""


def pdf_texts(stream: BinaryIO) -> Iterator[Text]:
    """Every text of a PDF. Raises ValueError where it is damaged."""
    try:
        yield from _page_words(stream)
        stream.seek(0)
        yield from _object_texts(stream)
    except (pikepdf.PdfError, RuntimeError) as problem:
        raise ValueError(type(problem).__name__) from problem


def _object_texts(stream: BinaryIO) -> Iterator[Text]:
    """What stands in the objects of the file, page or not."""
    with pikepdf.open(stream) as document:
        fonts = _font_streams(document)
        strings: list[str] = []
        read: list[str] = []
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                _strings(thing.stream_dict, strings, read, 0)
                if thing.objgen not in fonts:
                    yield from _stream_texts(thing)
            else:
                _strings(thing, strings, read, 0)
        _strings(document.trailer, strings, read, 0)
    yield "PDF", "\n".join(read), True
    yield "PDF", "\n".join(strings), False


def _page_words(stream: BinaryIO) -> Iterator[Text]:
    """The pages as a reader copies them, which is the only way to the words of fonts whose codes are no letters."""
    import pypdfium2

    stream.seek(0)
    document = pypdfium2.PdfDocument(stream.read())
    try:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
            words.close()
            page.close()
            yield f"PDF, side {number + 1}", text.replace("\r\n", "\n").replace("\ufffe", ""), True
    finally:
        document.close()


def _font_streams(document: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The fonts themselves and their tables of letters: programs read them, and they are long."""
    found: set[tuple[int, int]] = set()
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in (*_FONT_FILES, "/ToUnicode", "/CIDToGIDMap"):
                if key in thing and isinstance(thing[key], pikepdf.Stream):
                    found.add(thing[key].objgen)
    return found


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


def _stream_texts(stream: pikepdf.Stream) -> Iterator[Text]:
    from leaderdeck.export.leak_texts import texts_in_bytes

    filters = str(stream.stream_dict.get("/Filter", ""))
    place = f"PDF, objekt {stream.objgen[0]}"
    if stream.stream_dict.get("/Subtype") == "/Image":
        if any(name in filters for name in _DRAWN):
            for found in texts_in_bytes(stream.read_raw_bytes(), place):
                yield found.place, found.text, found.is_read
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    if b" Tf" in data or b" re\n" in data or b" cm\n" in data:
        yield place, "\n".join(_strings_in(data)), False
        return
    for found in texts_in_bytes(data, place):
        yield found.place, found.text, found.is_read


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
