"""A text cut into units: the paragraphs, lines and list items that a guess can be made about, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from leaderdeck.intake.progress import Progress, unwatched
from leaderdeck.intake.prose_to_talk_programme import begins_with_time
from leaderdeck.quick_dataclass import dataclass

Shape: TypeAlias = Literal[
    "heading", "line", "prose", "item", "dash", "quoted", "entry", "run-in", "table", "rule", "code", "private"
]
"""How a unit looks in the source; `line` stands alone in one line, `dash` begins with a dash, `entry` is
`label: value`, `run-in` is a subhead with a full stop that its text follows in the next line."""

LONGEST_LINE = 140
_SELDOM = 16
"""Paragraphs between two reports of how far the text is read."""
_WRAPPED = 55
"""A line at least so long that goes on in the next was broken by a program, not by its writer."""
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
_BULLET = re.compile(r"([ \t]*)(?:[•·▪◦‣●○■□§]|[*+](?=[ \t]))[ \t\u00a0]*(?=\S)")
_NUMBERED = re.compile(r"([ \t]*)\d{1,3}[.)][ \t]+(?=\S)")
_LETTERED = re.compile(r"[ \t]*[a-h]\)[ \t]+(?=\S)")
"""Its letter is a word of the item: Markdown counts by figures alone."""
_DASH = re.compile(r"([ \t]*)[-–—−][ \t\u00a0]+(?=\S)")
_MONTH = re.compile(
    r"\s*\d{1,2}\.[ \t]+(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember)\b",
    re.I,
)
_ENTRY = re.compile(r"(?P<label>[^\W_][^:\n]{0,38}?)[ \t]*:[ \t\u00a0]+(?P<value>\S.{0,78})$")
_RUN_IN_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<head>[^*_\n]{2,70}?)(?P<stop>[.:]?)\1(?P<stop2>[.:]?)[ \t]+(?=\S)")
_MOST_RUN_IN_WORDS = 7
_TRAIL = re.compile(r"[^/›»>\n]{2,60}(?:[ ][/›»>][ ][^/›»>\n]{1,90}){2,}")
"""Where a page stands on its site: `Forsiden / Nyheter / 2017`."""
_PRIVATE = re.compile(r"[ \t]*[*_]{0,3}(?:privat|private)[*_]{0,3}[ \t]*:", re.IGNORECASE)
_PRIVATE_BLOCK = re.compile(r":{3,}[ \t]*\{?\.?(?:privat|private)\b", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```|~~~|:{3,}[ \t]*\S)")
_TERMINAL = re.compile(r"[.!?…:;,][\"»”’')]*$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of the source."""

    place: int
    """Counted from 1 through the whole text."""
    text: str
    """As it stands, marks included."""
    words: str
    """Without the mark that it begins with."""
    shape: Shape
    start: int
    """Where it begins in the text, counted in characters."""
    level: int = 0
    opens: bool = True
    """Whether an empty line stands before it."""
    number: str = ""
    """The number of a list item, with its sign: `1.`"""

    @property
    def said(self) -> str:
        """The words, and the number where it has one: what must not be lost."""
        return f"{self.number} {self.words}" if self.number else self.words

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


