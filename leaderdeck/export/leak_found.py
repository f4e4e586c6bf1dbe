"""What the leak scan finds in a file: a stretch of text, and where it stands."""

from __future__ import annotations

from leaderdeck.quick_dataclass import dataclass

DEEPEST = 5
"""A workbook in a presentation in a folder packed as one file is three deep."""


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of text in the file."""

    place: str
    text: str
    is_read: bool = True
    """Whether people read it: words shown, spoken or read aloud, not names that programs give each other."""


def inside(place: str, name: str) -> str:
    """What is called `name` within the part at `place`."""
    return f"{place} › {name}" if place and name else place or name
