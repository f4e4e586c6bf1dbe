"""What the highlighter remembers from one line to the next."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Place: TypeAlias = Literal["start", "card", "text", "fence", "comment"]
Voice: TypeAlias = Literal["", "notes", "private"]


class Opened(NamedTuple):
    """A `:::` block that is open: whose voice it is, what was spoken around it, and whether somebody closes it."""

    voice: Voice
    was_spoken: bool
    is_closed: bool


class Private(NamedTuple):
    """Private text that runs: a paragraph and what it introduces."""

    kind: Literal["paragraph", "waiting", "list", "item", "quote"] = "paragraph"
    """`waiting`: the next block is introduced by a colon; `item` and `quote`: within a list item or a quotation."""
    introduces: bool = False
    marker: str = ""
    """The mark of the list that is private, or of the list within the quotation."""
    offset: int = 0
    """Where the text of that list (or item) begins."""


class LineState(NamedTuple):
    """Where a line begins. Equal states highlight the same line equally."""

    place: Place = "text"
    fence: str = ""
    """The fence that is open, `?` before one that nobody closes; the style of the comment that is open."""
    is_spoken: bool = False
    private: Private | None = None
    item: int = -1
    """Where the text of the running list item begins; -1 outside lists."""
    spoken_item: int = -1
    """Where the text of a list item that is spoken begins."""
    after_blank: bool = True
    in_paragraph: bool = False
    may_be_heading: bool = False
    """Whether the paragraph would be a heading if it were underlined."""
    opened: tuple[Opened, ...] = ()


FIRST = LineState("start")
FRESH = LineState()
"""How most slides begin."""
