"""OpenDocument texts → Markdown: headings, paragraphs, lists, tables, and the emphasis that styles give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from leaderdeck.intake.office_package import OfficePackage
from leaderdeck.intake.plain_lines import plain_lines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SILENT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}sequence-decls"}
_MOST_SPACES, _MOST_COLUMNS = 100, 100
_TAKEN = re.compile(r"(#{1,6}\s|>|:{3,}|[-+*]\s|[=-]{3,}\s*$)")


def opendocument_to_markdown(data: bytes, name: str) -> str:
    """The document's text. Raises FileProblem for what is damaged, hostile or no OpenDocument text."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    package = OfficePackage(data, name)
    content = package.xml("content.xml")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        package.refuse()
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        package.refuse()
    return plain_lines("\n\n".join(_blocks(body))) + "\n"


def _blocks(parent: Element) -> Iterator[str]:
    """Each block of the document as Markdown."""
    for element in parent:
        tag = element.tag
        if tag == f"{_TEXT}h":
            words = _words(element)
            if words:
                yield "#" * _level(element) + " " + words.replace("\n", " ")
        elif tag == f"{_TEXT}p":
            words = _words(element)
            if words:
                yield _TAKEN.sub(r"\\\1", words, count=1) if not words.startswith(("- ", "– ")) else words
        elif tag == f"{_TEXT}list":
            yield "\n".join(_items(element, 0))
        elif tag == f"{_TABLE}table":
            yield from _table(element)
        elif tag not in _SILENT:
            yield from _blocks(element)


def _level(heading: Element) -> int:
    level = heading.get(f"{_TEXT}outline-level", "1")
    return max(1, min(6, int(level))) if level.isdigit() else 1


def _items(parent: Element, depth: int) -> Iterator[str]:
    for item in parent:
        if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
            continue
        is_first = True
        for child in item:
            if child.tag == f"{_TEXT}list":
                yield from _items(child, depth + 1)
                continue
            words = _words(child).replace("\n", " ")
            if words:
                yield "  " * depth + ("- " if is_first else "  ") + words
                is_first = False


def _table(table: Element) -> Iterator[str]:
    rows = [
        [_cell(cell) for cell in list(row.iter(f"{_TABLE}table-cell"))[:_MOST_COLUMNS]]
        for row in table.iter(f"{_TABLE}table-row")
    ]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if width < 2:  # it arranges; what is in it stands for itself
        yield from (cell for row in rows for cell in row)
        return
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in padded]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: Element) -> str:
    return " ".join(words for block in cell if (words := _words(block))).replace("\n", " ").replace("|", "\\|")


def _words(element: Element) -> str:
    """The text inside, spaces and line breaks as the file counts them."""
    return "\n".join(" ".join(line.split()) for line in "".join(_runs(element)).split("\n")).strip()


def _runs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1)
        elif child.tag == f"{_TEXT}tab":
            yield " "
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _SILENT:
            yield from _runs(child)
        yield child.tail or ""
