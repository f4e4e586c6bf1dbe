"""Blocks: what a slide's body is made of. Every `line` counts from 0 at the slide's first line."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass

Alignment: TypeAlias = Literal["left", "center", "right"]
Marker: TypeAlias = Literal["bullet", "number", "letter", "roman", "task", "done", "none"]
Pause: TypeAlias = Literal["", "break", "meal"]
ChartKind: TypeAlias = Literal["bar", "column", "line", "pie", "area", "doughnut", "stacked-bar", "stacked-column"]


@dataclass(frozen=True, slots=True)
class Text:
    """A loose paragraph."""

    paragraph: Paragraph
    line: int = 0


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below the slide level, on its slide."""

    paragraph: Paragraph
    level: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """One paragraph of a list, flattened: `level` 0 is outermost, any depth. Marker `none` continues the item above."""

    paragraph: Paragraph
    level: int = 0
    marker: Marker = "bullet"
    number: int = 1
    """The item's own number where the marker counts."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted, numbered or task list, nested items flattened in reading order."""

    items: tuple[ListItem, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and, where the text gives it, its source (without the dash)."""

    paragraphs: tuple[Paragraph, ...]
    source: Paragraph | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the header row may be empty cells. Every row has as many cells as `alignments`."""

    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: Paragraph | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file as the text names it (not yet looked for)."""

    source: str
    alt: str = ""
    caption: str = ""
    placement: Literal["", "left", "right", "background"] = ""
    decorative: bool = False
    width_percent: float | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    """Focal point as shares of width and height; kept in view when the picture is cropped."""
    line: int = 0
    folder: str = ""
    """Where its file is looked for, if it came from another file than the talk; no text can say this."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, with its subheading where it has one."""

    blocks: tuple[Block, ...]
    heading: Paragraph | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Two or more columns side by side."""

    columns: tuple[Column, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A large figure and its label. Either may be empty."""

    value: Paragraph
    label: Paragraph
    line: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """A grid of large figures."""

    facts: tuple[Fact, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One slot: clock time (`"10.30"`, as written or worked out), the matter, the duration as written (`"30 min"`).

    Empty text means: not known.
    """

    time: str
    matter: Paragraph
    duration: str = ""
    line: int = 0
    owner: Paragraph = Paragraph(())
    """Who leads it."""
    form: str = ""
    """How it is done: in groups, in plenum, digitally."""
    pause: Pause = ""
    is_worked_out: bool = False
    """Whether the time is worked out from what stands before it."""
    goes_on: bool = False
    """Whether it began on the slide before."""
    is_current: bool = False
    """Whether it is on now, where the programme is shown again."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A programme with clock times."""

    items: tuple[AgendaItem, ...]
    line: int = 0
    start: str = ""
    """When the day begins, as written behind the block's name."""
    end: str = ""
    """When it has to end, as written there."""
    is_block: bool = False
    """Whether it is a `:::` block, not a plain list or table."""
    is_repeated: bool = False
    """Whether it is shown again, with the slot marked that is on now."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step or point in time: a short name and what happens there."""

    name: Paragraph
    text: Paragraph | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Steps:
    """Process arrows, or points on a time line."""

    steps: tuple[Step, ...]
    kind: Literal["steps", "timeline"] = "steps"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Callout:
    """A highlighted box."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of a table: first column categories, the others series; `None` where a cell is no number."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    caption: Paragraph | None = None
    category_title: str = ""
    """What the table's upper left cell says: the name of the categories."""
    unit: str = ""
    """The unit that every number carries in the table, such as `%` or `kr`; empty where they differ."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Fixed-width text, as written."""

    text: str
    language: str = ""
    line: int = 0


Block: TypeAlias = (
    Text | Subheading | List | Quote | Table | Picture | Columns | Facts | Agenda | Steps | Callout | Chart | Code
)
