"""Lists typed by hand: signs and figures at the start of lines, which no screen reader takes for a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leaderdeck.checks.finding import Finding
from leaderdeck.checks.view import SlideView
from leaderdeck.language import say
from leaderdeck.late_pattern import late_pattern

_SIGN = re.compile(r"\s*[•▪■●○◦‣∙·➢➤✓✔►]\s*(?=\S)")
_SIGN_INSIDE = re.compile(r"(?:^|[\n ])[•▪■●◦‣➢➤►] ?(?=\S)")
_DASH = late_pattern(r"\s*[-–—]\s+(?=\S)")
_FIGURE = late_pattern(r"\s*(?:\d{1,2}|[a-h])[.)]\s+(?=\S)")
_MAY_BE = re.compile(r"[•▪■●○◦‣∙·➢➤✓✔►]|^[ \t]*(?:[-–—]|\d{1,2}[.)]|[a-h][.)])\s", re.MULTILINE)
_KINDS = frozenset({"text", "cell", "item", "quote"})


def find_hand_made(slide: SlideView) -> Iterator[Finding]:
    """A finding for each paragraph that is a list in disguise. Lines of dashes that are sentences are direct speech."""
    if not _MAY_BE.search(slide.words):
        return
    for passage in slide.passages:
        if passage.kind not in _KINDS or not _is_hand_made(passage.text):
            continue
        mendable = passage.kind == "text" and _SIGN.match(passage.text)
        yield slide.find(
            "access.hand-made-list", "warning", passage.line,
            say("Listen er skrevet med egne tegn, så den er ingen liste for den som lytter."),
            say("Begynn hvert punkt på en ny linje med bindestrek og mellomrom."),
            _with_hyphens(slide.first_line + passage.line) if mendable else None,
        )  # fmt: skip


def _is_hand_made(text: str) -> bool:
    if _SIGN.match(text) or len(_SIGN_INSIDE.findall(text)) > 1:
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    dashes = [line for line in lines if _DASH.match(line)]
    if len(dashes) > 1:
        return not all(line.rstrip().endswith((".", "!", "?", "»")) for line in dashes)
    return sum(1 for line in lines if _FIGURE.match(line)) > 1


def _with_hyphens(first: int) -> Callable[[str], str]:
    """The sign at the start of each line of the paragraph at this line (from 1) becomes a hyphen."""

    def repaired(text: str) -> str:
        lines = text.split("\n")
        index = first - 1
        while 0 <= index < len(lines) and lines[index].strip():
            lines[index] = _SIGN.sub("- ", lines[index], count=1) if _SIGN.match(lines[index]) else lines[index]
            index += 1
        return "\n".join(lines)

    return repaired
