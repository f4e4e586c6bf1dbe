"""The parts of a foreign package: parsed when they are asked for, once, with their relationships and types."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

from leaderdeck.errors import TemplateProblem
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.package import MOST_RELATIONS, unpack_safely
from leaderdeck.powerpoint.xml_names import CONTENT_TYPES, RELATIONSHIPS

_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = (b"presentationml/main", b"drawingml/main", b"drawingml/chart", b"drawingml/diagram",
                 b"officeDocument/relationships", b"officeDocument/extendedProperties")  # fmt: skip
"""Namespaces that strict files (ISO/IEC 29500-1) write without a year, and everybody else with one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part refers to: the last word of the type, and the target part or, for the world outside, an address."""

    kind: str
    part: str = ""
    address: str = ""


@dataclass(slots=True)
class Parts:
    """A package's entries by name."""

    file: Path
    entries: dict[str, bytes]
    _trees: dict[str, Any] = field(default_factory=dict)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def tree(self, name: str) -> Any:  # noqa: ANN401 - an lxml element
        """A part's root element. Raises TemplateProblem where it is missing or no plain XML."""
        if name not in self._trees:
            if name not in self.entries:
                self.refuse(say("delen «{part}» mangler.", part=name))
            self._trees[name] = self._parse(name, self.entries[name])
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """A part's relationships by id; the package's own for an empty name."""
        if name not in self._relations:
            folder, _, stem = name.rpartition("/")
            rels = f"{folder}/_rels/{stem}.rels".lstrip("/")
            rows = (
                list(self.tree(rels).iterchildren(f"{{{RELATIONSHIPS}}}Relationship")) if rels in self.entries else []
            )
            if len(rows) > MOST_RELATIONS:
                self.refuse(say("den er uvanlig stor når den pakkes ut."))
            self._relations[name] = {row.get("Id", ""): _relation(folder, row) for row in rows}
        return self._relations[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts in the package that this one refers to in this way."""
        found = self.relations(name).values()
        return tuple(each.part for each in found if each.kind == kind and each.part in self.entries)

    def types(self) -> tuple[str, ...]:
        """Every content type that the package declares for a part of its own."""
        if _TYPES not in self.entries:
            self.refuse(say("den er ikke en PowerPoint-fil."))
        return tuple(
            each.get("ContentType", "") for each in self.tree(_TYPES).iterchildren(f"{{{CONTENT_TYPES}}}Override")
        )

    def refuse(self, reason: Sentence) -> NoReturn:
        """Raises TemplateProblem: the file cannot be read, and why."""
        raise TemplateProblem(say("{file} kan ikke leses: {reason}", file=self.file.name, reason=reason))

    def _parse(self, name: str, data: bytes) -> Any:  # noqa: ANN401 - an lxml element
        from lxml import etree

        if _STRICT in data:
            for strict in _STRICT_NAMES:
                first, _, rest = strict.partition(b"/")
                data = data.replace(_STRICT + strict, _TRANSITIONAL + first + b"/2006/" + rest)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            self.refuse(say("delen {part} er ikke gyldig XML.", part=name))
        document: Any = root.getroottree().docinfo
        if document.doctype:
            self.refuse(say("delen {part} inneholder en DOCTYPE, som PowerPoint-filer aldri har.", part=name))
        return root


def open_parts(file: Path) -> Parts:
    """A PowerPoint file's parts. Raises TemplateProblem for what is damaged, encrypted or oversized."""
    return Parts(file, unpack_safely(file))


def _relation(folder: str, row: Any) -> Relation:  # noqa: ANN401 - an lxml element
    kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
    if row.get("TargetMode") == "External":
        return Relation(kind, address=target.strip())
    inside = unquote(target.partition("#")[0])
    return Relation(kind, posixpath.normpath(posixpath.join("/" + folder, inside)).lstrip("/"))
