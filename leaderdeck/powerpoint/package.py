"""Foreign packages: looked at as bytes before anything understands them, and written decks looked at before they count.

Limits follow what PowerPoint files from municipalities need many times over, and what a hostile one would need more of.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from leaderdeck.errors import TemplateProblem
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.xml_names import CONTENT_TYPES, PRESENTATION_TYPE, RELATIONSHIPS

__all__ = ["find_faults", "open_safely", "unpack_safely"]

LARGEST_FILE = 200 << 20
MOST_ENTRIES = 5_000
LARGEST_UNPACKED = 400 << 20
LARGEST_XML = 16 << 20
"""Bytes of one XML part; 200 000 shapes are 23 MB and cost 40 seconds."""
MOST_RELATIONS = 5_000
HIGHEST_RATIO = 250
"""Unpacked to packed, of entries over 1 MB: a text may shrink to a hundredth, a bomb to a thousandth."""
_RATIO_FROM = 1 << 20

_TYPES = "[Content_Types].xml"
_SYMLINK = 0o120000
_PRESENTATION = PRESENTATION_TYPE + "presentation.main+xml"
_READABLE = {_PRESENTATION, PRESENTATION_TYPE + "template.main+xml", PRESENTATION_TYPE + "slideshow.main+xml"}
_UNSAFE_NAME = re.compile(r"^/|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\x00|\\")
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/control$|attachedToolbars", re.IGNORECASE)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class _Refusal(Exception):
    """What is wrong, said as a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.source)
        self.sentence = sentence


def open_safely(file: Path) -> bytes:
    """The package's bytes, looked through so that python-pptx may parse them; a .potx is made openable as a .pptx.

    Raises TemplateProblem in one sentence for anything damaged, encrypted, oversized, active or fetching from outside.
    Links are not followed by anybody here; where they may stay is for those to decide who keep the part.
    """
    data = _bytes_of(file)
    try:
        return _looked_through(data)
    except _Refusal as refusal:
        raise TemplateProblem(
            say("{file} kan ikke brukes som mal: {reason}", file=file.name, reason=refusal.sentence)
        ) from None


def unpack_safely(file: Path) -> dict[str, bytes]:
    """The entries of a package that is looked at and never opened by anybody: nothing in them is parsed yet.

    Macros and contents from outside, which `open_safely` refuses, may be among them. Raises TemplateProblem in one
    sentence for anything damaged, encrypted or oversized.
    """
    data = _bytes_of(file)
    try:
        return _unpack(data)
    except _Refusal as refusal:
        raise TemplateProblem(say("{file} kan ikke leses: {reason}", file=file.name, reason=refusal.sentence)) from None


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise TemplateProblem(say("{file} er større enn 200 MB; bruk en mindre fil.", file=file.name))
        return file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise TemplateProblem(say("Kunne ikke lese {file}: {reason}.", file=file.name, reason=reason)) from None


def _looked_through(data: bytes) -> bytes:
    entries = _unpack(data)
    if _TYPES not in entries:
        raise _Refusal(say("den er ikke en PowerPoint-fil."))
    trees = {name: _parse(name, content) for name, content in entries.items() if name.endswith((".xml", ".rels"))}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _check_relations(tree)
    main = _main_type(trees[_TYPES])
    if main == _PRESENTATION:
        return data
    entries[_TYPES] = entries[_TYPES].replace(main.encode(), _PRESENTATION.encode())
    stream = io.BytesIO()
    write_archive(stream, entries)
    return stream.getvalue()


def _unpack(data: bytes) -> dict[str, bytes]:
    """The entries by name. Nothing is unpacked before the table of contents has been believed."""
    if data.startswith(_OLD_OFFICE):
        raise _Refusal(say("den er kryptert eller i det gamle .ppt-formatet; lagre den som .pptx uten passord."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError):
        raise _Refusal(say("den er skadet eller ikke en PowerPoint-fil.")) from None
    with archive:
        entries = archive.infolist()
        _check_contents(entries)
        return {entry.filename: _read(archive, entry) for entry in entries if not entry.is_dir()}


def _check_contents(entries: list[zipfile.ZipInfo]) -> None:
    """The table of contents alone: number, names, encryption, sizes, ratios."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _Refusal(say("den er uvanlig stor når den pakkes ut."))
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _UNSAFE_NAME.search(name) or (entry.external_attr >> 16) & 0o170000 == _SYMLINK:
            raise _Refusal(say("den inneholder et ulovlig filnavn."))
        if name.lower() in seen:
            raise _Refusal(say("den inneholder samme del to ganger."))
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise _Refusal(say("den er kryptert; lagre den uten passord."))
        too_dense = entry.file_size > _RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size)
        if too_dense or (name.endswith((".xml", ".rels", ".vml")) and entry.file_size > LARGEST_XML):
            raise _Refusal(say("den er uvanlig stor når den pakkes ut."))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One entry, no longer than its header says, with its checksum proved."""
    try:
        with archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise _Refusal(say("den er skadet; hent den på nytt.")) from None
    if len(content) != entry.file_size:
        raise _Refusal(say("den er skadet; hent den på nytt."))
    return content


def _parse(name: str, content: bytes) -> Any:  # noqa: ANN401 - an lxml element
    from lxml import etree

    if any(mark in content for mark in _DOCTYPES):
        raise _Refusal(say("delen {part} inneholder en DOCTYPE, som PowerPoint-filer aldri har.", part=name))
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _Refusal(say("delen {part} er ikke gyldig XML.", part=name)) from None


def _check_relations(tree: Any) -> None:  # noqa: ANN401 - an lxml element
    if len(tree) > MOST_RELATIONS:
        raise _Refusal(say("den er uvanlig stor når den pakkes ut."))
    for relation in tree.iterchildren(f"{{{RELATIONSHIPS}}}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "").strip()
        if _ACTIVE.search(kind):
            raise _Refusal(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
        if relation.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            raise _Refusal(say("den henter innhold utenfra ({target}); bygg det inn i filen.", target=_short(target)))


def _short(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


def _main_type(types: Any) -> str:  # noqa: ANN401 - an lxml element
    """The content type of the presentation part."""
    kinds: list[str] = [each.get("ContentType", "") for each in types.iterchildren(f"{{{CONTENT_TYPES}}}Override")]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise _Refusal(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
    readable = [kind for kind in kinds if kind in _READABLE]
    if len(readable) != 1:
        raise _Refusal(say("den er ikke en PowerPoint-fil."))
    return readable[0]
