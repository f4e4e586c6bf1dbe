"""What every Word document of ours has: an A4 page, the right language in every style, and no author."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell

MARGIN_CM = 2.0
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>LeaderDeck</Application></Properties>"
)
_LONGEST_TITLE = 250
"""Characters; Word takes 255."""


def set_page(document: WordDocument) -> None:
    """A4 with even margins."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(MARGIN_CM))


def set_language(document: WordDocument, tag: str) -> None:
    """The document's language, in its defaults and in every style that names another."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)


def say_nothing_of_the_author(document: WordDocument, title: str, tag: str) -> None:
    """Title and language are the only properties."""
    properties = document.core_properties
    element = properties._element
    for child in list(element):
        element.remove(child)
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _APPLICATION
    properties.title = clean(title)[:_LONGEST_TITLE]
    properties.language = tag


def line_below(cell: _Cell, eighths: int, color: str = "808080") -> None:
    """A line under the cell, in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", color)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def repeat_header(row: Any) -> None:  # noqa: ANN401 - the library's XML
    """The header row, told as such and repeated on every page."""
    keep_whole(row)
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:  # noqa: ANN401 - the library's XML
    """No page ends within the row."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def clean(text: str) -> str:
    """The words without signs that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\n\t" or (letter >= " " and not _is_odd(letter)))


def _is_odd(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff" or "\x7f" <= letter <= "\x9f"
