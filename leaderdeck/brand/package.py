"""PowerPoint packages from anywhere, opened with care: nothing is unpacked or parsed before it has been looked at.

Limits follow what PowerPoint files from municipalities need many times over, and what a hostile one would need more of.
"""

from __future__ import annotations

import errno
import io
import os
import posixpath
import re
import stat
import zipfile
import zlib
from dataclasses import field
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeAlias
from urllib.parse import unquote

from leaderdeck.errors import TemplateProblem
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

LARGEST_FILE = 200 << 20
MOST_ENTRIES = 5_000
LARGEST_UNPACKED = 200 << 20
_BOMB_FROM, _BOMB_RATIO = 32 << 20, 60
"""A whole package that is larger than this and shrinks so much holds nothing: of 80 real ones none passes 20."""
LARGEST_XML = 16 << 20
"""Bytes of one XML part. The largest layout in 80 real templates has 0.4 MB; 200 000 shapes are 23 MB and cost 40 s."""
LARGEST_PICTURE = 30 << 20
MOST_RELATIONS = 5_000
MOST_NODES = 500_000
"""Elements and attributes of one XML part, counted by their signs. Each takes up to 200 bytes once it is parsed."""
_MOST_ATTRIBUTES = 10_000
"""Of one element: looking one up goes through all of them."""
MOST_LAYOUTS, _MOST_MASTERS = 500, 100
_MOST_LISTED = {
    "{*}sldLayoutIdLst/{*}sldLayoutId": MOST_LAYOUTS,
    "{*}sldMasterIdLst/{*}sldMasterId": _MOST_MASTERS,
}
_MOST_KEPT_NODES = 1_000_000
"""Parsed parts beyond these are parsed again when they are asked for again, so that no file can fill the memory."""
HIGHEST_RATIO = 250
"""Unpacked to packed, of entries over 1 MB: a text may shrink to a hundredth, a bomb to a thousandth."""
_RATIO_FROM = 1 << 20
_PIECE = 1 << 20

CONTENT_TYPES_PART = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_XML_NAMES = (".xml", ".rels", ".vml")
_SYMLINK = 0o120000
_UNSAFE_NAME = re.compile(r"^/|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f\x7f]|\\")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = (b"presentationml/main", b"drawingml/main", b"drawingml/chart", b"drawingml/diagram",
                 b"officeDocument/relationships", b"officeDocument/extendedProperties")  # fmt: skip
"""Namespaces that strict files (ISO/IEC 29500-1) write without a year, and everybody else with one."""
_NO_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError)
_NO_ENTRY = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)

Purpose: TypeAlias = Literal["template", "presentation"]
"""What the file was opened as; a refusal says so."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part refers to: the last word of the type, and the target part or, for the world outside, an address."""

    kind: str
    part: str = ""
    address: str = ""


