"""Entries of `:::` blocks: lines, list items or subheadings that each say one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from leaderdeck.deck.blocks import Block
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.outline.attributes import split_trailing_attributes
from leaderdeck.outline.blocks import read_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import SlideReader
from leaderdeck.outline.spoken import as_spoken
from leaderdeck.quick_dataclass import dataclass

_BOLD_LEAD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)[ \t]*:?\1[ \t]*(?::[ \t]*|[–—-][ \t]+)?", re.DOTALL)
_COLON = re.compile(r"[ \t]*:(?:[ \t\n]+|$)")
_DASH = re.compile(r"[ \t]+[–—][ \t]+")


@dataclass(slots=True)
class Entry:
    """One entry: its text with its markup, its line, and what stands below it."""

    content: str
    line: int
    inside: list[Piece] = field(default_factory=list)
    is_heading: bool = False


def split_entries(pieces: Sequence[Piece]) -> tuple[list[Entry], list[Piece]]:
    """Entries, and the pieces that are none (tables, pictures, notes)."""
    entries: list[Entry] = []
    others: list[Piece] = []
    for position, piece in enumerate(pieces):
        if piece.kind == "heading":
            entries.append(Entry(split_trailing_attributes(piece.content)[0], piece.first, is_heading=True))
        elif piece.kind == "voice" and piece.meta["voice"] == "notes":
            others += pieces[position:]
            break
        elif entries and entries[-1].is_heading and piece.kind in ("text", "bullet_list_open", "ordered_list_open"):
            entries[-1].inside.append(piece)
        elif piece.kind == "text":
            entries += _lines(piece)
        elif piece.kind in ("bullet_list_open", "ordered_list_open"):
            entries += [entry for item in piece.inside for entry in _item(item)]
        else:
            others.append(piece)
    return entries, others


def _lines(piece: Piece) -> list[Entry]:
    lines = piece.content.split("\n")
    return [Entry(line.strip().rstrip("\\"), piece.first + index) for index, line in enumerate(lines) if line.strip()]


def _item(item: Piece) -> list[Entry]:
    if not item.inside:
        return []
    first = item.inside[0]
    if first.kind != "text":
        return [Entry("", item.first, item.inside)]
    return [Entry(first.content, first.first, item.inside[1:])]


def split_lead(content: str) -> tuple[str, str]:
    """`name: text`, `**name** text` or `name – text` as (name, text); undivided, the whole is the name."""
    bold = _BOLD_LEAD.match(content)
    if bold:
        return f"{bold[1]}{bold[2]}{bold[1]}", content[bold.end() :].strip()
    for divider in (_COLON, _DASH):
        found = divider.search(content)
        if found and found.start() > 0:
            return content[: found.start()].strip(), content[found.end() :].strip()
    return content.strip(), ""


def below(entry: Entry, reader: SlideReader) -> tuple[list[Paragraph], list[Block]]:
    """What stands below an entry: its paragraphs, and blocks that are no text."""
    paragraphs: list[Paragraph] = []
    blocks: list[Block] = []
    for block in read_blocks(entry.inside, reader):
        texts = [paragraph for note in as_spoken(block) for paragraph in _texts(note)]
        if texts:
            paragraphs += texts
        else:
            blocks.append(block)
    return paragraphs, blocks


def _texts(note: Block) -> list[Paragraph]:
    items = getattr(note, "items", None)
    return [item.paragraph for item in items] if items is not None else [getattr(note, "paragraph")]  # noqa: B009


def lines_of(paragraphs: Sequence[Paragraph], line: int) -> Paragraph:
    """Paragraphs as one, each on its own line."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        if paragraph.runs:
            runs += ([Run("\n")] if runs else []) + list(paragraph.runs)
    return Paragraph(tuple(runs), line)
