"""reveal.js: `---` and `--` divide slides, `Note:` is as ours, comments with `.slide:` and `.element:` speak to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.outline.dialects.translation import Free, Translation, with_firm_rules, without_tags

ATTRIBUTES = re.compile(r"<!--[ \t]*\.(?:slide|element):")
VERTICAL = re.compile(r"--[ \t]*$")


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a reveal.js talk; slides below each other follow each other."""
    found = Translation(lines)
    for line, text in enumerate(lines):
        if text.startswith("--") and free[line] and stands_alone(lines, line):
            found.lines[line] = "***"
    with_firm_rules(found, free)
    without_tags(found, free)
    return found


def stands_alone(lines: Sequence[str], line: int) -> bool:
    """Whether two dashes stand here between blank lines."""
    if not VERTICAL.match(lines[line]):
        return False
    around = [lines[near] for near in (line - 1, line + 1) if 0 <= near < len(lines)]
    return not any(text.strip() for text in around)
