"""Where slides begin: one pass over the lines, without parsing them.

A heading or rule counts only on the outermost level: not in fences, comments, `:::` blocks, lists or quotes.
What this pass takes for something else in rare, contrived texts is still shown, by the reader of its slide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leaderdeck.outline.attributes import read_attributes
from leaderdeck.outline.block_rules import CLOSING, FENCE, FOOTNOTE, OPENING, another_closes
from leaderdeck.outline.includes import closes, directive_on
from leaderdeck.outline.residue import residue_lines
from leaderdeck.outline.table_rows import alignments_of
from leaderdeck.outline.voices import begins_private, container_name, voice_label
from leaderdeck.quick_dataclass import dataclass

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?:([ \t]+)(\S)?|$)")
_REFERENCE = re.compile(r"\[[^\]]+\]:[ \t]*\S")
_LOOK_AHEAD = 1_000
"""Lines of one block that are looked through for what closes it."""


@dataclass(slots=True)
class Mark:
    """A heading (level 1 to 6), rule or link (level 0), its first line from 0, and whether content follows at once."""

    line: int
    level: int
    has_content: bool = False
    link_end: int = 0
    """The line behind a link to slides in another file; 0 for headings and rules."""

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule."""
        return self.level == 0 and not self.link_end


class _Scan:
    """The state of the pass; `paragraph` is the first line of a paragraph that may yet prove to be a heading."""

    def __init__(self, lines: Sequence[str], names: frozenset[str]) -> None:
        self.lines = lines
        self.names = names
        self.marks: list[Mark] = []
        self.waiting: Mark | None = None
        self.held: Mark | None = None  # the heading just above the running paragraph
        self.paragraph: int | None = None
        self.is_lazy = False
        self.item_indent = -1
        self.after_blank = True
        self.is_private = False  # in a private block that nobody closes: no line of dashes makes its words a heading
        self.fences = closed_fences(lines)
        self.closings = closing_lines(lines, self.fences)
        self.last_comment_end = max((line for line, text in enumerate(lines) if "-->" in text), default=-1)

    def run(self) -> list[Mark]:
        line = 0
        while line < len(self.lines):
            line = self._line(line)
        return self.marks

    def _line(self, line: int) -> int:
        """Reads one line (or a whole fence, comment or block); gives the next."""
        text = self.lines[line]
        stripped = text.lstrip(" \t")
        if not stripped:
            self.paragraph, self.is_lazy, self.after_blank = None, False, True
            return line + 1
        indent = len(text) - len(stripped) if "\t" not in text[: len(text) - len(stripped)] else _indent(text)
        if self.item_indent >= 0 and indent >= self.item_indent:
            self._content(lazy=True)
            return line + 1
        if indent >= 4:
            if self.paragraph is None:
                self._content(lazy=self.is_lazy)
            self.after_blank = False
            return line + 1
        following = self._block(line, indent, stripped)
        self.after_blank = False
        return following

    def _block(self, line: int, indent: int, text: str) -> int:
        first = text[0]
        if first.isalpha():
            return self._prose(line, text)
        for read in _READERS.get(first, ()):
            following = read(self, line, text)
            if following:
                return following
        if first == ">":
            self._content(lazy=True)
            self.item_indent = -1
            return line + 1
        found = _ITEM.match(text)
        if found and (self.paragraph is None or (found[3] and found[1] in (None, "1"))):
            self._item(indent, found)
            return line + 1
        return self._prose(line, text)

    def _item(self, indent: int, found: re.Match[str]) -> None:
        spaces = len(found[2].expandtabs(4)) if found[2] and found[3] else 1
        marker = len(found[1]) + 1 if found[1] else 1
        self._content(lazy=True)
        self.item_indent = indent + marker + (spaces if spaces <= 4 else 1)

    def _content(self, *, lazy: bool) -> None:
        """Something shown stands here."""
        if self.waiting:
            self.waiting.has_content = True
            self.waiting = None
        self.paragraph, self.is_lazy, self.after_blank = None, lazy, False

    def _mark(self, line: int, level: int) -> None:
        mark = Mark(line, level)
        self.marks.append(mark)
        self.waiting = mark if level else None
        self.paragraph, self.is_lazy, self.item_indent = None, False, -1
        self.is_private = self.is_private and level > 1

    def _underline(self, line: int, text: str) -> int:
        mark = text.rstrip(" \t")
        if self.paragraph is None or self.is_private or (mark.strip("=") and mark.strip("-")):
            return 0
        if self.held:
            self.held.has_content = False
        self._mark(self.paragraph, 1 if mark[0] == "=" else 2)
        return line + 1

    def _heading(self, line: int, text: str) -> int:
        found = _HEADING.match(text)
        if not found:
            return 0
        self._mark(line, len(found[1]))
        return line + 1

    def _rule(self, line: int, text: str) -> int:
        if text[0] not in "-*_" or not _RULE.match(text):
            return 0
        self._mark(line, 0)
        return line + 1

    def _fence(self, line: int, text: str) -> int:
        if text[0] not in "`~" or not FENCE.match(text):
            return 0
        self._content(lazy=False)
        self.item_indent = -1
        return self.fences.get(line, line) + 1  # one that nobody closes ends with its slide

    def _comment(self, line: int, text: str) -> int:
        if not text.startswith("<!--") or line > self.last_comment_end:
            return 0
        self.paragraph, self.item_indent = None, -1
        rest = text[4:]
        for last in range(line, len(self.lines)):
            place = (rest if last == line else self.lines[last]).find("-->")
            if place >= 0:
                tail = (rest if last == line else self.lines[last])[place + 3 :]
                if tail.strip():
                    self._content(lazy=True)
                return last + 1
        return 0

    def _container(self, line: int, text: str) -> int:
        if not text.startswith(":::") or not (OPENING.match(text) or CLOSING.match(text)):
            return 0
        found = OPENING.match(text)
        name = container_name(read_attributes(found[1])) if found else "notes"
        if name == "include" and self._link(line, text):
            return self.closings.get(line, line) + 1
        if name not in ("notes", "private"):
            self._content(lazy=False)
        self.paragraph, self.is_lazy, self.item_indent = None, False, -1
        self.is_private = self.is_private or (name == "private" and line not in self.closings)
        return self.closings.get(line, line) + 1

    def _link(self, line: int, text: str) -> bool:
        directive = directive_on(text)
        if directive is None or directive.passage:
            return False
        self._mark(line, 0)
        self.marks[-1].link_end = self.closings.get(line, line) + 1
        return True

    def _prose(self, line: int, text: str) -> int:
        if voice_label(text):
            self.waiting, self.paragraph, self.is_lazy, self.item_indent = None, None, True, -1
            return line + 1
        if self.is_lazy and not self.after_blank:
            return line + 1
        self.item_indent = -1
        if self.paragraph is None:
            self._begin_paragraph(line, text)
        elif "|" in text and alignments_of(text):
            self.paragraph, self.is_lazy = None, True
        return line + 1

    def _begin_paragraph(self, line: int, text: str) -> None:
        is_content = not (FOOTNOTE.match(text) or _REFERENCE.match(text) or self._is_residue(line))
        self.held = self.waiting
        if is_content:
            self._content(lazy=False)
        self.paragraph = None if _REFERENCE.match(text) else line

    def _is_residue(self, line: int) -> bool:
        if not self.names:
            return False
        last = line
        while last < len(self.lines) and last - line < 5 and self.lines[last].strip():
            last += 1
        return len(residue_lines(self.lines[line:last], self.names)) == last - line


