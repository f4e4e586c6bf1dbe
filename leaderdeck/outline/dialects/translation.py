"""What every other dialect's lines are turned into ours with: as many lines, so that places in the file stay true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal, TypeAlias

from leaderdeck.outline.slide_breaks import closed_fences, closing_lines
from leaderdeck.outline.voices import begins_private, voice_label
from leaderdeck.quick_dataclass import dataclass

DialectName: TypeAlias = Literal[
    "Marp", "pandoc", "Deckset", "reveal.js", "remark", "iA Presenter", "md2pptx", "Slidev"
]

RULE = re.compile(r"-{3,}[ \t]*$")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
PICTURE = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\]\((?P<source><[^>\n]*>|[^)\s]*)(?P<title>[ \t]+[^)\n]*)?\)(?P<own>\{[^}\n]*\})?"
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_STYLE = re.compile(r"[ \t]*<(style|script)\b[^>]*>", re.IGNORECASE)
_BEFORE_LABEL = " \t>-+*0123456789.)\u00a0"
_TAGS_ALONE = re.compile(r"[ \t]*(?:</?[a-zA-Z][\w.-]*(?:[ \t][^<>]*)?/?>[ \t]*)+$")
_BREAKS = re.compile(r"[ \t]*<br\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A program whose talks are read, as one of them was recognized."""

    name: DialectName
    line: int = 0
    """The line (from 0) that it was recognized by."""
    header: int = 0
    """How many lines below the front matter speak to that program."""
    level: int = 0
    """The heading level that starts slides, where the talk says so; 0 where rules or the headings themselves tell."""
    is_ruled: bool = True
    """Whether nothing but rules starts a slide."""


@dataclass(slots=True)
class Translation:
    """Lines as LeaderDeck has them, exactly as many, and what was left out: lines (from 0) with the words there."""

    lines: list[str]
    left_out: list[tuple[int, str]] = field(default_factory=list)

    def leave_out(self, line: int, words: str | None = None) -> None:
        """This line is blank now; what stood there, or only `words` of it, is told of."""
        self.left_out.append((line, (self.lines[line] if words is None else words).strip()))
        self.lines[line] = ""


def free_lines(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is open to be turned into something else.

    Closed fences are not, nor comments that began on an earlier line, nor what our own words make private.
    """
    free = [True] * len(lines)
    fences = closed_fences(lines)
    for opening, closing in fences.items():
        free[opening : closing + 1] = [False] * (closing + 1 - opening)
    for first, end in _private_lines(lines, fences):
        free[first:end] = [False] * (end - first)
    line = 0
    while line < len(lines):
        end = _end_of_comment(lines, line) if free[line] and "<!--" in lines[line] else line
        free[line + 1 : end + 1] = [False] * (end - line)
        line = end + 1
    return free


def _private_lines(lines: Sequence[str], fences: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Paragraphs and blocks that are private by our own words, and what such a paragraph introduces."""
    closings: dict[int, int] | None = None
    for line, text in enumerate(lines):
        if ("riva" not in text and "RIVA" not in text) or not begins_private(text.lstrip(_BEFORE_LABEL)):
            continue
        if text.lstrip().startswith(":::"):
            closings = closing_lines(lines, fences) if closings is None else closings
            yield line, closings.get(line, line) + 1
            continue
        end = _end_of_paragraph(lines, line)
        if lines[end - 1].rstrip("*_ \t").endswith(":"):
            end = _end_of_paragraph(lines, first_written(lines, end, len(lines)))
        yield line, end


def _end_of_paragraph(lines: Sequence[str], first: int) -> int:
    return next((line for line in range(first, len(lines)) if not lines[line].strip()), len(lines))


def _end_of_comment(lines: Sequence[str], first: int) -> int:
    """The line where a comment that this one leaves open is closed; the line itself where it leaves none open."""
    text = lines[first]
    place = text.rfind("<!--")
    if "-->" in text[place:]:
        return first
    is_block = text.lstrip(" ").startswith("<!--")
    for line in range(first + 1, len(lines)):
        if "-->" in lines[line]:
            return line
        if not is_block and not lines[line].strip():
            return first
    return first


def spoken(lines: Sequence[str]) -> list[str]:
    """These lines as one comment, which is speaker notes, or private where they say so."""
    text = "\n".join(lines)
    is_private = any(begins_private(found[1].strip()) for found in _COMMENT.finditer(text))
    body = _COMMENT.sub(r"\1", text).replace("-->", r"--\>").strip()
    label = "" if voice_label(body) and not is_private else "Privat: " if is_private else "Notat: "
    wrapped = f"<!-- {label}{body} -->".split("\n")
    return wrapped + [""] * (len(lines) - len(wrapped))


def speak(found: Translation, first: int, end: int) -> None:
    """These lines are said instead of shown."""
    if any(line.strip() for line in found.lines[first:end]):
        found.lines[first:end] = spoken(found.lines[first:end])


def split_slides(lines: Sequence[str], free: Sequence[bool], rule: re.Pattern[str] = RULE) -> list[tuple[int, int]]:
    """Where the lines of each slide are that rules divide: first and behind the last, without the rules."""
    rules = [line for line, text in enumerate(lines) if free[line] and text[:1] == "-" and rule.match(text)]
    return list(zip([0, *(line + 1 for line in rules)], [*rules, len(lines)], strict=True))


def with_firm_rules(found: Translation, free: Sequence[bool]) -> None:
    """A rule directly below text is a rule, as these programs have it, and makes no heading of the text."""
    for line in range(1, len(found.lines)):
        text = found.lines[line]
        if text[:1] == "-" and free[line] and RULE.match(text) and found.lines[line - 1].strip():
            found.lines[line] = "***"


def without_tags(found: Translation, free: Sequence[bool]) -> None:
    """Lines of nothing but HTML tags say nothing to an audience, nor do styles and scripts."""
    line = 0
    while line < len(found.lines):
        text = found.lines[line]
        style = _STYLE.match(text) if "<" in text and free[line] else None
        if style:
            end = _end_of_element(found.lines, line, style[1])
            found.leave_out(line, f"<{style[1]}>")
            for own in range(line + 1, end + 1):
                found.lines[own] = ""
            line = end
        elif "<" in text and free[line] and _TAGS_ALONE.match(text) and not _BREAKS.match(text):
            found.leave_out(line)
        line += 1


def _end_of_element(lines: Sequence[str], first: int, name: str) -> int:
    close = f"</{name.lower()}"
    return next((line for line in range(first, len(lines)) if close in lines[line].lower()), first)


def end_of_keys(lines: Sequence[str], first: int, keys: re.Pattern[str]) -> int:
    """The line behind the last that, from this one on, says a key of that program."""
    line = first
    while line < len(lines) and keys.match(lines[line]):
        line += 1
    return line


def first_written(lines: Sequence[str], first: int, end: int) -> int:
    """The first line here that is not blank; `end` where all are."""
    return next((line for line in range(first, end) if lines[line].strip()), end)
