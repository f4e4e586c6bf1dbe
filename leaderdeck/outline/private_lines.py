"""A slide's text without its private lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdeck.outline.blocks import ENDS_PRIVATE, footnote_text
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.same_words import words_of
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import read_slide
from leaderdeck.outline.voices import begins_private, container_name

_PLAIN = Surroundings()


def without_private_lines(text: str) -> str | None:
    """The text (with line feeds) without private lines; None where that would change what is shown or said."""
    was = read_slide(text, "slide", _PLAIN).slide
    if not was.private and not any(begins_private(line.lstrip()) for line in text.split("\n")):
        return text
    lines = text.split("\n")
    gone: set[int] = set()
    for first, end in _ranges(parse_blocks(text).pieces):
        gone.update(range(first, end))
    bare = "\n".join(line for at, line in enumerate(lines) if at not in gone).strip("\n")
    now = read_slide(bare, "slide", _PLAIN).slide
    old, new = words_of((was,)), words_of((now,))
    return bare if not now.private and old.shown == new.shown and old.spoken == new.spoken else None


def _ranges(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if piece.kind == "voice" and piece.meta["voice"] == "private":
            end, introduces = piece.end, not piece.content or piece.content.rstrip("*_ ").endswith(":")
            while position < len(pieces) and pieces[position].kind not in ENDS_PRIVATE:
                following = pieces[position]
                if following.first > end and not introduces:
                    break
                end, introduces = following.end, False
                position += 1
            yield piece.first, end
        elif piece.kind == "container_open" and container_name(piece.meta["attributes"]) == "private":
            yield piece.first, piece.end + bool(piece.meta["closed"])
        elif (piece.kind == "comment" and begins_private(piece.content.strip())) or (
            piece.kind == "footnote" and begins_private(footnote_text(piece))
        ):
            yield piece.first, piece.end
        else:
            yield from _ranges(piece.inside)
