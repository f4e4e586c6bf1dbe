"""PowerPoint packages from anywhere, opened with care: nothing is unpacked or parsed before it has been looked at."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

from leaderdeck.errors import TemplateProblem
from leaderdeck.language import Sentence, say

LARGEST_FILE = 200 << 20
MOST_ENTRIES = 10_000
LARGEST_UNPACKED = 500 << 20
LARGEST_XML = 16 << 20
"""Bytes of one XML part. The largest layout in 80 real templates has 0.4 MB."""
LARGEST_PICTURE = 30 << 20
MOST_RELATIONS = 5_000

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/presentationml/main": b"http://schemas.openxmlformats.org/presentationml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""Namespaces of strict files and what everybody else writes (ISO/IEC 29500-1 and -4)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part refers to: the last word of the relationship's type, and the target part (empty: outside)."""

    kind: str
    part: str


@dataclass(slots=True)
class Package:
    """An open package. Parts are read when they are asked for, and parsed once."""

    file: Path
    archive: zipfile.ZipFile
    names: frozenset[str]
    _trees: dict[str, Any] = field(default_factory=dict)

    def data(self, name: str, most: int = LARGEST_PICTURE) -> bytes:
        """A part's bytes. Raises TemplateProblem where it is missing, too large or damaged."""
        if name not in self.names:
            refuse(self.file, say("delen «{part}» mangler", part=name))
        if self.archive.getinfo(name).file_size > most:
            refuse(self.file, say("delen «{part}» er for stor", part=name))
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
            refuse(self.file, say("delen «{part}» er skadet", part=name))

    def tree(self, name: str) -> Any:  # noqa: ANN401 - an lxml element
        """A part's root element. Raises TemplateProblem as `data` does, and for what is not plain XML."""
        if name not in self._trees:
            self._trees[name] = _parse(self.file, name, self.data(name, LARGEST_XML))
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """A part's relationships by id; the package's own for an empty name."""
        folder, _, stem = name.rpartition("/")
        rels = f"{folder}/_rels/{stem}.rels".lstrip("/")
        if rels not in self.names:
            return {}
        rows = list(self.tree(rels).iterchildren(RELATIONSHIP))
        if len(rows) > MOST_RELATIONS:
            refuse(self.file, say("delen «{part}» er for stor", part=rels))
        return {row.get("Id", ""): _relation(folder, row) for row in rows}

    def related(self, name: str, kind: str) -> str:
        """The first part that this one refers to in this way, or empty."""
        return next((found.part for found in self.relations(name).values() if found.kind == kind and found.part), "")


def open_package(file: Path) -> Package:
    """Opens a .pptx or .potx. Raises TemplateProblem for what is no sound package. Close `archive` when done."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            refuse(file, say("den er større enn 200 MB"))
        with file.open("rb") as stream:
            if stream.read(4) == _OLD_OFFICE:
                refuse(file, say("den er kryptert eller i det gamle .ppt-formatet; lagre den som .pptx uten passord"))
        archive = zipfile.ZipFile(file)
    except OSError as problem:
        refuse(file, say("den kan ikke leses ({reason})", reason=problem.strerror or type(problem).__name__))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError):
        refuse(file, say("den er skadet eller ingen PowerPoint-fil"))
    trouble = _trouble(archive.infolist())
    if trouble is not None:
        archive.close()
        refuse(file, trouble)
    return Package(file, archive, frozenset(archive.namelist()))


def refuse(file: Path, reason: Sentence) -> NoReturn:
    """Raises TemplateProblem: the file cannot be used, and why."""
    raise TemplateProblem(say("{file} kan ikke brukes som mal: {reason}.", file=file.name, reason=reason))


def _trouble(entries: list[zipfile.ZipInfo]) -> Sentence | None:
    """What the table of contents alone gives away."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        return say("den er uvanlig stor når den pakkes ut")
    if any(entry.flag_bits & 0x1 for entry in entries):
        return say("den er kryptert; lagre den uten passord")
    return None


def _relation(folder: str, row: Any) -> Relation:  # noqa: ANN401 - an lxml element
    kind = row.get("Type", "").rpartition("/")[2]
    if row.get("TargetMode") == "External":
        return Relation(kind, "")
    target = unquote(row.get("Target", "").partition("#")[0])
    return Relation(kind, posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/"))


def _parse(file: Path, name: str, data: bytes) -> Any:  # noqa: ANN401 - an lxml element
    from lxml import etree

    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse(file, say("delen «{part}» er ikke gyldig XML", part=name))
    document: Any = root.getroottree().docinfo
    if document.doctype:
        refuse(file, say("delen «{part}» har en DOCTYPE, som PowerPoint aldri skriver", part=name))
    return root
