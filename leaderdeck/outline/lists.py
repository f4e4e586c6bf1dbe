"""Lists: nested items flattened in reading order, each with its level, marker and number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.deck.blocks import Block, Code, List, ListItem, Marker, Picture, Table, Text
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import say
from leaderdeck.outline.agenda import agenda_of_list, agenda_of_table
from leaderdeck.outline.blocks import read_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import BlockReader, SlideReader
from leaderdeck.outline.spoken import as_spoken

_TASK = re.compile(r"\[([ xX])\](?=[ \t\n]|$)[ \t]*")


class _ListReader:
    """Reads one outermost list. What no list item can hold (tables, pictures) interrupts it, where it stands."""

    def __init__(self, reader: SlideReader, line: int) -> None:
        self.reader = reader
        self.line = line
        self.items: list[ListItem] = []
        self.blocks: list[Block] = []

    def read(self, piece: Piece, level: int) -> None:
        start = int(piece.meta.get("start", 1)) if piece.kind == "ordered_list_open" else 1
        for number, item in enumerate(piece.inside, start):
            self._item(item, level, self._marker(piece, item), number)

    def finish(self) -> list[Block]:
        self._close()
        return self.blocks

    def _close(self) -> None:
        if self.items:
            self.blocks.append(List(tuple(self.items), self.items[0].line))
            self.items = []

    def _marker(self, piece: Piece, item: Piece) -> Marker:
        if piece.kind == "bullet_list_open":
            return "bullet"
        return self.reader.counts.get(item.first, "number")

    def _item(self, item: Piece, level: int, marker: Marker, number: int) -> None:
        for position, piece in enumerate(item.inside):
            if piece.kind in ("bullet_list_open", "ordered_list_open"):
                self.read(piece, level + 1)
            elif piece.kind == "voice":
                self._voice(item.inside[position:], level, marker, number)
                return
            elif piece.kind == "text":
                marker = self._text(piece, level, marker, number)
            else:
                marker = self._blocks(read_blocks([piece], self.reader), level, marker, number)

    def _text(self, piece: Piece, level: int, marker: Marker, number: int) -> Marker:
        content = piece.content
        task = _TASK.match(content) if marker == "bullet" else None
        if task:
            marker = "task" if task[1] == " " else "done"
            content = content[task.end() :]
        paragraph, pictures = self.reader.paragraph_and_pictures(content, piece.first)
        if paragraph.text.strip():
            self.items.append(ListItem(paragraph, level, marker, number, piece.first))
            marker = "none"
        return self._blocks(list[Block](pictures), level, marker, number)

    def _blocks(self, blocks: Sequence[Block], level: int, marker: Marker, number: int) -> Marker:
        for block in blocks:
            if isinstance(block, Table | Picture | Code):
                self._close()
                self.blocks.append(block)
                continue
            for paragraph, line in _paragraphs(block):
                self.items.append(ListItem(paragraph, level, marker, number, line))
                marker = "none"
        return marker

    def _voice(self, pieces: Sequence[Piece], level: int, marker: Marker, number: int) -> None:
        if pieces[0].meta["voice"] == "private" and marker != "none":
            self.reader.remark(
                "text.private_item", "info", pieces[0].first,
                say("Punktet begynner med «Privat:» og vises derfor ikke på lysbildet."),
                say("Skriv noe annet foran kolonet hvis punktet skal vises."),
            )  # fmt: skip
        self._blocks(read_blocks(pieces, self.reader), level, marker, number)


def _paragraphs(block: Block) -> list[tuple[Paragraph, int]]:
    found: list[tuple[Paragraph, int]] = []
    for note in as_spoken(block):
        if isinstance(note, List):
            found += [(item.paragraph, item.line) for item in note.items]
        elif isinstance(note, Text):
            found.append((note.paragraph, note.line))
        else:
            found.append((getattr(note, "paragraph"), note.line))  # noqa: B009
    return found


def _list(piece: Piece, reader: SlideReader) -> list[Block]:
    if not reader.is_spoken and (agenda := agenda_of_list(piece, reader)):
        return agenda
    reading = _ListReader(reader, piece.first)
    reading.read(piece, 0)
    return reading.finish()


LIST_READERS: dict[str, BlockReader] = {
    "bullet_list_open": _list, "ordered_list_open": _list, "table": agenda_of_table,
}  # fmt: skip
