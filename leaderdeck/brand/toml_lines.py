"""Where in a TOML text each table and key stands, so that a complaint can name its line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""`("layouts", "cover", "shapes", 0, "fill")`: keys, and numbers within lists, from the top."""

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_ENTRY = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PARTS = re.compile(_PART)
_TOKEN = re.compile(r'''"""|\'\'\'|"(?:[^"\\]|\\.)*"|'[^']*'|\#.*|[\[\]{}]''')


def find_lines(text: str) -> dict[KeyPath, int]:
    """Each table and key → its line, counted from 1. Keys inside a value of one line have no entry of their own."""
    lines: dict[KeyPath, int] = {}
    tables: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    value = _Value()
    for number, line in enumerate(text.splitlines(), start=1):
        if value.open:
            value.read(line)
            continue
        if header := _TABLE.match(line):
            table = _table(_split(header[2]), tables, many=header[1] == "[[")
            lines.setdefault(table, number)
        elif entry := _ENTRY.match(line):
            lines.setdefault((*table, *_split(entry[1])), number)
            value.read(line[entry.end() :])
    return lines


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of the key or where its own keys begin, or of the nearest table around it; 1 where none is known."""
    for end in range(len(path), 0, -1):
        around = path[:end]
        inside = [line for known, line in lines.items() if known[:end] == around]
        if inside:
            return lines.get(around, min(inside))
    return 1


class _Value:
    """A value that may go on over several lines: in brackets, or in a text of three quotes."""

    def __init__(self) -> None:
        self._depth = 0
        self._quotes = ""

    @property
    def open(self) -> bool:
        return bool(self._depth or self._quotes)

    def read(self, rest: str) -> None:
        while rest:
            if self._quotes:
                _, found, rest = rest.partition(self._quotes)
                self._quotes = "" if found else self._quotes
                continue
            token = _TOKEN.search(rest)
            if token is None:
                return
            rest = rest[token.end() :]
            self._take(token[0])

    def _take(self, sign: str) -> None:
        if sign in ('"""', "'''"):
            self._quotes = sign
        elif sign in "[{":
            self._depth += 1
        elif sign in "]}":
            self._depth = max(0, self._depth - 1)


def _split(key: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))


def _table(path: KeyPath, tables: Counter[KeyPath], *, many: bool) -> KeyPath:
    """The table's path with the numbers that lists of tables give it."""
    full: KeyPath = ()
    for part in path[:-1]:
        full = (*full, part)
        if tables[full]:
            full = (*full, tables[full] - 1)
    full = (*full, path[-1])
    if many:
        tables[full] += 1
    return (*full, tables[full] - 1) if tables[full] else full
