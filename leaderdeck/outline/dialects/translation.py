"""What every other dialect's lines are turned into ours with: as many lines, so that places in the file stay true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import Literal, TypeAlias

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.slide_breaks import closed_fences, closing_lines
from leaderdeck.outline.voices import begins_private, is_private_within, private_place, voice_label
from leaderdeck.quick_dataclass import dataclass

DialectName: TypeAlias = Literal[
    "Marp", "pandoc", "Deckset", "reveal.js", "remark", "iA Presenter", "md2pptx", "Slidev"
]

Free: TypeAlias = bool | None
"""Whether a line may be turned into something else; None where it is private."""

RULE = late_pattern(r"-{3,}[ \t]*$")
HEADING = late_pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
PICTURE = late_pattern(
    r"!\[(?P<alt>[^\]\n]{0,400})\]\((?P<source><[^>\n]{0,400}>|[^)\s]{0,400})(?P<title>[ \t]+[^)\n]{0,400})?\)"
    r"(?P<own>\{[^}\n]{0,200}\})?"
)
_OPEN_COMMENT = late_pattern(r"(?<![\\`])<!--")
_ITEM = late_pattern(r"[ \t]+|[-*+][ \t]|\d{1,9}[.)][ \t]")
_STYLE = late_pattern(r"[ \t]*<(style|script)\b[^>]*>", re.IGNORECASE)
_LONGEST_STYLE = 400
"""Lines of one style or script that are left out."""
_TAGS_ALONE = late_pattern(r"[ \t]*(?:</?[a-zA-Z][\w.-]*(?:[ \t][^<>]*)?/?>[ \t]*)+$")
_BREAKS = late_pattern(r"[ \t]*<br\b", re.IGNORECASE)


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
        """This line is blank now but for a comment behind; what stood there, or only `words` of it, is told of."""
        before, mark, comment = self.lines[line].partition("<!--")
        self.left_out.append((line, ((before or mark + comment) if words is None else words).strip()))
        self.lines[line] = mark + comment if before.strip() else ""


def free_lines(lines: Sequence[str], private: Iterable[tuple[int, int]] | None = None) -> list[Free]:
    """For each line whether it is open to be turned into something else.

    Closed fences are not, nor comments that began on an earlier line; and what our own words make private has None:
    these passages (first line and behind the last), or what looks like such where they are not known.
    """
    free: list[Free] = [True] * len(lines)
    fences = closed_fences(lines)
    for opening, closing in fences.items():
        free[opening : closing + 1] = [False] * (closing + 1 - opening)
    closings = _next_with(lines, lambda text: "-->" in text)
    blanks = _next_with(lines, lambda text: not text.strip())
    line = 0
    while line < len(lines):
        end = _end_of_comment(lines, line, closings, blanks) if free[line] and "<!--" in lines[line] else line
        free[line + 1 : end + 1] = [False] * (end - line)
        line = end + 1
    for first, end in _private_lines(lines, free, fences) if private is None else private:
        free[first:end] = [None] * (end - first)
    return free


def without_open_comments(lines: list[str]) -> list[str]:
    """The lines, with `<!--` shown as it is where nothing closes it.

    What a translation wraps in a comment would close it, and what stands between would be said with that.
    """
    last = next((line for line in range(len(lines) - 1, -1, -1) if "-->" in lines[line]), 0)
    if not any("<!--" in text for text in lines[last:]):
        return lines
    in_code = {line for first, end in closed_fences(lines).items() for line in range(first, end + 1)}
    found = list(lines)
    for line in range(last, len(lines)):
        if line not in in_code:
            before, mark, behind = lines[line].rpartition("-->")
            found[line] = before + mark + _OPEN_COMMENT.sub(r"\\<!--", behind)
    return found


def _next_with(lines: Sequence[str], is_wanted: Callable[[str], bool]) -> list[int]:
    """For each line the next one behind it that is wanted; the number of lines where none is."""
    found = [len(lines)] * len(lines)
    for line in range(len(lines) - 2, -1, -1):
        found[line] = line + 1 if is_wanted(lines[line + 1]) else found[line + 1]
    return found


def _private_lines(lines: Sequence[str], free: Sequence[Free], fences: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Paragraphs and blocks that are private by our own words, and what such a paragraph introduces."""
    closings: dict[int, int] | None = None
    behind = 0
    for line, text in enumerate(lines):
        is_named = line >= behind and free[line] and ("riva" in text or "RIVA" in text)
        if not is_named or not is_private_within(text):
            continue
        if text.lstrip().startswith(":::"):
            closings = closing_lines(lines, fences) if closings is None else closings
            behind = closings.get(line, line) + 1
        else:
            behind = _end_of_paragraph(lines, line)
            while (following := first_written(lines, behind, len(lines))) < len(lines):
                if not _reaches(lines[behind - 1], lines[following]):
                    break
                behind = _end_of_paragraph(lines, following)
        yield line, behind


