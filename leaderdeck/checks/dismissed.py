"""Findings that were dismissed for a talk: what tells one from another when lines move, and which are left out.

A fingerprint is of the rule, how grave it is, the slide's title and the words the finding names. Numbers do not count:
a list that grows from six items to seven is the same list. Findings that are alike are counted, so that a new one is
told of although an old one was dismissed. It is a checksum: no word of the talk can be read from it, and sensitive
values enter it masked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.slide import Dismissal
from leaderdeck.language import Sentence, say
from leaderdeck.outline.dismissals import may_be_dismissed
from leaderdeck.quick_dataclass import dataclass

_NUMBERS_ONLY = re.compile(r"[\d\s.,:;/–-]*")


@dataclass(frozen=True, slots=True)
class DismissedFinding:
    """A dismissal of this talk, and the finding that it keeps quiet; None where there is no such finding any longer."""

    dismissal: Dismissal
    finding: Finding | None
    message: Sentence
    """What was found; what the rule asks, where there is nothing to find any longer."""

    @property
    def key(self) -> str:
        """What `undismiss` takes."""
        return self.dismissal.key

    @property
    def reason(self) -> str:
        """Why it is in order."""
        return self.dismissal.reason


def with_fingerprints(findings: tuple[Finding, ...], view: TalkView) -> tuple[Finding, ...]:
    """The findings, each with its fingerprint."""
    slides = {number: slide for slide in view.slides for number in (slide.number, *(own for own, _ in slide.scenes))}
    anchors: dict[int, str] = {}
    counted: Counter[str] = Counter()
    found: list[Finding] = []
    for finding in findings:
        anchor = ""
        if finding.slide in slides:
            anchor = anchors.setdefault(finding.slide, _anchor(slides[finding.slide]))
        mark = _print(finding, anchor)
        counted[mark] += 1
        found.append(replace(finding, fingerprint=mark if counted[mark] == 1 else f"{mark}-{counted[mark]}"))
    return tuple(found)


def without_dismissed(findings: tuple[Finding, ...], dismissals: tuple[Dismissal, ...]) -> tuple[Finding, ...]:
    """The findings that nobody has dismissed, and every privacy error."""
    keys = {dismissal.key for dismissal in dismissals}
    return tuple(finding for finding in findings if not (key_of(finding) in keys and may_be_dismissed(finding)))


def the_dismissed(
    findings: tuple[Finding, ...], dismissals: tuple[Dismissal, ...], rules: tuple[Rule, ...]
) -> tuple[DismissedFinding, ...]:
    """Every dismissal with its finding."""
    by_key = {key_of(finding): finding for finding in findings if may_be_dismissed(finding)}
    asked = {rule.name: rule.asks for rule in rules}
    found: list[DismissedFinding] = []
    for dismissal in dismissals:
        finding = by_key.get(dismissal.key)
        unknown = say("Regelen «{rule}»", rule=dismissal.rule)
        message = finding.message if finding else asked.get(dismissal.rule, unknown)
        found.append(DismissedFinding(dismissal, finding, message))
    return tuple(found)


def key_of(finding: Finding) -> str:
    """The key of the dismissal that would keep this finding quiet."""
    return Dismissal(finding.rule, finding.fingerprint).key


def _print(finding: Finding, anchor: str) -> str:
    parts = (finding.rule, finding.severity, anchor, *_named(finding.message))
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:10]


def _named(message: Sentence) -> Iterator[str]:
    for _, value in message.values:
        if isinstance(value, Sentence):
            yield value.source
        elif not _NUMBERS_ONLY.fullmatch(value):
            yield value


def _anchor(slide: SlideView) -> str:
    """What a slide is known by: its title, or the first words it shows."""
    title = slide.slide.title
    text = title.text if title else next((passage.text for passage in slide.passages if not passage.is_spoken), "")
    return " ".join(text.casefold().split())[:200]