def units_of(text: str, progress: Progress = unwatched) -> tuple[Unit, ...]:
    """The text's units in their order; what stands between two of them is space."""
    found: list[Unit] = []
    hidden = False
    for number, paragraph in enumerate(_paragraphs(text)):
        if not number % _SELDOM:
            progress(paragraph[0].start, len(text))
        for piece in _pieces(paragraph):
            if piece.shape in ("heading", "rule"):
                hidden = False
            hidden = hidden or piece.shape == "private"
            shape: Shape = "private" if hidden else piece.shape
            found.append(replace(piece, place=len(found) + 1, shape=shape))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Lines that no empty line divides; a fence keeps its empty lines."""
    lines: list[_Line] = []
    start, fence = 0, ""
    unclosed: set[str] = set()
    for line in text.split("\n"):
        if fence:
            lines.append(_Line(line, start))
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                yield lines
                lines, fence = [], ""
        elif not line.strip():
            if lines:
                yield lines
            lines = []
        else:
            opening = _FENCE.match(line)
            if opening and opening[1][:3] not in unclosed and not _closes(text, start + len(line), opening[1][:3]):
                unclosed.add(opening[1][:3])  # nothing below closes one either
            elif opening and opening[1][:3] not in unclosed:
                if lines:
                    yield lines
                lines, fence = [], opening[1][:3]
            lines.append(_Line(line, start))
        start += len(line) + 1
    if lines:
        yield lines


def _closes(text: str, behind: int, fence: str) -> bool:
    return bool(re.compile(rf"^[ ]{{0,3}}{re.escape(fence)}+[ \t]*$", re.MULTILINE).search(text, behind))


def _pieces(lines: list[_Line]) -> Iterator[Unit]:
    if _FENCE.match(lines[0].text) and len(lines) > 1:
        shape: Shape = "private" if _PRIVATE_BLOCK.match(lines[0].text.strip()) else "code"
        yield _unit(lines, shape, "\n".join(line.text for line in lines))
        return
    at, opens = 0, True
    while at < len(lines):
        end = at + 1
        shape = _shape_of(lines, at)
        while end < len(lines) and _continues(lines, at, end, shape):
            end += 1
        for unit in _finished(lines[at:end], shape):
            yield replace(unit, opens=opens)
            opens = False
        at = end


def _shape_of(lines: list[_Line], at: int) -> Shape:
    line = lines[at].text
    stripped = line.strip()
    for shape, is_so in (
        ("heading", _HEADING.match(line)), ("rule", _RULE.match(line)), ("private", _PRIVATE.match(line)),
        ("table", stripped.startswith("|")), ("quoted", stripped.startswith(">")),
        ("run-in", _is_run_in(lines, at)),
        ("item", _BULLET.match(line) or _LETTERED.match(line) or (_NUMBERED.match(line) and not _MONTH.match(line))),
        ("dash", _DASH.match(line)),
    ):  # fmt: skip
        if is_so:
            return shape  # type: ignore[return-value]
    return "prose"


def _is_run_in(lines: list[_Line], at: int) -> bool:
    """A few words with a full stop, alone in the first line of a paragraph that goes on below."""
    text = lines[at].text.strip()
    if at == 0 and len(lines) > 1 and _is_numbered_heading(lines):
        return True
    return (
        at == 0 and len(lines) > 1 and text.endswith(".") and not text.endswith("..")
        and len(text.split()) <= _MOST_RUN_IN_WORDS and text[:1].isupper() and "." not in text[:-1]
    )  # fmt: skip


def _is_numbered_heading(lines: list[_Line]) -> bool:
    """«2. Sykefravær», alone in the first line, and whole sentences below that are no items themselves."""
    first, below = lines[0].text, lines[1].text
    found = _NUMBERED.match(first)
    is_short = bool(found) and len(first.split()) <= _MOST_RUN_IN_WORDS and not ends_sentence(first)
    return (
        is_short and first[found.end() :][:1].isupper() and below[:1].isupper() and len(below) >= len(first)
        and bool(re.search(r"[.!?]", below)) and not any(_NUMBERED.match(line.text) for line in lines[1:])
    ) if found else False  # fmt: skip


def _continues(lines: list[_Line], at: int, line: int, shape: Shape) -> bool:
    """Whether this line belongs to the unit that began at `at`."""
    if shape in ("heading", "rule", "run-in"):
        return False
    own = _shape_of(lines, line)
    if shape in ("table", "quoted"):
        return own == shape
    if own != "prose":
        return False
    if shape in ("item", "dash"):
        return True
    before = lines[line - 1].text
    if is_trail(before) or begins_with_time(lines[line].text) or _asks_apart(before, lines[line].text):
        return False
    if before.endswith(("  ", "\\")) or _ENTRY.match(before.strip()) or _ENTRY.match(lines[line].text.strip()):
        return len(before) >= _WRAPPED and not before.endswith(("  ", "\\"))
    return len(before.strip()) >= _WRAPPED or lines[line].text.lstrip()[:1].islower()


def _asks_apart(before: str, line: str) -> bool:
    """Whether a line is a whole question, below a line that ended its own sentence."""
    text = line.strip()
    return text.endswith("?") and text[:1].isupper() and len(text) < _WRAPPED and before.rstrip()[-1:] in '.!?»"”'


def is_trail(words: str) -> bool:
    """Whether a line tells where a page stands on its site."""
    return bool(_TRAIL.fullmatch(words.strip()))


def _finished(lines: list[_Line], shape: Shape) -> Iterator[Unit]:
    """The unit of these lines, or two where it begins with a subhead in bold."""
    text = "\n".join(line.text for line in lines)
    if shape == "heading":
        found = _HEADING.match(text)
        yield replace(_unit(lines, shape, (found[2] or "") if found else text), level=len(found[1]) if found else 1)
        return
    if shape == "item":
        mark = _BULLET.match(text) or _NUMBERED.match(text)
        indent = len(mark[1].expandtabs(4)) if mark else 0
        counted = mark[0].strip() if mark and mark[0].strip()[:1].isdigit() else ""
        yield replace(_unit(lines, shape, text[mark.end() :] if mark else text), level=indent // 2, number=counted)
        return
    if shape == "dash":
        mark = _DASH.match(text)
        yield _unit(lines, shape, text[mark.end() :] if mark else text)
        return
    if shape == "quoted":
        yield _unit(lines, shape, re.sub(r"^[ \t]*>[ \t]?", "", text, flags=re.MULTILINE))
        return
    if shape == "prose":
        yield from _prose(lines, text)
        return
    yield _unit(lines, shape, text.strip())


def _prose(lines: list[_Line], text: str) -> Iterator[Unit]:
    stripped = text.strip()
    bold = _RUN_IN_BOLD.match(stripped)
    if bold and (bold["stop"] or bold["stop2"]) and len(stripped) > bold.end() + 40:
        start = lines[0].start + text.index(stripped)
        yield Unit(0, stripped[: bold.end()].rstrip(), bold["head"], "run-in", start)
        rest = stripped[bold.end() :]
        yield Unit(0, rest, rest, "prose", start + bold.end())
    elif "\n" not in stripped and _ENTRY.match(stripped):
        yield _unit(lines, "entry", stripped)
    else:
        is_line = "\n" not in stripped and len(stripped) <= LONGEST_LINE
        yield _unit(lines, "line" if is_line else "prose", stripped)


def _unit(lines: list[_Line], shape: Shape, words: str) -> Unit:
    """The unit without the space around it."""
    text = "\n".join(line.text for line in lines)
    inside = text.strip()
    start = lines[0].start + (len(text) - len(text.lstrip()))
    return Unit(0, inside, words.strip(), shape, start)


def split_entry(words: str) -> tuple[str, str] | None:
    """Label and value of `label: value`; None where it is none."""
    found = _ENTRY.match(words)
    return (found["label"], found["value"].strip()) if found else None


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence does, or with a sign that more follows."""
    return bool(_TERMINAL.search(words.rstrip()))
