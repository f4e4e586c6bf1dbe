"""What the findings pane lists: groups by weight, findings with a steady name, and those that were dismissed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Literal, TypeAlias

from leaderdeck.checks.finding import Finding
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

Weight: TypeAlias = Literal["error", "warning", "info", "dismissed"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class DismissedNote:
    """A finding that somebody has said is in order, as it is listed."""

    key: str
    """What `undismiss` takes."""
    message: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """The head of a group."""

    weight: Weight
    count: int
    is_open: bool
    kind: str = "group"

    @property
    def key(self) -> Hashable:
        """The group's own."""
        return ("group", self.weight)


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding. Its key survives that lines move, and is counted where findings are alike."""

    finding: Finding
    turn: int
    kind: str = "finding"

    @property
    def key(self) -> Hashable:
        """The finding without its line."""
        return ("finding", *_name(self.finding), self.turn)


@dataclass(frozen=True, slots=True)
class DismissedEntry:
    """A finding that was dismissed."""

    dismissed: DismissedNote
    turn: int = 0
    kind: str = "dismissed"

    @property
    def key(self) -> Hashable:
        """Its name in the talk."""
        return ("dismissed", self.dismissed.key, self.turn)


AnyEntry: TypeAlias = GroupEntry | FindingEntry | DismissedEntry


def list_entries(
    findings: Iterable[Finding], dismissed: Iterable[DismissedNote], folded: frozenset[Weight]
) -> tuple[AnyEntry, ...]:
    """Groups, gravest first, each with its findings in the order of the talk unless it is folded."""
    by_weight: dict[Severity, list[Finding]] = {severity: [] for severity in SEVERITIES}
    for finding in findings:
        by_weight[finding.severity].append(finding)
    entries: list[AnyEntry] = []
    for severity in SEVERITIES:
        group = by_weight[severity]
        if group:
            entries.append(GroupEntry(severity, len(group), severity not in folded))
            entries.extend(() if severity in folded else _numbered(group))
    gone = list(dismissed)
    if gone:
        entries.append(GroupEntry("dismissed", len(gone), "dismissed" not in folded))
        entries.extend(() if "dismissed" in folded else _numbered_dismissed(gone))
    return tuple(entries)


def worst_of(findings: Iterable[Finding]) -> Severity | None:
    """The gravest weight among the findings."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), None)


def group_words(weight: Weight, count: int) -> Sentence:
    """A group's head."""
    if weight == "error":
        return say("Feil ({count})", count=count)
    if weight == "warning":
        return say("Advarsler ({count})", count=count)
    if weight == "info":
        return say("Tips ({count})", count=count)
    return say("Avvist ({count})", count=count)


def place_words(finding: Finding) -> Sentence | None:
    """Where a finding is, as one says it."""
    if finding.slide is not None and finding.line is not None:
        return say("lysbilde {number}, linje {line}", number=finding.slide, line=finding.line)
    if finding.slide is not None:
        return say("lysbilde {number}", number=finding.slide)
    return say("linje {line}", line=finding.line) if finding.line is not None else None


def _name(finding: Finding) -> tuple[Hashable, ...]:
    return (finding.rule, finding.fingerprint or (finding.slide, finding.message))


def _numbered(findings: Iterable[Finding]) -> Iterator[FindingEntry]:
    turns: Counter[Hashable] = Counter()
    for finding in findings:
        name = _name(finding)
        yield FindingEntry(finding, turns[name])
        turns[name] += 1


def _numbered_dismissed(dismissed: Iterable[DismissedNote]) -> Iterator[DismissedEntry]:
    turns: Counter[str] = Counter()
    for one in dismissed:
        yield DismissedEntry(one, turns[one.key])
        turns[one.key] += 1
