"""What can be done with a row of the library: other rooms add theirs to the menu here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from leaderdeck.language import Sentence
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """The row that somebody asks to do something with."""

    entry: LibraryEntry
    """Without its passages."""
    passage: Passage | None = None
    """What answered best; None where the row is the whole file."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.entry.path


@dataclass(frozen=True, slots=True)
class RowAction:
    """One thing to do."""

    id: str
    words: Sentence
    run: Callable[[ChosenRow], object]
    icon: str = ""
    is_for: Callable[[ChosenRow], bool] = lambda _row: True
    """Whether it is shown for this row."""
    begins_group: bool = False
    """Whether a line stands above it."""
    shortcut: str = ""
    """Qt's portable spelling; works while the list has the keyboard."""


class RowActions:
    """All that can be done, in the order of the menu."""

    def __init__(self) -> None:
        self._actions: list[RowAction] = []

    def add(self, *actions: RowAction, before: str = "") -> None:
        """Add to the end of the menu, or before the action with this id."""
        place = next((at for at, one in enumerate(self._actions) if one.id == before), len(self._actions))
        self._actions[place:place] = actions

    def for_row(self, row: ChosenRow) -> Iterator[RowAction]:
        """What can be done with this row."""
        return (one for one in self._actions if one.is_for(row))
