"""Programmes written as tables: which column says when, how long, what and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from leaderdeck.deck.clock_times import CLOCK, LENGTH, clock_minutes
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slot_words import FRAME, SlotWords
from leaderdeck.quick_dataclass import dataclass

ColumnKind: TypeAlias = Literal["time", "end", "duration", "matter", "owner", "form", "other"]

_COLUMN_WORDS: dict[ColumnKind, str] = {
    "time": "tid|tidspunkt|kl|klokkeslett|klokkeslag|klokka|start|fra|frå|når|time|from|when",
    "end": "slutt|til|end|to|until",
    "duration": "varighet|varigheit|lengde|lengd|minutter|minutt|min|tidsbruk|duration|length|minutes",
    "matter": "innhold|innhald|hva|kva|tema|program|programpost|sak|tittel|bolk|aktivitet|what|topic|title"
    "|session|item",
    "owner": "ansvarlig|ansvarleg|hvem|kven|ved|leder|leiar|innleder|innleiar|foredragsholder|foredragshaldar|owner|who"
    "|speaker|led by|lead",
    "form": "form|arbeidsform|måte|hvordan|korleis|how|format",
}
_COLUMNS: dict[str, ColumnKind] = {word: kind for kind, words in _COLUMN_WORDS.items() for word in words.split("|")}
_UNKNOWN = frozenset({"", "-", "–", "—", "?", "ukjent", "ukjend", "unknown", "…"})
_BARE_NUMBER = late_pattern(r"\d{1,3}")
_LENGTH = late_pattern(LENGTH, re.IGNORECASE)
_TIME = late_pattern(rf"(?:kl\.?[ \t]*)?{CLOCK}(?:[ \t]*[-–—][ \t]*{CLOCK})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SlotTable:
    """A table of slots: what each column says, and the rows' cells with their lines."""

    columns: tuple[ColumnKind, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    header: tuple[str, ...]

    def words(self, cells: Sequence[str]) -> SlotWords:
        """The parts of a slot that is a row. What stands in columns that have another name is part of the matter."""
        said: dict[ColumnKind, str] = {}
        others: list[str] = []
        kinds: list[ColumnKind] = [*self.columns]
        kinds += ["other"] * len(cells)
        for kind, cell in zip(kinds, cells, strict=False):
            if kind == "other":
                others += [cell] if cell else []
            elif cell.strip("*_ \t") not in _UNKNOWN:
                said[kind] = cell
        duration = said.get("duration", "")
        if _BARE_NUMBER.fullmatch(duration):
            duration = f"{duration} min"
        matter = "\n".join(part for part in (said.get("matter", ""), *others) if part)
        return SlotWords(_time_of(said), matter, duration, said.get("owner", ""), said.get("form", ""))


def _time_of(said: dict[ColumnKind, str]) -> str:
    found = FRAME.search(said.get("time", "").strip("*_ \t"))
    time = found["time"] if found else ""
    end = FRAME.search(said.get("end", ""))
    return f"{time}–{end['time']}" if time and end and clock_minutes(time)[1] is None else time


def slot_table(piece: Piece) -> SlotTable | None:
    """A table that has a column for what and one for when, how long or by whom; None where it is another table."""
    header = tuple(piece.meta["header"])
    columns = columns_of(header)
    known = [kind for kind in columns if kind != "other"]
    if len(known) != len(set(known)) or "matter" not in known or not {"time", "duration", "owner"} & set(known):
        return None
    table = SlotTable(columns, tuple((line, tuple(cells)) for line, cells in piece.meta["rows"]), header)
    return table if table.rows and all(_can_be_read(table, cells) for _, cells in table.rows) else None


def columns_of(header: Sequence[str]) -> tuple[ColumnKind, ...]:
    """What each column of a table says, by the words in its header."""
    return tuple(_COLUMNS.get(_plain(cell), "other") for cell in header)


def says_when(table: SlotTable) -> bool:
    """Whether a table that nobody called an agenda is one: only such columns, and every row has its clock time."""
    starts = [clock_minutes(table.words(cells).time)[0] for _, cells in table.rows]
    known = [start for start in starts if start is not None]
    return "other" not in table.columns and len(known) == len(starts) > 1 and known == sorted(known)


def _can_be_read(table: SlotTable, cells: tuple[str, ...]) -> bool:
    """Whether the cells for times and lengths hold nothing else: no word may be lost."""
    for kind, cell in zip(table.columns, cells, strict=False):
        text = cell.strip("*_ \t")
        if text in _UNKNOWN:
            continue
        if kind in ("time", "end") and not _TIME.fullmatch(text):
            return False
        if kind == "duration" and not (_LENGTH.fullmatch(text) or _BARE_NUMBER.fullmatch(text)):
            return False
    ends = [cell for kind, cell in zip(table.columns, cells, strict=False) if kind == "end"]
    return not ends or bool(ends[0].strip() in _UNKNOWN or _time_of_row(table, cells))


def _time_of_row(table: SlotTable, cells: tuple[str, ...]) -> bool:
    return clock_minutes(table.words(cells).time)[1] is not None


def _plain(cell: str) -> str:
    return cell.strip("*_. \t:").casefold()
