"""A talk while it is held: which slide is up, how long it has lasted, and how that is against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RunningTalk:
    """Where a talk is and what its clock says. Times are seconds on one clock that never goes back."""

    plan: tuple[float, ...] = ()
    """Seconds planned for each slide, in their order; a hidden slide has none."""
    began: float | None = None
    shown: tuple[tuple[int, float], ...] = ()
    """(number of the slide from 1, when it came up), the latest last."""
    pauses: tuple[tuple[float, float | None], ...] = ()
    """(begin, end) of each pause; the end of one that lasts is None."""

    @property
    def number(self) -> int:
        """The slide that is up; 0 before the first."""
        return self.shown[-1][0] if self.shown else 0

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    def started(self, at: float) -> RunningTalk:
        """The same talk with its clock begun anew."""
        return replace(self, began=at, shown=(), pauses=())

    def slide_shown(self, number: int, at: float) -> RunningTalk:
        """Another slide is up; the first one starts the clock."""
        begun = self if self.began is not None else self.started(at)
        return replace(begun, shown=(*begun.shown, (number, at)))

    def paused(self, at: float) -> RunningTalk:
        """The clock stands from now on."""
        return self if self.is_paused or self.began is None else replace(self, pauses=(*self.pauses, (at, None)))

    def resumed(self, at: float) -> RunningTalk:
        """The clock goes on."""
        if not self.is_paused:
            return self
        return replace(self, pauses=(*self.pauses[:-1], (self.pauses[-1][0], at)))

    def elapsed(self, at: float) -> float:
        """Seconds spoken, pauses left out."""
        if self.began is None:
            return 0.0
        still = sum((at if end is None else end) - begin for begin, end in self.pauses)
        return max(0.0, at - self.began - still)

    def left(self, at: float) -> float:
        """Seconds of the plan that are left; below zero when it is used up."""
        return sum(self.plan) - self.elapsed(at)

    def ahead(self, at: float) -> float:
        """Seconds ahead of the plan, below zero behind it, zero while the slide that is up has its planned time."""
        before = sum(self.plan[: max(0, self.number - 1)])
        until = before + sum(self.plan[max(0, self.number - 1) : self.number])
        elapsed = self.elapsed(at)
        return before - elapsed if elapsed < before else min(0.0, until - elapsed)


def plan_for(slide_seconds: Sequence[float], wanted_seconds: float | None = None) -> tuple[float, ...]:
    """Each slide's share of the time that is wanted; as estimated where none is."""
    total = sum(slide_seconds)
    share = wanted_seconds / total if wanted_seconds and total else 1.0
    return tuple(seconds * share for seconds in slide_seconds)
