"""Short ways to read a text and look at what came of it."""

from leaderdeck.deck.blocks import Block, List
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.outline.reader import read_deck


def slide_of(body: str, heading: str = "# Tittel") -> Slide:
    """The one slide that this body gives under a heading."""
    deck = read_deck(f"{heading}\n\n{body}\n")
    assert len(deck.slides) == 1, deck.slides
    return deck.slides[0]


def blocks_of(body: str) -> tuple[Block, ...]:
    return slide_of(body).blocks


def block_of(body: str) -> Block:
    """The one block that this body gives."""
    blocks = blocks_of(body)
    assert len(blocks) == 1, blocks
    return blocks[0]


def said(paragraph: Paragraph | None) -> str | None:
    return None if paragraph is None else paragraph.text


def titles(deck: Deck) -> list[str | None]:
    return [said(slide.title) for slide in deck.slides]


def items(block: Block) -> list[tuple[int, str, int, str]]:
    """(level, marker, number, text) of each item of a list."""
    assert isinstance(block, List)
    return [(item.level, item.marker, item.number, item.paragraph.text) for item in block.items]


def rules(deck: Deck) -> list[tuple[str, int]]:
    return [(remark.rule, remark.line) for remark in deck.remarks]
