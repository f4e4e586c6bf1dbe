"""Our own block rules for markdown-it: prose, headings, tables, voices, comments, `:::` blocks and footnotes.

Each gives one token where markdown-it would give three, because a talk of a thousand slides is read while it is typed.
"""

# ruff: noqa: FBT001 - markdown-it's signature for rules

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block import reference as link_address

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import read_attributes
from leaderdeck.outline.table_rows import alignments_of, split_row
from leaderdeck.outline.voices import begins_private, container_name, is_private_within, private_place, voice_label

DEEPEST = 100
"""Levels of nesting that are understood; what lies deeper is shown as ordinary text."""

_SILENT = True
_WITH_LAST_NEWLINE = True
_LETTERS_THAT_INTERRUPT = frozenset("nNpP")
CAPTION = late_pattern(
    r"(?:tabell|table|diagram|figur|figure|chart)(?P<number>[ \t]+[\w.]{1,6})?[ \t]*:[ \t]+|:[ \t]+", re.I
)
OPENING = re.compile(r":{3,}[ \t]*([^\s:].*?)[ \t]*:*[ \t]*$")
CLOSING = re.compile(r":{3,}[ \t]*$")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_DATE = re.compile(
    r"\d{1,2}\.[ \t]+(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b", re.I
)
_NUMBERED = late_pattern(r"\d{1,9}[.)][ \t]")
_OF_ENTRIES = frozenset({"facts", "steps", "timeline", "agenda"})
"""Blocks whose lines each say one thing."""
_INSIDE_ENTRIES = "inside a block of entries"
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


class BoundedBlocks(ParserBlock):
    """Block parsing that never drops what is nested too deeply: it becomes text."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Blocks of these lines, or one text where the nesting is too deep."""
        if state.level < DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        _push(state, "text", startLine, endLine, _lines(state, startLine, endLine).strip())
        state.line = endLine


def _push(state: StateBlock, kind: str, first: int, end: int, content: str, meta: dict[str, Any] | None = None) -> None:
    token = state.push(kind, "", 0)
    token.map = [first, end]
    token.content = content
    if meta:
        token.meta = meta


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _lines(state: StateBlock, first: int, end: int) -> str:
    return state.getLines(first, end, state.blkIndent, not _WITH_LAST_NEWLINE)


def _is_interrupted(state: StateBlock, line: int, end: int) -> bool:
    """Whether a new block begins on this line although a paragraph runs."""
    letter = state.src[state.bMarks[line] + state.tShift[line]]
    if letter.isalpha() and letter not in _LETTERS_THAT_INTERRUPT:
        return table(state, line, end, _SILENT)  # nothing else that begins with a letter interrupts
    return any(rule(state, line, end, _SILENT) for rule in state.md.block.ruler.getRules("paragraph"))


