"""Decks and slides: what is said, in three voices a slide: shown, spoken and private."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from leaderdeck.deck.blocks import Block
from leaderdeck.deck.linked import Copy, Link
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import Sentence
from leaderdeck.quick_dataclass import dataclass

LayoutName: TypeAlias = Literal[
    "cover", "section", "content", "statement", "quote", "columns", "comparison", "facts", "agenda",
    "steps", "timeline", "picture", "picture-text", "table", "chart", "closing", "blank",
]  # fmt: skip
LAYOUT_NAMES: tuple[LayoutName, ...] = (
    "cover", "section", "content", "statement", "quote", "columns", "comparison", "facts", "agenda",
    "steps", "timeline", "picture", "picture-text", "table", "chart", "closing", "blank",
)  # fmt: skip
NORWEGIAN_LAYOUT_NAMES: dict[str, LayoutName] = {
    "forside": "cover", "kapittel": "section", "innhold": "content", "påstand": "statement", "sitat": "quote",
    "kolonner": "columns", "sammenligning": "comparison", "samanlikning": "comparison", "fakta": "facts",
    "dagsorden": "agenda", "steg": "steps", "tidslinje": "timeline", "bilde": "picture", "bilete": "picture",
    "bilde-tekst": "picture-text", "bilete-tekst": "picture-text", "tabell": "table", "diagram": "chart",
    "avslutning": "closing", "avslutting": "closing", "tom": "blank",
}  # fmt: skip

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What reading noticed. `line` counts from 1 in the whole file; `rule` is `text.…`."""

    rule: str
    severity: Severity
    line: int
    message: Sentence
    advice: Sentence


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that somebody has looked at and left as it is: its rule, what it is about, and why it is in order."""

    rule: str
    fingerprint: str
    reason: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.rule} {self.fingerprint}"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a talk was given, as its card says."""

    event: str
    date: str = ""
    """ISO date where the card names a day, else as written."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The talk's own card. Empty text means: not said. `date` stays as written; dates are written out where shown."""

    title: str = ""
    subtitle: str = ""
    speaker: str = ""
    role: str = ""
    organization: str = ""
    event: str = ""
    organizer: str = ""
    place: str = ""
    date: str = ""
    duration_seconds: int | None = None
    brand: str = ""
    footer: str | None = None
    """Replaces the brand's slogan in this talk's footer; None keeps the slogan."""
    language: str = "nb"
    slides: Literal["auto", "headings", "rules"] = "auto"
    prose: Literal["slide", "notes"] = "slide"
    type: Literal["talk", "note"] = "talk"
    topics: tuple[str, ...] = ()
    kind: Literal["", "thought", "quote", "fact", "question", "experience", "meeting"] = ""
    """What sort of note it is."""
    people: tuple[str, ...] = ()
    """Who it is about, or who said it."""
    source: str = ""
    """Where a quotation or figure is from."""
    value: str = ""
    """A fact's figure, as written."""
    unit: str = ""
    best_before: str = ""
    """ISO date of the last day that a fact is to be trusted."""
    given: tuple[Occasion, ...] = ()
    """When and where the talk was given."""
    private: bool = False
    switched_off: tuple[str, ...] = ()
    """Rules of checks that this talk switches off."""
    dismissed: tuple[Dismissal, ...] = ()
    """Findings that were dismissed for this talk, each with its reason."""
    unknown: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    """Each key's line in the file, counted from 1."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide's content. Lines inside count from 0 at the slide's first line, so a slide that moves stays equal."""

    kind: Literal["cover", "section", "slide"]
    title: Paragraph | None = None
    level: int = 1
    """Heading level of the title; 0 where a rule began the slide and there is no heading."""
    blocks: tuple[Block, ...] = ()
    """What is shown, in the order of the text."""
    subtitle: Paragraph | None = None
    """Covers: the line under the title."""
    details: tuple[Paragraph, ...] = ()
    """Covers: speaker and role first, then event, organizer, place and date, a line each."""
    layout: LayoutName | None = None
    """The layout the writer asked for, or None to choose by content."""
    sources: tuple[Paragraph, ...] = ()
    """Footnotes of this slide, shown as source lines at its foot."""
    speaker_notes: tuple[Block, ...] = ()
    """Spoken: `Text`, `Subheading` and `List` only."""
    private: str = ""
    """Private remarks as written. Never leaves this value: no scene, no finding, no export holds it."""
    hidden: bool = False
    is_slot: bool = False
    """Whether it is the slide of a slot of the talk's programme: the one that is called as the slide is."""
    last: bool = False
    """Whether this is the talk's last slide (a closing is recognized only there)."""
    deeper_follow: bool = False
    """Whether deeper slides stand under this heading (it is a section then)."""
    origin: str = ""
    """The other file that it is from and is changed in, as `fil.md#Overskrift`; empty for the talk's own slides."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of slides under one higher heading: its name, the index of its first slide, how many slides."""

    name: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole talk as it was understood."""

    front_matter: FrontMatter = field(default_factory=FrontMatter)
    slides: tuple[Slide, ...] = ()
    slide_lines: tuple[int, ...] = ()
    """For each slide the line in the file where it begins, counted from 1; slides of one link share its line."""
    sections: tuple[Section, ...] = ()
    """Every slide is in exactly one section when there are sections; empty when the talk has none."""
    remarks: tuple[Remark, ...] = ()
    brand_residue_lines: tuple[int, ...] = ()
    """Lines (from 1) left out because they are just the brand's name or slogan."""
    links: tuple[Link, ...] = ()
    """What the talk takes from other files, in the order of their lines."""
    copies: tuple[Copy, ...] = ()
    """What was copied into the talk from other files, in the order of their marks."""

    def line_in_file(self, slide_index: int, line: int) -> int:
        """A slide's own line (from 0) as a line in the file (from 1)."""
        return self.slide_lines[slide_index] + line if slide_index < len(self.slide_lines) else line + 1
