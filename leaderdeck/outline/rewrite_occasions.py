"""When and where a talk was given, written into its card."""

from __future__ import annotations

from leaderdeck.deck.slide import Occasion
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.occasions import read_occasion, written_occasion
from leaderdeck.outline.rewrite_card import name_of_key, quoted, write_card_entry
from leaderdeck.outline.slide_stretches import raw_lines
from leaderdeck.outline.yaml_card import read_entries


def add_occasion(text: str, event: str, date: str, place: str) -> str:
    """The text whose card also tells this occasion, the ones before it kept as they are written.

    `date` is an ISO date, or empty. Nothing is written for an occasion that says nothing, or that the card has already.
    """
    occasion = Occasion(_in_one_line(event), date.strip(), _in_one_line(place))
    card = read_front_matter(text).front_matter
    if not (occasion.event or occasion.date or occasion.place) or occasion in card.given:
        return text
    items = _written_items(text) if card.given else []
    if items is None:
        items = [line for one in card.given for line in _written(one)]
    key = "given" if card.language == "en" else "holdt"
    return write_card_entry(text, key, ["", *items, *_written(occasion)])


def _written(occasion: Occasion) -> list[str]:
    """The occasion as an item of a list: on one line where that can be read back, else as a small table."""
    line = written_occasion(occasion.event, occasion.date, occasion.place)
    if read_occasion(line) == occasion:
        return [f"  - {quoted(line)}"]
    fields = (("arrangement", occasion.event), ("sted", occasion.place), ("dato", occasion.date))
    rows = [f"{key}: {quoted(words)}" for key, words in fields if words]
    return [f"  - {rows[0]}", *(f"    {row}" for row in rows[1:])]


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _written_items(text: str) -> list[str] | None:
    """The lines of the list below the key, as they stand; None where it is written in another way."""
    count = read_front_matter(text).line_count
    lines = [line.rstrip("\r\n") for line in raw_lines(text.removeprefix("\ufeff"))[1 : count - 1]]
    entries, problems = read_entries("\n".join(lines))
    entry = next((one for one in entries if name_of_key(one.key) == "given"), None)
    if entry is None or problems or lines[entry.line - 1].split(":", 1)[1].strip():
        return None
    end = min((one.line for one in entries if one.line > entry.line), default=len(lines) + 1)
    items = [line for line in lines[entry.line : end - 1] if line.strip()]
    return items if items and all(line.startswith("  ") for line in items) and items[0].startswith("  - ") else None
