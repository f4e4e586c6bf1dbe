"""What a link brought: the slides or the passage of another file, or why nothing came."""

from __future__ import annotations

from leaderdeck.deck.blocks import Block
from leaderdeck.deck.linked import LinkTrouble
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Inserted:
    """What a link brings. All lines are 0."""

    target: str
    slides: tuple[Slide, ...] = ()
    levels: tuple[int, ...] = ()
    """For each slide the level of the heading that began it; 0 where a rule did."""
    blocks: tuple[Block, ...] = ()
    """A quotation or figures, where such a passage was asked for."""
    sources: tuple[Paragraph, ...] = ()
    trouble: LinkTrouble = ""
    others: tuple[tuple[str, LinkTrouble], ...] = ()
    """Links inside the file from which nothing came."""
    file: str = ""
    place: str = ""
    title: str = ""
    best_before: str = ""
