"""What does not add up in a programme: gaps, overlaps, sums against the frame, and days without breaks.

Nothing is said of times that are not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from leaderdeck.deck.programme import Programme, SlotTime, times_of
from leaderdeck.quick_dataclass import dataclass

TroubleKind: TypeAlias = Literal[
    "gap", "overlap", "two-lengths", "too-long", "rest", "spare", "past-end", "no-break", "no-meal"
]

LONGEST_WITHOUT_BREAK = 90
"""Minutes: the usual length of a session; attention is gone well before."""
LONGEST_WITHOUT_MEAL = 4 * 60
"""Minutes: people who came at nine want their lunch at one."""
_A_BREATH = 10
"""Minutes without anything that do as a break."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that does not add up."""

    kind: TroubleKind
    minutes: int
    """How much it is about: the gap, the overlap, what is missing or left over, the stretch without a break."""
    slot: int | None = None
    """The slot that it is about: the later one of two; None for the whole."""
    known: int = 0
    """`too-long`, `rest` and `spare`: the sum of the lengths that are known."""
    frame: int = 0
    """`too-long`, `rest` and `spare`: how long the whole may take."""
    unknown: int = 0
    """`rest`: how many slots have no length."""


def check_programme(programme: Programme) -> tuple[Trouble, ...]:
    """All that does not add up, slot by slot and then the whole."""
    times = times_of(programme)
    if not times:
        return ()
    found = [*_between(times), *_two_lengths(programme), *_past_end(programme, times)]
    found.sort(key=lambda trouble: trouble.slot or 0)
    if not any(trouble.kind == "past-end" for trouble in found):
        found += _sums(programme, times)
    return (*found, *_without_break(programme, times), *_without_meal(programme, times))


def _between(times: tuple[SlotTime, ...]) -> Iterator[Trouble]:
    latest: int | None = None
    for index, time in enumerate(times):
        if time.start is not None and latest is not None:
            if time.start > latest and times[index - 1].end == latest:
                yield Trouble("gap", time.start - latest, index)
            elif time.start < latest:
                yield Trouble("overlap", latest - time.start, index)
        known = time.end if time.end is not None else time.start
        if known is not None:
            latest = known if latest is None else max(latest, known)


def _two_lengths(programme: Programme) -> Iterator[Trouble]:
    """A slot whose clock times say another length than its length does."""
    for index, slot in enumerate(programme.slots):
        if slot.start is not None and slot.end is not None and slot.length is not None:
            difference = slot.end - slot.start - slot.length
            if difference:
                yield Trouble("two-lengths", abs(difference), index)


def _past_end(programme: Programme, times: tuple[SlotTime, ...]) -> Iterator[Trouble]:
    last = programme.frame_end
    ends = [(time.end if time.end is not None else time.start, index) for index, time in enumerate(times)]
    over = [(end - last, index) for end, index in ends if last is not None and end is not None and end > last]
    if over:
        minutes, index = max(over)
        yield Trouble("past-end", minutes, index)


def _sums(programme: Programme, times: tuple[SlotTime, ...]) -> Iterator[Trouble]:
    frame = programme.frame_length
    if frame is None:
        return
    known = sum(time.length or 0 for time in times)
    unknown = sum(time.length is None for time in times)
    gaps = sum(trouble.minutes for trouble in _between(times) if trouble.kind == "gap")
    if known > frame:
        yield Trouble("too-long", known - frame, known=known, frame=frame)
    elif unknown and known:
        yield Trouble("rest", frame - known, known=known, frame=frame, unknown=unknown)
    elif not unknown and known + gaps < frame:
        yield Trouble("spare", frame - known - gaps, known=known, frame=frame)


def _without_break(programme: Programme, times: tuple[SlotTime, ...]) -> Iterator[Trouble]:
    run, end, told = 0, None, False
    for index, (slot, time) in enumerate(zip(programme.slots, times, strict=True)):
        rests = end is not None and time.start is not None and time.start - end >= _A_BREATH
        if rests or slot.pause or time.length is None:
            run, told = 0, False
        if not slot.pause:
            run += time.length or 0
        if run > LONGEST_WITHOUT_BREAK and not told:
            told = True
            yield Trouble("no-break", _whole_run(programme, times, index, run), index)
        end = time.end


def _whole_run(programme: Programme, times: tuple[SlotTime, ...], index: int, run: int) -> int:
    """How long it goes on without a break, from the slot where that was noticed."""
    for place in range(index + 1, len(times)):
        length, before, start = times[place].length, times[place - 1].end, times[place].start
        rests = before is not None and start is not None and start - before >= _A_BREATH
        if rests or programme.slots[place].pause or length is None:
            break
        run += length
    return run


def _without_meal(programme: Programme, times: tuple[SlotTime, ...]) -> Iterator[Trouble]:
    if any(slot.pause == "meal" for slot in programme.slots):
        return
    starts = [time.start for time in times if time.start is not None]
    ends = [time.end for time in times if time.end is not None]
    span = max(ends) - min(starts) if starts and ends else 0
    length = max(span, sum(time.length or 0 for time in times))
    if length > LONGEST_WITHOUT_MEAL:
        yield Trouble("no-meal", length)
