"""Charts: `::: diagram` around a table. The first column names the categories, the others are series."""

from __future__ import annotations

from leaderdeck.deck.blocks import Block, Chart, ChartKind, Table, Text
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import say
from leaderdeck.outline.attributes import Attributes
from leaderdeck.outline.block_rules import CAPTION
from leaderdeck.outline.blocks import caption_text, read_blocks, read_table
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import SlideReader
from leaderdeck.outline.table_rows import read_number

_KINDS: dict[str, ChartKind] = {
    "bar": "bar", "liggende": "bar", "liggjande": "bar", "stolpe": "column", "stolper": "column", "søyle": "column",
    "søyler": "column", "column": "column", "linje": "line", "line": "line", "pie": "pie", "kake": "pie",
    "sektor": "pie", "area": "area", "areal": "area", "doughnut": "doughnut", "donut": "doughnut",
    "smultring": "doughnut", "hjul": "doughnut", "stacked-bar": "stacked-bar", "stablet-liggende": "stacked-bar",
    "stacked-column": "stacked-column", "stablet": "stacked-column", "stablet-søyle": "stacked-column",
}  # fmt: skip
_NO_NUMBER = {"", "-", "–", "—", "…", "..", ":"}


def read_chart(piece: Piece, reader: SlideReader) -> list[Block]:
    """The chart of a block's first table, and behind it whatever else the block holds."""
    tables = [index for index, inner in enumerate(piece.inside) if inner.kind == "table"]
    if not tables:
        reader.remark(
            "text.chart", "warning", piece.first,
            say("Diagrammet har ingen tabell å tegne; innholdet vises som vanlig tekst."),
            say("Skriv en tabell i blokken: kategorier i første kolonne, tall i de andre."),
        )  # fmt: skip
        words = " ".join(piece.meta["attributes"].words[1:])
        first: list[Block] = [Text(reader.paragraph(words, piece.first), piece.first)] if words else []
        return first + read_blocks(piece.inside, reader)
    place = tables[0]
    after = piece.inside[place + 1] if place + 1 < len(piece.inside) else None
    caption = after if after and after.kind == "text" and CAPTION.match(after.content) else None
    table = read_table(piece.inside[place], reader, None)
    rest = piece.inside[place + 1 + (caption is not None) :]
    kind, title = _kind(piece, reader)
    titles = [reader.paragraph(title, piece.first)] if title else []
    if caption:
        titles.append(reader.paragraph(caption_text(caption), caption.first))
    chart = _chart(kind, table, titles.pop() if titles else None, reader)
    return [
        *(Text(words, piece.first) for words in titles),
        *read_blocks(piece.inside[:place], reader),
        chart,
        *read_blocks(rest, reader),
    ]


def _kind(piece: Piece, reader: SlideReader) -> tuple[ChartKind, str]:
    """The chart's kind, and what else is written on the block's first line: the chart's title."""
    attributes: Attributes = piece.meta["attributes"]
    words = [*attributes.words, *attributes.classes][1:]
    known = next((word for word in words if word.lower() in _KINDS), None)
    if known:
        return _KINDS[known.lower()], " ".join(word for word in attributes.words[1:] if word != known)
    if words:
        reader.remark(
            "text.chart", "warning", piece.first,
            say("LeaderDeck kjenner ikke diagramtypen «{name}» og tegner søyler.", name=" ".join(words)[:40]),
            say("Velg mellom bar, column, line, pie, area, doughnut, stacked-bar og stacked-column."),
        )  # fmt: skip
    return "column", " ".join(attributes.words[2:])


def _chart(kind: ChartKind, table: Table, caption: Paragraph | None, reader: SlideReader) -> Chart:
    columns = range(1, len(table.alignments))
    units: set[str] = set()
    series = tuple(
        (table.header[column].text, tuple(_number(row[column], units, reader) for row in table.rows))
        for column in columns
    )
    return Chart(
        kind,
        tuple(row[0].text for row in table.rows),
        series,
        caption,
        table.header[0].text,
        units.pop() if len(units) == 1 else "",
        table.line,
    )


def _number(cell: Paragraph, units: set[str], reader: SlideReader) -> float | None:
    text = cell.text.strip()
    found = read_number(text, reader.around.language)
    if found:
        units.add(found[1] or ("kr" if text.lower().startswith("kr") else ""))
        return found[0]
    if text not in _NO_NUMBER:
        reader.remark(
            "text.chart", "warning", cell.line,
            say("«{text}» er ikke et tall, så punktet mangler i diagrammet.", text=text[:40]),
            say("Skriv bare tallet i ruten, for eksempel 7,2 eller 1 200."),
        )  # fmt: skip
    return None
