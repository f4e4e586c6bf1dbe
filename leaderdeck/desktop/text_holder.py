"""What an open talk asks of the editor that holds its text."""

from __future__ import annotations

from typing import Protocol


class TextHolder(Protocol):
    """The text as it stands. Lines count from 1."""

    def text(self) -> str:
        """The whole text."""

    def lines(self, first: int, end: int) -> list[str]:
        """These lines, `end` exclusive."""

    def line_count(self) -> int:
        """How many lines there are."""

    def cursor_line(self) -> int:
        """The line of the cursor."""

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Bring the cursor there."""

    def replace_text(self, new: str) -> None:
        """Become this text, as one step that can be undone."""
