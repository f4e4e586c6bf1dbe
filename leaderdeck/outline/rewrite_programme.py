"""A programme's slots moved, made longer or shorter, or put in another order, and the times that follow rewritten.

Only clock times and lengths that are written change, or one that is asked for is written where it belongs. What is not
known stays unknown, and everything else stays byte for byte. A change that the text cannot bear leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from leaderdeck.deck.programme import Programme, Slot, moved, reordered, resized
from leaderdeck.deck.slide import Deck
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.outline.slide_stretches import raw_lines, read_known, stretched
from leaderdeck.outline.slot_lines import in_other_order, rewritten_frame, rewritten_slot, slot_end

_Change: TypeAlias = Callable[[Programme, int], Programme]


def move_slot(text: str, line: int, minutes: int) -> str:
    """The slot at this line (from 1) so many minutes later, or earlier where negative; the rest moves along."""
    return _changed(text, line, lambda programme, index: moved(programme, index, minutes))


def resize_slot(text: str, line: int, minutes: int) -> str:
    """The slot at this line (from 1) of this length in minutes; what follows moves along."""
    return _changed(text, line, lambda programme, index: resized(programme, index, minutes))


def reorder_slot(text: str, line: int, place: int) -> str:
    """The slot at this line (from 1) at another place (from 0) in the order, each as long as before."""
    found = _find(stretched(text).reading.deck, line)
    if found is None:
        return text
    programme, index = found
    new = reordered(programme, index, place)
    if new is programme:
        return text
    order = [other for other in range(len(programme.slots)) if other != index]
    order.insert(place, index)
    return _written(text, programme, new, order)


def _changed(text: str, line: int, change: _Change) -> str:
    found = _find(stretched(text).reading.deck, line)
    if found is None:
        return text
    programme, index = found
    new = change(programme, index)
    return text if new is programme else _written(text, programme, new, range(len(programme.slots)))


def _find(deck: Deck, line: int) -> tuple[Programme, int] | None:
    """The programme of this file that has a slot at this line, and which one it is."""
    for programme in programmes_of(deck):
        for index, slot in enumerate(programme.slots):
            if programme.is_own and slot.line == line:
                return programme, index
    return None


def _written(text: str, old: Programme, new: Programme, order: Sequence[int]) -> str:
    """The text with the programme as it is now; `order` says which of the old slots each of the new ones is."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    firsts = [slot.line - 1 for slot in old.slots]
    if firsts != sorted(set(firsts)) or not firsts or firsts[-1] >= len(lines):
        return text
    ends = [*firsts[1:], slot_end(lines, firsts[-1])]
    is_english = stretched(text).card.language.lower().startswith("en")
    bodies: list[list[str]] = [lines[first:end] for first, end in zip(firsts, ends, strict=True)]
    for place, own in enumerate(order):
        changed = rewritten_slot(bodies[own], lines[: firsts[own]], old.slots[own], new.slots[place], is_english)
        if changed is None:
            return text
        bodies[own] = changed
    if list(order) != list(range(len(order))):
        bodies = in_other_order(bodies, order)
    before = lines[: firsts[0]]
    if new.start != old.start:
        before = rewritten_frame(before, old, new)
    changed_text = mark + "".join([*before, *(line for body in bodies for line in body), *lines[ends[-1] :]])
    return changed_text if _says(text, changed_text, old, new) else text


def _says(text: str, changed: str, old: Programme, new: Programme) -> bool:
    """Whether the changed text says exactly the new programme, and all else that the old one said."""
    before, after = stretched(text).reading.deck, read_known(changed).deck
    if len(before.slides) != len(after.slides) or before.front_matter != after.front_matter:
        return False
    is_same = all(
        index == old.slide or one == other
        for index, (one, other) in enumerate(zip(before.slides, after.slides, strict=True))
    )
    was, now = programmes_of(before), programmes_of(after)
    if not is_same or len(was) != len(now):
        return False
    expected = [new if programme == old else programme for programme in was]
    return [_without_lines(programme) for programme in expected] == [_without_lines(programme) for programme in now]


def _without_lines(programme: Programme) -> Programme:
    slots: tuple[Slot, ...] = tuple(replace(slot, line=0) for slot in programme.slots)
    return replace(programme, slots=slots, line=0)
