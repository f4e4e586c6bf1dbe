"""Where a slot's times stand in its lines, and the lines with other times in their place, written as before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.deck.clock_times import CLOCK, DAY, LENGTH, clock_words, length_minutes, length_words
from leaderdeck.deck.programme import Programme, Slot
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.slot_tables import ColumnKind, columns_of
from leaderdeck.outline.slot_words import TIME
from leaderdeck.outline.table_rows import alignments_of, split_row

_LEAD = late_pattern(r"[ \t>]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_NUMBERED = late_pattern(r"([ \t>]*)(\d{1,9}[.)])(?=[ \t])")
_MARKS = late_pattern(r"\*\*|__|\*|_")
_CLOCK = late_pattern(CLOCK)
_LENGTHS = late_pattern(LENGTH, re.IGNORECASE)
_CELL = late_pattern(r"(?:\\\||[^|\r\n])*")
_NUMBER = late_pattern(r"\d{1,3}")
_MINUTES_ONLY = late_pattern(r"[ \t]*\d{1,3}[ \t]*")


def slot_end(lines: Sequence[str], first: int) -> int:
    """The line after a last slot's own: what is indented below it is its, what follows is not."""
    end = first + 1
    if "|" in lines[first] and lines[first].lstrip().startswith("|"):
        return end
    while end < len(lines):
        text = lines[end]
        if not text.strip():
            following = next((line for line in lines[end:] if line.strip()), "")
            if not following.startswith(("  ", "\t")):
                return end
        elif text.lstrip().startswith((":::", "|", "#")):
            return end
        end += 1
    return end


def rewritten_slot(
    body: Sequence[str],
    before: Sequence[str],
    old: Slot,
    new: Slot,
    is_english: bool,  # noqa: FBT001 - which language lengths are written in
) -> list[str] | None:
    """A slot's lines with its new times; None where there is no place for one. `before`: the lines above it."""
    if (old.start, old.end, old.length) == (new.start, new.end, new.length):
        return list(body)
    columns = _columns_above(before) if _is_row(body[0]) else ()
    if columns:
        row = _rewritten_row(body[0], columns, old, new)
        return None if row is None else [row, *body[1:]]
    changed = [_with_time(body[0], old, new), *body[1:]]
    return _with_length(changed, old.length, new.length, is_english=is_english)


def _with_time(line: str, old: Slot, new: Slot) -> str:
    """A slot's first line with another time before what it is about, or without one."""
    if (old.start, old.end) == (new.start, new.end):
        return line
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    marks = _MARKS.match(line, at)
    found = TIME.match(line, at) or (TIME.match(line, marks.end()) if marks else None)
    if new.start is None:
        return line if found is None else _without_time(line, found, marks)
    if found is None:
        return f"{line[:at]}{clock_words(new.start)} {line[at:]}"
    begin, finish = found.span("time")
    return line[:begin] + _times_like(line[begin:finish], new) + line[finish:]


def _without_time(line: str, found: re.Match[str], marks: re.Match[str] | None) -> str:
    """The line without its time, and without the emphasis that only the time had."""
    begin, rest = found.start(), line[found.end() :]
    if marks and marks.end() == begin and rest.startswith(marks[0]):
        begin, rest = marks.start(), rest[len(marks[0]) :].lstrip(" \t:–—-")
    return line[:begin] + rest


def _times_like(written: str, slot: Slot) -> str:
    """The slot's times, written as these are."""
    times = iter([slot.start, slot.end])

    def other(found: re.Match[str]) -> str:
        minutes = next(times, None)
        return found[0] if minutes is None else clock_words(minutes % DAY, found[0])

    return _CLOCK.sub(other, written)


def _with_length(lines: list[str], old: int | None, new: int | None, *, is_english: bool) -> list[str] | None:
    if old == new or new is None:
        return lines
    whole = "".join(lines)
    if old is None:
        first = lines[0].rstrip("\r\n")
        kept = first.rstrip()
        return [f"{kept} ({length_words(new)}){lines[0][len(first) :]}", *lines[1:]]
    places = [found for found in _LENGTHS.finditer(whole) if length_minutes(found[0]) == old]
    if not places:
        return None
    last = places[-1]
    changed = whole[: last.start()] + length_words(new, last[0], is_english=is_english) + whole[last.end() :]
    return changed.splitlines(keepends=True)


