"""Emphasis, links, code and attributes within one line, as the highlighter shows them."""

from __future__ import annotations

import re
from typing import TypeAlias

Span: TypeAlias = tuple[int, int, str]
"""Where (in Python's count), how long, and which style."""

_SPECIAL = re.compile(r"[*_`\[<~{\\]")
_LONGEST = 4000
"""Beyond this a line is no prose, and marking it up would only cost time."""
_INLINE = re.compile(
    r"""
    (?P<escape>\\[^\w\s])
    | (?P<code>(?P<ticks>`{1,4})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--.{0,2000}?-->)
    | (?P<address><(?:https?://|mailto:|tel:)[^<>\s]{1,400}>)
    | (?P<picture>!\[[^\]]{0,400}\]\([^)\n]{0,400}\))
    | (?P<footnote>\[\^[^\]\s]{1,60}\])
    | (?P<link>\[[^\]]{1,400}\](?:\([^)\n]{0,600}\)|\[[^\]]{0,100}\]))
    | (?P<span>\[[^\]]{1,400}\]\{[^{}]{1,100}\})
    | (?P<both>\*\*\*(?=[^\s*]).{1,400}?(?<=[^\s*])\*\*\*)
    | (?P<strong>\*\*(?=[^\s*]).{1,400}?(?<=\S)\*\*(?!\*)|(?<!\w)__(?=[^\s_]).{1,400}?(?<=\S)__(?!\w))
    | (?P<emphasis>\*(?=[^\s*]).{1,400}?(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_]).{1,400}?(?<=[^\s_])_(?!\w))
    | (?P<strike>~~(?=\S).{1,400}?(?<=\S)~~)
    | (?P<attributes>\{[ \t]*(?:[.\#]|\w+=)[^{}]{0,200}\})
    """,
    re.VERBOSE,
)


def inline_spans(text: str, start: int = 0) -> list[Span]:
    """The marked-up parts of a line from `start` on, in order, none over another."""
    if not _SPECIAL.search(text, start):
        return []
    spans: list[Span] = []
    for found in _INLINE.finditer(text, start, min(len(text), start + _LONGEST)):
        kind = str(found.lastgroup)
        first, end = found.span()
        if kind in ("picture", "link", "span"):
            spans += _with_address(text, first, end, kind)
        elif kind != "escape":
            spans.append((first, end - first, "quiet" if kind in ("attributes", "footnote") else kind))
    return spans


def _with_address(text: str, first: int, end: int, kind: str) -> list[Span]:
    """The words in the brackets stand out; brackets and address are quiet."""
    opening = first + (2 if kind == "picture" else 1)
    closing = text.index("]", opening)
    words = [(opening, closing - opening, "accent" if kind == "span" else "link")] if closing > opening else []
    return [(first, opening - first, "quiet"), *words, (closing, end - closing, "quiet")]
