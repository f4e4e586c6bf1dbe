"""Findings that a talk's writer has looked at and dismissed, kept on the card: a list of one-line texts.

    avvist:
      - pace.bullets 3f0a9c1be2 Listen er en huskeliste

Each says the rule, what the finding is about (a fingerprint that survives that lines move), and why it is in order.
"""

from __future__ import annotations

from typing import Protocol

from leaderdeck.deck.slide import Dismissal, Severity
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.rewrite_card import name_of_key, quoted, write_card_entry
from leaderdeck.outline.slide_stretches import raw_lines
from leaderdeck.outline.yaml_card import Entry, read_entries

_KEY = "dismissed"
_ITEM = late_pattern(r"[ \t]*-[ \t]+[\"']?(?P<key>\S+[ \t]+\S+?)(?=[ \t\"']|$)")


class Dismissible(Protocol):
    """What can be dismissed: a finding, by its rule and its fingerprint."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""

    @property
    def fingerprint(self) -> str:
        """What it is about."""


def may_be_dismissed(finding: Dismissible) -> bool:
    """Whether a finding can be dismissed: all but privacy errors, which nobody may wave through."""
    return bool(finding.fingerprint) and not (finding.rule.startswith("privacy.") and finding.severity == "error")


def dismiss(text: str, finding: Dismissible, reason: str) -> str:
    """The talk with this finding dismissed, and why. A privacy error stays what it is."""
    if not may_be_dismissed(finding):
        return text
    dismissal = Dismissal(finding.rule, finding.fingerprint, " ".join(reason.split()))
    lines = [line for line in _written_items(text) if _key_of(line) != dismissal.key]
    indent = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())] if lines else "  "
    item = f"{indent}- {quoted(f'{dismissal.key} {dismissal.reason}'.strip())}"
    return write_card_entry(text, "avvist" if _is_norwegian(text) else _KEY, ["", *lines, item])


def undismiss(text: str, key: str) -> str:
    """The talk where the finding with this key counts again."""
    lines = _written_items(text)
    kept = [line for line in lines if _key_of(line) != key]
    if len(kept) == len(lines):
        return text
    return write_card_entry(text, _KEY, ["", *kept] if kept else None)


def _is_norwegian(text: str) -> bool:
    return read_front_matter(text).front_matter.language.lower().partition("-")[0] in ("nb", "nn", "no")


def _key_of(line: str) -> str:
    found = _ITEM.match(line)
    return " ".join(found["key"].split()) if found else ""


def _written_items(text: str) -> list[str]:
    """The list's lines as they are written; items of a list in brackets on lines of their own."""
    rest = text.removeprefix("\ufeff")
    count = read_front_matter(rest).line_count
    if not count:
        return []
    card = [line.rstrip("\r\n") for line in raw_lines(rest)[:count]]
    entries, _ = read_entries("\n".join(card[1:-1]))
    entry = next((one for one in entries if name_of_key(one.key) == _KEY), None)
    if entry is None:
        return []
    end = min((other.line for other in entries if other.line > entry.line), default=count - 1)
    below = [line for line in card[entry.line + 1 : end] if line.strip() and not line.startswith("#")]
    is_block = bool(below) and not card[entry.line].partition(":")[2].partition("#")[0].strip()
    return below if is_block else _rewritten(entry)


def _rewritten(entry: Entry) -> list[str]:
    items = entry.items if entry.items is not None else (entry.text,) if entry.text else ()
    return [f"  - {quoted(item)}" for item in items if item.strip()]