def _is_row(line: str) -> bool:
    return "|" in line


def _columns_above(before: Sequence[str]) -> tuple[ColumnKind, ...]:
    """What the columns of the table say that the row below these lines is in; nothing where it is in none."""
    for place in range(len(before) - 1, 0, -1):
        if "|" not in before[place]:
            return ()
        if alignments_of(before[place].strip("\r\n")):
            return columns_of(split_row(before[place - 1].strip("\r\n")))
    return ()


def _rewritten_row(line: str, columns: Sequence[ColumnKind], old: Slot, new: Slot) -> str | None:
    cells = _cells(line)
    wanted = dict(zip(columns, cells, strict=False))
    changes: dict[ColumnKind, str] = {}
    if (old.start, old.end) != (new.start, new.end):
        if "time" not in wanted:
            return None
        changes.update(_time_cells(line, wanted, new))
    if old.length != new.length and new.length is not None:
        if "duration" not in wanted:
            return None
        begin, finish = wanted["duration"]
        changes["duration"] = _length_cell(line[begin:finish], new.length)
    for kind, (begin, finish) in sorted(wanted.items(), key=lambda pair: -pair[1][0]):
        if kind in changes:
            line = line[:begin] + _padded(line[begin:finish], changes[kind]) + line[finish:]
    return line


def _time_cells(line: str, wanted: dict[ColumnKind, tuple[int, int]], new: Slot) -> dict[ColumnKind, str]:
    written = {kind: line[begin:finish].strip() for kind, (begin, finish) in wanted.items()}
    if new.start is None:
        return {"time": "–"}
    time = written["time"]
    found = {"time": _times_like(time, new) if _CLOCK.search(time) else clock_words(new.start)}
    changes: dict[ColumnKind, str] = {"time": found["time"]}
    end = written.get("end", "")
    if new.end is not None and _CLOCK.search(end):
        changes["end"] = _CLOCK.sub(lambda old: clock_words((new.end or 0) % DAY, old[0]), end, count=1)
    return changes


def _length_cell(written: str, minutes: int) -> str:
    return str(minutes) if _MINUTES_ONLY.fullmatch(written) else length_words(minutes, written.strip("*_ \t–—-?"))


def _padded(cell: str, words: str) -> str:
    """The words in place of a cell's, in as much room where there is enough."""
    left = 1 if cell[:1] in (" ", "\t") else 0
    room = cell[:left] + words
    return room.ljust(len(cell)) if len(room) < len(cell) else room + " "


def _cells(line: str) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends, between its bars."""
    text = line.rstrip("\r\n")
    start = len(text) - len(text.lstrip(" \t"))
    if text[start : start + 1] == "|":
        start += 1
    found: list[tuple[int, int]] = []
    while start < len(text):
        match = _CELL.match(text, start)
        end = match.end() if match else len(text)
        found.append((start, end))
        start = end + 1
    return found


def rewritten_frame(before: Sequence[str], old: Programme, new: Programme) -> list[str]:
    """The lines above the slots with the day's start in place of what is written there."""
    lines = list(before)
    if old.start is None or new.start is None:
        return lines
    for place in range(old.line - 1, len(lines)):
        found = _CLOCK.search(lines[place])
        if found:
            words = clock_words(new.start, found[0])
            lines[place] = lines[place][: found.start()] + words + lines[place][found.end() :]
            break
    return lines


def in_other_order(bodies: Sequence[list[str]], order: Sequence[int]) -> list[list[str]]:
    """The slots' lines in another order; the blank lines between them, line ends and numbers stay where they are."""
    parts = [_parted(body) for body in bodies]
    found: list[list[str]] = []
    for place, own in enumerate(order):
        words, _ = parts[own]
        _, rest = parts[place]
        number, there = _NUMBERED.match(words), _NUMBERED.match(parts[place][0])
        if number and there:
            words = number[1] + there[2] + words[number.end() :]
        found.append([words + rest])
    return found


def _parted(body: Sequence[str]) -> tuple[str, str]:
    whole = "".join(body)
    words = whole.rstrip(" \t\r\n")
    return words, whole[len(words) :]
