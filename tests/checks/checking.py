"""Short ways to check a text and look at what was found."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.all import find_problems
from leaderdeck.checks.finding import Finding
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.talk import brand_names

TODAY = date(2026, 3, 16)


@cache
def kit(name: str = "fjordvik") -> BrandKit:
    return find_kit(name)


def findings_of(text: str, brand: BrandKit | None = None, folder: Path | None = None) -> tuple[Finding, ...]:
    """What the checks say of a text in the fjordvik kit, or another."""
    chosen = brand or kit()
    deck = read_deck(text, brand_names(chosen))
    return find_problems(deck, chosen, compose_deck(deck, chosen, folder), text, TODAY)


def slide(body: str, title: str = "En overskrift") -> str:
    """A talk of a cover and one slide with this body, which begins on line 8."""
    return f"---\ntitle: Et foredrag\nlang: nb\n---\n\n## {title}\n\n{body}\n"


def names(findings: Iterable[Finding], group: str = "") -> list[str]:
    return [finding.rule for finding in findings if finding.rule.startswith(group)]


def only(findings: Iterable[Finding], rule: str) -> Finding:
    """The one finding of this rule."""
    found = [finding for finding in findings if finding.rule == rule]
    assert len(found) == 1, [(finding.rule, finding.line, str(finding.message)) for finding in findings]
    return found[0]
