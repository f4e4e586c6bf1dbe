"""Findings of PowerPoint files: where they are, and those that are the same on many slides told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leaderdeck.checks.finding import Finding
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say

TITLES = frozenset({"title", "ctrTitle"})
FOOTERS = frozenset({"ftr", "sldNum", "dt"})
_MOST_ALIKE = 3
_MENDED_AT_ONCE = frozenset(
    {
        "access.language-missing", "access.contrast", "access.text-on-picture", "access.text-size",
        "access.drawing-alt", "access.animation", "access.auto-advance", "access.number-placeholder",
        "access.footer-placeholder",
        "brand.footer", "brand.color", "brand.font", "brand.size", "brand.slide-layout", "brand.loose-text",
        "brand.slogan-old", "brand.slogan-twice", "brand.footer-parts", "brand.logo-missing", "brand.logo-moved",
        "brand.logo-shape", "brand.logo-color", "brand.logo-twice", "fit.footer-overlap", "fit.off-slide",
    }
)  # fmt: skip
"""Rules whose trouble usually lies in the template or is mended for all slides in one go."""


def on_slide(number: int, rule: str, severity: Severity, message: Sentence, advice: Sentence) -> Finding:
    """A finding on the slide of this number. PowerPoint files have no lines."""
    return Finding(rule, severity, number, None, message, advice)


def whole_file(rule: str, severity: Severity, message: Sentence, advice: Sentence) -> Finding:
    """A finding of the file as such."""
    return Finding(rule, severity, None, None, message, advice)


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; one that is the same on more than three slides, and mended for all at once, is told of the file."""
    alike: dict[tuple[str, Severity, Sentence], list[Finding]] = {}
    for finding in findings:
        if finding.rule in _MENDED_AT_ONCE and finding.slide is not None:
            alike.setdefault((finding.rule, finding.severity, finding.message), []).append(finding)
        else:
            yield finding
    for same in alike.values():
        numbers = sorted({finding.slide for finding in same if finding.slide is not None})
        if len(numbers) <= _MOST_ALIKE:
            yield from same
            continue
        message = say(
            "{finding} Det gjelder lysbilde {numbers}.", finding=same[0].message, numbers=slide_ranges(numbers)
        )
        yield replace(same[0], slide=None, message=message)


def slide_ranges(numbers: list[int]) -> str:
    """Numbers of slides in their order, as people write them: `1–4, 7, 9–10`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
