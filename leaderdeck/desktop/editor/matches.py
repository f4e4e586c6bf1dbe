"""Finding words in a text, and exchanging them."""

from __future__ import annotations

import re

from leaderdeck.quick_dataclass import dataclass

_MOST = 20_000
"""More places than anyone steps through; counting stops there."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: these characters, not a pattern."""

    words: str
    case: bool = False
    whole_words: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """(first, end) of every place, in order, none over another."""
        if not self.words:
            return []
        found: list[tuple[int, int]] = []
        for match in self._pattern().finditer(text):
            found.append(match.span())
            if len(found) == _MOST:
                break
        return found

    def is_found_in(self, text: str) -> bool:
        """Whether the whole text is one such place."""
        return bool(self.words) and self._pattern().fullmatch(text) is not None

    def replaced(self, text: str, words: str) -> tuple[str, int]:
        """The text with other words in every place, and how many places there were."""
        taken_as_it_is = words.replace("\\", r"\\")
        return self._pattern().subn(taken_as_it_is, text) if self.words else (text, 0)

    def _pattern(self) -> re.Pattern[str]:
        pattern = re.escape(self.words)
        if self.whole_words:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        return re.compile(pattern, 0 if self.case else re.IGNORECASE)
