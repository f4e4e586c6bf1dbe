"""Pieces of Markdown → the blocks of a slide, and what is spoken or private among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.deck.blocks import Block, Code, Picture, Quote, Subheading, Table, Text
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import say
from leaderdeck.outline.attributes import split_trailing_attributes
from leaderdeck.outline.block_rules import CAPTION
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import BlockReader, SlideReader
from leaderdeck.outline.spoken import as_spoken
from leaderdeck.outline.voices import is_private_within, voice_label

_SOURCE = re.compile(r"[ \t]*(?:—|–|―|--)[ \t]*(?=[^\s\-–—])")
ENDS_PRIVATE = {"heading", "hr", "voice", "comment", "container_open", "footnote", "divider", "stray", "include"}
"""Kinds of pieces that end a private paragraph, whatever it introduces."""


def read_blocks(pieces: Sequence[Piece], reader: SlideReader, *, on_slide: bool = False) -> list[Block]:
    """The shown blocks of these pieces, in order. `on_slide`: they stand on the slide itself, not inside a block."""
    blocks: list[Block] = []
    pieces = without_private(pieces, reader)
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if piece.kind == "voice":
            speak(pieces[position - 1 :], reader)
            break
        if piece.kind == "table":
            caption = _caption_at(pieces, position)
            agenda = reader.readers["table"](piece, reader) if on_slide and caption is None else []
            blocks += agenda or [read_table(piece, reader, caption)]
            position += caption is not None
        elif piece.kind == "text" and on_slide:
            blocks += _slide_text(piece, reader)
        else:
            blocks += reader.readers[piece.kind](piece, reader)
    return blocks


def without_private(pieces: Sequence[Piece], reader: SlideReader) -> Sequence[Piece]:
    """The pieces but for private paragraphs and what these introduce, which the reader keeps apart."""
    if not any(_is_private(piece) for piece in pieces):
        return pieces
    rest: list[Piece] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if _is_private(piece):
            position = _keep_private(piece, pieces, position, reader)
        else:
            rest.append(piece)
    return rest


def _is_private(piece: Piece) -> bool:
    return piece.kind == "voice" and piece.meta["voice"] == "private"


def speak(pieces: Sequence[Piece], reader: SlideReader) -> None:
    """These pieces are speaker notes; labels that begin notes once more are left out."""
    before, reader.is_spoken = reader.is_spoken, True
    texts = [_unlabeled(piece) for piece in pieces if piece.kind != "voice" or piece.content or _is_private(piece)]
    begin = len(reader.notes)
    notes = [note for block in read_blocks(texts, reader) for note in as_spoken(block)]
    # Blocks of notes among these have put theirs down already: what is said follows the lines it is written on.
    reader.notes[begin:] = sorted([*notes, *reader.notes[begin:]], key=lambda note: note.line)
    reader.is_spoken = before


def _unlabeled(piece: Piece) -> Piece:
    is_notes = piece.kind == "voice" and not _is_private(piece)
    return Piece("text", piece.first, piece.end, piece.content) if is_notes else piece


def _keep_private(piece: Piece, pieces: Sequence[Piece], position: int, reader: SlideReader) -> int:
    """Keeps a private paragraph, and what it introduces: a block directly below it, or the next one after a colon."""
    reader.add_private(piece.content)
    end, introduces = piece.end, not piece.content or piece.content.rstrip("*_ ").endswith(":")
    while position < len(pieces) and pieces[position].kind not in ENDS_PRIVATE:
        following = pieces[position]
        if following.first > end and not introduces:
            break
        reader.add_private(reader.raw(following.first, following.end))
        end, introduces = _last_line(following, reader), False
        position += 1
    return position


def _last_line(piece: Piece, reader: SlideReader) -> int:
    """The line after a piece's last that is not blank: lists reach over the blank lines behind them."""
    end = min(piece.end, len(reader.lines))
    while end > piece.first + 1 and not reader.lines[end - 1].strip():
        end -= 1
    return end


def _slide_text(piece: Piece, reader: SlideReader) -> list[Block]:
    blocks = _text(piece, reader)
    if reader.around.prose_is_spoken:
        reader.notes += [block for block in blocks if isinstance(block, Text)]
        return [block for block in blocks if not isinstance(block, Text)]
    return blocks


def _text(piece: Piece, reader: SlideReader) -> list[Block]:
    paragraph, pictures = reader.paragraph_and_pictures(piece.content, piece.first)
    blocks: list[Block] = [Text(paragraph, piece.first)] if paragraph.text.strip() else []
    return blocks + list[Block](pictures)


def _heading(piece: Piece, reader: SlideReader) -> list[Block]:
    content, attributes = split_trailing_attributes(piece.content)
    reader.unknown_attributes(("." + name for name in attributes.classes), piece.first)
    paragraph, pictures = reader.paragraph_and_pictures(content, piece.first)
    heading: list[Block] = [Subheading(paragraph, piece.meta["level"], piece.first)] if paragraph.text.strip() else []
    return heading + list[Block](pictures)


def _code(piece: Piece, reader: SlideReader) -> list[Block]:
    language = piece.info.split()[0].strip("{}.") if piece.info.split() else ""
    if not piece.meta.get("closed", True):
        reader.remark(
            "text.fence", "warning", piece.first,
            say("Kodeblokken er ikke lukket, så den går til slutten av lysbildet eller til neste notat."),
            say("Skriv en linje med ``` der koden slutter."),
        )  # fmt: skip
    text = _without_private_lines(piece, reader).rstrip("\n")
    info = " ".join(piece.info.split()[1:])
    is_attributes = info.startswith("{") and info.endswith("}")
    if not text and piece.content.strip():
        return []
    return [Code(f"{info}\n{text}" if info and not is_attributes else text, language, piece.first)]


