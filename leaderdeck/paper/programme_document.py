"""A programme as a Word document: heading styles, a table with a header row, the right language, and no author."""

from __future__ import annotations

from typing import Any, BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from leaderdeck.brand.color import TEXT_CONTRAST, channels, contrast
from leaderdeck.paper.programme import UNKNOWN, PaperDay, PaperRow, PaperWords, ProgrammePaper
from leaderdeck.paper.word_document import (
    clean,
    keep_whole,
    line_below,
    repeat_header,
    say_nothing_of_the_author,
    set_language,
    set_page,
)

_INK = "#1A1A1A"
_MUTED = RGBColor(0x44, 0x44, 0x44)
_TIME_CM, _OWNER_CM, _LENGTH_CM = 2.9, 4.6, 2.4
_WHOLE_CM = 17.0
"""An A4 page without its margins of two centimeters."""


def write_programme_document(paper: ProgrammePaper, stream: BinaryIO, ink: str = _INK) -> None:
    """Write the document. `ink` colors the headings, where it can be read on white."""
    document = Document()
    _prepare(document, paper, ink if contrast(ink, "#FFFFFF") >= TEXT_CONTRAST else _INK)
    document.add_heading(clean(paper.title), 1)
    if paper.subtitle:
        document.add_paragraph(clean(paper.subtitle), "Subtitle")
    for fact in paper.facts:
        document.add_paragraph(clean(fact)).paragraph_format.space_after = Pt(0)
    for day in paper.days:
        _add_day(document, day, paper)
    document.save(stream)


def _prepare(document: WordDocument, paper: ProgrammePaper, ink: str) -> None:
    set_page(document)
    color = RGBColor(*channels(ink))
    for name, size, before, after in (("Heading 1", 24, 0, 4), ("Heading 2", 15, 16, 6), ("Subtitle", 13, 0, 8)):
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), color, False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    set_language(document, paper.tag)
    say_nothing_of_the_author(document, paper.title, paper.tag)


def _add_day(document: WordDocument, day: PaperDay, paper: ProgrammePaper) -> None:
    name = ", ".join(part for part in (day.title, day.date) if part)
    if name and name != paper.title:
        document.add_heading(clean(name), 2)
    widths = _widths(day)
    table = document.add_table(1, day.columns)
    table.autofit = False
    _describe(table, clean(name or paper.words.programme))
    _fill(table.rows[0].cells, _head(day, paper.words), is_head=True, day=day)
    repeat_header(table.rows[0]._tr)
    for row in day.rows:
        cells = table.add_row()
        keep_whole(cells._tr)
        _fill(cells.cells, _words(row, day), is_head=False, day=day, row=row)
    for row_cells in table.rows:
        for cell, width in zip(row_cells.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _widths(day: PaperDay) -> list[float]:
    others = [_OWNER_CM] * day.has_owners + [_LENGTH_CM] * day.has_lengths
    return [_TIME_CM, _WHOLE_CM - _TIME_CM - sum(others), *others]


def _head(day: PaperDay, words: PaperWords) -> list[str]:
    found = [words.time, words.matter]
    found += [words.owner] if day.has_owners else []
    return [*found, words.length] if day.has_lengths else found


def _words(row: PaperRow, day: PaperDay) -> list[str]:
    found = [row.time, "\n".join((row.title, *row.details))]
    found += [row.owner] if day.has_owners else []
    return [*found, row.length or UNKNOWN] if day.has_lengths else found


def _fill(
    cells: tuple[_Cell, ...], words: list[str], *, is_head: bool, day: PaperDay, row: PaperRow | None = None
) -> None:
    last = len(cells) - 1
    for place, (cell, text) in enumerate(zip(cells, words, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
        first, _, rest = clean(text).partition("\n")
        run = paragraph.add_run(first)
        run.bold = is_head or (place == 1 and not (row and row.is_pause))
        if row and row.is_pause:
            run.italic, run.font.color.rgb = True, _MUTED
        if rest:
            more = paragraph.add_run("\n" + rest)
            more.font.color.rgb = _MUTED
        if day.has_lengths and place == last:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line_below(cell, 12 if is_head else 4)


def _describe(table: Table, name: str) -> None:
    """What the table is, for who listens."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name)
    table._tbl.tblPr.append(caption)
