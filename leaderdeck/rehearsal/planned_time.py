"""How long a talk will take: as it was rehearsed where it was, else by the words and one's own pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import mean, median

from leaderdeck.checks.pace import UNCERTAINTY, WORDS_PER_MINUTE, Pace, pace_of
from leaderdeck.deck.slide import Deck
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal
from leaderdeck.rehearsal.spoken_slides import SpokenSlide, spoken_slides

LAST_TIMES = 5
"""The newest rehearsals of a slide count: one speaks otherwise than a year ago."""
PRACTICED_UNCERTAINTY = 0.07
"""A slide that was rehearsed three times takes its usual time within this share; one of fewer times is between."""
_ENOUGH_TIMES = 3
_NEAR = 0.15
"""Times of one slide that differ by this share at most are the same time with other words."""
_LEAST_CHANGE, _GREATEST_CHANGE = 0.25, 4.0
"""Where notes were rewritten, the time follows the words, but not beyond this."""


@dataclass(frozen=True, slots=True)
class PlannedSlide:
    """One slide and its time."""

    slide: SpokenSlide
    seconds: float
    """The likely time; none for hidden slides."""
    estimate: float
    """What it would be by words alone."""
    times: int = 0
    """How many rehearsals it is from."""

    @property
    def uncertainty(self) -> float:
        """The share that the time may be off, either way."""
        learned = min(self.times, _ENOUGH_TIMES) / _ENOUGH_TIMES
        return UNCERTAINTY + (PRACTICED_UNCERTAINTY - UNCERTAINTY) * learned


@dataclass(frozen=True, slots=True)
class SectionTime:
    """A section's share of the talk."""

    name: str
    first: int
    """The index of its first slide."""
    seconds: float
    shortest: float
    longest: float


def planned_slides(
    deck: Deck, history: History | None = None, pace: LearnedPace | None = None, words_per_minute: float | None = None
) -> tuple[PlannedSlide, ...]:
    """Every slide's time. A pace that is given is taken for all; what was rehearsed is then scaled to it."""
    own = pace.words_per_minute if pace is not None and pace.is_known else WORDS_PER_MINUTE
    wanted = words_per_minute or own
    estimates = pace_of(deck, wanted).slide_seconds
    known = _known_times(history.rehearsals if history else ())
    is_known = history is not None and len(history.rehearsals) >= _ENOUGH_TIMES
    found = []
    for slide, estimate in zip(spoken_slides(deck), estimates, strict=True):
        times = () if slide.is_hidden else known.get(slide.key, ())
        by_words = slide.words * 60 / own if pace is not None and pace.is_known else 0.0
        seconds = float(estimate)
        if times:
            seconds = (
                _usual(times[-LAST_TIMES:], slide.words, by_words, is_rare=is_known and len(times) == 1) * own / wanted
            )
        found.append(PlannedSlide(slide, seconds, float(estimate), len(times)))
    return tuple(found)


def planned_pace(deck: Deck, history: History, pace: LearnedPace, words_per_minute: float | None = None) -> Pace:
    """Words and time of the whole, as rehearsed where it was, scaled to a pace that is given."""
    slides = planned_slides(deck, history, pace, words_per_minute)
    seconds = sum(one.seconds for one in slides)
    off = sum(one.seconds * one.uncertainty for one in slides)
    share = off / seconds if seconds else UNCERTAINTY
    return Pace(pace_of(deck).words, round(seconds), tuple(round(one.seconds) for one in slides), share)


def range_of(slides: Iterable[PlannedSlide]) -> tuple[float, float]:
    """The shortest and longest likely time of these together, in seconds."""
    several = tuple(slides)
    return (
        sum(one.seconds * (1 - one.uncertainty) for one in several),
        sum(one.seconds * (1 + one.uncertainty) for one in several),
    )


def section_times(deck: Deck, slides: Sequence[PlannedSlide]) -> tuple[SectionTime, ...]:
    """Where the minutes go; empty for a talk without sections."""
    found = []
    for section in deck.sections:
        own = slides[section.first : section.first + section.count]
        shortest, longest = range_of(own)
        found.append(SectionTime(section.name, section.first, sum(one.seconds for one in own), shortest, longest))
    return tuple(found)


def _known_times(rehearsals: Iterable[Rehearsal]) -> dict[str, tuple[PracticedSlide, ...]]:
    known: dict[str, tuple[PracticedSlide, ...]] = {}
    for rehearsal in rehearsals:
        for slide in rehearsal.slides:
            known[slide.key] = (*known.get(slide.key, ()), slide)
    return known


def _usual(times: Sequence[PracticedSlide], words: int, by_words: float, *, is_rare: bool) -> float:
    """The mean of the times about the middle one, so that a long pause or a slide hurried over changes nothing.

    Where two times differ, the one that is more like one's pace counts more: `by_words` is a third then, or a fifth.
    Of a slide that is passed over in all rehearsals but one (`is_rare`) that one time is only half of what is known.
    """
    known = [one.seconds * _change(one.words, words) for one in times]
    if is_rare and by_words:
        return (known[0] + by_words) / 2
    middle = median([*known, by_words] if by_words and len(known) % 2 == 0 else known)
    return mean([one for one in known if abs(one - middle) <= _NEAR * middle] or [middle])


def _change(then: int, now: int) -> float:
    """How much longer the notes have become since."""
    return min(_GREATEST_CHANGE, max(_LEAST_CHANGE, now / then)) if then and now else 1.0