def _without_private_lines(piece: Piece, reader: SlideReader) -> str:
    """Indented code up to a private line: whoever indents «Privat:» by four spaces did not mean code."""
    lines = piece.content.split("\n")
    place = next((index for index, line in enumerate(lines) if is_private_within(line)), None)
    if place is None:
        return piece.content
    reader.add_private("\n".join(lines[place:]))
    return "\n".join(lines[:place])


def _caption_at(pieces: Sequence[Piece], position: int) -> Piece | None:
    if position >= len(pieces) or pieces[position].kind != "text":
        return None
    return pieces[position] if CAPTION.match(pieces[position].content) else None


def caption_text(piece: Piece) -> str:
    """A caption without the word that marks it; a numbered one keeps its number: `Tabell 2: …`."""
    found = CAPTION.match(piece.content)
    return piece.content if not found or found["number"] else piece.content[found.end() :]


def read_table(piece: Piece, reader: SlideReader, caption: Piece | None) -> Table:
    """A table, every row as wide as its widest."""
    rows: list[tuple[int, list[str]]] = piece.meta["rows"]
    width = max([len(piece.meta["header"]), *(len(cells) for _, cells in rows)])

    def cells(texts: list[str], line: int) -> tuple[Paragraph, ...]:
        found = [reader.paragraph(text, line) for text in texts]
        return tuple(found + [Paragraph((), line)] * (width - len(found)))

    return Table(
        cells(piece.meta["header"], piece.first),
        tuple(cells(texts, line) for line, texts in rows),
        tuple(piece.meta["alignments"] + ["left"] * (width - len(piece.meta["alignments"]))),
        reader.paragraph(caption_text(caption), caption.first) if caption else None,
        piece.first,
    )


def read_quote(pieces: Sequence[Piece], line: int, reader: SlideReader) -> list[Block]:
    """A quotation with its source; what no quotation can hold follows it."""
    pieces, source = _split_source(without_private(pieces, reader), reader)
    paragraphs: list[Paragraph] = []
    others: list[Block] = []
    for block in read_blocks(pieces, reader):
        if isinstance(block, Quote):
            paragraphs += block.paragraphs
            if block.source and source is None and not others:
                source = block.source
            elif block.source:
                paragraphs.append(block.source)
        elif isinstance(block, Table | Picture | Code):
            others.append(block)
        else:
            paragraphs += [paragraph for note in as_spoken(block) for paragraph in _paragraphs(note)]
    if not paragraphs and source is None:
        return others
    return [Quote(tuple(paragraphs), source, line), *others]


def _paragraphs(note: Block) -> list[Paragraph]:
    if isinstance(note, Text | Subheading):
        return [note.paragraph]
    return [item.paragraph for item in getattr(note, "items", ())]


def _split_source(pieces: Sequence[Piece], reader: SlideReader) -> tuple[Sequence[Piece], Paragraph | None]:
    """The quotation's pieces without its last line, where that begins with a dash and is not all there is."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind != "text":
        return pieces, None
    *before, line = last.content.split("\n")
    dash = _SOURCE.match(line)
    if not dash or (not before and len(pieces) == 1) or voice_label(line[dash.end() :]):
        return pieces, None
    source = reader.paragraph(line[dash.end() :], last.end - 1)
    rest = [Piece("text", last.first, last.end, "\n".join(before).rstrip(" \\"))] if before else []
    return [*pieces[:-1], *rest], source


def _comment(piece: Piece, reader: SlideReader) -> list[Block]:
    reader.add_comment(piece.content, piece.first)
    return []


def _footnote(piece: Piece, reader: SlideReader) -> list[Block]:
    """A footnote's text, where no shown or spoken text points to it: it may not vanish."""
    label, text = piece.meta["label"], footnote_text(piece)
    private = voice_label(text)
    if label in reader.around.private_footnotes or (private and private[0] == "private"):
        reader.add_private(text[private[2] if private else 0 :])
    elif label not in reader.around.used_footnotes or (label, text) not in reader.around.footnotes:
        reader.sources.append(Paragraph(reader.paragraph(text, piece.first).runs, 0))
        reader.remark(
            "text.footnote", "warning", piece.first,
            say("Ingen tekst viser til fotnoten «{label}»; den står nederst på dette lysbildet.", label=label[:40]),
            say("Skriv [^{label}] der fotnoten hører til, eller ta den bort.", label=label[:40]),
        )  # fmt: skip
    return []


def footnote_text(piece: Piece) -> str:
    """A footnote as one text, its paragraphs on lines of their own."""
    return "  \n".join(piece.meta["paragraphs"])


def _quote(piece: Piece, reader: SlideReader) -> list[Block]:
    return read_quote(piece.inside, piece.first, reader)


def _stray(piece: Piece, reader: SlideReader) -> list[Block]:
    reader.remark(
        "text.block", "info", piece.first,
        say("Linjen med ::: lukker ingen blokk."),
        say("Ta den bort, eller skriv blokkens navn bak kolonene."),
    )  # fmt: skip
    return []


def _nothing(piece: Piece, reader: SlideReader) -> list[Block]:
    return []


PLAIN_READERS: dict[str, BlockReader] = {
    "text": _text, "heading": _heading, "fence": _code, "code_block": _code, "blockquote_open": _quote,
    "comment": _comment, "footnote": _footnote, "stray": _stray, "divider": _text, "hr": _nothing,
}  # fmt: skip
"""How each kind of piece that stands alone is read; `lists` and `containers` know the others."""
