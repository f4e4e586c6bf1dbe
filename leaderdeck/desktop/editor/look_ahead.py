"""What only the lines below decide: whether a card, a fence, a comment or a `:::` block has an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from leaderdeck.outline.block_rules import CLOSING, OPENING, fence_after
from leaderdeck.outline.front_matter import CARD_ENDS, last_line_of_card
from leaderdeck.outline.includes import directive_on
from leaderdeck.outline.voices import begins_private, voice_label

KEY = re.compile(r"[\"']?[^\W\d_][\w .-]*[\"']?[ \t]*:(?=[ \t]|$)")
"""A key at the beginning of a line of the card."""
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
"""What makes a heading of the paragraph above it."""
_LONGEST_CARD = 200
_LONGEST_HEADING = 8
_MOST_INDENT = 3
_LABEL_LETTERS = frozenset("pP*_\u00a0\u200b\ufeff\u202f")


class Ahead(Protocol):
    """The lines below, for what only its end makes real: blocks, fences, comments, the card."""

    def __call__(self) -> Iterable[str]:
        """Some hundred lines, the next one first; only as many are taken as are needed."""


def delimiter_of(text: str) -> str:
    """What of a line can change how lines above it read: it closes or opens something; empty for most lines."""
    stripped = text.strip()
    if stripped and UNDERLINE.match(stripped):
        return stripped[:3] if len(stripped) >= 3 else stripped[0]
    if stripped[:3] in (":::", "```", "~~~", "---", "..."):
        return stripped if stripped[:3] != ":::" else ":::" if CLOSING.match(stripped) else "::: x"
    if stripped[:1] in _LABEL_LETTERS and begins_private(stripped):
        return "private"
    return "-->" if "-->" in stripped else "<!--" if stripped.startswith("<!--") else ""


def is_card(lines: Iterable[str]) -> bool:
    """Whether the lines below a first line of dashes are a card, as the reader sees it."""
    card = ["---"]
    for line in islice(lines, _LONGEST_CARD):
        card.append(line)
        if line.rstrip() in CARD_ENDS:
            break
    return last_line_of_card(card) is not None


def closes_before_private(mark: str, lines: Iterable[str]) -> bool:
    """Whether a fence is closed before private text begins in it."""
    for line in lines:
        stripped = line.strip(" \t")
        if stripped[:1] == mark[0] and not fence_after(stripped, mark):
            return True
        if begins_private(stripped):
            return False
    return False


def is_closed(lines: Iterable[str], depth: int = 1) -> bool:
    """Whether the `:::` blocks that were opened above, so many, are closed; others below are passed over."""
    for change in _blocks(lines):
        depth += change
        if depth == 0:
            return True
    return False


def open_blocks(lines: Iterable[str]) -> int:
    """How many `:::` blocks these lines open and do not close."""
    depth = 0
    for change in _blocks(lines):
        depth = max(0, depth + change)
    return depth


def _blocks(lines: Iterable[str]) -> Iterator[int]:
    """1 for each line that opens a block, -1 for each that closes one; those of links and in code are left out."""
    fence, follows_link = "", False
    for line in lines:
        stripped = line.lstrip(" ")
        follows_link, is_of_link = False, follows_link
        was, fence = fence, fence_after(stripped, fence)
        if fence or was or not stripped.startswith(":::"):
            continue
        if directive_on(stripped):
            follows_link = True
        elif OPENING.match(stripped):
            yield 1
        elif CLOSING.match(stripped) and not is_of_link:
            yield -1


def underlined_as(lines: Iterable[str]) -> int:
    """The level of the heading that a paragraph proves to be, whose first line stands just above; 0: it is none."""
    for line in islice(lines, _LONGEST_HEADING):
        stripped = line.lstrip(" ")
        if not stripped.strip():
            return 0
        if len(line) - len(stripped) > _MOST_INDENT or stripped.rstrip() == "+++":
            continue
        if UNDERLINE.match(stripped):
            return 1 if stripped[0] == "=" else 2
        if not stripped[0].isalnum() or voice_label(stripped):
            return 0
    return 0
