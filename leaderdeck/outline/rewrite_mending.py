"""Small faults mended: blocks that nobody closed, lines that close nothing, links that show a whole address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.front_matter import read_front_matter, unclosed_card_end
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.same_words import says_the_same
from leaderdeck.outline.slide_stretches import StretchedText, line_end_of, raw_lines, read_known, stretched

_FENCE = late_pattern(r"[ \t]*(`{3,}|~{3,})")
_SHOWN_ADDRESS = late_pattern(r"<(?P<bare>https?://[^<>\s]+)>|\[(?P<words>(?:https?://|www\.)[^\[\]\s]+)\](?=[(\[])")
_HOST = late_pattern(r"(?:https?://)?(?:www\.)?([^/?#\s]+)", re.IGNORECASE)


def close_block(text: str, line: int) -> str:
    """The `:::` block or code that begins at this line (from 1) closed where it ends now."""
    whole = stretched(text)
    found = whole.stretch_at(line)
    if found is None:
        return text
    one, first = found
    piece = _piece_at(one.body, line - first)
    if piece is None or piece.meta.get("closed", True):
        return text
    lines = raw_lines(one.body)
    end = min(piece.end, len(lines))
    while end > piece.first + 1 and not lines[end - 1].strip():
        end -= 1
    mark = _FENCE.match(lines[piece.first])
    before = "".join(lines[:end]).rstrip("\r\n")
    behind = "".join(lines[end:])
    closing = whole.line_end + (mark[1] if mark else ":::") + (whole.line_end if behind else "")
    body = before + closing + behind
    closed = _piece_at(body, line - first)
    is_closed = closed is not None and closed.meta.get("closed", True)  # code left open inside would take the line in
    return _if_the_same(text, whole, whole.with_body(one, body)) if is_closed else text


def close_card(text: str) -> str:
    """The front matter that nobody closed, closed below its last line of `key: value`."""
    lines = raw_lines(text)
    end = unclosed_card_end(lines)
    if end < 2 or read_front_matter(text).line_count:
        return text
    line_end = line_end_of(text)
    lines[end - 1] = lines[end - 1].rstrip("\r\n") + line_end
    new = "".join([*lines[:end], f"---{line_end}", *lines[end:]])
    return new if read_front_matter(new).line_count == end + 1 else text


def remove_stray_line(text: str, line: int) -> str:
    """The text without this line (from 1) of colons that closes no block."""
    whole = stretched(text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    if not 1 <= line <= len(lines) or lines[line - 1].strip(" \t\r\n:"):
        return text
    return _if_the_same(text, whole, mark + "".join(lines[: line - 1] + lines[line:]))


def shorten_link(text: str, line: int, words: str) -> str:
    """A link in the paragraph at this line (from 1) that shows its address, now with the name of the place alone."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    if not 1 <= line <= len(lines):
        return text
    end = line
    while end < len(lines) and lines[end].strip():
        end += 1
    paragraph = "".join(lines[line - 1 : end])
    for found in _SHOWN_ADDRESS.finditer(paragraph):
        address = found["bare"] or found["words"]
        host = _HOST.match(address)
        if address.startswith(words) and host:
            short = f"[{host[1]}]({address})" if found["bare"] else f"[{host[1]}]"
            changed = paragraph[: found.start()] + short + paragraph[found.end() :]
            return mark + "".join(lines[: line - 1]) + changed + "".join(lines[end:])
    return text


def _piece_at(body: str, line: int) -> Piece | None:
    pieces = _every(parse_blocks(plain_lines(body)).pieces)
    return next((piece for piece in pieces if piece.first == line and "closed" in piece.meta), None)


def _every(pieces: Iterable[Piece]) -> Iterable[Piece]:
    for piece in pieces:
        yield piece
        yield from _every(piece.inside)


def _if_the_same(text: str, whole: StretchedText, new: str) -> str:
    """The new text where every slide still says what it said, in the same voices; otherwise the old one."""
    old, now = whole.reading.deck.slides, read_known(new).deck.slides
    is_same = len(old) == len(now) and all(
        was is is_ or was == is_ or says_the_same(was, is_) for was, is_ in zip(old, now, strict=True)
    )
    return new if is_same else text
