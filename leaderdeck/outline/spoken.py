"""Any block as it is written into speaker notes, which hold texts, subheadings and lists only."""

from __future__ import annotations

from leaderdeck.deck.blocks import (
    Agenda,
    AgendaItem,
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Facts,
    List,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.deck.text import Paragraph, Run


def as_spoken(block: Block) -> list[Block]:
    """The block itself, or its words as texts."""
    if isinstance(block, Text | Subheading | List):
        return [block]
    if isinstance(block, Columns):
        return [note for column in block.columns for note in _column(column.heading, column.blocks)]
    if isinstance(block, Callout):
        return [note for inner in block.blocks for note in as_spoken(inner)]
    return [Text(paragraph, block.line) for paragraph in _paragraphs(block) if paragraph.runs]


def _column(heading: Paragraph | None, blocks: tuple[Block, ...]) -> list[Block]:
    first: list[Block] = [Text(heading, heading.line)] if heading else []
    return first + [note for inner in blocks for note in as_spoken(inner)]


def _paragraphs(block: Block) -> list[Paragraph]:
    match block:
        case Quote():
            source = [_joined((Paragraph((Run("–"),), block.line), block.source), " ")] if block.source else []
            return [*block.paragraphs, *source]
        case Table():
            rows = [_joined(row, " | ") for row in (block.header, *block.rows)]
            return [*rows, *([block.caption] if block.caption else [])]
        case Facts():
            return [_joined((fact.value, fact.label), " ") for fact in block.facts]
        case Steps():
            return [_joined((step.name, *([step.text] if step.text else [])), ": ") for step in block.steps]
        case Agenda():
            return [_slot(item) for item in block.items]
        case Chart():
            return _chart(block)
        case Picture():
            return [_words(text, block.line) for text in (block.alt, block.caption) if text]
        case Code():
            return [Paragraph((Run(block.text, code=True),), block.line)]
    return []


def _slot(item: AgendaItem) -> Paragraph:
    time, duration = _words(item.time, item.line), _words(item.duration, item.line)
    form = _words(f"({item.form})" if item.form else "", item.line)
    return _joined((time, item.matter, form, item.owner, duration), " ")


def _chart(chart: Chart) -> list[Paragraph]:
    rows = [
        " | ".join([category, *("" if row[index] is None else f"{row[index]:g}" for _, row in chart.series)])
        for index, category in enumerate(chart.categories)
    ]
    header = " | ".join([chart.category_title, *(name for name, _ in chart.series)])
    caption = [chart.caption] if chart.caption else []
    return [*(_words(row, chart.line) for row in (header, *rows)), *caption]


def _words(text: str, line: int) -> Paragraph:
    return Paragraph((Run(text),) if text else (), line)


def _joined(parts: tuple[Paragraph, ...], between: str) -> Paragraph:
    """Paragraphs one behind the other; empty ones leave no gap."""
    runs: list[Run] = []
    for part in parts:
        if part.runs:
            runs += ([Run(between)] if runs else []) + list(part.runs)
    return Paragraph(tuple(runs), parts[0].line)
