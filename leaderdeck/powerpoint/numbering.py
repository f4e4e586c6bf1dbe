"""Automatic numbers: which paragraphs PowerPoint counts together, and where each count begins."""

from __future__ import annotations

AUTOMATIC = {"number": "arabicPeriod", "letter": "alphaLcPeriod", "roman": "romanLcPeriod"}
"""Kinds of numbered lists as ST_TextAutonumberScheme."""
_HIGHEST_START = 32_767
"""ST_TextBulletStartAtNum."""


class Numbering:
    """The counts that run in one text body, by level.

    PowerPoint goes on counting over deeper levels and begins anew after a paragraph that does not count. Paragraphs of
    one count must all say the same `startAt`; so a count is told by its first number, not each item by its own.
    """

    def __init__(self) -> None:
        self._running: dict[int, tuple[str, int, int]] = {}

    def first_number(self, level: int, kind: str, number: int) -> int:
        """The first number of the count that a paragraph of this level and kind, showing `number`, belongs to."""
        for deeper in [known for known in self._running if known > level]:
            del self._running[deeper]
        if kind not in AUTOMATIC:
            self._running.pop(level, None)
            return 1
        known = self._running.get(level)
        goes_on = known is not None and known[0] == kind and known[2] + 1 == number
        first = known[1] if known is not None and goes_on else number
        self._running[level] = (kind, first, number)
        return first


def number_xml(kind: str, first_number: int) -> str:
    """`a:buAutoNum` in the text's own font."""
    start = f' startAt="{first_number}"' if 1 < first_number <= _HIGHEST_START else ""
    return f'<a:buFontTx/><a:buAutoNum type="{AUTOMATIC[kind]}"{start}/>'
