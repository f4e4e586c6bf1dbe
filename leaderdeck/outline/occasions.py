"""When and where a talk was given, as its card tells: a line each, or a small table each."""

from __future__ import annotations

from leaderdeck.deck.slide import Occasion
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dates import day_named
from leaderdeck.outline.yaml_card import Entry

MOST_OCCASIONS = 500
_PARTS = late_pattern(r"[ \t]*,[ \t]+")
_ENGLISH_DAY = late_pattern(r"([A-Za-z]+[ ]\d{1,2}),[ ]+(\d{4})\b")
_FIELDS = {
    "event": "event", "arrangement": "event", "date": "date", "dato": "date", "place": "place", "sted": "place",
    "stad": "place",
}  # fmt: skip


def read_occasions(entry: Entry) -> tuple[tuple[Occasion, ...], bool]:
    """The occasions that the value names, and whether every part of it was understood."""
    if entry.rows is not None:
        read = [_row(row) for row in entry.rows]
    elif entry.is_nested:
        return (), False
    else:
        lines = entry.items if entry.items is not None else tuple(entry.text.split("\n"))
        read = [(read_occasion(line), True) for line in lines if line.strip()]
    kept = tuple(occasion for occasion, _ in read if occasion.event or occasion.date or occasion.place)
    return kept[:MOST_OCCASIONS], all(is_clear for _, is_clear in read) and len(kept) <= MOST_OCCASIONS


def read_occasion(line: str) -> Occasion:
    """`Lederdagene, Oslo, 16. mars 2026`: the day wherever it stands, then the event, then the place."""
    parts = [part for part in _PARTS.split(_ENGLISH_DAY.sub(r"\1 \2", " ".join(line.split()))) if part]
    days = [(at, day) for at, part in enumerate(parts) if (day := day_named(part))]
    at, day = days[-1] if days else (-1, "")
    words = [part for place, part in enumerate(parts) if place != at]
    return Occasion(words[0] if words else "", day, ", ".join(words[1:]))


def written_occasion(event: str, date: str, place: str) -> str:
    """The line that `read_occasion` reads back as these."""
    return ", ".join(" ".join(part.split()) for part in (event, place, date) if part.strip())


def _row(row: tuple[tuple[str, str], ...]) -> tuple[Occasion, bool]:
    if len(row) == 1 and not row[0][0]:
        return read_occasion(row[0][1]), True
    said = {_FIELDS.get(key.strip().casefold(), ""): " ".join(value.split()) for key, value in row}
    date = said.get("date", "")
    occasion = Occasion(said.get("event", ""), day_named(date) or date, said.get("place", ""))
    return occasion, "" not in said
