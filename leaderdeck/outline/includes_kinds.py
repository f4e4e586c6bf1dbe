"""Notes that are one quotation or one figure, as their card says it, shown as what they are."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.deck.blocks import Block, Fact, Facts, Quote, Text
from leaderdeck.deck.slide import FrontMatter, Slide
from leaderdeck.deck.text import Paragraph, plain


def as_its_kind(slide: Slide, card: FrontMatter) -> Slide:
    """The slide of a note: a note that is a quotation shows one with its source, a fact its figure and its source."""
    if card.kind == "quote":
        return _quoted(slide, card)
    if card.kind == "fact" and card.value:
        return _counted(slide, card)
    return slide


def _quoted(slide: Slide, card: FrontMatter) -> Slide:
    said = card.source or ", ".join(card.people)
    blocks: tuple[Block, ...] = slide.blocks
    texts = [block.paragraph for block in blocks if isinstance(block, Text)]
    if texts and len(texts) == len(blocks):
        blocks = (Quote(tuple(texts)),)
    if said:
        blocks = tuple(
            replace(block, source=plain(said)) if isinstance(block, Quote) and not block.source else block
            for block in blocks
        )
    return replace(slide, blocks=blocks)


def _counted(slide: Slide, card: FrontMatter) -> Slide:
    if any(isinstance(block, Facts) for block in slide.blocks):
        return _sourced(slide, card)
    figure = f"{card.value}\u00a0{card.unit}".strip("\u00a0")
    texts = [block for block in slide.blocks if isinstance(block, Text)]
    first = texts[0] if texts else None
    label = first.paragraph if first else slide.title or Paragraph(())
    rest = tuple(block for block in slide.blocks if block is not first)
    return _sourced(replace(slide, blocks=(Facts((Fact(plain(figure), label),)), *rest)), card)


def _sourced(slide: Slide, card: FrontMatter) -> Slide:
    return slide if slide.sources or not card.source else replace(slide, sources=(plain(card.source),))


def markdown_of_its_kind(text: str, card: FrontMatter) -> str:
    """The text (with line feeds) of such a note as a talk writes a quotation or a figure."""
    if card.kind not in ("quote", "fact"):
        return text
    head, body = _head_and_body(text)
    if not body or any(line.startswith((">", ":::", "#", "-", "|")) for line in body):
        return text
    said = card.source or (", ".join(card.people) if card.kind == "quote" else "")
    if card.kind == "quote":
        source = [">", f"> — {said}"] if said else []
        return "\n".join([*head, *(f"> {line}".rstrip() for line in body), *source])
    if not card.value:
        return text
    label = " ".join(line.strip() for line in body if line.strip())
    figure = f"{label}: {card.value} {card.unit}".rstrip()
    return "\n".join([*head, "::: fakta", figure, ":::", *(["", f"Kilde: {said}"] if said else [])])


def _head_and_body(text: str) -> tuple[list[str], list[str]]:
    lines = text.strip("\n").split("\n")
    at = 1 if lines[0].startswith("#") else 0
    body = "\n".join(lines[at:]).strip("\n")
    return ([lines[0], ""] if at else []), (body.split("\n") if body else [])
