"""A day's programme: slots with what is known of their times. What nobody wrote and nothing gives stays unknown.

All times are minutes after midnight, all lengths minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leaderdeck.deck.blocks import Agenda, AgendaItem, Pause
from leaderdeck.deck.clock_times import DAY, clock_minutes, length_minutes
from leaderdeck.quick_dataclass import dataclass

_EVENING = 18 * 60
"""What begins this late may end after midnight."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as it is written. `start`, `end` and `length` are None where the text does not give them."""

    title: str
    start: int | None = None
    end: int | None = None
    length: int | None = None
    owner: str = ""
    form: str = ""
    details: str = ""
    """What is said below the title, line by line."""
    pause: Pause = ""
    is_moment: bool = False
    """Whether it only says when the day is over, and takes no time."""
    line: int = 0
    """Its line in the file, from 1."""


@dataclass(frozen=True, slots=True)
class SlotTime:
    """What is known of a slot's time, and what of that is worked out from the others."""

    start: int | None = None
    end: int | None = None
    length: int | None = None
    start_is_worked_out: bool = False
    end_is_worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """The slots of a day in their order, and the frame that they have to fit."""

    slots: tuple[Slot, ...]
    start: int | None = None
    """When the day begins, as written before the slots."""
    end: int | None = None
    """When it has to end."""
    length: int | None = None
    """How long it may take."""
    title: str = ""
    date: str = ""
    """ISO date, or empty."""
    place: str = ""
    line: int = 0
    """Line in the file (from 1) of the block, list or table."""
    slide: int = 0
    """Index of its slide in the deck."""
    is_own: bool = True
    """Whether it stands in this file, and can be changed here."""

    @property
    def first_start(self) -> int | None:
        """When the first slot begins, as far as that is known."""
        return times_of(self)[0].start if self.slots else self.start

    @property
    def frame_end(self) -> int | None:
        """When all has to be over: as written, or the start and the length that there is."""
        if self.end is not None:
            return self.end
        first = self.first_start
        return first + self.length if first is not None and self.length is not None else None

    @property
    def frame_length(self) -> int | None:
        """How long the whole may take."""
        if self.length is not None:
            return self.length
        first = self.start if self.start is not None else self.first_start
        return self.end - first if self.end is not None and first is not None and self.end > first else None


def slots_of(agenda: Agenda, first_line: int) -> tuple[Slot, ...]:
    """The slots of an agenda whose slide begins at this line of the file."""
    last = len(agenda.items) - 1
    return tuple(_slot(item, first_line, is_last=index == last) for index, item in enumerate(agenda.items))


def _slot(item: AgendaItem, first_line: int, *, is_last: bool) -> Slot:
    start, end = (None, None) if item.is_worked_out else clock_minutes(item.time)
    if start is not None and end is not None and end < start >= _EVENING:
        end += DAY
    length = length_minutes(item.duration) or None
    title, _, details = item.matter.text.strip().partition("\n")
    title = " ".join(title.split())
    is_moment = is_last and end is None and length is None and says_the_end(title)
    return Slot(
        title, start, end, length, " ".join(item.owner.text.split()), " ".join(item.form.split()), details.strip(),
        item.pause, is_moment, first_line + item.line,
    )  # fmt: skip


def says_the_end(title: str) -> bool:
    """Whether a last slot only says when the day is over."""
    word = title.casefold().strip(" .!")
    return word in _ENDS or word.startswith(("takk for i dag", "vel hjem", "slutt for", "hjemreise", "heimreise"))


_ENDS = frozenset({"slutt", "ferdig", "ferdige", "end", "the end", "close", "finish"})


def times_of(programme: Programme) -> tuple[SlotTime, ...]:
    """What is known of each slot's time: as written, else from the slot before, its length, or the next one's start."""
    found: list[SlotTime] = []
    now = programme.start
    for index, slot in enumerate(programme.slots):
        is_last = index + 1 == len(programme.slots)
        following = programme.end if is_last else programme.slots[index + 1].start
        time = _time_of(slot, now, following)
        found.append(time)
        now = time.end
    return tuple(found)


def _time_of(slot: Slot, now: int | None, following: int | None) -> SlotTime:
    start = slot.start
    if start is None:
        start = slot.end - slot.length if slot.end is not None and slot.length is not None else now
    if slot.is_moment:
        return SlotTime(start, start, 0, start is not None and slot.start is None, start is not None)
    end, is_worked_out = slot.end, False
    if end is None and start is not None:
        end, is_worked_out = _worked_out_end(slot, start, following), True
    length = end - start if start is not None and end is not None else slot.length
    if length is not None and length <= 0:
        length = slot.length
    return SlotTime(start, end, length, start is not None and slot.start is None, is_worked_out and end is not None)


def _worked_out_end(slot: Slot, start: int, following: int | None) -> int | None:
    if slot.length is not None:
        return start + slot.length
    return following if following is not None and following > start else None