def _reaches(text: str, following: str) -> bool:
    """Whether a private paragraph of which this is the last line introduces what follows, or it goes on there."""
    return text.rstrip("*_ \t").endswith(":") or (following[:1] in (" ", "\t") and bool(_ITEM.match(text)))


def _end_of_paragraph(lines: Sequence[str], first: int) -> int:
    return next((line for line in range(first, len(lines)) if not lines[line].strip()), len(lines))


def _end_of_comment(lines: Sequence[str], first: int, closing: Sequence[int], blank: Sequence[int]) -> int:
    """The line where a comment that this one leaves open is closed; the line itself where it leaves none open."""
    text = lines[first]
    if "-->" in text[text.rfind("<!--") :] or closing[first] == len(lines):
        return first
    is_block = text.lstrip(" ").startswith("<!--")
    return closing[first] if is_block or closing[first] < blank[first] else first


def spoken(lines: Sequence[str]) -> list[str]:
    """These lines as one comment, which is speaker notes, or private where they say so."""
    text = "\n".join(lines)
    is_private = any(private_place(line) is not None for line in lines)
    body = _without_comments(text).strip()
    has_label = begins_private(body) or (not is_private and voice_label(body))
    label = "" if has_label else "Privat: " if is_private else "Notat: "
    wrapped = f"<!-- {label}{body} -->".split("\n")
    return wrapped + [""] * (len(lines) - len(wrapped))


def _without_comments(text: str) -> str:
    """The text with its comments' words among the others and no end of a comment."""
    *closed, rest = text.split("-->")
    parts: list[str] = []
    for part in closed:
        before, mark, inside = part.partition("<!--")
        parts.append(before + inside if mark else f"{before}--\\>")
    return "".join([*parts, rest])


def end_of_run(found: Translation, free: Sequence[Free], first: int, goes_on: Callable[[str], bool]) -> int:
    """The line behind what begins here and goes on, comments in it included, up to private text."""
    end = first + 1
    while end < len(found.lines) and (goes_on(found.lines[end]) if free[end] else free[end] is False):
        end += 1
    return end


def speak(found: Translation, first: int, end: int) -> None:
    """These lines are said instead of shown."""
    if any(line.strip() for line in found.lines[first:end]):
        found.lines[first:end] = spoken(found.lines[first:end])


def split_slides(lines: Sequence[str], free: Sequence[Free], rule: re.Pattern[str] = RULE) -> list[tuple[int, int]]:
    """Where the lines of each slide are that rules divide: first and behind the last, without the rules."""
    rules = [line for line, text in enumerate(lines) if free[line] and text[:1] == "-" and rule.match(text)]
    return list(zip([0, *(line + 1 for line in rules)], [*rules, len(lines)], strict=True))


def with_firm_rules(found: Translation, free: Sequence[Free]) -> None:
    """A rule directly below text is a rule, as these programs have it, and makes no heading of the text."""
    for line in range(1, len(found.lines)):
        text = found.lines[line]
        if text[:1] == "-" and free[line] and RULE.match(text) and found.lines[line - 1].strip():
            found.lines[line] = "***"


def without_tags(found: Translation, free: Sequence[Free]) -> None:
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
    """The line that closes a style or script on the same slide; its own line where none does."""
    close = f"</{name.lower()}"
    for line in range(first, min(len(lines), first + _LONGEST_STYLE)):
        if close in lines[line].lower():
            return line
        if RULE.match(lines[line]):
            break
    return first


def end_of_keys(lines: Sequence[str], first: int, keys: re.Pattern[str]) -> int:
    """The line behind the last that, from this one on, says a key of that program."""
    line = first
    while line < len(lines) and keys.match(lines[line]) and not begins_private(lines[line].lstrip()):
        line += 1
    return line


def first_written(lines: Sequence[str], first: int, end: int) -> int:
    """The first line here that is not blank; `end` where all are."""
    return next((line for line in range(first, end) if lines[line].strip()), end)
