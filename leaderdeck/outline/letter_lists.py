"""Lists that count with letters or Roman numerals, which CommonMark does not know.

`a. b. c.` and `i. ii. iii.` are given to the parser as digits of the same width, so that every indent stays right.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from leaderdeck.late_pattern import late_pattern

Count: TypeAlias = Literal["letter", "roman"]

_FIRST = re.compile(r"^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:a|i)[.)][ \t]+\S", re.MULTILINE)
_ITEM = late_pattern(r"([ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?)([a-z]|[ivx]{1,6})([.)])(?=[ \t]+\S)")
_NUMERALS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv",
)  # fmt: skip
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}


def rewrite_letter_lists(text: str) -> tuple[str, dict[int, Count]]:
    """The text with such markers as digits, and which lines they stood on. Only runs of at least two items count."""
    if not _FIRST.search(text):
        return text, {}
    lines = text.split("\n")
    found = {index: item for index, line in enumerate(lines) if (item := _ITEM.match(line))}
    kinds: dict[int, Count] = {}
    places = list(found)
    for place, index in enumerate(places):
        item = found[index]
        if index in kinds or item[2] not in ("a", "i"):
            continue
        roman = item[2] == "i"
        run = _run(found, places, place, roman=roman)
        if len(run) > 1:
            kinds.update(dict.fromkeys(run, "roman" if roman else "letter"))
    for index, kind in kinds.items():
        item = found[index]
        number = _ROMAN[item[2]] if kind == "roman" else ord(item[2]) - ord("a") + 1
        digits = str(number).zfill(len(item[2]))
        lines[index] = item[1] + digits + lines[index][item.end(2) :]
    return "\n".join(lines), kinds


def _run(found: dict[int, re.Match[str]], places: list[int], place: int, *, roman: bool) -> list[int]:
    """Lines of the items that follow one another in order, at the first one's indent and with its punctuation."""
    first = found[places[place]]
    run = [places[place]]
    indent, mark = len(first[1].expandtabs(4)), first[3]
    for following in range(place + 1, len(places)):
        item = found[places[following]]
        if item[3] != mark or len(item[1].expandtabs(4)) != indent:
            continue
        number = _ROMAN.get(item[2]) if roman else (ord(item[2]) - ord("a") + 1 if len(item[2]) == 1 else None)
        if number != len(run) + 1:
            break
        run.append(places[following])
    return run
