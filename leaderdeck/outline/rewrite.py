"""Every change that a pane makes to a talk: text → text. What was not asked for stays byte for byte.

No change ever shows private text, and a change that the text cannot bear leaves it as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from leaderdeck.deck.slide import Deck, LayoutName
from leaderdeck.outline.reader import read_deck


class Dismissible(Protocol):
    """What can be dismissed: a finding, by its rule and a fingerprint that survives that lines move."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def fingerprint(self) -> str:
        """What it is about."""


def slide_index_at(deck: Deck, line: int) -> int | None:
    """The slide that a line (from 1) belongs to; None where the talk has none."""
    return max(0, bisect_right(deck.slide_lines, line) - 1) if deck.slides else None


def slide_range(text: str, index: int) -> tuple[int, int]:
    """A slide's first line (from 1) and the line after its last."""
    deck = read_deck(text)
    lines = [*deck.slide_lines, text.count("\n") + 2]
    return lines[index], lines[index + 1]


def move_slides(text: str, indexes: Sequence[int], before: int) -> str:
    """These slides stand together before slide `before` (the number of slides: last)."""
    return text


def delete_slides(text: str, indexes: Sequence[int]) -> str:
    """The talk without these slides; definitions that others need stay."""
    return text


def duplicate_slides(text: str, indexes: Sequence[int]) -> str:
    """Copies of these slides behind the last of them."""
    return text


def copy_slides(text: str, indexes: Sequence[int]) -> str:
    """These slides as Markdown."""
    return ""


def insert_slides(text: str, markdown: str, before: int) -> str:
    """Markdown as slides of their own before slide `before`."""
    return text


def split_slide(text: str, line: int) -> str:
    """The slide divided at this line (from 1); the second half has the same heading."""
    return text


def split_at_half(text: str, index: int) -> str:
    """The slide divided between two blocks or items, as evenly as they allow."""
    return text


def hide_slides(text: str, indexes: Sequence[int], *, hidden: bool) -> str:
    """These slides hidden, or shown again."""
    return text


def set_layout(text: str, index: int, layout: LayoutName | None) -> str:
    """The slide asks for this layout, or with None for none."""
    return text


def set_card_value(text: str, key: str, value: str | None) -> str:
    """A value on the talk's card; None takes the key away."""
    return text


def set_alt_text(text: str, line: int, source: str, alt: str) -> str:
    """The alternative text of a picture in the paragraph at this line."""
    return text


def mark_decorative(text: str, line: int, source: str) -> str:
    """The picture in the paragraph at this line is decoration."""
    return text


def make_private(text: str, line: int) -> str:
    """The paragraph, item or block at this line stands in a private block of its slide."""
    return text


def make_spoken(text: str, line: int) -> str:
    """The paragraph, item or block at this line is speaker notes of its slide."""
    return text


def add_notes(text: str, index: int, notes: str = "") -> str:
    """Speaker notes at the end of the slide."""
    return text


def dismiss(text: str, finding: Dismissible, reason: str) -> str:
    """The finding is in order in this talk, and why."""
    return text


def undismiss(text: str, key: str) -> str:
    """The finding counts again."""
    return text