_READERS: dict[str, tuple[Callable[[_Scan, int, str], int], ...]] = {
    "#": (_Scan._heading,),
    "=": (_Scan._underline,),
    "-": (_Scan._underline, _Scan._rule),
    "*": (_Scan._rule,),
    "_": (_Scan._rule,),
    "`": (_Scan._fence,),
    "~": (_Scan._fence,),
    "<": (_Scan._comment,),
    ":": (_Scan._container,),
}
"""What a line may be besides an item, a quotation and prose, by its first sign."""


def _indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def closed_fences(lines: Sequence[str]) -> dict[int, int]:
    """For each line that opens a fence, the line that closes it; without unclosed ones and any around private text."""
    marks = [(line, text.strip(" \t")) for line, text in enumerate(lines) if text.lstrip(" ")[:3] in ("```", "~~~")]
    bare = [len(text) if not text.strip(text[0]) else 0 for _, text in marks]
    longest = {"`": 0, "~": 0}
    longest_after: list[int] = []
    for (_, text), length in zip(reversed(marks), reversed(bare), strict=True):
        longest_after.append(longest[text[0]])
        longest[text[0]] = max(longest[text[0]], length)
    longest_after.reverse()
    closed: dict[int, int] = {}
    position = 0
    while position < len(marks):
        line, text = marks[position]
        length = len(text) - len(text.lstrip(text[0]))
        opening, position = position, position + 1
        if longest_after[opening] < length or not FENCE.match(text):
            continue
        while marks[position][1][0] != text[0] or bare[position] < length:
            position += 1
        close = marks[position][0]
        if any(begins_private(inner.lstrip(" \t")) for inner in lines[line + 1 : close]):
            position = opening + 1
            continue
        closed[line] = close
        position += 1
    return closed


def closing_lines(lines: Sequence[str], fences: dict[int, int]) -> dict[int, int]:
    """For each line that opens a `:::` block, the line that closes it; unclosed ones are not there."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    after = 0
    for line, text in enumerate(lines):
        if line < after:
            continue
        after = fences.get(line, -1) + 1
        stripped = text.lstrip(" ")
        if not stripped.startswith(":::"):
            continue
        if directive_on(stripped):
            if line + 1 < len(lines) and closes(lines[line + 1]) and _is_its_own(lines, line, opened):
                closed[line] = line + 1
                after = line + 2
        elif OPENING.match(stripped):
            opened.append(line)
        elif CLOSING.match(stripped) and opened:
            closed[opened.pop()] = line
    return closed


def _is_its_own(lines: Sequence[str], line: int, opened: Sequence[int]) -> bool:
    """Whether colons directly below a link close only the link, not the block that it stands in."""
    if not opened or any(_HEADING.match(text) for text in lines[opened[-1] + 1 : line]):
        return True
    return another_closes(lines[line + 2 : line + 2 + _LOOK_AHEAD])


def find_marks(lines: Sequence[str], names: frozenset[str] = frozenset()) -> list[Mark]:
    """Headings and rules that may begin slides, in order."""
    return _Scan(lines, names).run()


def slide_level(marks: Sequence[Mark]) -> int:
    """The highest heading level that content follows at once; the deepest one used where none has content."""
    with_content = [mark.level for mark in marks if mark.level and mark.has_content]
    return min(with_content) if with_content else max((mark.level for mark in marks), default=0)
