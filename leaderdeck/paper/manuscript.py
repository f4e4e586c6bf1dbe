"""What a speaker holds in her hands, as lines: what she says, and what stands on the slide meanwhile."""

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
    ListItem,
    Marker,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.language import say
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.shapes import Bullet, BulletKind

LineKind: TypeAlias = Literal["text", "heading", "item"]
INK = "#1A1A1A"
_BULLETS: dict[Marker, BulletKind] = {
    "bullet": "disc", "number": "number", "letter": "letter", "roman": "roman", "task": "task", "done": "done",
}  # fmt: skip
_DISC = Bullet("disc")
_MOST_ALT = 600
"""Characters of a slide's picture in words; nobody listens to more before what is said."""


@dataclass(frozen=True, slots=True)
class ManuscriptLine:
    """One paragraph: its words, and the list mark and depth of what is in a list."""

    paragraph: Paragraph
    kind: LineKind = "text"
    level: int = 0
    """Depth in a list, or the level of a heading."""
    bullet: Bullet | None = None


@dataclass(frozen=True, slots=True)
class ManuscriptLook:
    """How it is laid out."""

    letters_pt: float = 16.0
    page_a_slide: bool = False
    ink: str = INK


def spoken_lines(slide: PaperSlide) -> tuple[ManuscriptLine, ...]:
    """The speaker notes in their order."""
    return tuple(_lines(slide.notes, ""))


def shown_lines(slide: PaperSlide, paper: TalkPaper) -> tuple[ManuscriptLine, ...]:
    """All that stands on the slide under its title."""
    top = [*([slide.subtitle] if slide.subtitle else []), *slide.details]
    lines = [ManuscriptLine(paragraph) for paragraph in top]
    lines += _lines(slide.blocks, paper.tag)
    return (*lines, *(ManuscriptLine(source) for source in slide.sources))


def picture_in_words(slide: PaperSlide, paper: TalkPaper) -> str:
    """The alternative text of the slide's picture: number, title and what stands on it."""
    name = paper.words(say("Lysbilde {number}", number=paper.numbers_of(slide)))
    title = slide.heading.text.strip() if slide.heading else ""
    parts = [title, *(line.paragraph.text.strip() for line in shown_lines(slide, paper))]
    words = " ".join(" ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part).split())
    whole = f"{name}: {words}" if words else name
    return whole if len(whole) <= _MOST_ALT else whole[: _MOST_ALT - 1].rstrip() + "…"


def _lines(blocks: Iterable[Block], tag: str) -> Iterator[ManuscriptLine]:
    for block in blocks:
        yield from _MAKERS[type(block)](block, tag)


def _text(block: Text, _tag: str) -> Iterator[ManuscriptLine]:
    yield ManuscriptLine(block.paragraph)


def _subheading(block: Subheading, _tag: str) -> Iterator[ManuscriptLine]:
    yield ManuscriptLine(block.paragraph, "heading", block.level)


def _list(block: List, _tag: str) -> Iterator[ManuscriptLine]:
    for item in block.items:
        yield ManuscriptLine(item.paragraph, "item", item.level, _bullet(item))


def _bullet(item: ListItem) -> Bullet | None:
    kind = _BULLETS.get(item.marker)
    return Bullet(kind, number=item.number) if kind else None


def _quote(block: Quote, _tag: str) -> Iterator[ManuscriptLine]:
    for paragraph in block.paragraphs:
        yield ManuscriptLine(paragraph)
    if block.source:
        yield ManuscriptLine(Paragraph((Run("— "), *block.source.runs), block.source.line))


def _table(block: Table, _tag: str) -> Iterator[ManuscriptLine]:
    if block.caption:
        yield ManuscriptLine(block.caption)
    for row in (block.header, *block.rows):
        words = _joined(row)
        if words.text.strip():
            yield ManuscriptLine(words)


def _joined(cells: Iterable[Paragraph], between: str = "  |  ") -> Paragraph:
    runs: list[Run] = []
    for cell in cells:
        if cell.text.strip():
            runs += [*([Run(between)] if runs else []), *cell.runs]
    return Paragraph(tuple(runs))


def _picture(block: Picture, _tag: str) -> Iterator[ManuscriptLine]:
    words = "" if block.decorative else ". ".join(part.rstrip(".") for part in (block.alt, block.caption) if part)
    if words:
        yield ManuscriptLine(plain(f"[{words}]"))


def _columns(block: Columns, tag: str) -> Iterator[ManuscriptLine]:
    for column in block.columns:
        if column.heading:
            yield ManuscriptLine(column.heading, "heading")
        yield from _lines(column.blocks, tag)


def _facts(block: Facts, _tag: str) -> Iterator[ManuscriptLine]:
    for fact in block.facts:
        yield ManuscriptLine(_joined((fact.value, fact.label), " "), "item", 0, _DISC)


def _agenda(block: Agenda, _tag: str) -> Iterator[ManuscriptLine]:
    for item in block.items:
        length = f"({item.duration})" if item.duration else ""
        parts = (plain(item.time), item.matter, plain(item.form), item.owner, plain(length))
        yield ManuscriptLine(_joined(parts, "  "))


def _steps(block: Steps, _tag: str) -> Iterator[ManuscriptLine]:
    for number, step in enumerate(block.steps, start=1):
        words = _joined((step.name, *([step.text] if step.text else ())), ": ")
        bullet = Bullet("number", number=number) if block.kind == "steps" else _DISC
        yield ManuscriptLine(words, "item", 0, bullet)


def _callout(block: Callout, tag: str) -> Iterator[ManuscriptLine]:
    yield from _lines(block.blocks, tag)


def _chart(block: Chart, tag: str) -> Iterator[ManuscriptLine]:
    yield ManuscriptLine(plain(f"[{chart_in_words(block, tag)}]"))


def _code(block: Code, _tag: str) -> Iterator[ManuscriptLine]:
    yield ManuscriptLine(Paragraph((Run(block.text.rstrip("\n"), code=True),)))


_MAKERS: dict[type[Any], Callable[[Any, str], Iterator[ManuscriptLine]]] = {
    Text: _text, Subheading: _subheading, List: _list, Quote: _quote, Table: _table, Picture: _picture,
    Columns: _columns, Facts: _facts, Agenda: _agenda, Steps: _steps, Callout: _callout, Chart: _chart, Code: _code,
}  # fmt: skip
