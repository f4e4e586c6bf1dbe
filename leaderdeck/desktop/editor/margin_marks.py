"""Where slides begin and what was found on which line, moving along with the lines until it is said anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from leaderdeck.checks.finding import Finding

T = TypeVar("T")
_WEIGHT = {"error": 3, "warning": 2, "info": 1}


class MarginMarks:
    """Marks by line, from 1."""

    def __init__(self) -> None:
        self.slides: dict[int, int] = {}
        """Line → number of the slide that begins there."""
        self.findings: dict[int, tuple[Finding, ...]] = {}
        self._severities: dict[int, str] = {}

    def take(self, slide_starts: Sequence[tuple[int, int]], findings: Iterable[Finding]) -> set[int]:
        """Other marks; gives the lines whose findings weigh otherwise than before."""
        self.slides = {}
        for line, number in slide_starts:
            self.slides.setdefault(line, number)
        by_line: dict[int, tuple[Finding, ...]] = {}
        for finding in findings:
            if finding.line is not None:
                by_line[finding.line] = (*by_line.get(finding.line, ()), finding)
        before, self.findings = self._severities, by_line
        self._severities = {line: worst(found) for line, found in by_line.items()}
        return {
            line for line in before.keys() | self._severities.keys() if before.get(line) != self._severities.get(line)
        }

    def severity_at(self, line: int) -> str:
        """The weight of the worst finding on this line that is more than a tip; empty where there is none."""
        severity = self._severities.get(line, "")
        return severity if severity != "info" else ""

    def shift(self, first: int, removed: int, added: int) -> None:
        """The lines [first, first + removed) became [first, first + added)."""
        by = added - removed
        if by:
            self.slides = _shifted(self.slides, first, removed, by)
            self.findings = _shifted(self.findings, first, removed, by)
            self._severities = _shifted(self._severities, first, removed, by)


def _shifted(marks: dict[int, T], first: int, removed: int, by: int) -> dict[int, T]:
    """Marks on lines below move; those on the first changed line stay, those on lines that went go."""
    last = first + removed - 1
    gone = range(first + 1, last + 1) if by < 0 else range(0)
    return {line + by if line > last else line: mark for line, mark in marks.items() if line not in gone}


def worst(findings: Iterable[Finding]) -> str:
    """The heaviest of these findings' severities; empty where there are none."""
    return max((finding.severity for finding in findings), key=lambda severity: _WEIGHT[severity], default="")
