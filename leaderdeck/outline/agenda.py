"""Agendas: clock times, matters, lengths and who leads; times are worked out where only lengths are given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from leaderdeck.deck.blocks import Agenda, AgendaItem, Block
from leaderdeck.deck.clock_times import clock_minutes, clock_words, length_minutes
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import say
from leaderdeck.outline.blocks import read_blocks
from leaderdeck.outline.entries import Entry, below, lines_of, split_entries
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import SlideReader
from leaderdeck.outline.slot_tables import SlotTable, says_when, slot_table
from leaderdeck.outline.slot_words import FRAME, MARKS, START, TIME, SlotWords, pause_of, split_slot
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DayFrame:
    """When the day begins and has to end, as written; empty where that is not said."""

    start: str = ""
    end: str = ""


NO_FRAME = DayFrame()
_AMOUNT = re.compile(
    r"[*_]*\d+[.:]\d+[*_]*[ \t\u00a0]*(?:(?:kr|kroner|nok|eur|euro|prosent|mill|mrd|km|kg|meter)\b|[%€$])",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}\.(0?[1-9]|1[0-2])")
"""A day and a month; of clock times as agendas have them, one in a row is not at a multiple of five minutes."""


@dataclass(slots=True)
class _Slot:
    words: SlotWords
    line: int
    time: str
    is_worked_out: bool = False
    inside: list[Piece] = field(default_factory=list)


def day_frame(words: str) -> tuple[DayFrame, str]:
    """What the words behind a block's name say of the day's frame, and the other words."""
    found = FRAME.search(words)
    if not found:
        return NO_FRAME, words
    start, _, end = found["time"].replace("—", "–").replace("-", "–").partition("–")
    rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
    return DayFrame(start.strip(), end.strip()), rest


def agenda_of_list(piece: Piece, reader: SlideReader) -> list[Block] | None:
    """An agenda, where every item of a list of two or more begins with a time and the times run forward."""
    firsts = [item.inside[0].content if item.inside and item.inside[0].kind == "text" else "" for item in piece.inside]
    if len(firsts) < 2 or not all(text[:1].isdigit() or text[:1] in "kK*_" for text in firsts):
        return None
    times = [_time_of(text) for text in firsts]
    starts = [start for time in times if (start := clock_minutes(time)[0]) is not None]
    if len(starts) < len(firsts) or starts != sorted(starts) or _only_look_like_times(firsts, times):
        return None
    return read_agenda([piece], NO_FRAME, piece.first, reader)


def _only_look_like_times(items: Sequence[str], times: Sequence[str]) -> bool:
    """Whether the items begin with amounts («10.50 kroner»), or with days («17.5», «15.12»), written as times are."""
    if all(_AMOUNT.match(text) for text in items):
        return True
    days = [_DAY.fullmatch(time) for time, text in zip(times, items, strict=True) if text[:1] not in "kK"]
    months = [int(day[1]) for day in days if day]
    return len(months) == len(items) and any(month % 5 for month in months)


def agenda_of_table(piece: Piece, reader: SlideReader) -> list[Block]:
    """An agenda, where a table has columns for when and what, and every row its clock time; else nothing."""
    table = slot_table(piece)
    return read_agenda([piece], NO_FRAME, piece.first, reader) if table and says_when(table) else []


def _time_of(text: str) -> str:
    found = TIME.match(MARKS.sub(r"\2", text, count=1))
    return found["time"] if found else ""


def read_agenda(
    pieces: Sequence[Piece], frame: DayFrame, line: int, reader: SlideReader, *, is_block: bool = False
) -> list[Block]:
    """An agenda from list items, lines or tables; `frame` says when the day begins and ends."""
    slots, others, start = _slots(pieces, frame.start)
    _work_out(slots, start)
    blocks: list[Block] = []
    items = []
    for slot in slots:
        item, more = _item(slot, reader)
        items.append(item)
        blocks += more
    if any(item.duration and not item.time for item in items):
        reader.remark(
            "text.agenda", "info", line,
            say("Dagsordenen har varigheter, men ingen starttid, så klokkeslettene er ikke regnet ut."),
            say("Skriv starttiden bak navnet, for eksempel «::: agenda 09.00»."),
        )  # fmt: skip
    found: list[Block] = [Agenda(tuple(items), line, start, frame.end, is_block)] if items else []
    return [*found, *blocks, *read_blocks(others, reader)]


def _slots(pieces: Sequence[Piece], start: str) -> tuple[list[_Slot], list[Piece], str]:
    """The slots in the order of the text, the pieces that are none, and when the day begins."""
    slots: list[_Slot] = []
    others: list[Piece] = []
    for group in _groups(pieces):
        table = slot_table(group[0]) if group[0].kind == "table" else None
        if table:
            slots += _rows(table)
            continue
        entries, rest = split_entries(group)
        others += rest
        for entry in entries:
            opening = START.fullmatch(entry.content.strip("*_ "))
            if opening and not slots:
                start = start or opening["time"]
            else:
                slots.append(_line(entry))
    return slots, others, start


def _groups(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Tables alone, everything between them together; what stands behind `Notat:` stays behind it."""
    group: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind == "voice":
            group += pieces[place:]
            break
        if piece.kind != "table":
            group.append(piece)
            continue
        if group:
            yield group
            group = []
        yield [piece]
    if group:
        yield group


def _line(entry: Entry) -> _Slot:
    words = split_slot(entry.content)
    return _Slot(words, entry.line, words.time, inside=entry.inside)


def _rows(table: SlotTable) -> list[_Slot]:
    found = []
    for line, cells in table.rows:
        words = table.words(cells)
        found.append(_Slot(words, line, words.time))
    return found


def _item(slot: _Slot, reader: SlideReader) -> tuple[AgendaItem, list[Block]]:
    words = slot.words
    matter = reader.paragraph(words.matter, slot.line)
    paragraphs, more = below(Entry("", slot.line, slot.inside), reader)
    owner = reader.paragraph(words.owner, slot.line) if words.owner else Paragraph(())
    item = AgendaItem(
        slot.time,
        lines_of([matter, *paragraphs], matter.line),
        words.duration,
        slot.line,
        owner,
        reader.paragraph(words.form, slot.line).text if words.form else "",
        pause_of(words.matter),
        slot.is_worked_out,
    )
    return item, more


def _work_out(slots: list[_Slot], start: str) -> None:
    """Gives every slot its clock time as far as the lengths before it are known."""
    sample = start or next((slot.time for slot in slots if slot.time), "")
    now = clock_minutes(start)[0]
    for slot in slots:
        until: int | None = None
        if slot.time:
            now, until = clock_minutes(slot.time)
        elif now is not None:
            slot.time, slot.is_worked_out = clock_words(now, sample), True
        length = length_minutes(slot.words.duration)
        after = now + length if now is not None and length else None
        now = until if until is not None else after
