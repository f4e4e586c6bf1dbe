"""Every rule there is, those of talks and those of PowerPoint files; an export does without the latter."""

from __future__ import annotations

from leaderdeck.checks.finding import Rule
from leaderdeck.checks.presentation import RULES as RULES_OF_FILES
from leaderdeck.checks.talks import RULES as RULES_OF_TALKS
from leaderdeck.checks.talks import find_problems

__all__ = ["RULES", "find_problems"]

RULES: tuple[Rule, ...] = (*RULES_OF_TALKS, *RULES_OF_FILES)
"""Every rule that any room may report, by group."""
