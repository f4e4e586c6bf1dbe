"""What slides share: link addresses and footnotes, gathered from the slides that define or use any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from leaderdeck.outline.blocks import footnote_text
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.voices import container_name, voice_label
from leaderdeck.quick_dataclass import dataclass

_MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Definitions:
    """What one slide's text defines and points to."""

    references: tuple[tuple[str, str, str], ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    used: frozenset[str] = frozenset()
    used_in_private: frozenset[str] = frozenset()


def may_define(text: str) -> bool:
    """Whether it is worth looking at this slide's text."""
    return "]:" in text or "[^" in text


@lru_cache(maxsize=1024)
def read_definitions(text: str) -> Definitions:
    """The link addresses and footnotes of one slide's text."""
    parsed = parse_blocks(text)
    references = tuple((name, value["href"], value["title"]) for name, value in parsed.references.items())
    walk = _Walk(text)
    walk.visit(parsed.pieces)
    return Definitions(references, tuple(walk.footnotes), frozenset(walk.used), frozenset(walk.private))


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.footnotes: list[tuple[str, str]] = []
        self.used: set[str] = set()
        self.private: set[str] = set()

    def visit(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if _is_private(piece):
                self.private.update(_MARK.findall(piece.content))
                continue
            if piece.kind == "footnote":
                self._footnote(piece)
            elif piece.kind in ("text", "heading", "voice"):
                self.used.update(_MARK.findall(piece.content))
            elif piece.kind == "table":
                rows = [piece.meta["header"], *(cells for _, cells in piece.meta["rows"])]
                self.used.update(mark for cells in rows for cell in cells for mark in _MARK.findall(cell))
            self.visit(piece.inside)

    def _footnote(self, piece: Piece) -> None:
        text = footnote_text(piece)
        label = voice_label(text)
        if not label or label[0] != "private":
            self.footnotes.append((piece.meta["label"], text))
            self.used.update(_MARK.findall(text))


def _is_private(piece: Piece) -> bool:
    if piece.kind == "voice":
        return bool(piece.meta["voice"] == "private")
    return piece.kind == "container_open" and container_name(piece.meta["attributes"]) == "private"
