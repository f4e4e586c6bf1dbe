"""A finding: a rule's name, where, what is wrong, what to do, and where possible a repair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Literal

from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a careful colleague would point out. Sensitive values are always masked in `message`."""

    rule: str
    severity: Severity
    slide: int | None
    """Number of the slide (from 1), or None for the whole talk."""
    line: int | None
    """Line in the file (from 1), or None."""
    message: Sentence
    advice: Sentence
    repair: Callable[[str], str] | None = field(default=None, compare=False)
    """The talk's text → the mended text, where the app can mend it."""
    repair_name: Sentence | None = field(default=None, compare=False)
    """What the button says that mends it."""
    wants: Literal["", "alt"] = field(default="", compare=False)
    """What only the writer can say: the alternative text of `picture`."""
    picture: str = field(default="", compare=False)
    """The picture's file as the text names it."""
    opens: str = field(default="", compare=False)
    """The other file in which it is changed, as `fil.md#Overskrift` seen from the talk; empty for the talk itself."""
    fingerprint: str = field(default="", compare=False)
    """What it is about, the same wherever its line moves. Holds no word of the talk."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is: its name, usual severity, what it asks in one sentence, and where that comes from."""

    name: str
    severity: Severity
    asks: Sentence
    source: Sentence
    """WCAG criterion, law or measurement."""
