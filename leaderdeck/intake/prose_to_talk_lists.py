"""Items of the source's lists as lines of a slide's: how deep they stand, and which number they have."""

from __future__ import annotations

from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.quick_dataclass import dataclass

LIST_MARKS = ("- ", *(str(digit) for digit in range(10)))
"""What lines of lists begin with."""
_DEEPEST = 3


@dataclass(slots=True)
class ItemLines:
    """Writes the lines of one list after another."""

    _level: int = 0
    _next: int = 0
    """The number that the next item should have; 0 where any will do, -1 where none can count on."""

    def begin(self, unit: Unit) -> None:
        """Another list begins with this item."""
        self._level, self._next = unit.level, 0

    def line(self, unit: Unit, words: str, *, is_first: bool) -> str:
        """The item's line: indented below the one before where it stands deeper in the source."""
        depth = 0 if is_first else max(0, min(unit.level - self._level, _DEEPEST))
        return f"{'   ' * depth}{self._mark(unit, depth)} {words}"

    def _mark(self, unit: Unit, depth: int) -> str:
        """The item's own number where the list counts so, too; else a bullet, and the number as a word."""
        if not unit.number:
            self._next = -1
            return "-"
        number = int(unit.number[:-1])
        counts = depth == 0 and unit.number.endswith(".") and self._next in (0, number)
        self._next = number + 1 if counts else -1
        return f"{number}." if counts else f"- {unit.number}"
