"""A link inside a slide's text: the quotation or figures that it brought stand where it stands."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.deck.blocks import Block, Text
from leaderdeck.deck.linked import LinkTrouble
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import INTERFACE_LANGUAGES, say
from leaderdeck.outline.includes import Directive, read_directive
from leaderdeck.outline.includes_found import Inserted
from leaderdeck.outline.includes_moving import Moved, moved_value
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import BlockReader, LinkHere, SlideReader

PLACEHOLDER = say("Settes inn: {target}")
_LONGEST_TARGET = 120


def placeholder(target: str, language: str, line: int = 0) -> Text:
    """What stands where nothing came, quietly, in the talk's language."""
    short = {"no": "nb"}.get(language.lower()[:2], language.lower()[:2])
    words = replace(PLACEHOLDER, values=(("target", target[:_LONGEST_TARGET]),))
    shown = words.in_language(short if short in INTERFACE_LANGUAGES else "en")
    return Text(Paragraph((Run(shown, italic=True),), line), line)


def _include(piece: Piece, reader: SlideReader) -> list[Block]:
    directive = read_directive(piece.meta["info"]) or Directive("")
    known = dict(reader.around.inserted).get(directive.target) if directive.passage else None
    trouble: LinkTrouble = "no-shelf" if directive.passage else "inside" if directive.file else "no-file"
    inserted = known or Inserted(directive.target, trouble=trouble)
    reader.links.append(LinkHere(piece.first, inserted))
    if inserted.trouble:
        return [placeholder(directive.target, reader.around.language, piece.first)]
    how = Moved(line=piece.first)
    sources = reader.spoken_sources if reader.is_spoken else reader.sources
    sources += moved_value(inserted.sources, how)
    return list(moved_value(inserted.blocks, how))


INCLUDE_READERS: dict[str, BlockReader] = {"include": _include}
