"""YAML as a flat list of keys and texts. No scalar is guessed at: `no`, `1:30` and `2026-03-16` stay as written."""

from __future__ import annotations

import re
from typing import Any

from leaderdeck.language import Sentence, say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_LINE = late_pattern(r"([^\s:#\-\[\]{}][^:\n]*?)[ \t]*:(?:[ \t]+(.*))?$")
_LIST_LINE = late_pattern(r"[ \t]*-[ \t]+(.*)$")
_PLAIN = r"[^\W_][\w()/+.-]*(?: [\w(/][\w()/+.-]*)*"
_PLAIN_LINE = re.compile(
    rf"(?P<key>[^\W\d_][\w-]*): (?:(?P<text>{_PLAIN}(?:, {_PLAIN})*)|\[(?P<items>{_PLAIN}(?:, {_PLAIN})*)\])"
)
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, its value as text, the items where the value is a list, and its line in the card (from 1)."""

    key: str
    text: str
    line: int
    items: tuple[str, ...] | None = None
    is_nested: bool = False
    rows: tuple[tuple[tuple[str, str], ...], ...] | None = None
    """Where the value is a table or a list of tables: their keys and texts; a plain item has the empty key."""


@dataclass(frozen=True, slots=True)
class CardProblem:
    """What is wrong with the YAML, on which line of the card (from 1), and what to do."""

    line: int
    message: Sentence
    advice: Sentence


def read_entries(card: str) -> tuple[list[Entry], list[CardProblem]]:
    """The card's keys in order. Where the YAML is broken, it is read line by line instead, and that is said."""
    plain = _plain_entries(card)
    if plain is not None:
        return plain, []
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Events(card).read(yaml.parse(card, Loader=loader)), []
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
    except _Refused as refused:
        return read_lines(card), [_refusal(refused.line)]
    except (yaml.YAMLError, ValueError):
        line = 1
    line = min(line, card.count("\n") + 1)
    return read_lines(card), [_broken(line, card.split("\n")[line - 1])]


def _plain_entries(card: str) -> list[Entry] | None:
    """The entries of a card of nothing but plain words on a line each, as most are; None for any other."""
    entries: list[Entry] = []
    for number, line in enumerate(card.split("\n"), 1):
        entry = plain_entry(line, number)
        if entry is None:
            return None
        entries.append(entry)
    return entries


def plain_entry(line: str, number: int) -> Entry | None:
    """The entry of a line with a key and plain words, or plain items between brackets; None for any other."""
    found = _PLAIN_LINE.fullmatch(line)
    if not found:
        return None
    key, text, listed = found.groups()
    items = None if listed is None else tuple(listed.split(", "))
    return Entry(key, listed or text, number, items)


def _broken(line: int, text: str) -> CardProblem:
    return CardProblem(
        line,
        say("Linjen «{text}» i toppfeltet kan misforstås.", text=text.strip()[:60]),
        say("Sett anførselstegn rundt teksten etter kolonet."),
    )


def _refusal(line: int) -> CardProblem:
    return CardProblem(
        line,
        say("Toppfeltet bruker & eller * til henvisninger, og det er ikke tillatt her."),
        say("Sett anførselstegn rundt teksten etter kolonet."),
    )


class _Refused(Exception):
    """An alias, an anchor or too deep nesting: nothing that a talk's card needs."""

    def __init__(self, line: int) -> None:
        self.line = line


class _Events:
    """Reads the parser's events without building anything, so that no card can be a bomb."""

    def __init__(self, card: str) -> None:
        self.lines = card.split("\n")
        self.entries: list[Entry] = []
        self.depth = 0
        self.key: tuple[str, int] | None = None
        self.items: list[str] | None = None
        self.is_nested = False
        self.rows: list[list[str]] | None = []

    def read(self, events: Any) -> list[Entry]:  # noqa: ANN401 - PyYAML's events have no types
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            kind = type(event).__name__
            if kind == "AliasEvent" or getattr(event, "anchor", None):
                raise _Refused(line)
            if kind in ("MappingStartEvent", "SequenceStartEvent"):
                self._open(kind, line)
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self._close(line)
            elif kind == "ScalarEvent":
                self._scalar(event.value, line)
        return self.entries

    def _open(self, kind: str, line: int) -> None:
        self.depth += 1
        if (
            self.depth > _DEEPEST
            or (self.depth == 1 and kind != "MappingStartEvent")
            or (self.depth == 2 and not self.key)
        ):
            raise _Refused(line)
        if self.depth == 2 and kind == "SequenceStartEvent":
            self.items = []
        elif self.depth >= 2:
            self.is_nested = True
            self._open_row(kind)

    def _open_row(self, kind: str) -> None:
        """A table in the list, or the table that is the value; anything deeper is no row."""
        is_row = kind == "MappingStartEvent" and self.depth == (2 if self.items is None else 3)
        if is_row and self.rows is not None:
            self.rows.append([])
        else:
            self.rows = None

    def _close(self, line: int) -> None:
        self.depth -= 1
        if self.depth == 1 and self.key:
            key, first = self.key
            text = "\n".join(self.lines[first - 1 : max(first, line - 1)])
            written = text.split(":", 1)[-1].strip() if self.items is None or self.is_nested else ", ".join(self.items)
            items = tuple(self.items) if self.items is not None and not self.is_nested else None
            rows = tuple(map(_pairs, self.rows)) if self.is_nested and self.rows else None
            self.entries.append(Entry(key, written, first, items, self.is_nested, rows))
            self.key, self.items, self.is_nested, self.rows = None, None, False, []

    def _scalar(self, value: str, line: int) -> None:
        if self.depth == 0:
            raise _Refused(line)
        if self.depth > 1:
            if self.items is not None and self.depth == 2:
                self.items.append(value)
            self._add_to_row(value)
        elif self.key is None:
            self.key = (value, line)
        else:
            self.entries.append(Entry(self.key[0], value.strip(), self.key[1]))
            self.key = None

    def _add_to_row(self, value: str) -> None:
        if self.rows is None:
            return
        if self.items is not None and self.depth == 2:
            self.rows.append(["", value])
        elif self.rows:
            self.rows[-1].append(value)


def _pairs(row: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(row[0::2], row[1::2], strict=True))


def read_lines(card: str) -> list[Entry]:
    """`key: text` line by line; list items below a key without text belong to it."""
    entries: list[Entry] = []
    for number, line in enumerate(card.split("\n"), 1):
        found = _LINE.match(line)
        item = _LIST_LINE.match(line)
        if found:
            entries.append(Entry(found[1].strip("\"'"), _unquoted(found[2] or ""), number))
        elif entries and line.strip():
            last = entries.pop()
            added = _unquoted(item[1] if item else line)
            items = (*(last.items or ()), added) if item and (last.items or not last.text) else last.items
            entries.append(Entry(last.key, f"{last.text} {added}".strip(), last.line, items))
    return entries


def _unquoted(text: str) -> str:
    clean = text.strip()
    return clean[1:-1] if len(clean) > 1 and clean[0] == clean[-1] and clean[0] in "\"'" else clean
