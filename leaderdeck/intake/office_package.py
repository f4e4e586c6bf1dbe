"""Word and OpenDocument files from anywhere: looked at before anything in them is unpacked or parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from leaderdeck.errors import FileProblem
from leaderdeck.language import say

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_FILE = 60 << 20
MOST_ENTRIES = 3_000
LARGEST_UNPACKED = 120 << 20
LARGEST_XML = 24 << 20
"""Bytes of one XML part; the text of a doctoral thesis is about 4 MB of it."""
MOST_TAGS = 900_000
MOST_PARAGRAPHS = 10_000
"""A thesis of 300 pages has about 4 000, cells of tables counted."""
_HIGHEST_RATIO, _RATIO_FROM = 250, 1 << 20
"""Unpacked to packed, of entries over 1 MB: a text may shrink to a hundredth, a bomb to a thousandth."""
_DEEPEST = 200
_DOCTYPES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]*?(/?)>")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


class OfficePackage:
    """An open package; parts are unpacked when they are asked for. `file` is its name, for the sentences."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        if len(data) > LARGEST_FILE:
            self._refuse_size()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _UNREADABLE:
            self.refuse()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            self._refuse_size()
        if any(entry.file_size > _RATIO_FROM and entry.file_size > _HIGHEST_RATIO * entry.compress_size
               for entry in entries):  # fmt: skip
            self._refuse_size()
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileProblem(
                say("{file} er beskyttet med passord; åpne den der den er laget, og lagre den uten.", file=file)
            )
        self.entries = {entry.filename: entry for entry in entries}

    def xml(self, name: str) -> bytes:
        """An XML part's bytes, without document types or entities and not deeper than texts are. Raises FileProblem."""
        entry = self.entries.get(name)
        if entry is None:
            self.refuse()
        if entry.file_size > LARGEST_XML:
            self._refuse_size()
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _UNREADABLE:
            self.refuse()
        if len(data) != entry.file_size or any(mark in data for mark in _DOCTYPES):
            self.refuse()
        self._measure(data)
        return data

    def tree(self, name: str) -> Element:
        """An XML part, parsed without entities. Raises FileProblem."""
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            root: Element = fromstring(self.xml(name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError):
            self.refuse()
        return root

    def limit_paragraphs(self, count: int) -> None:
        """Raise the FileProblem of a document that is too long to be one text, where it has so many paragraphs."""
        if count > MOST_PARAGRAPHS:
            raise FileProblem(say("{file} er for lang; del teksten i flere filer.", file=self.file))

    def refuse(self) -> NoReturn:
        """Raise the FileProblem of a file that is damaged or no document."""
        raise FileProblem(
            say("{file} er skadet eller ikke et dokument; åpne den der den er laget, og lagre den på nytt.",
                file=self.file)
        )  # fmt: skip

    def _refuse_size(self) -> NoReturn:
        raise FileProblem(say("{file} er for stor til å leses trygt; lagre teksten i en fil for seg.", file=self.file))

    def _measure(self, data: bytes) -> None:
        depth = deepest = tags = 0
        for found in _TAG.finditer(data):
            tags += 1
            if found[1]:
                depth -= 1
            elif not found[2]:
                depth += 1
                deepest = max(deepest, depth)
        if tags > MOST_TAGS or deepest > _DEEPEST:
            self._refuse_size()
