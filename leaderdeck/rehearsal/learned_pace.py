"""How many words one says in a minute, learned from one's own rehearsals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal

SLOWEST, FASTEST = 70.0, 220.0
"""Nobody speaks to a hall outside of this: such a slide was read in silence, skipped, or had the phone ringing."""
LEAST_WORDS = 200
"""So many words, about two minutes, tell a pace."""
_WORDS_OF_A_SLIDE = 20
MEMORY_WORDS = 8000
"""About four talks of twenty minutes: what is older weighs less and less."""
_GREATEST_STEP = 0.2
"""One rehearsal changes a known pace by this share at most: it may have been a run through in a hurry."""


@dataclass(frozen=True, slots=True)
class LearnedPace:
    """What is known of one person's pace."""

    words_per_minute: float = 0.0
    words: int = 0
    """How many words it was learned from, up to the memory's end."""
    rehearsals: int = 0

    @property
    def is_known(self) -> bool:
        """Whether enough was said to go by."""
        return self.rehearsals > 0 and self.words >= LEAST_WORDS and SLOWEST <= self.words_per_minute <= FASTEST

    def after(self, rehearsal: Rehearsal) -> LearnedPace:
        """What is known once this rehearsal is counted in; one with too few notes teaches nothing."""
        rate, words = pace_in(rehearsal)
        if words < LEAST_WORDS:
            return self
        if not self.is_known:
            return LearnedPace(rate, min(words, MEMORY_WORDS), 1)
        mine = self.words_per_minute
        rate = min(mine * (1 + _GREATEST_STEP), max(mine * (1 - _GREATEST_STEP), rate))
        old = min(self.words, max(0, MEMORY_WORDS - words))
        mixed = (mine * old + rate * words) / (old + words)
        return LearnedPace(round(mixed, 1), min(MEMORY_WORDS, old + words), self.rehearsals + 1)


def pace_in(rehearsal: Rehearsal) -> tuple[float, int]:
    """Words a minute on the slide in the middle, counted by words, and how many words that is from."""
    said = [(slide.words * 60 / slide.seconds, slide.words) for slide in _told(rehearsal.slides)]
    rates = [(rate, words) for rate, words in said if SLOWEST <= rate <= FASTEST]
    words = sum(count for _, count in rates)
    return (round(_weighted_median(rates), 1), words) if words else (0.0, 0)


def _told(slides: Iterable[PracticedSlide]) -> Iterable[PracticedSlide]:
    return (slide for slide in slides if slide.words >= _WORDS_OF_A_SLIDE and slide.seconds > 0)


def _weighted_median(rates: list[tuple[float, int]]) -> float:
    """The rate at which half of the words are said slower: a long pause on one slide does not move it far."""
    half, so_far = sum(words for _, words in rates) / 2, 0
    for rate, words in sorted(rates):
        so_far += words
        if so_far >= half:
            return rate
    return 0.0
