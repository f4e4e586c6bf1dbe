"""One slide's text → its Slide. It depends on nothing else, so a slide that did not change is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from leaderdeck.deck.blocks import Block, Picture, Text
from leaderdeck.deck.origin_marks import OriginMark
from leaderdeck.deck.slide import LAYOUT_NAMES, NORWEGIAN_LAYOUT_NAMES, LayoutName, Remark, Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.outline.attributes import NO_ATTRIBUTES, Attributes, split_trailing_attributes
from leaderdeck.outline.blocks import PLAIN_READERS, read_blocks, without_private
from leaderdeck.outline.containers import CONTAINER_READERS
from leaderdeck.outline.cover import as_cover
from leaderdeck.outline.includes_blocks import INCLUDE_READERS
from leaderdeck.outline.lists import LIST_READERS
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.residue import plain_name
from leaderdeck.outline.slide_reader import LinkHere, SlideReader, Surroundings
from leaderdeck.outline.voices import container_name
from leaderdeck.quick_dataclass import dataclass

_READERS = {**PLAIN_READERS, **LIST_READERS, **CONTAINER_READERS, **INCLUDE_READERS}
LAYOUT_WORDS: dict[str, LayoutName] = {**{name: name for name in LAYOUT_NAMES}, **NORWEGIAN_LAYOUT_NAMES}
HIDDEN_WORDS = {"hidden", "skjult"}
SLOT_WORDS = {"slot", "bolk"}
_HEADING_WORDS = {*LAYOUT_WORDS, *HIDDEN_WORDS, *SLOT_WORDS}
_UNHEARD = {"hr", "comment", "footnote", "stray"}
_SLIDES_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class SlideReading:
    """A slide, and what was noticed while reading it; all lines count from 0 at the slide's first."""

    slide: Slide
    remarks: tuple[Remark, ...] = ()
    residue: tuple[int, ...] = ()
    links: tuple[LinkHere, ...] = ()
    origin_marks: tuple[tuple[int, OriginMark], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown, said or kept privately: such a slide is dropped."""
        slide = self.slide
        return not (
            slide.title or slide.blocks or slide.sources or slide.speaker_notes or slide.private or slide.subtitle
            or slide.details or slide.layout
        )  # fmt: skip


@lru_cache(maxsize=_SLIDES_REMEMBERED)
def read_slide(text: str, kind: Literal["cover", "section", "slide"], around: Surroundings) -> SlideReading:
    """The slide that this text describes."""
    parsed = parse_blocks(text)
    reader = SlideReader(text.split("\n"), around, _READERS, parsed.counts)
    pieces = _without_residue(without_private(parsed.pieces, reader), reader)
    place = title_place(pieces)
    heading, is_named = _heading(pieces[place], reader) if place is not None else (None, False)
    attributes = _attributes(pieces[place], reader) if place is not None else NO_ATTRIBUTES
    rest = pieces if place is None else [*pieces[:place], *pieces[place + 1 :]]
    shown = (
        _backgrounds(attributes, heading) + (heading[1] if heading else []) + read_blocks(rest, reader, on_slide=True)
    )
    is_bare = not heading and not shown and not reader.sources
    is_blank = kind != "cover" and is_bare and (is_named or bool(reader.notes or reader.private))
    slide = Slide(
        kind=kind,
        title=heading[0] if heading and heading[0].runs else None,
        level=pieces[place].meta["level"] if place is not None else 0,
        blocks=tuple(shown),
        layout=_layout(attributes) or ("blank" if is_blank else None),
        sources=tuple(reader.sources),
        speaker_notes=tuple(reader.notes) + tuple(Text(source) for source in reader.spoken_sources),
        private="\n\n".join(reader.private),
        hidden=not HIDDEN_WORDS.isdisjoint(attributes.classes) or (is_blank and not is_named and not reader.notes),
        is_slot=not SLOT_WORDS.isdisjoint(attributes.classes),
    )
    if kind == "cover" or slide.layout == "cover":
        slide = as_cover(slide)
    return SlideReading(
        slide,
        tuple(reader.remarks),
        tuple(sorted(reader.residue)),
        tuple(reader.links),
        tuple(reader.origin_marks),
    )


def _without_residue(pieces: Sequence[Piece], reader: SlideReader) -> list[Piece]:
    """The pieces without lines that are just the brand's name or slogan; speaker notes keep theirs."""
    rest: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind == "voice":
            return rest + list(pieces[place:])
        if piece.kind == "text":
            piece.content = reader.without_residue(piece.content, piece.first, piece.end)
        if piece.kind != "text" or piece.content.strip():
            rest.append(piece)
    return rest


def title_place(pieces: Sequence[Piece]) -> int | None:
    """Which piece is the slide's heading: nothing that is shown may stand above it."""
    for place, piece in enumerate(pieces):
        if piece.kind == "heading":
            return place
        if piece.kind == "container_open" and container_name(piece.meta["attributes"]) in ("notes", "private"):
            continue
        if piece.kind not in _UNHEARD:
            return None
    return None


def _heading(piece: Piece, reader: SlideReader) -> tuple[tuple[Paragraph, list[Block]] | None, bool]:
    """The title with pictures that stood in it, None where empty or just the brand's name; and whether it has one."""
    content = split_trailing_attributes(piece.content)[0]
    if plain_name(content) in reader.around.names:
        reader.residue.update(range(piece.first, piece.end))
        return None, False
    paragraph, pictures = reader.paragraph_and_pictures(content, piece.first)
    if not paragraph.text.strip() and not pictures:
        return None, True
    return (paragraph, list[Block](pictures)), True


def _attributes(piece: Piece, reader: SlideReader) -> Attributes:
    attributes = split_trailing_attributes(piece.content)[1]
    unknown = [name for name in attributes.classes if name not in _HEADING_WORDS]
    reader.unknown_attributes(("." + name for name in unknown), piece.first)
    return attributes


def _layout(attributes: Attributes) -> LayoutName | None:
    return next((LAYOUT_WORDS[name] for name in attributes.classes if name in LAYOUT_WORDS), None)


def _backgrounds(attributes: Attributes, heading: tuple[Paragraph, list[Block]] | None) -> list[Block]:
    source = attributes.value("background-image", "bakgrunn", "background")
    line = heading[0].line if heading else 0
    return [Picture(source, placement="background", decorative=True, line=line)] if source else []


def moved(remark: Remark, by: int) -> Remark:
    """A remark with its line counted from elsewhere."""
    return replace(remark, line=remark.line + by)
