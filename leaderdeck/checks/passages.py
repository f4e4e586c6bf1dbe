"""Passages: every stretch of text on a slide with where it stands, shown and spoken. Private text is none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias

from leaderdeck.deck.blocks import (
    Agenda,
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
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.quick_dataclass import dataclass

PassageKind: TypeAlias = Literal[
    "title", "text", "subheading", "item", "quote", "fact", "agenda", "step", "cell", "caption", "source", "code",
    "chart", "alt", "notes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, cell, label or alternative text. `line` counts from 0 at the slide's first line."""

    kind: PassageKind
    text: str
    line: int
    runs: tuple[Run, ...] = ()

    @property
    def is_spoken(self) -> bool:
        """Whether it stands in the speaker notes."""
        return self.kind == "notes"

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses its runs link to."""
        return tuple(run.link for run in self.runs if run.link)


def passages_of(slide: Slide) -> tuple[Passage, ...]:
    """Everything a slide shows or has said on it, in the order of the text; notes last."""
    found: list[Passage] = []
    for paragraph in (slide.title, slide.subtitle):
        if paragraph:
            found.append(_passage("title", paragraph))
    found.extend(_passage("text", paragraph) for paragraph in slide.details)
    found.extend(_of_blocks(slide.blocks))
    found.extend(_passage("source", paragraph) for paragraph in slide.sources)
    for block in slide.speaker_notes:
        found.extend(Passage("notes", passage.text, passage.line, passage.runs) for passage in _of_block(block))
    return tuple(found)


def _passage(kind: PassageKind, paragraph: Paragraph) -> Passage:
    runs = paragraph.runs
    text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
    return Passage(kind, text, paragraph.line, runs)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Passage]:
    for block in blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Passage]:
    return _READERS[type(block)](block)


def _of_text(block: Text) -> Iterator[Passage]:
    yield _passage("text", block.paragraph)


def _of_subheading(block: Subheading) -> Iterator[Passage]:
    yield _passage("subheading", block.paragraph)


def _of_list(block: List) -> Iterator[Passage]:
    return (_passage("item", item.paragraph) for item in block.items)


def _of_quote(block: Quote) -> Iterator[Passage]:
    yield from (_passage("quote", paragraph) for paragraph in block.paragraphs)
    if block.source:
        yield _passage("quote", block.source)


def _of_table(block: Table) -> Iterator[Passage]:
    for row in (block.header, *block.rows):
        yield from (_passage("cell", cell) for cell in row if cell.runs)
    if block.caption:
        yield _passage("caption", block.caption)


def _of_picture(block: Picture) -> Iterator[Passage]:
    if block.alt and not block.decorative:
        yield Passage("alt", block.alt, block.line)
    if block.caption:
        yield Passage("caption", block.caption, block.line)


def _of_columns(block: Columns) -> Iterator[Passage]:
    for column in block.columns:
        if column.heading:
            yield _passage("subheading", column.heading)
        yield from _of_blocks(column.blocks)


def _of_facts(block: Facts) -> Iterator[Passage]:
    for fact in block.facts:
        yield _passage("fact", fact.value)
        yield _passage("fact", fact.label)


def _of_agenda(block: Agenda) -> Iterator[Passage]:
    for item in block.items:
        yield _passage("agenda", item.matter)
        if item.owner.runs:
            yield _passage("agenda", item.owner)
        if item.form:
            yield Passage("agenda", item.form, item.line)


def _of_steps(block: Steps) -> Iterator[Passage]:
    for step in block.steps:
        yield _passage("step", step.name)
        if step.text:
            yield _passage("step", step.text)


def _of_callout(block: Callout) -> Iterator[Passage]:
    return _of_blocks(block.blocks)


def _of_chart(block: Chart) -> Iterator[Passage]:
    labels = (block.category_title, block.unit, *block.categories, *(name for name, _ in block.series))
    values = (f"{value:.0f}" for _, row in block.series for value in row if value is not None and abs(value) >= 1e7)
    yield from (Passage("chart", label, block.line) for label in (*labels, *values) if label)
    if block.caption:
        yield _passage("caption", block.caption)


def _of_code(block: Code) -> Iterator[Passage]:
    yield Passage("code", block.text, block.line)


_READERS: dict[type, Callable[[Any], Iterator[Passage]]] = {
    Text: _of_text, Subheading: _of_subheading, List: _of_list, Quote: _of_quote, Table: _of_table,
    Picture: _of_picture, Columns: _of_columns, Facts: _of_facts, Agenda: _of_agenda, Steps: _of_steps,
    Callout: _of_callout, Chart: _of_chart, Code: _of_code,
}  # fmt: skip
