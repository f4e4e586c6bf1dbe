"""What a window has done in a thread: a text read as a talk, or rewritten. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from leaderdeck.checks.pace import Pace
from leaderdeck.desktop.giving_way import give_way
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.practice import Practice
from leaderdeck.errors import BrandProblem
from leaderdeck.outline.dates import iso_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.rewrite import brand_names_known
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import SlideNow, Talk, brand_names, check_talk, read_slide_now, read_slides

Rewrite: TypeAlias = Callable[[str], str]

LONG_TEXT = 60_000
"""Characters: a talk of about eighty slides, which takes a tenth of a second to read."""
_HEAD_LINES = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """What the thread found: the talk, and why its brand is not the one it names."""

    talk: Talk
    pace: Pace
    edits: int
    """How many edits the text had seen."""
    brand_problem: BrandProblem | None = None


def read_whole(
    text: str,
    folder: Path | None,
    file: Path | None,
    edits: int,
    kits: KitShelf,
    library: Path | None = None,
    practice: Practice = Practice(),
) -> Reading:
    """Text → talk, with the brand that the text names, or the neutral one where that cannot be had."""
    return check(read_to_show(text, folder, file, edits, kits, library, practice))


def read_to_show(
    text: str,
    folder: Path | None,
    file: Path | None,
    edits: int,
    kits: KitShelf,
    library: Path | None = None,
    practice: Practice = Practice(),
) -> Reading:
    """As `read_whole`, before anybody has looked for findings: the slides of a text that was just opened."""
    give_way()
    card = read_front_matter(text).front_matter
    kit, problem = kits.kit_for(card.brand, folder, iso_date(card.date))
    give_way()
    kits.summaries()  # here, not in the window's thread
    talk = read_slides(text, kit, folder, library, file, give_way)
    return Reading(talk, practice.pace_of(talk.deck, file), edits, problem)


def check(reading: Reading) -> Reading:
    """The same reading with the talk's findings."""
    return replace(reading, talk=check_talk(reading.talk, give_way, reading.pace))


@dataclass(frozen=True, slots=True)
class TypedSlide:
    """A slide that was typed on, as its text stood then."""

    talk: Talk
    """Which it is part of."""
    index: int
    now: SlideNow | None


def read_typed(
    talk: Talk, index: int, lines: Sequence[str], first_line: int, line: int, folder: Path | None
) -> TypedSlide:
    """The slide that is typed on; see `read_slide_now`."""
    return TypedSlide(talk, index, read_slide_now(talk, index, lines, first_line, line, folder))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a rewrite made of a text that had seen so many edits."""

    rewrite: Rewrite
    old: str
    new: str
    edits: int


def rewritten(rewrite: Rewrite, text: str, talk: Talk | None, edits: int) -> Rewritten:
    """The text as the rewrite wants it, its slides counted as on the screen."""
    known = (talk.text, talk.reading) if talk is not None and talk.reading is not None else None
    with brand_names_known(brand_names(talk.kit) if talk else (), known, talk.shelf if talk else None):
        return Rewritten(rewrite, text, rewrite(text), edits)


def head_of(text: str) -> str:
    """The beginning of a talk: enough to show its first slide as it will be."""
    end = 0
    for _ in range(_HEAD_LINES):
        following = text.find("\n", end)
        if following < 0:
            return text
        end = following + 1
    return text[:end]