def _end_of_prose(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """The line after a paragraph's last, and the heading level that an underline there gives (0: none)."""
    parent, state.parentType = state.parentType, "paragraph"
    line, level = start + 1, 0
    while line < end and not state.isEmpty(line):
        indent = state.sCount[line] - state.blkIndent
        if state.sCount[line] >= 0 and indent <= 3:
            mark = _line(state, line).rstrip(" \t") if indent >= 0 else ""
            if mark and (not mark.strip("=") or not mark.strip("-")):
                level = 1 if mark[0] == "=" else 2
                break
            if _is_interrupted(state, line, end):
                break
        elif is_private_within(_line(state, line)):
            break  # however far in it stands: then it is code, which shows nothing private
        line += 1
    state.parentType = parent
    return line, level


def prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph, or a heading underlined with `===` or `---`."""
    line, level = _end_of_prose(state, start, end)
    content = _lines(state, start, line).strip(" \t\n")
    state.line = line + 1 if level else line
    _push(state, "heading" if level else "text", start, state.line, content, {"level": level})
    return True


def enumeration(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, unless its first line is a date alone: `16. mars 2026` is no sixteenth item."""
    position = state.bMarks[start] + state.tShift[start]
    if state.listIndent < 0 and _DATE.match(state.src, position, state.eMarks[start]):
        following = state.skipEmptyLines(start + 1)
        if following >= end or not _NUMBERED.match(_line(state, following)):
            return False
    return list_block(state, start, end, silent)


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading that begins with `#`."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#", position) or state.is_code_block(start):
        return False
    line = _line(state, start)
    rest = line.lstrip("#")
    level = len(line) - len(rest)
    if level > 6 or (rest and rest[0] not in " \t"):
        return False
    if not silent:
        content = rest.strip(" \t")
        bare = content.rstrip("#")
        if not bare or bare[-1] in " \t":
            content = bare.rstrip(" \t")
        state.line = start + 1
        _push(state, "heading", start, start + 1, content, {"level": level})
    return True


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A GitHub table. Rows longer than its header widen it: no cell is dropped."""
    if start + 2 > end or state.sCount[start + 1] < state.blkIndent:
        return False
    position = state.bMarks[start + 1] + state.tShift[start + 1]
    if position >= state.eMarks[start + 1] or state.src[position] not in "|-:":
        return False
    if state.is_code_block(start) or state.is_code_block(start + 1) or "|" not in _line(state, start):
        return False
    alignments = alignments_of(_line(state, start + 1))
    header = split_row(_line(state, start)) if alignments else []
    if not alignments or len(header) != len(alignments):
        return False
    if silent:
        return True
    rows: list[tuple[int, list[str]]] = []
    line = start + 2
    while line < end and not _ends_table(state, line, end):
        rows.append((line, split_row(_line(state, line))))
        line += 1
    state.line = line
    _push(state, "table", start, line, "", {"header": header, "rows": rows, "alignments": alignments})
    return True


def _ends_table(state: StateBlock, line: int, end: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return True
    text = _line(state, line)
    if text[0] == "|":
        return False
    if CAPTION.match(text):
        return True
    return any(rule(state, line, end, _SILENT) for rule in state.md.block.ruler.getRules("blockquote"))


def voice(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph that begins `Notat:` or `Privat:`. It ends the block above, even without a blank line between."""
    found = voice_label(state.src, state.bMarks[start] + state.tShift[start])
    if not found or found[2] > state.eMarks[start] or state.is_code_block(start):
        return False
    if silent:
        return True
    whose, mark, _ = found
    line, _ = _end_of_prose(state, start, end)
    text = _lines(state, start, line).strip(" \t\n")
    again = voice_label(text)
    content = mark + text[again[2] :] if again else text
    state.line = line
    _push(state, "voice", start, line, content, {"voice": whose})
    return True


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An HTML comment. Text behind it on its last line stays text; one that nobody closes is text altogether."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", position) or state.is_code_block(start):
        return False
    close = state.src.find("-->", position + 4, state.eMarks[end - 1])
    if close < 0:
        return False
    if silent:
        return True
    last = start
    while state.eMarks[last] < close:
        last += 1
    _push(state, "comment", start, last + 1, state.src[position + 4 : close])
    behind = state.src[close + 3 : state.eMarks[last]].strip(" \t")
    if behind:
        _push(state, "text", last, last + 1, behind)
    state.line = last + 1
    return True


