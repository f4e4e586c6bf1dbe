"""Our own inline rules for markdown-it: spans with attributes, sub- and superscript, footnote marks, comments."""

# ruff: noqa: FBT001 - markdown-it's signature for rules

from __future__ import annotations

import re
from typing import Any

from markdown_it.rules_inline import StateInline

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import NO_ATTRIBUTES, attributes_at, read_attributes

_NO_END = "where no comment ends"
"""In the parser's surroundings: a text, its end, and the place behind which no comment in it ends."""
_RAISED = {"~": late_pattern(r"~([^\s~]{1,60})~(?!~)"), "^": late_pattern(r"\^([^\s^\[]{1,60})\^")}
_ESCAPED = late_pattern(r"\\([!-/:-@\[-`{-~])")
_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_BREAK_TAG = late_pattern(r"<br[ \t]*/?>", re.IGNORECASE)
_PICTURE_WITH_SPACES = late_pattern(
    r"!\[([^\[\]\n]*)\]\([ \t]*([^()<>\"\n]*?\.(?:png|jpe?g|gif|webp|svg))(?:[ \t]+\"([^\"\n]*)\")?[ \t]*\)",
    re.IGNORECASE,
)


def _push(state: StateInline, kind: str, content: str, meta: dict[str, Any] | None = None) -> None:
    token = state.push(kind, "", 0)
    token.content = content
    if meta:
        token.meta = meta


def comment_or_break(state: StateInline, silent: bool) -> bool:
    """`<!-- … -->` inside a paragraph, and `<br>`, the one tag that is understood."""
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        close = _end_of_comment(state)
        if close < 0:
            return False
        if not silent:
            _push(state, "comment", state.src[state.pos + 4 : close])
        state.pos = close + 3
        return True
    found = _BREAK_TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        _push(state, "hardbreak", "")
    state.pos = found.end()
    return True


def _end_of_comment(state: StateInline) -> int:
    """Where the comment ends that begins here; -1 where it does not, which is looked for once in a text."""
    src, end, behind = state.env.get(_NO_END, ("", 0, 0))
    if src is state.src and end == state.posMax and state.pos >= behind:
        return -1
    close = state.src.find("-->", state.pos + 4, state.posMax)
    if close < 0:
        state.env[_NO_END] = (state.src, state.posMax, state.pos)
    return close


def raised(state: StateInline, silent: bool) -> bool:
    """`H~2~O` and `m^2^`."""
    letter = state.src[state.pos]
    if letter not in _RAISED or state.src.startswith("~~", state.pos):
        return False
    found = _RAISED[letter].match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        _push(state, "raised", _ESCAPED.sub(r"\1", found[1]), {"raised": 1 if letter == "^" else -1})
    state.pos = found.end()
    return True


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """`[^1]`, and a whole footnote in place: `^[text]`."""
    if state.src.startswith("^[", state.pos) and state.src.find("]", state.pos, state.posMax) > 0:
        close = state.md.helpers.parseLinkLabel(state, state.pos + 1)
        if close < 0:
            return False
        if not silent:
            _push(state, "footnote_inline", state.src[state.pos + 2 : close])
        state.pos = close + 1
        return True
    found = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax) if state.src.startswith("[^", state.pos) else None
    if not found or found[1] not in state.env["footnotes"]:
        return False
    if not silent:
        _push(state, "footnote_mark", found[1])
    state.pos = found.end()
    return True


def span(state: StateInline, silent: bool) -> bool:
    """`[text]{.accent}`."""
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    close = state.md.helpers.parseLinkLabel(state, state.pos)
    found = attributes_at(state.src, close + 1) if close >= 0 else None
    if not found or found[1] > state.posMax:
        return False
    attributes, end = found
    if not silent:
        start, outside = state.pos, state.posMax
        state.pos, state.posMax = start + 1, close
        state.push("span_open", "", 1).meta = {"attributes": attributes}
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = outside
    state.pos = end
    return True


def picture_with_spaces(state: StateInline, silent: bool) -> bool:
    """`![alt](my picture.png)`: CommonMark asks for angle brackets there; writers do not know."""
    if not state.src.startswith("![", state.pos):
        return False
    found = _PICTURE_WITH_SPACES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": found[2], "title": found[3] or ""}
        token.content = found[1]
    state.pos = found.end()
    return True


def picture_attributes(state: StateInline, silent: bool) -> bool:
    """`{.left width=50%}` directly behind a picture."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    found = attributes_at(state.src, state.pos)
    if not found or found[1] > state.posMax:
        return False
    meta = state.tokens[-1].meta
    before = meta.get("attributes", NO_ATTRIBUTES)
    joined = read_attributes(state.src[state.pos : found[1]])
    meta["attributes"] = type(before)(
        before.classes + joined.classes, before.values + joined.values, before.words + joined.words
    )
    state.pos = found[1]
    return True
