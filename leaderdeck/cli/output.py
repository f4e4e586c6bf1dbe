"""What the commands print: findings as lines, values as JSON, progress on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from leaderdeck.checks.finding import Finding
from leaderdeck.language import Sentence, say

SEVERITY_WORDS = {"error": say("feil"), "warning": say("advarsel"), "info": say("tips")}


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document, and nothing else, on standard output."""
    # A lone surrogate cannot leave as UTF-8: it goes out as its JSON escape.
    text = json.dumps(document, ensure_ascii=False, indent=1)
    safe = text.encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(safe + b"\n")
    sys.stdout.flush()


def print_text(text: str) -> None:
    """Print a line whatever the terminal's encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as the command line contract says."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "slide": finding.slide,
            "line": finding.line,
            "message": str(finding.message),
            "advice": str(finding.advice),
        }
        for finding in findings
    ]


def finding_line(file: Path, finding: Finding) -> str:
    """One finding as a line that editors can follow: file, line or slide, severity, what, what to do, the rule."""
    where = f"{file}:{finding.line}" if finding.line else str(file)
    if finding.slide and not finding.line:
        where = str(say("{file}, lysbilde {number}", file=file, number=finding.slide))
    word = SEVERITY_WORDS[finding.severity]
    return f"{where}: {word}: {finding.message} {finding.advice} [{finding.rule}]"


def counts_line(findings: Iterable[Finding]) -> str:
    """How many findings of each severity."""
    numbers = dict.fromkeys(SEVERITY_WORDS, 0)
    for finding in findings:
        numbers[finding.severity] += 1
    return str(
        say(
            "feil: {errors}, advarsler: {warnings}, tips: {tips}",
            errors=numbers["error"],
            warnings=numbers["warning"],
            tips=numbers["info"],
        )
    )


def slides_counted(count: int) -> Sentence:
    """So many slides, in words."""
    return say("1 lysbilde") if count == 1 else say("{count} lysbilder", count=count)


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether any finding is an error, or with `strict` a warning."""
    severities = {finding.severity for finding in findings}
    return "error" in severities or (strict and "warning" in severities)


class Progress:
    """How far a long work has come, on standard error and only when that is a terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._shown = sys.stderr.isatty() and total > 1

    def step(self, name: str) -> None:
        """One more is done."""
        self.done += 1
        if self._shown:
            end = "\n" if self.done == self.total else ""
            print(f"\r\033[K{self.done}/{self.total} {name[:60]}", end=end, file=sys.stderr, flush=True)
