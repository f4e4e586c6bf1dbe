"""What a talk takes from other files: how a file is asked for, what came of it, and where it stands in the talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass

LinkTrouble: TypeAlias = Literal[
    "", "no-shelf", "no-file", "missing", "outside", "private", "locked", "not-text", "too-large", "unreadable",
    "no-place", "empty", "loop", "too-deep", "too-many", "inside",
]  # fmt: skip
"""Why nothing came; empty where something did.

`no-shelf`: nobody gave files to read; `no-file`: the line names none; `no-place`: the file has no such heading, quote
or figure; `loop`: the file takes in itself; `inside`: slides cannot stand inside a block or list.
"""


@dataclass(frozen=True, slots=True)
class ShelfText:
    """A file's text, or the reason why it could not be had."""

    name: str = ""
    """What tells the file from all others: its path with `/`, relative to the talk's folder where that can be."""
    text: str = ""
    trouble: LinkTrouble = ""
    folder: str = ""
    """The folder that its pictures must lie in."""
    beside: str = ""
    """Where the file lies below that folder, with `/`; empty for the folder itself."""


Shelf: TypeAlias = Callable[[str, str], ShelfText]
"""(path as written, `ShelfText.name` of the file that writes it or empty for the talk) → that file's text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the talk that takes in what another file says."""

    line: int
    """Line in the talk's file, counted from 1."""
    target: str
    """As written: `fil.md#Overskrift`."""
    file: str = ""
    """`ShelfText.name`; empty where the file was not found."""
    place: str = ""
    """The heading, quote or figure; empty for the whole file."""
    title: str = ""
    """What the file calls itself."""
    best_before: str = ""
    """ISO date until which the file says that its figures hold, or empty."""
    first: int = 0
    """Index of the first slide that it gives, or of the slide that it stands on."""
    count: int = 0
    """How many slides it gives; 0 where it gives a quotation or figure to a slide of the talk's own."""
    trouble: LinkTrouble = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A place of the talk that was copied from another file."""

    line: int
    """Line in the talk's file, counted from 1, with the mark."""
    target: str
    state: Literal["same", "changed", "gone", "unknown"] = "unknown"
    """Whether the other file still says what was copied."""
