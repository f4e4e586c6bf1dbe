"""A quick look at a written deck before it takes the old one's place: whole, well-formed, every thread tied."""

from __future__ import annotations

import html
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from leaderdeck.powerpoint.xml_names import SLIDE_TYPE
from leaderdeck.quick_dataclass import dataclass

_TYPES = "[Content_Types].xml"
_MAIN = "ppt/presentation.xml"
_LOCAL_HEADER = b"PK\x03\x04"
_RELATIONSHIP = re.compile(rb"<Relationship\s([^>]*)>")
_DEFAULT = re.compile(rb"<Default\s([^>]*)>")
_OVERRIDE = re.compile(rb"<Override\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_SHAPE_ID = re.compile(rb'<p:cNvPr\b[^>]*? id="(\d+)"')
_REFERENCE = re.compile(rb' r:(?:id|embed|link|pict)="([^"]+)"')
_REFERRING_TAG = rb'<[^<>]* r:(?:id|embed|link|pict)="%b"'
_LISTED_SLIDE = re.compile(rb"<p:sldId\b([^>]*)>")
_OWN_ID = re.compile(rb'(?<![:\w])id="(\d+)"')
_LOWEST_SLIDE_ID, _HIGHEST_SLIDE_ID = 256, 2_147_483_647


@dataclass(slots=True)
class _Package:
    """A deck unpacked: parts, relationships by part (id → target part, or empty for the world outside) and types."""

    parts: dict[str, bytes]
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    by_extension: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    def type_of(self, name: str) -> str:
        return self.by_name.get(name) or self.by_extension.get(name.rpartition(".")[2].lower(), "")


def find_faults(data: bytes) -> tuple[str, ...]:
    """What would make PowerPoint repair this deck, as technical phrases; empty when it is sound. Cost is linear."""
    try:
        package, faults = _unpack(data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
    ) as problem:
        return (f"zip: {problem}",)
    if _TYPES not in package.parts or _MAIN not in package.parts:
        return ("zip: no presentation",)
    for look in (_xml_faults, _relation_faults, _type_faults, _thread_faults, _shape_faults, _slide_faults):
        faults += look(package)
    return tuple(faults)


def _unpack(data: bytes) -> tuple[_Package, list[str]]:
    parts: dict[str, bytes] = {}
    twice = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename in parts:
                twice.append(f"{entry.filename}: twice in the zip")
            parts[entry.filename] = _content(data, entry)
    return _Package(parts), twice


def _content(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """An entry's content, its checksum proved. zipfile's own reading costs as much as all the other checks together."""
    at = entry.header_offset
    if data[at : at + 4] != _LOCAL_HEADER:
        raise zipfile.BadZipFile(f"{entry.filename}: no header")
    name_length, extra_length = struct.unpack_from("<HH", data, at + 26)
    begin = at + 30 + name_length + extra_length
    packed = data[begin : begin + entry.compress_size]
    content = packed if entry.compress_type == zipfile.ZIP_STORED else zlib.decompress(packed, -15)
    if zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile(f"{entry.filename}: checksum")
    return content


def _xml_faults(package: _Package) -> Iterator[str]:
    """Parts that are not well-formed; a DOCTYPE is not even parsed."""
    for name, content in package.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in content:
            yield f"{name}: DOCTYPE"
            continue
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(content, True)  # noqa: FBT003 - expat's own signature
        except expat.ExpatError as problem:
            yield f"{name}: {problem}"


def _rows(content: bytes, pattern: re.Pattern[bytes]) -> list[dict[str, str]]:
    """The attributes of each element that the pattern finds."""
    return [
        {name.decode(): html.unescape(value.decode()) for name, value in _ATTRIBUTE.findall(attributes)}
        for attributes in pattern.findall(content)
    ]


def _relation_faults(package: _Package) -> Iterator[str]:
    """Read the relationships; they lead somewhere, each under an id of its own."""
    for name, content in package.parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        base = "/" + posixpath.dirname(source)
        known: dict[str, str] = {}
        for row in _rows(content, _RELATIONSHIP):
            identity, target = row.get("Id", ""), row.get("Target", "")
            if identity in known:
                yield f"{name}: {identity} twice"
            external = row.get("TargetMode") == "External"
            part = "" if external else posixpath.normpath(posixpath.join(base, target)).lstrip("/")
            if part and part not in package.parts:
                yield f"{name}: {identity} leads to {target}, which is not there"
            known[identity] = part
        package.relations[source] = known


def _type_faults(package: _Package) -> Iterator[str]:
    """Read the content types; every part has one, and every named part is there."""
    types = package.parts[_TYPES]
    for row in _rows(types, _DEFAULT):
        package.by_extension[row.get("Extension", "").lower()] = row.get("ContentType", "")
    for row in _rows(types, _OVERRIDE):
        package.by_name[row.get("PartName", "").lstrip("/")] = row.get("ContentType", "")
    for name in package.parts:
        if name != _TYPES and not package.type_of(name):
            yield f"{name}: no content type"
    for name in package.by_name:
        if name not in package.parts:
            yield f"{_TYPES}: {name} is not in the package"


def _thread_faults(package: _Package) -> Iterator[str]:
    """Relationship ids that parts speak of without having them."""
    nothing: Mapping[str, str] = {}
    for name, content in package.parts.items():
        if name.startswith("ppt/") and name.endswith(".xml"):
            known = package.relations.get(name, nothing)
            for used in set(_REFERENCE.findall(content)):
                # What looks like a reference may be words on a slide about XML: only a tag can refer.
                if used.decode() not in known and re.search(_REFERRING_TAG % re.escape(used), content):
                    yield f"{name}: no relationship {used.decode()}"


def _shape_faults(package: _Package) -> Iterator[str]:
    for name, content in package.parts.items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
            ids = _SHAPE_ID.findall(content)
            if len(ids) != len(set(ids)):
                yield f"{name}: two shapes with one id"


def _slide_faults(package: _Package) -> Iterator[str]:
    """The list of slides: each slide part once, ids unique and in range."""
    relations = package.relations.get(_MAIN, {})
    ids: set[int] = set()
    listed: list[str] = []
    for attributes in _LISTED_SLIDE.findall(package.parts[_MAIN]):
        relation, own = _REFERENCE.search(attributes), _OWN_ID.search(attributes)
        if relation is None:
            continue
        listed.append(relations.get(relation.group(1).decode(), ""))
        number = int(own.group(1)) if own else 0
        if number in ids or not _LOWEST_SLIDE_ID <= number < _HIGHEST_SLIDE_ID:
            yield f"{_MAIN}: slide id {number}"
        ids.add(number)
    slides = [name for name in package.parts if package.type_of(name) == SLIDE_TYPE]
    if sorted(listed) != sorted(slides):
        yield f"{_MAIN}: the list of slides is not the slides of the package"
