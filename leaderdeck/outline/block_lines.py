"""Which lines of a slide's text are one thing that can change its voice: a paragraph, an item, a block."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.voices import Voice, container_name
from leaderdeck.quick_dataclass import dataclass

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_NOTHING = frozenset({"heading", "hr", "stray", "divider", "footnote"})
_OF_LINES = frozenset({"facts", "steps", "timeline", "agenda"})


@dataclass(frozen=True, slots=True)
class BlockLines:
    """Lines from `first` up to `end` of a slide's text, and whose voice they are; empty where they are shown."""

    first: int
    end: int
    voice: Voice | None = None
    is_text: bool = False
    """Whether it is a plain paragraph."""
    has_label: bool = False
    """Whether its first line begins with the word that makes all that follows speaker notes."""


def block_at(body: str, line: int) -> BlockLines | None:
    """The paragraph, list item or block that this line (from 0) of a slide's text is in; None where it is in none."""
    lines = plain_lines(body).split("\n")
    found = _find(parse_blocks("\n".join(lines)).pieces, line, None, in_lines=False)
    if found is None:
        return None
    end = found.end
    while end > found.first + 1 and (end > len(lines) or not lines[end - 1].strip()):
        end -= 1
    return BlockLines(found.first, end, found.voice, found.is_text, found.has_label) if line < end else None


def notes_reach_the_end(slide_text: str) -> bool:
    """Whether a paragraph that begins speaker notes stands in a slide's text, so that what is added is spoken."""
    pieces = parse_blocks(plain_lines(slide_text)).pieces
    return any(piece.kind == "voice" and piece.meta["voice"] == "notes" for piece in pieces)


def notes_place(slide_text: str) -> int:
    """The line (from 0) where the speaker notes at the end of a slide's text begin, or the text's end."""
    pieces = parse_blocks(plain_lines(slide_text)).pieces
    notes = (piece.first for piece in pieces if piece.kind == "voice" and piece.meta["voice"] == "notes")
    return next(notes, plain_lines(slide_text).count("\n") + 1)


def closing_of_private_block(body: str) -> int | None:
    """The line that closes the last private block of a slide's text; None where it has none."""
    pieces = parse_blocks(plain_lines(body)).pieces
    closings = [
        piece.end
        for piece in pieces
        if piece.kind == "container_open"
        and container_name(piece.meta["attributes"]) == "private"
        and piece.meta["closed"]
    ]
    return closings[-1] if closings else None


def _find(pieces: Sequence[Piece], line: int, voice: Voice | None, *, in_lines: bool) -> BlockLines | None:
    for piece in pieces:
        own: Voice | None = piece.meta["voice"] if piece.kind == "voice" else None
        if piece.first <= line < piece.end:
            return _at(piece, line, own or voice, in_lines=in_lines)
        if own == "notes":
            voice = "notes"
    return None


def _at(piece: Piece, line: int, voice: Voice | None, *, in_lines: bool) -> BlockLines | None:
    if piece.kind in _NOTHING:
        return None
    if piece.kind == "container_open":
        return _in_container(piece, line, voice)
    if piece.kind in _LISTS:
        return _find_item(piece, line, voice)
    if piece.kind == "table" and line >= piece.first + 2 and len(piece.meta["rows"]) > 1:
        return BlockLines(line, line + 1, voice)
    if piece.kind == "voice":
        return BlockLines(piece.first, piece.end, voice, is_text=True, has_label=voice == "notes")
    if piece.kind == "comment":
        return BlockLines(piece.first, piece.end, voice or "notes")
    if in_lines and piece.kind == "text":
        return BlockLines(line, line + 1, voice, is_text=True)
    return BlockLines(piece.first, piece.end, voice, is_text=piece.kind == "text")


def _in_container(piece: Piece, line: int, voice: Voice | None) -> BlockLines | None:
    name = container_name(piece.meta["attributes"])
    whole_end = piece.end + bool(piece.meta["closed"])
    if name == "private":
        return BlockLines(piece.first, whole_end, "private")
    if line == piece.first:
        return BlockLines(piece.first, whole_end, "notes" if name == "notes" else voice)
    return _find(piece.inside, line, "notes" if name == "notes" else voice, in_lines=name in _OF_LINES)


def _find_item(piece: Piece, line: int, voice: Voice | None) -> BlockLines | None:
    for item in piece.inside:
        if not item.first <= line < item.end:
            continue
        for inner in item.inside:
            if inner.first <= line < inner.end and (inner.kind in _LISTS or inner.kind == "voice"):
                return _at(inner, line, voice, in_lines=False)
        return BlockLines(item.first, item.end, voice)
    return None