@dataclass(slots=True)
class Package:
    """An open package. Parts are unpacked when they are asked for, and parsed once."""

    file: Path
    purpose: Purpose
    content: bytes
    """The whole file."""
    _archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    """Every part by its name, in the order of the file."""
    _trees: dict[str, Any] = field(default_factory=dict)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    _nodes: int = 0

    def data(self, name: str, most: int = LARGEST_PICTURE) -> bytes:
        """A part's bytes, its checksum proved. Raises TemplateProblem where it is missing, too large or damaged."""
        entry = self.entries.get(name)
        if entry is None:
            self.refuse(say("delen «{part}» mangler.", part=name))
        if entry.file_size > most:
            self.refuse(say("delen «{part}» er for stor.", part=name))
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _NO_ENTRY:
            self.refuse(say("den er skadet; hent den på nytt."))
        if len(data) != entry.file_size:
            self.refuse(say("den er skadet; hent den på nytt."))
        return data

    def prove(self, name: str) -> None:
        """See that a part is whole, without keeping it. Raises TemplateProblem as `data` does for a damaged one."""
        length = 0
        try:
            with self._archive.open(self.entries[name]) as stream:
                while piece := stream.read(_PIECE):
                    length += len(piece)
        except _NO_ENTRY:
            self.refuse(say("den er skadet; hent den på nytt."))
        if length != self.entries[name].file_size:
            self.refuse(say("den er skadet; hent den på nytt."))

    def tree(self, name: str) -> Any:  # noqa: ANN401 - an lxml element
        """A part's root element. Raises TemplateProblem as `data` does, and for what is not plain XML."""
        if name in self._trees:
            return self._trees[name]
        data = self.data(name, LARGEST_XML)
        nodes = data.count(b"<") + data.count(b"=")
        if nodes > MOST_NODES or _is_crowded(data):
            self.refuse(say("delen «{part}» er for stor.", part=name))
        root = self._parse(name, data)
        if self._nodes + nodes <= _MOST_KEPT_NODES:
            self._trees[name] = root
            self._nodes += nodes
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """A part's relationships by id; the package's own for an empty name."""
        if name not in self._relations:
            folder, _, stem = name.rpartition("/")
            rels = f"{folder}/_rels/{stem}.rels".lstrip("/")
            rows = self.relation_rows(rels) if rels in self.entries else []
            self._relations[name] = {row.get("Id", ""): _relation(folder, row) for row in rows}
        return self._relations[name]

    def relation_rows(self, rels: str) -> list[Any]:
        """The lxml elements of a `.rels` part, those too that another with the same id hides."""
        rows = list(self.tree(rels).iterchildren(_RELATIONSHIP))
        if len(rows) > MOST_RELATIONS:
            self.refuse(say("delen «{part}» er for stor.", part=rels))
        return rows

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts in the package that this one refers to in this way."""
        found = self.relations(name).values()
        return tuple(each.part for each in found if each.kind == kind and each.part in self.entries)

    def types(self) -> tuple[str, ...]:
        """Every content type that the package declares for a part of its own."""
        if CONTENT_TYPES_PART not in self.entries:
            self.refuse(say("den er ikke en PowerPoint-fil."))
        return tuple(each.get("ContentType", "") for each in self.tree(CONTENT_TYPES_PART).iterchildren(_OVERRIDE))

    def refuse(self, reason: Sentence) -> NoReturn:
        """Raises TemplateProblem: the file cannot be used, and why."""
        refuse(self.file, self.purpose, reason)

    def _parse(self, name: str, data: bytes) -> Any:  # noqa: ANN401 - an lxml element
        from lxml import etree

        if any(mark in data for mark in _DOCTYPES):
            self.refuse(say("delen «{part}» har en DOCTYPE, som PowerPoint aldri skriver.", part=name))
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(_transitional(data), parser)
        except (etree.XMLSyntaxError, ValueError):
            self.refuse(say("delen «{part}» er ikke gyldig XML.", part=name))
        document: Any = root.getroottree().docinfo
        # Encodings are many, and the bytes above are those of two.
        if document.doctype:
            self.refuse(say("delen «{part}» har en DOCTYPE, som PowerPoint aldri skriver.", part=name))
        for listed, most in _MOST_LISTED.items():
            if len(root.findall(listed)) > most:  # the same layout listed again and again costs as much as another one
                self.refuse(say("den har for mange oppsett."))
        return root


def _is_crowded(xml: bytes) -> bool:
    """Whether an element may have more attributes than can be looked up in good time."""
    if xml.count(b"=") <= _MOST_ATTRIBUTES:
        return False
    elements = xml.split(b"<")
    return max(map(len, elements)) > _MOST_ATTRIBUTES and any(one.count(b"=") > _MOST_ATTRIBUTES for one in elements)


def open_package(file: Path, purpose: Purpose = "template") -> Package:
    """Opens a .pptx, .potx or .ppsx. Raises TemplateProblem in one sentence for what is no sound package.

    Macros and contents from outside may be among its parts: who keeps a part decides what may stay.
    """
    return open_content(_bytes_of(file), file, purpose)


def open_content(content: bytes, file: Path, purpose: Purpose = "template") -> Package:
    """Opens a package that has been read already, as `open_package` does; `file` is only what it is called."""
    if content.startswith(_OLD_OFFICE):
        refuse(file, purpose, say("den er kryptert eller i det gamle .ppt-formatet; lagre den som .pptx uten passord."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _NO_ARCHIVE:
        refuse(file, purpose, say("den er skadet eller ikke en PowerPoint-fil."))
    listed = archive.infolist()
    trouble = _trouble(listed, len(content))
    if trouble is not None:
        refuse(file, purpose, trouble)
    return Package(file, purpose, content, archive, {entry.filename: entry for entry in listed if not entry.is_dir()})


def refuse(file: Path, purpose: Purpose, reason: Sentence) -> NoReturn:
    """Raises TemplateProblem: the file cannot be used for this purpose, and why."""
    if purpose == "template":
        raise TemplateProblem(say("{file} kan ikke brukes som mal: {reason}", file=file.name, reason=reason))
    raise TemplateProblem(say("{file} kan ikke leses: {reason}", file=file.name, reason=reason))


def _bytes_of(file: Path) -> bytes:
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):  # a pipe may never end
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if facts.st_size > LARGEST_FILE:
            raise TemplateProblem(say("{file} er større enn 200 MB; bruk en mindre fil.", file=file.name))
        return file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise TemplateProblem(say("Kunne ikke lese {file}: {reason}.", file=file.name, reason=reason)) from None


def _trouble(entries: list[zipfile.ZipInfo], length: int) -> Sentence | None:
    """What the table of contents alone gives away: number, names, encryption, sizes, ratios."""
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if packed > length:
        return say("den er skadet; hent den på nytt.")
    is_bomb = unpacked > _BOMB_FROM and unpacked > _BOMB_RATIO * max(1, packed)
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or is_bomb:
        return say("den er uvanlig stor når den pakkes ut.")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _UNSAFE_NAME.search(name) or (entry.external_attr >> 16) & 0o170000 == _SYMLINK:
            return say("den inneholder et ulovlig filnavn.")
        if name.lower() in seen:
            return say("den inneholder samme del to ganger.")
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            return say("den er kryptert; lagre den uten passord.")
        too_dense = entry.file_size > _RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size)
        if too_dense or (name.endswith(_XML_NAMES) and entry.file_size > LARGEST_XML):
            return say("den er uvanlig stor når den pakkes ut.")
    return None


def _relation(folder: str, row: Any) -> Relation:  # noqa: ANN401 - an lxml element
    kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
    if row.get("TargetMode") == "External":
        return Relation(kind, address=target.strip())
    inside = unquote(target.partition("#")[0])
    return Relation(kind, posixpath.normpath(posixpath.join("/" + folder, inside)).lstrip("/"))


def _transitional(data: bytes) -> bytes:
    """XML with the namespaces that everybody writes."""
    if _STRICT not in data:
        return data
    for strict in _STRICT_NAMES:
        first, _, rest = strict.partition(b"/")
        data = data.replace(_STRICT + strict, _TRANSITIONAL + first + b"/2006/" + rest)
    return data
