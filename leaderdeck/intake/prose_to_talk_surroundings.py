"""What a unit's guess may depend on: the units around it, who is named, and the frame that the text stood in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeAlias

from leaderdeck.intake.progress import SHARES, Progress, part_of, unwatched, watched
from leaderdeck.intake.prose_to_talk_guess import GuessKind
from leaderdeck.intake.prose_to_talk_letters import Letter, letter_of
from leaderdeck.intake.prose_to_talk_occasion import cover_lines
from leaderdeck.intake.prose_to_talk_people import People, as_byline, spoken_in
from leaderdeck.intake.prose_to_talk_sentences import word_count
from leaderdeck.intake.prose_to_talk_signs import furniture_among
from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.language import Sentence
from leaderdeck.quick_dataclass import dataclass

Found: TypeAlias = tuple[GuessKind, float, Sentence]
"""Kind, confidence from 0 to 1, and why."""

_WORDS = re.compile(r"\w+")
_ON_EVERY_SLIDE = 3
"""Times that a line which was on every slide stands there at least."""
_MOST_RECURRING = 400
"""Units that are looked through for words that recur; a book has pull quotes near its text."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit's guess may depend on: all units, who is named, what recurs, where the content begins and ends."""

    units: tuple[Unit, ...]
    people: People
    plain: tuple[str, ...]
    first_at: dict[str, int]
    counts: Counter[str]
    first: int
    last: int
    has_title: bool
    closing: int
    """The last unit that is no signature, furniture or rule: what is said last."""
    dashes: tuple[tuple[int, bool], ...]
    """For each unit, how many lines with dashes it is among, and whether one of them says who speaks."""
    furniture: frozenset[int]
    """What belongs to the page that the text stood on, by index."""
    letter: Letter
    cover: frozenset[int]
    """Lines that tell of the event, by index."""

    def unit(self, at: int) -> Unit | None:
        """The unit at this index, or None beyond the ends."""
        return self.units[at] if 0 <= at < len(self.units) else None

    def recurs(self, at: int) -> bool:
        """Whether most of the unit's words stand again, in the same order, in another unit."""
        words = self.plain[at].split()
        if len(words) < 6:
            return False
        middle = " ".join(words[1 : len(words) - max(1, len(words) // 5)])
        near = range(max(0, at - _MOST_RECURRING), min(len(self.plain), at + _MOST_RECURRING))
        return any(other != at and middle in self.plain[other] for other in near)


Sign: TypeAlias = Callable[[Unit, int, Surroundings], Found | None]


def surroundings_of(units: tuple[Unit, ...], people: People, progress: Progress = unwatched) -> Surroundings:
    """What all guesses of a text share."""
    words = watched(units, part_of(progress, 0, 400))
    plain = tuple(" ".join(_WORDS.findall(unit.words.casefold())) for unit in words)
    text = watched(units, part_of(progress, 400, 600))
    furniture, letter = furniture_among(units), letter_of(units)
    counts = Counter(plain)
    content = [
        at
        for at, unit in enumerate(text)
        if unit.shape not in ("rule", "private")
        and at not in furniture
        and at not in letter.below
        and not is_on_every_slide(unit, counts[plain[at]])
    ]
    body = [at for at in content if at not in letter.head]
    content = body or content
    first_at = {words: at for at, words in reversed(list(enumerate(plain)))}
    return Surroundings(
        units, people, plain, first_at, counts, content[0] if content else 0, content[-1] if content else 0,
        any(unit.shape == "heading" for unit in units[: (content[0] if content else 0) + 1]),
        _closing(units, furniture, letter), _runs_of_dashes(units, part_of(progress, 600, SHARES)),
        furniture, letter, cover_lines(units, content[0]) if content else frozenset(),
    )  # fmt: skip


def is_on_every_slide(unit: Unit, times: int) -> bool:
    """Whether a short line stands by itself so often that it was on the slides, or at the head of the pages."""
    return times >= _ON_EVERY_SLIDE and 0 < word_count(unit.words) <= 10 and unit.shape in ("line", "prose")


def _closing(units: Sequence[Unit], furniture: frozenset[int], letter: Letter) -> int:
    framed = furniture | letter.below | letter.signature | {letter.goodbye}
    for at in range(len(units) - 1, -1, -1):
        if not (units[at].shape == "rule" or at in framed or as_byline(units[at].words)):
            return at
    return len(units) - 1


def _runs_of_dashes(units: Sequence[Unit], progress: Progress) -> tuple[tuple[int, bool], ...]:
    """Lines with dashes that no empty line divides are one run."""
    runs: list[list[Unit]] = []
    for before, unit in zip((None, *units), watched(units, progress), strict=False):
        if unit.shape != "dash" or unit.opens or before is None or before.shape != "dash":
            runs.append([])
        runs[-1].append(unit)
    return tuple(entry for run in runs for entry in [(len(run), any(spoken_in(unit.words) for unit in run))] * len(run))
