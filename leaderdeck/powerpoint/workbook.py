"""The workbook inside a chart: one sheet, first row and first column named, every text stored as text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from io import BytesIO

from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.clean_text import clean_line, xml_text
from leaderdeck.powerpoint.xml_names import CONTENT_TYPES, OFFICE_RELATION, RELATIONSHIPS, XML_HEAD

SHEET = "Data"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Spreadsheets read `_x0041_` as an escape (ECMA-376 part 1, 22.4.2.4); its underscore must be escaped itself."""


def cell_name(column: int, row: int) -> str:
    """`A1` of a column and a row, both from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def workbook_bytes(
    categories: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], corner: str = ""
) -> bytes:
    """An .xlsx with categories in column A under `corner`, and one series a column. No text becomes a formula."""
    texts: dict[str, int] = {}
    rows = [_row(0, (corner, *(name for name, _ in series)), texts)]
    for at, category in enumerate(categories):
        values = (values[at] if at < len(values) else None for _, values in series)
        rows.append(_row(at + 1, (category, *values), texts))
    sheet = f'{XML_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    strings = "".join([f'<si><t xml:space="preserve">{xml_text(text)}</t></si>' for text in texts])
    shared = f'{XML_HEAD}<sst xmlns="{_MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{strings}</sst>'
    stream = BytesIO()
    write_archive(
        stream, {**_FIXED_PARTS, "xl/worksheets/sheet1.xml": sheet.encode(), "xl/sharedStrings.xml": shared.encode()}
    )
    return stream.getvalue()


def _row(row: int, values: Sequence[str | float | None], texts: dict[str, int]) -> str:
    cells = []
    for column, value in enumerate(values):
        name = cell_name(column, row)
        if isinstance(value, str):
            text = _ESCAPE_LIKE.sub("_x005F_", clean_line(value))
            cells.append(f'<c r="{name}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>')
        elif value is not None and math.isfinite(value):
            cells.append(f'<c r="{name}"><v>{value!r}</v></c>')
    return f'<row r="{row + 1}">{"".join(cells)}</row>'


_FIXED_PARTS: dict[str, bytes] = {
    name: (XML_HEAD + text).encode()
    for name, text in {
        "[Content_Types].xml": (
            f'<Types xmlns="{CONTENT_TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}worksheet+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}sharedStrings+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{OFFICE_RELATION}officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE_RELATION[:-1]}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELATIONSHIPS}">'
            f'<Relationship Id="rId1" Type="{OFFICE_RELATION}worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE_RELATION}sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE_RELATION}styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill>'
            '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            '<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
        ),
    }.items()
}
