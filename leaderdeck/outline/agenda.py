"""Agendas: clock times, matters and durations; times are worked out where only durations are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leaderdeck.deck.blocks import Agenda, AgendaItem, Block
from leaderdeck.language import say
from leaderdeck.outline.blocks import read_blocks
from leaderdeck.outline.entries import Entry, below, lines_of, split_entries
from leaderdeck.outline.markdown import Piece
from leaderdeck.outline.slide_reader import SlideReader

_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_TIME = re.compile(
    rf"(?:kl(?:okka|okken)?\.?[ \t]*)?(?P<time>{_CLOCK}(?:[ \t]*[-–—][ \t]*{_CLOCK})?)(?![\d.,%])"
    r"[ \t]*(?:[:–—-][ \t]+)?[ \t]*",
    re.IGNORECASE,
)
_LENGTH = (
    r"\d{1,3}[ \t]*(?:min(?:utt(?:er|ar)?|utes?|s)?\b\.?|')"
    r"|\d{1,2}(?:[.,]\d)?[ \t]*(?:t(?:ime(?:r|ar)?)?|h(?:ours?)?)\b"
    r"(?:[ \t]*\d{1,2}[ \t]*min(?:utt(?:er|ar)?|utes?)?\b)?"
)
_DURATION_BEHIND = re.compile(
    rf"[ \t]*(?:\((?P<one>{_LENGTH})\)|[,–—-]?[ \t]+(?P<two>{_LENGTH}))[ \t]*$", re.IGNORECASE
)
_DURATION_BEFORE = re.compile(rf"\(?(?P<one>{_LENGTH})\)?[ \t]*(?:[:–—-][ \t]+)?[ \t]*(?=\S)", re.IGNORECASE)
_START = re.compile(rf"(?:start|fra|from|oppstart)[ \t:]*(?:kl\.?[ \t]*)?(?P<time>{_CLOCK})[ \t.]*", re.IGNORECASE)
_MARKS = re.compile(r"^(\*\*|__|\*|_)(.+?)\1", re.DOTALL)


@dataclass(slots=True)
class _Slot:
    entry: Entry
    time: str
    matter: str
    duration: str


def agenda_of_list(piece: Piece, reader: SlideReader) -> list[Block] | None:
    """An agenda, where every item of a list of two or more begins with a time and the times run forward."""
    firsts = [item.inside[0].content if item.inside and item.inside[0].kind == "text" else "" for item in piece.inside]
    if len(firsts) < 2 or not all(text[:1].isdigit() or text[:1] in "kK*_" for text in firsts):
        return None
    times = [_time_of(text) for text in firsts]
    starts = [_minutes(time) for time in times if time]
    if len(starts) < len(firsts) or starts != sorted(starts):
        return None
    return read_agenda([piece], "", piece.first, reader)


def _time_of(text: str) -> str:
    found = _TIME.match(_MARKS.sub(r"\2", text, count=1))
    return found["time"] if found else ""


def read_agenda(pieces: Sequence[Piece], start: str, line: int, reader: SlideReader) -> list[Block]:
    """An agenda from list items or lines; `start` is the clock time of its beginning, or empty."""
    entries, others = split_entries(pieces)
    slots: list[_Slot] = []
    for entry in entries:
        opening = _START.fullmatch(entry.content.strip("*_ "))
        if opening and not slots:
            start = start or opening["time"]
        else:
            slots.append(_slot(entry))
    _work_out(slots, start)
    blocks: list[Block] = []
    items = []
    for slot in slots:
        matter = reader.paragraph(slot.matter, slot.entry.line)
        paragraphs, more = below(slot.entry, reader)
        items.append(
            AgendaItem(slot.time, lines_of([matter, *paragraphs], matter.line), slot.duration, slot.entry.line)
        )
        blocks += more
    if any(item.duration and not item.time for item in items):
        reader.remark(
            "text.agenda", "info", line,
            say("Dagsordenen har varigheter, men ingen starttid, så klokkeslettene er ikke regnet ut."),
            say("Skriv starttiden bak navnet, for eksempel «::: agenda 09.00»."),
        )  # fmt: skip
    found: list[Block] = [Agenda(tuple(items), line)] if items else []
    return [*found, *blocks, *read_blocks(others, reader)]


def _slot(entry: Entry) -> _Slot:
    text = entry.content
    plain = _MARKS.sub(r"\2", text, count=1)
    found = _TIME.match(plain) or _TIME.match(text)
    time = found["time"] if found else ""
    if found:
        text = (plain if found.string is plain else text)[found.end() :]
    behind = _DURATION_BEHIND.search(text)
    if behind:
        return _Slot(entry, time, text[: behind.start()].strip(), behind["one"] or behind["two"])
    before = _DURATION_BEFORE.match(text)
    if before:
        return _Slot(entry, time, text[before.end() :].strip(), before["one"])
    return _Slot(entry, time, text.strip(), "")


def _work_out(slots: list[_Slot], start: str) -> None:
    """Gives every slot its clock time as far as the durations before it are known."""
    sample = start or next((slot.time for slot in slots if slot.time), "")
    now = _minutes(start) if start else None
    for slot in slots:
        if slot.time:
            now = _minutes(slot.time)
        elif now is not None:
            slot.time = _clock(now, sample)
        until = re.findall(_CLOCK, slot.time)[1:]
        length = _length(slot.duration)
        after = now + length if now is not None and length else None
        now = _minutes(until[0]) if until else after


def _minutes(time: str) -> int:
    hour, minute = re.split(r"[.:]", re.findall(_CLOCK, time)[0])
    return int(hour) * 60 + int(minute)


def _clock(minutes: int, sample: str) -> str:
    mark = ":" if ":" in sample else "."
    hour = minutes // 60 % 24
    padded = sample[:1] == "0" or len(re.split(r"[.:]", sample)[0]) != 1
    return f"{hour:02d}{mark}{minutes % 60:02d}" if padded else f"{hour}{mark}{minutes % 60:02d}"


def _length(duration: str) -> int:
    """Minutes of a duration as written; 0 where there is none."""
    numbers = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", duration)]
    if not numbers:
        return 0
    if re.search(r"\d[ \t]*(?:min|')", duration, re.IGNORECASE) and len(numbers) == 1:
        return int(numbers[0])
    return round(numbers[0] * 60 + (numbers[1] if len(numbers) > 1 else 0))


def is_clock(text: str) -> bool:
    """Whether a word is a clock time."""
    return bool(re.fullmatch(_CLOCK, text))
