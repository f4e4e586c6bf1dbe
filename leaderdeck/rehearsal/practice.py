"""One rehearsal: how long each slide took, pauses left out."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.running_talk import RunningTalk
from leaderdeck.rehearsal.spoken_slides import SpokenSlide

FLICKED_SECONDS = 2.0
"""A slide that was up for less was only passed on the way to another."""


@dataclass(frozen=True, slots=True)
class PracticedSlide:
    """A slide that was spoken to."""

    key: str
    words: int
    """Words of its speaker notes as they were then."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A talk that was rehearsed, in part or whole."""

    began: str
    """ISO time with its offset."""
    slides: tuple[PracticedSlide, ...] = ()
    paused_seconds: float = 0.0
    """Questions and other breaks, which no budget counts."""
    is_whole: bool = True
    """Whether every slide that is shown was spoken to."""

    @property
    def seconds(self) -> float:
        """Time spoken."""
        return sum(slide.seconds for slide in self.slides)


def seconds_per_number(running: RunningTalk, at: float) -> dict[int, float]:
    """Seconds that each number was up until `at`, all its times together, pauses left out."""
    ends = [begin for _, begin in running.shown[1:]] + [at]
    times: dict[int, float] = {}
    for (number, begin), end in zip(running.shown, ends, strict=True):
        times[number] = times.get(number, 0.0) + max(0.0, end - begin - _paused(running, begin, end))
    return times


def rehearsal_of(
    running: RunningTalk, at: float, began: str, slides: Sequence[SpokenSlide], indexes: Sequence[int]
) -> Rehearsal:
    """What this run was. `indexes` gives each number's slide (from 0): a slide in two parts has two numbers."""
    times = [0.0] * len(slides)
    for number, seconds in seconds_per_number(running, at).items():
        if 1 <= number <= len(indexes):
            times[indexes[number - 1]] += seconds
    timed = tuple(zip(slides, times, strict=True))
    spoken = (
        PracticedSlide(slide.key, slide.words, round(seconds, 1))
        for slide, seconds in timed
        if seconds >= FLICKED_SECONDS
    )
    is_whole = all(slide.is_hidden or seconds >= FLICKED_SECONDS for slide, seconds in timed)
    paused = 0.0 if running.began is None else _paused(running, running.began, at)
    return Rehearsal(began, tuple(spoken), round(paused, 1), is_whole)


def _paused(running: RunningTalk, begin: float, end: float) -> float:
    """Seconds between the two at which the clock stood."""
    return sum(max(0.0, min(end, end if stop is None else stop) - max(begin, start)) for start, stop in running.pauses)
