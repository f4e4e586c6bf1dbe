"""Slides of nothing but headings, paragraphs, bullets and speaker notes, taken apart without the Markdown parser.

Most slides are such, and a library's five hundred talks must be read in seconds. Whatever has any other mark in it is
left to the parser; what is read here, that reads the same.
"""

from __future__ import annotations

import re

from leaderdeck.outline.pieces import Piece

_REST = r"[\w .,;:?!()«»–—…’“”/%§·-]*(?<! )"
_WORD = r"(?!\w{1,9}[.)](?: |$)|[nN]ot|[pP]riv|[tT]ab|[tT]AB|NOT|PRIV)[^\W_]"
"""What begins a line: no number of a list, and no word that may begin notes or a caption."""
_HEADING = re.compile(rf"(#{{1,6}}) ({_WORD}{_REST})")
_TEXT = re.compile(rf"{_WORD}{_REST}")
_ITEM = re.compile(rf"- ({_WORD}{_REST})")
_NOTES = re.compile(rf"(?:Notat|Notes): ({_WORD}{_REST})")
_LONGEST = 20_000


def read_plain_slide(text: str) -> list[Piece] | None:
    """The slide's pieces; None where its text is not as plain as that."""
    if len(text) > _LONGEST:
        return None
    pieces: list[Piece] = []
    lines = text.split("\n")
    is_open = False
    for number, line in enumerate(lines):
        if not line:
            is_open = False
        elif not _read(line, number, pieces, is_open=is_open):
            return None
        else:
            is_open = pieces[-1].kind != "heading"
    end = len(lines) - (not lines[-1])
    if pieces and pieces[-1].kind == "bullet_list_open":
        _close(pieces[-1], end)
    return pieces


def _read(line: str, number: int, pieces: list[Piece], *, is_open: bool) -> bool:
    """Take in one line; whether that could be done. `is_open`: whether a paragraph or list stands directly above."""
    if line[0] == "-":
        return _item(line, number, pieces, is_open=is_open)
    last = pieces[-1] if pieces else None
    if last is not None and last.kind == "bullet_list_open":
        if is_open:
            return False
        _close(last, number)
    if is_open and last is not None:
        if not _TEXT.fullmatch(line):
            return False
        last.content += f"\n{line}"
        last.end = number + 1
        return True
    return _block(line, number, pieces)


def _block(line: str, number: int, pieces: list[Piece]) -> bool:
    heading, notes = _HEADING.fullmatch(line), _NOTES.fullmatch(line)
    if heading:
        pieces.append(Piece("heading", number, number + 1, heading[2], meta={"level": len(heading[1])}))
    elif notes:
        pieces.append(Piece("voice", number, number + 1, notes[1], meta={"voice": "notes"}))
    elif _TEXT.fullmatch(line):
        pieces.append(Piece("text", number, number + 1, line, meta={"level": 0}))
    else:
        return False
    return True


def _item(line: str, number: int, pieces: list[Piece], *, is_open: bool) -> bool:
    found = _ITEM.fullmatch(line)
    is_in_list = bool(pieces) and pieces[-1].kind == "bullet_list_open"
    if not found or is_in_list != is_open:
        return False
    if not is_in_list:
        pieces.append(Piece("bullet_list_open", number, number + 1))
    item = Piece("list_item_open", number, number + 1)
    item.inside.append(Piece("text", number, number + 1, found[1], meta={"level": 0}))
    pieces[-1].inside.append(item)
    return True


def _close(enumeration: Piece, end: int) -> None:
    """A list and its last item reach to where the next block begins."""
    enumeration.end = enumeration.inside[-1].end = end
