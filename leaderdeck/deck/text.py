"""Runs and paragraphs: the smallest parts of what is said."""

from __future__ import annotations

from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look inside a paragraph. A line break that the writer asked for is `"\\n"` in the text."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    code: bool = False
    accent: bool = False
    """Written `[text]{.accent}`: the brand's accent color."""
    raised: int = 0
    """1 for superscript, -1 for subscript, 0 on the baseline."""
    link: str = ""
    """Address of a link (http, https, mailto or tel), or empty."""
    language: str = ""
    """Another language than the talk's, as a short code, or empty."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that belong together. `line` counts from 0 at the first line of the slide's own text."""

    runs: tuple[Run, ...]
    line: int = 0

    @property
    def text(self) -> str:
        """The plain words, line breaks as newlines."""
        return "".join(run.text for run in self.runs)


def plain(text: str, line: int = 0) -> Paragraph:
    """A paragraph of one unadorned run."""
    return Paragraph((Run(text),) if text else (), line)
