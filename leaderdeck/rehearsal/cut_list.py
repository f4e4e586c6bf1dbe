"""If minutes are lost: which slides to skip so that the talk is still whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.planned_time import PlannedSlide

_UNIT_SECONDS = 5.0
"""Times are reckoned in steps of this; it is nothing beside what one cannot foresee."""
_MOST_UNITS = 240
"""With more, a talk of a thousand slides would take long to look through."""
_BREAK_COST = 40.0
"""Each slide that is skipped is a leap in the thought: as bad as this many seconds more cut."""
_OVER_SHARE, _OVER_SECONDS = 1.25, 20.0

_Way: TypeAlias = "tuple[float, _Way | None, int]"
"""What the choice costs, the choice that it goes on from, and the slide that it adds."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A slide to skip."""

    index: int
    title: str
    seconds: float
    reason: Sentence


@dataclass(frozen=True, slots=True)
class CutList:
    """Slides to skip, in their order, and what that gives."""

    cuts: tuple[Cut, ...]
    wanted_seconds: float

    @property
    def seconds(self) -> float:
        """The time that is won."""
        return sum(cut.seconds for cut in self.cuts)

    @property
    def is_enough(self) -> bool:
        """Whether that is what was lost."""
        return self.seconds >= self.wanted_seconds


def cut_list(slides: Sequence[PlannedSlide], lost_seconds: float, kept: frozenset[str] = frozenset()) -> CutList:
    """What to skip to win at least the time that was lost, with as few and as unneeded slides as may be.

    Covers, the headings of sections, each section's first slide, the closing, the last slide and those in `kept` stay.
    """
    loose = loose_slides(slides, kept)
    if lost_seconds <= 0:
        return CutList((), lost_seconds)
    if sum(slides[index].seconds for index in loose) <= lost_seconds:
        chosen = list(loose)
    else:
        chosen = _cheapest([(index, slides[index].seconds, _cost(slides[index])) for index in loose], lost_seconds)
    left = Counter(one.slide.section for one in slides if not one.slide.is_hidden and not one.slide.is_frame)
    left.subtract(slides[index].slide.section for index in chosen)
    cuts = (
        Cut(index, slides[index].slide.title, slides[index].seconds, _reason(slides, index, left)) for index in chosen
    )
    return CutList(tuple(cuts), lost_seconds)


def loose_slides(slides: Sequence[PlannedSlide], kept: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """The indexes of the slides without which the talk is still whole."""
    loose: list[int] = []
    opened: set[int] = set()
    shown = [index for index, one in enumerate(slides) if not one.slide.is_hidden]
    for index in shown:
        slide = slides[index].slide
        if slide.is_frame:
            continue
        is_first, is_last = slide.section not in opened, index == shown[-1]
        opened.add(slide.section)
        if not is_first and not is_last and slide.key not in kept and slides[index].seconds > 0:
            loose.append(index)
    return tuple(loose)


def _cost(one: PlannedSlide) -> float:
    share = 1.0
    if _takes_longer(one):
        share *= 0.8
    if not one.slide.words:
        share *= 0.85
    if one.slide.level > 2:
        share *= 0.7
    return _BREAK_COST + one.seconds * share


def _takes_longer(one: PlannedSlide) -> bool:
    return one.times > 0 and one.seconds > one.estimate * _OVER_SHARE and one.seconds > one.estimate + _OVER_SECONDS


def _cheapest(loose: Sequence[tuple[int, float, float]], lost_seconds: float) -> list[int]:
    """The choice with the least cost that wins the time: for each time won so far, the best way to it."""
    unit = max(_UNIT_SECONDS, lost_seconds / _MOST_UNITS)
    wanted = -int(-lost_seconds // unit)
    best: list[_Way | None] = [(0.0, None, -1), *[None] * wanted]
    for index, seconds, cost in loose:
        won = int(seconds // unit)  # never more than it truly gives
        if not won:
            continue
        for before in range(wanted - 1, -1, -1):
            way = best[before]
            if way is None:
                continue
            after = min(wanted, before + won)
            known = best[after]
            if known is None or way[0] + cost < known[0]:
                best[after] = (way[0] + cost, way, index)
    chosen: list[int] = []
    way = best[wanted]
    while way is not None and way[1] is not None:
        chosen.append(way[2])
        way = way[1]
    return sorted(chosen) if chosen else [index for index, _, _ in loose]


def _reason(slides: Sequence[PlannedSlide], index: int, left: Counter[int]) -> Sentence:
    one = slides[index]
    if _takes_longer(one):
        return say("tar lengre tid når du øver enn notatene skulle tilsi")
    if one.slide.level > 2:
        return say("utdyper lysbildet før")
    if not one.slide.words:
        return say("har ingen talenotater, og kan vises uten ord")
    count = left[one.slide.section]
    if one.slide.section < 0:
        return say("foredraget har {count} andre lysbilder om saken", count=count)
    if count == 1:
        return say("kapittelet har ett annet lysbilde")
    return say("kapittelet har {count} andre lysbilder", count=count)