def moved(programme: Programme, index: int, minutes: int) -> Programme:
    """The programme with this slot and all that follow it so many minutes later (or earlier, where negative).

    It is as it was where the slot's start is not known, or where anything would leave the day.
    """
    if not 0 <= index < len(programme.slots) or not minutes:
        return programme
    start = times_of(programme)[index].start
    if start is None:
        return programme
    slots = list(programme.slots)
    frame = programme.start
    if slots[index].start is None and (index or frame is None):
        slots[index] = replace(slots[index], start=start)  # it follows what stands before it no longer
    elif slots[index].start is None and frame is not None:
        frame += minutes
    later = [_shifted(slot, minutes) for slot in slots[index:]]
    return _within_the_day(programme, replace(programme, slots=(*slots[:index], *later), start=frame))


def resized(programme: Programme, index: int, length: int) -> Programme:
    """The programme with this slot of another length; what follows moves along. As it was where that is impossible."""
    if not 0 <= index < len(programme.slots) or length <= 0 or programme.slots[index].is_moment:
        return programme
    time, slot = times_of(programme)[index], programme.slots[index]
    if time.length == length:
        return programme
    follows = slot.length is None and slot.end is None and time.end is not None
    if follows and index + 1 < len(programme.slots):
        new = slot  # its length is what is left until the next one
    elif slot.end is not None and time.start is not None:
        new = replace(slot, end=time.start + length, length=length if slot.length is not None else None)
    else:
        new = replace(slot, length=length)
    by = length - time.length if time.length is not None else 0
    later = [_shifted(other, by) for other in programme.slots[index + 1 :]]
    return _within_the_day(programme, replace(programme, slots=(*programme.slots[:index], new, *later)))


def swapped(programme: Programme, index: int) -> Programme:
    """The programme with this slot and the next one in the other order, each as long as before.

    Where a length that is needed is not known, the written times stay at their places in the day.
    """
    if not 0 <= index < len(programme.slots) - 1:
        return programme
    first, second = programme.slots[index : index + 2]
    if first.is_moment or second.is_moment:
        return programme
    own, other = times_of(programme)[index : index + 2]
    is_known = own.start is not None and own.length is not None and other.length is not None
    if is_known and other.start is not None and own.end is not None:
        earlier, later = _turned(programme, index, other.start - own.end)
    elif first.end is not None or second.end is not None:
        return programme
    else:
        earlier, later = replace(second, start=first.start), replace(first, start=second.start)
    slots = [*programme.slots[:index], earlier, later, *programme.slots[index + 2 :]]
    if is_known:
        slots = _as_long_as_before(programme, slots, {index: other.length, index + 1: own.length})
    return _within_the_day(programme, replace(programme, slots=tuple(slots)))


def _as_long_as_before(programme: Programme, slots: list[Slot], lengths: Mapping[int, int | None]) -> list[Slot]:
    """The slots, with the length written where it was until the next one's start and no longer is."""
    times = times_of(replace(programme, slots=tuple(slots)))
    return [
        replace(slot, length=lengths[place])
        if place in lengths and slot.length is None and slot.end is None and times[place].length != lengths[place]
        else slot
        for place, slot in enumerate(slots)
    ]


def _turned(programme: Programme, index: int, gap: int) -> tuple[Slot, Slot]:
    first, second = programme.slots[index : index + 2]
    own, other = times_of(programme)[index : index + 2]
    start, longer, shorter = own.start or 0, other.length or 0, own.length or 0
    lasts_until_next = second.length is None and second.end is None
    is_written = second.start is not None or first.end is not None or gap != 0 or lasts_until_next
    after = start + longer + gap
    begins = start if first.start is not None or second.end is not None else None
    return (
        replace(second, start=begins, end=_end_like(second, start, longer)),
        replace(first, start=after if is_written else None, end=_end_like(first, after, shorter)),
    )


def _end_like(slot: Slot, start: int, length: int) -> int | None:
    return start + length if slot.end is not None else None


def reordered(programme: Programme, index: int, place: int) -> Programme:
    """The programme with this slot at another place in the order, by changing places with one after another."""
    if not (0 <= index < len(programme.slots) and 0 <= place < len(programme.slots)):
        return programme
    changed = programme
    while index != place:
        step = 1 if place > index else -1
        new = swapped(changed, min(index, index + step))
        if new is changed:
            return programme
        changed, index = new, index + step
    return changed


def _shifted(slot: Slot, minutes: int) -> Slot:
    start = None if slot.start is None else slot.start + minutes
    return replace(slot, start=start, end=None if slot.end is None else slot.end + minutes)


def _within_the_day(old: Programme, new: Programme) -> Programme:
    starts = [slot.start for slot in new.slots if slot.start is not None]
    starts += [time.start for time in times_of(new) if time.start is not None]
    return new if all(0 <= start < DAY for start in starts) else old
