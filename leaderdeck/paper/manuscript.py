"""What a speaker holds in her hands, as lines: what she says, and what stands on the slide meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from leaderdeck.deck.blocks import (
    Agenda,
    AgendaItem,
    Alignment,
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
from leaderdeck.paper.talk_paper import DEEPEST_HEADING, PaperSlide, TalkPaper
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.bullets import bullet_label
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.shapes import Bullet, BulletKind
from leaderdeck.scene.words import word

LineKind: TypeAlias = Literal["text", "heading", "item", "quote", "caption"]
INK = "#1A1A1A"
_BULLETS: dict[Marker, BulletKind] = {
    "bullet": "disc", "number": "number", "letter": "letter", "roman": "roman", "task": "task", "done": "done",
}  # fmt: skip
_DISC = Bullet("disc")
LEAST_STEP = 1.5
"""Indent of a list level in ems."""
_MARK_LETTER, _AFTER_MARK = 0.58, 0.3
"""Ems: a digit of most typefaces, and what parts a mark from its words."""
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
class ManuscriptTable:
    """A table; the header is empty where it has none."""

    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    alignments: tuple[Alignment, ...]

    @property
    def has_header(self) -> bool:
        """Whether any column has a name."""
        return any(cell.text.strip() for cell in self.header)

    @property
    def all_rows(self) -> tuple[tuple[Paragraph, ...], ...]:
        """The header, where there is one, and the others."""
        return (self.header, *self.rows) if self.has_header else self.rows

    def as_lines(self) -> tuple[ManuscriptLine, ...]:
        """The rows as lines, for where no table can stand."""
        joined = (_joined(row, "  |  ") for row in self.all_rows)
        return tuple(ManuscriptLine(words) for words in joined if words.text.strip())


Said: TypeAlias = ManuscriptLine | ManuscriptTable


@dataclass(frozen=True, slots=True)
class ManuscriptLook:
    """How it is laid out."""

    letters_pt: float = 16.0
    page_a_slide: bool = False
    ink: str = INK


def spoken_lines(slide: PaperSlide, paper: TalkPaper) -> tuple[Said, ...]:
    """The speaker notes in their order. No heading above them says that they are notes, as on the web page."""
    lines = _leveled(_lines(slide.notes, paper.tag), slide.level + 2)
    return tuple(
        replace(one, level=one.level - 1) if isinstance(one, ManuscriptLine) and one.kind == "heading" else one
        for one in lines
    )


def shown_lines(slide: PaperSlide, paper: TalkPaper) -> tuple[Said, ...]:
    """All that stands on the slide under its title."""
    top = [*([slide.subtitle] if slide.subtitle else []), *slide.details]
    lines: list[Said] = [ManuscriptLine(paragraph) for paragraph in top]
    lines += _leveled(_lines(slide.blocks, paper.tag), slide.level + 1)
    return (*lines, *(ManuscriptLine(source) for source in slide.sources))


def picture_in_words(slide: PaperSlide, paper: TalkPaper, *, with_title: bool = True) -> str:
    """The alternative text of the slide's picture: number and what stands on it; the title where no heading says it."""
    name = paper.words(say("Lysbilde {number}", number=paper.numbers_of(slide)))
    title = slide.heading.text.strip() if slide.heading and with_title else ""
    said = (line for one in shown_lines(slide, paper) for line in _as_lines(one))
    parts = [title, *(line.paragraph.text.strip() for line in said)]
    words = " ".join(" ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part).split())
    whole = f"{name}: {words}" if words else name
    return whole if len(whole) <= _MOST_ALT else whole[: _MOST_ALT - 1].rstrip() + "…"


def step_of(lines: Iterable[Said]) -> float:
    """How far items stand in, in ems of their letters: room for the widest list mark among them."""
    bullets = (line.bullet for line in lines if isinstance(line, ManuscriptLine) and line.bullet)
    widest = max((len(bullet_label(bullet)) for bullet in bullets), default=0)
    return max(LEAST_STEP, _MARK_LETTER * widest + _AFTER_MARK)


def clock(seconds: float) -> str:
    """Minutes and seconds from the beginning, to the nearest ten: `3:20`."""
    tens = round(seconds / 10)
    return f"{tens // 6}:{tens % 6}0"


def _as_lines(one: Said) -> tuple[ManuscriptLine, ...]:
    return one.as_lines() if isinstance(one, ManuscriptTable) else (one,)


def _leveled(lines: Iterable[Said], level: int) -> Iterator[Said]:
    """Headings of columns, which have no level of their own, right under the slide's."""
    for one in lines:
        if isinstance(one, ManuscriptLine) and one.kind == "heading" and not one.level:
            yield replace(one, level=min(level, DEEPEST_HEADING))
        else:
            yield one


def _lines(blocks: Iterable[Block], tag: str) -> Iterator[Said]:
    for block in blocks:
        yield from _MAKERS[type(block)](block, tag)


def _text(block: Text, _tag: str) -> Iterator[Said]:
    yield ManuscriptLine(block.paragraph)


def _subheading(block: Subheading, _tag: str) -> Iterator[Said]:
    yield ManuscriptLine(block.paragraph, "heading", block.level)


def _list(block: List, _tag: str) -> Iterator[Said]:
    for item in block.items:
        yield ManuscriptLine(item.paragraph, "item", item.level, _bullet(item))


def _bullet(item: ListItem) -> Bullet | None:
    kind = _BULLETS.get(item.marker)
    return Bullet(kind, number=item.number) if kind else None


def _quote(block: Quote, _tag: str) -> Iterator[Said]:
    for paragraph in block.paragraphs:
        yield ManuscriptLine(paragraph, "quote")
    if block.source:
        yield ManuscriptLine(Paragraph((Run("— "), *block.source.runs), block.source.line))


def _table(block: Table, _tag: str) -> Iterator[Said]:
    if block.caption:
        yield ManuscriptLine(block.caption, "caption")
    if block.rows:
        yield ManuscriptTable(block.header, block.rows, block.alignments)


def _joined(cells: Iterable[Paragraph], between: str = "  |  ") -> Paragraph:
    runs: list[Run] = []
    for cell in cells:
        if cell.text.strip():
            runs += [*([Run(between)] if runs else []), *cell.runs]
    return Paragraph(tuple(runs))


def _picture(block: Picture, _tag: str) -> Iterator[Said]:
    words = "" if block.decorative else ". ".join(part.rstrip(".") for part in (block.alt, block.caption) if part)
    if words:
        yield ManuscriptLine(plain(f"[{words}]"))


def _columns(block: Columns, tag: str) -> Iterator[Said]:
    for column in block.columns:
        if column.heading:
            yield ManuscriptLine(column.heading, "heading")
        yield from _lines(column.blocks, tag)


def _facts(block: Facts, _tag: str) -> Iterator[Said]:
    for fact in block.facts:
        yield ManuscriptLine(_joined((fact.value, fact.label), " "), "item", 0, _DISC)


def _agenda(block: Agenda, tag: str) -> Iterator[Said]:
    """A table of time and matter, with owner and length where any slot has them."""
    used = [
        (name, cells)
        for name, cells in (
            (word("time", tag), [plain(item.time) for item in block.items]),
            (word("matter", tag), [_matter(item) for item in block.items]),
            (word("owner", tag), [item.owner for item in block.items]),
            (word("duration", tag), [plain(item.duration) for item in block.items]),
        )
        if any(cell.text.strip() for cell in cells)
    ]
    if used:
        rows = tuple(zip(*(cells for _, cells in used), strict=True))
        left: Alignment = "left"
        yield ManuscriptTable(tuple(plain(name) for name, _ in used), rows, (left,) * len(used))


def _matter(item: AgendaItem) -> Paragraph:
    return Paragraph((*item.matter.runs, Run(f" ({item.form})"))) if item.form else item.matter


def _steps(block: Steps, _tag: str) -> Iterator[Said]:
    for number, step in enumerate(block.steps, start=1):
        words = _joined((step.name, *([step.text] if step.text else ())), ": ")
        bullet = Bullet("number", number=number) if block.kind == "steps" else _DISC
        yield ManuscriptLine(words, "item", 0, bullet)


def _callout(block: Callout, tag: str) -> Iterator[Said]:
    yield from _lines(block.blocks, tag)


def _chart(block: Chart, tag: str) -> Iterator[Said]:
    yield ManuscriptLine(plain(f"[{chart_in_words(block, tag)}]"))


def _code(block: Code, _tag: str) -> Iterator[Said]:
    yield ManuscriptLine(Paragraph((Run(block.text.rstrip("\n"), code=True),)))


_MAKERS: dict[type[Any], Callable[[Any, str], Iterator[Said]]] = {
    Text: _text, Subheading: _subheading, List: _list, Quote: _quote, Table: _table, Picture: _picture,
    Columns: _columns, Facts: _facts, Agenda: _agenda, Steps: _steps, Callout: _callout, Chart: _chart, Code: _code,
}  # fmt: skip
