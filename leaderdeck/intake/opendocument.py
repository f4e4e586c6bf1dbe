"""OpenDocument texts → HTML → Markdown: headings, paragraphs, lists, tables, quotations, emphasis."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from leaderdeck.intake.html import html_to_markdown
from leaderdeck.intake.office_package import OfficePackage
from leaderdeck.intake.opendocument_styles import Styles
from leaderdeck.intake.plain_lines import plain_lines
from leaderdeck.intake.progress import SHARES, Progress, part_of, unwatched

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SILENT = {
    f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls",
    f"{_TEXT}note-citation", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms", f"{_SVG}title",
    f"{_SVG}desc",
}  # fmt: skip
"""What a document holds beside its text: deletions, comments, declarations, alternative texts of pictures."""
_MARGINS = tuple(f"{_STYLE}{place}{which}" for place in ("header", "footer") for which in ("", "-left", "-first"))
_MOST_SPACES, _MOST_COLUMNS = 100, 100


def opendocument_to_markdown(data: bytes, name: str, progress: Progress = unwatched) -> tuple[str, tuple[str, ...]]:
    """The document's text, and the lines of its headers and footers.

    Raises FileProblem for what is damaged, hostile or no OpenDocument text, and what `progress` raises to end it.
    """
    package = OfficePackage(data, name)
    content = package.tree("content.xml")
    own = package.tree("styles.xml") if "styles.xml" in package.entries else None
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        package.refuse()
    package.limit_paragraphs(sum(1 for _ in body.iter(f"{_TEXT}p")))
    reader = _Reader()
    reader.styles.read([content] if own is None else [own, content])
    progress(200, SHARES)
    text = plain_lines(html_to_markdown("".join(reader.blocks(body)), part_of(progress, 300, SHARES)))
    return text, tuple(_margins(own)) if own is not None else ()


def _margins(styles: Element) -> Iterator[str]:
    """The lines of headers and footers, each once."""
    lines = [_flat(line) for tag in _MARGINS for margin in styles.iter(tag) for line in margin.iter(f"{_TEXT}p")]
    yield from dict.fromkeys(line for line in lines if line)


def _flat(element: Element) -> str:
    return plain_lines(" ".join("".join(element.itertext()).split()))


class _Reader:
    """Makes HTML of a document's blocks."""

    def __init__(self) -> None:
        self.styles = Styles()

    def blocks(self, parent: Element) -> Iterator[str]:
        """Each block below an element, in turn."""
        for element in parent:
            tag = element.tag
            if tag == f"{_TEXT}h":
                yield self._wrapped(f"h{_level(element)}", element)
            elif tag == f"{_TEXT}p":
                yield self._paragraph(element)
            elif tag == f"{_TEXT}list":
                yield from self._list(element, element.get(f"{_TEXT}style-name", ""), 1)
            elif tag == f"{_TABLE}table":
                yield from self._table(element)
            elif tag not in _SILENT:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> str:
        role = self.styles.role(element.get(f"{_TEXT}style-name", ""))
        if role == "quote":
            return f"<blockquote>{self._wrapped('p', element)}</blockquote>"
        return self._wrapped("h1" if role == "title" else "p", element)

    def _wrapped(self, tag: str, element: Element) -> str:
        words = "".join(self._runs(element)).strip()
        return f"<{tag}>{words}</{tag}>" if words else ""

    def _list(self, element: Element, style: str, level: int) -> Iterator[str]:
        style = element.get(f"{_TEXT}style-name", style)
        tag = "ol" if self.styles.is_numbered(style, level) else "ul"
        yield f"<{tag}>"
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            yield "<li>"
            for child in item:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, style, level + 1)
                else:
                    yield self._wrapped("p", child)
            yield "</li>"
        yield f"</{tag}>"

    def _table(self, table: Element) -> Iterator[str]:
        yield "<table>"
        for row in table.iter(f"{_TABLE}table-row"):
            cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"][:_MOST_COLUMNS]
            yield "<tr>" + "".join(f"<td>{''.join(self.blocks(cell))}</td>" for cell in cells) + "</tr>"
        yield "</table>"

    def _runs(self, element: Element) -> Iterator[str]:
        """The words inside, spaces and line breaks as the file counts them."""
        yield escape(element.text or "", quote=False)
        for child in element:
            yield from self._run(child)
            yield escape(child.tail or "", quote=False)

    def _run(self, child: Element) -> Iterator[str]:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1)
        elif tag == f"{_TEXT}tab":
            yield " "
        elif tag == f"{_TEXT}line-break":
            yield "<br>"
        elif tag == f"{_TEXT}note":
            yield from (" (", *self._runs(child), ")")
        elif tag == f"{_TEXT}span":
            tags = self.styles.tags(child.get(f"{_TEXT}style-name", ""))
            yield from (f"<{tag}>" for tag in tags)
            yield from self._runs(child)
            yield from (f"</{tag}>" for tag in reversed(tags))
        elif tag not in _SILENT:
            is_block = tag in (f"{_TEXT}p", f"{_TEXT}h")  # in a text frame that stands in the line
            yield from (" " * is_block, *self._runs(child), " " * is_block)


def _level(heading: Element) -> int:
    level = heading.get(f"{_TEXT}outline-level", "1")
    return max(1, min(6, int(level))) if level.isdigit() else 1
