"""pandoc: a title block of `%` lines, pauses, lists that appear bit by bit; its other blocks are as ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.card_values import read_value
from leaderdeck.outline.dialects.translation import HEADING, Free, Translation
from leaderdeck.outline.slide_breaks import closed_fences, closing_lines
from leaderdeck.outline.voices import is_private_within
from leaderdeck.outline.yaml_card import Entry

TITLE = late_pattern(r"%(?:[ \t]+(.*?))?[ \t]*$")
PAUSE = late_pattern(r"\.[ \t]\.[ \t]\.[ \t]*$")
STEPWISE = late_pattern(r":{3,}[ \t]*\{?[ \t]*\.?(?:non)?incremental[ \t]*\}?[ \t]*:*[ \t]*$", re.IGNORECASE)
STEPWISE_HEADING = late_pattern(r"[ \t]*\{[ \t]*\.(?:non)?incremental[ \t]*\}[ \t]*$", re.IGNORECASE)
_FIELDS = ("title", "speaker", "date")


def title_block_end(lines: Sequence[str], top: int) -> int:
    """The line behind a title block that stands here; `top` where none does."""
    line = top
    while line < len(lines) and line - top < len(_FIELDS) and TITLE.match(lines[line]):
        line += 1
        while line < len(lines) and lines[line][:1] in (" ", "\t") and lines[line].strip():
            if is_private_within(lines[line]):
                return top
            line += 1
    is_block = line > top and (line == len(lines) or not lines[line].strip())
    return line if is_block and lines[top][1:].strip() else top


def with_title_block(card: FrontMatter, lines: Sequence[str], top: int, end: int) -> FrontMatter:
    """The card with what the title block says where the card itself is silent."""
    said: list[tuple[str, int]] = []
    for line in range(top, end):
        found = TITLE.match(lines[line])
        if found:
            said.append(((found[1] or "").strip(), line))
        elif said and lines[line].strip():
            said[-1] = (f"{said[-1][0]} {lines[line].strip()}".strip(), said[-1][1])
    values: dict[str, Any] = {}
    for name, (text, line) in zip(_FIELDS, said, strict=False):
        if text and not getattr(card, name):
            words = ", ".join(part.strip() for part in text.split(";")) if name == "speaker" else text
            values[name] = read_value(name, Entry(name, words, line)).value or words
            values["lines"] = (*values.get("lines", card.lines), (name, line + 1))
    return replace(card, **values)


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a pandoc talk below its title block."""
    found = Translation(lines)
    closings = closing_lines(lines, closed_fences(lines))
    for line, text in enumerate(lines):
        if not free[line]:
            continue
        if text.startswith(".") and PAUSE.match(text):
            found.leave_out(line)
        elif text.startswith(":::") and line in closings and STEPWISE.match(text):
            found.leave_out(line)
            found.lines[closings[line]] = ""
        elif text.endswith("}") and HEADING.match(text) and STEPWISE_HEADING.search(text):
            found.lines[line] = STEPWISE_HEADING.sub("", text)
            found.left_out.append((line, "{.incremental}"))
    return found