def divider(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of three plus signs between columns."""
    if _line(state, start).rstrip(" \t") != "+++" or state.is_code_block(start):
        return False
    if not silent:
        state.line = start + 1
        _push(state, "divider", start, start + 1, "+++")
    return True


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A `:::` block; every opening has a name, so they nest whatever the number of colons."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]) or state.is_code_block(start):
        return False
    text = _line(state, start)
    found = OPENING.match(text)
    if not found and not CLOSING.match(text):
        return False
    if silent:
        return True
    if not found:
        state.line = start + 1
        _push(state, "stray", start, start + 1, "")
        return True
    attributes = read_attributes(found[1])
    if container_name(attributes) == "include":  # one line says it all; colons directly below belong to it
        state.line = start + 1 + _is_closing(state, start + 1, end)
        _push(state, "include", start, state.line, "", {"info": found[1]})
        return True
    close, is_closed = _closing_line(state, start, end)
    _push_contents(state, start, close, {"attributes": attributes, "closed": is_closed, "info": found[1]})
    state.line = close + 1 if is_closed else close
    return True


def _push_contents(state: StateBlock, start: int, close: int, meta: dict[str, Any]) -> None:
    opening = state.push("container_open", "", 1)
    opening.map = [start, close]
    opening.meta = meta
    opening.content = _lines(state, start + 1, close)
    name = container_name(meta["attributes"])
    if name != "private":
        outside = state.env.get(_INSIDE_ENTRIES, False)
        state.env[_INSIDE_ENTRIES] = outside or name in _OF_ENTRIES
        _tokenize(state, start, close)
        state.env[_INSIDE_ENTRIES] = outside
    state.push("container_close", "", -1)


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A link's address, unless it stands among entries: `[month]: hearing` in a time line is said, not looked up."""
    return not state.env.get(_INSIDE_ENTRIES, False) and link_address(state, start, end, silent)


def _tokenize(state: StateBlock, start: int, close: int) -> None:
    outside, state.lineMax = state.lineMax, close
    parent, state.parentType = state.parentType, "container"
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax, state.parentType = outside, parent


def another_closes(lines: Iterable[str]) -> bool:
    """Whether these lines have colons that close a block which none of them opens, before any heading.

    Colons directly below a link inside a block are the link's own only then; otherwise they close the block.
    """
    depth = 0
    for line in lines:
        text = line.strip(" \t")
        opening = OPENING.match(text)
        if opening:
            depth += container_name(read_attributes(opening[1])) != "include"
        elif CLOSING.match(text):
            if depth == 0:
                return True
            depth -= 1
        elif text.startswith("#") and depth == 0:
            return False
    return False


def _is_closing(state: StateBlock, line: int, end: int) -> bool:
    return line < end and not state.isEmpty(line) and bool(CLOSING.match(_line(state, line)))


def _closing_line(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line with the closing colons; or where the block ends without them."""
    depth, fence, follows_include = 1, "", False
    for line in range(start + 1, end):
        follows_include, is_of_include = False, follows_include
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return line, False
        text = _line(state, line)
        fence, was = fence_after(text, fence), fence
        if fence or was or not text.startswith(":::"):
            continue
        opening = OPENING.match(text)
        if opening and container_name(read_attributes(opening[1])) == "include":
            follows_include = another_closes(_line(state, own) for own in range(line + 2, end))
        else:
            depth += 1 if opening else -1 if CLOSING.match(text) and not is_of_include else 0
        if depth == 0:
            return line, True
    return end, False


def fence_after(text: str, fence: str) -> str:
    """The fence of backquotes or tildes that is open after this line, given the one open before it; empty: none."""
    if not text or text[0] not in "`~":
        return fence
    if fence:
        mark = text.rstrip(" \t")
        return "" if len(mark) >= len(fence) and not mark.strip(fence[0]) else fence
    found = FENCE.match(text)
    return (found[1] or found[2]) if found else ""


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code between fences. It ends where private text begins; unclosed, also where a voice or another block does."""
    found = None if state.is_code_block(start) else FENCE.match(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    mark = found[1] or found[2]
    line = start + 1
    while line < end and not _ends_fence(state, line, mark):
        line += 1
    is_closed = line < end and _closes(state, line, mark)
    if not is_closed:
        line = next((own for own in range(start + 1, line) if _begins_voice(_line(state, own))), line)
    content = state.getLines(start + 1, line, state.sCount[start], _WITH_LAST_NEWLINE)
    state.line = line + is_closed
    _push(state, "fence", start, state.line, content, {"closed": is_closed})
    state.tokens[-1].info = _line(state, start)[len(mark) :].strip()
    return True


def _ends_fence(state: StateBlock, line: int, mark: str) -> bool:
    if state.isEmpty(line):
        return False
    return state.sCount[line] < state.blkIndent or _closes(state, line, mark) or begins_private(_line(state, line))


def _closes(state: StateBlock, line: int, mark: str) -> bool:
    return not state.isEmpty(line) and not state.is_code_block(line) and not fence_after(_line(state, line), mark)


def _begins_voice(text: str) -> bool:
    found = FOOTNOTE.match(text)
    is_private = private_place(text) is not None or (found is not None and begins_private(text[found.end() :]))
    return is_private or text.startswith((":::", "<!--")) or voice_label(text) is not None


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote's own text, with what is indented below it."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("[^", position) or state.is_code_block(start):
        return False
    found = FOOTNOTE.match(state.src, position, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    line, _ = _end_of_prose(state, start, end)
    paragraphs = [state.src[found.end() : state.eMarks[start]]]
    paragraphs[0] = "\n".join([paragraphs[0], *(_line(state, own) for own in range(start + 1, line))]).strip(" \t\n")
    while (following := state.skipEmptyLines(line)) < end and state.sCount[following] - state.blkIndent >= 4:
        stop = following
        while stop < end and not state.isEmpty(stop) and not is_private_within(_line(state, stop)):
            stop += 1
        if stop == following:
            break
        paragraphs.append("\n".join(_line(state, own).strip(" \t") for own in range(following, stop)))
        line = stop
    state.line = line
    _push(state, "footnote", start, line, "", {"label": found[1], "paragraphs": paragraphs})
    return True
