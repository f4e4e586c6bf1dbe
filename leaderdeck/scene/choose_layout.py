"""Which layout a slide gets: the one its writer asked for where it can hold the content, else the one that suits it."""

from __future__ import annotations

import re
from collections.abc import Callable

from leaderdeck.deck.blocks import (
    Agenda,
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Facts,
    List,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.deck.slide import LayoutName, Slide
from leaderdeck.scene.presentable import presentable

STATEMENT_CHARACTERS = 160
"""A lone paragraph up to this length is a statement; a longer one is something to read."""

_GOODBYE = re.compile(
    r"\b(takk|tusen takk|mange takk|hjertelig takk|hjarteleg takk|ha det|på gjensyn|på attersyn|vel heim|vel hjem|"
    r"god tur|farvel|lykke til|thanks?|thank you|goodbye|good bye|farewell|see you)\b|"
    r"^(spørsmål|questions|ordet er fritt|any questions|spørsmål og svar|q ?& ?a|slutt|the end|kontakt|contact)\W*$",
    re.IGNORECASE,
)
_BESIDE_A_PICTURE = (Text, Subheading, List, Callout, Quote, Code)
_TEXT = (Text, Subheading, List)


def choose_layout(slide: Slide) -> LayoutName:
    """The layout's name: the one asked for, unless it cannot hold what the slide says."""
    if slide.layout and holds_content(slide, slide.layout):
        return slide.layout
    return layout_by_content(slide)


def holds_content(slide: Slide, layout: LayoutName) -> bool:
    """Whether this layout can hold what the slide says, as far as is known before it is composed."""
    return _HOLDS.get(layout, _holds_anything)(slide)


def layout_by_content(slide: Slide) -> LayoutName:
    """The layout that suits the content, whatever was asked for."""
    if slide.kind == "cover":
        return "cover"
    blocks = shown_blocks(slide)
    if not blocks:
        return _for_heading_alone(slide)
    if slide.kind == "section" and _only(blocks, *_TEXT):
        return "section"
    if _is_lone_statement(slide, blocks):
        return "statement"
    if _is_comparison(slide):
        return "comparison"
    if len(blocks) == 1:
        block = blocks[0]
        if isinstance(block, Steps):
            return block.kind
        return _SINGLE.get(type(block), "content")
    if sum(isinstance(block, Picture) for block in blocks) == 1 and _only(blocks, Picture, *_BESIDE_A_PICTURE):
        return "picture-text"
    return "content"


_SINGLE: dict[type, LayoutName] = {
    Quote: "quote", Columns: "columns", Facts: "facts", Agenda: "agenda", Table: "table", Chart: "chart",
    Picture: "picture",
}  # fmt: skip


def shown_blocks(slide: Slide) -> tuple[Block, ...]:
    """The blocks that need room, in a form that can hold them: all but pictures behind everything."""
    return presentable(block for block in slide.blocks if not is_background(block))


def is_background(block: Block) -> bool:
    """Whether this is a picture that lies behind the slide."""
    return isinstance(block, Picture) and block.placement == "background"


def compared(blocks: tuple[Block, ...]) -> tuple[tuple[Subheading, tuple[Block, ...]], ...]:
    """Each subheading with the blocks it owns; empty where something stands before the first subheading."""
    if not blocks or not isinstance(blocks[0], Subheading):
        return ()
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Subheading)]
    groups = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        head = blocks[start]
        if isinstance(head, Subheading):
            groups.append((head, blocks[start + 1 : end]))
    return tuple(groups)


def says_goodbye(title: str) -> bool:
    """Whether a heading thanks, says goodbye or asks for questions, in bokmål, nynorsk or English."""
    words = title.strip()
    return len(words) <= 80 and bool(_GOODBYE.search(words))


def _for_heading_alone(slide: Slide) -> LayoutName:
    if slide.deeper_follow:
        return "section"
    if slide.title is None:
        return "blank" if slide.blocks else "content"
    if slide.last and says_goodbye(slide.title.text):
        return "closing"
    return "section" if slide.kind == "section" else "statement"


def _is_lone_statement(slide: Slide, blocks: tuple[Block, ...]) -> bool:
    if slide.title is not None or len(blocks) != 1 or not isinstance(blocks[0], Text):
        return False
    return len(blocks[0].paragraph.text) <= STATEMENT_CHARACTERS


def _is_comparison(slide: Slide) -> bool:
    """Exactly two subheadings that each own content, of kinds that stand well in half a slide."""
    groups = compared(shown_blocks(slide))
    return len(groups) == 2 and all(owned and not _only_wide(owned) for _, owned in groups)


def _only_wide(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Columns | Agenda | Steps | Facts) for block in blocks)


def _only(blocks: tuple[Block, ...], *kinds: type) -> bool:
    return all(isinstance(block, kinds) for block in blocks)


def _holds_anything(slide: Slide) -> bool:
    return True


def _holds_text(slide: Slide) -> bool:
    return slide.title is not None and _only(shown_blocks(slide), *_TEXT)


def _holds_statement(slide: Slide) -> bool:
    blocks = shown_blocks(slide)
    if slide.title is None:
        return len(blocks) == 1 and isinstance(blocks[0], Text)
    return _only(blocks, *_TEXT)


def _holds_one(*kinds: type) -> Callable[[Slide], bool]:
    def holds(slide: Slide) -> bool:
        blocks = shown_blocks(slide)
        return len(blocks) == 1 and isinstance(blocks[0], kinds)

    return holds


def _holds_quote(slide: Slide) -> bool:
    blocks = shown_blocks(slide)
    return len(blocks) == 1 and isinstance(blocks[0], Quote | Text)


def _holds_columns(slide: Slide) -> bool:
    return _holds_one(Columns)(slide) or len(compared(shown_blocks(slide))) in (2, 3)


def _holds_comparison(slide: Slide) -> bool:
    blocks = shown_blocks(slide)
    if len(blocks) == 1 and isinstance(blocks[0], Columns):
        return len(blocks[0].columns) == 2 and all(column.heading for column in blocks[0].columns)
    return len(compared(blocks)) == 2


def _holds_picture_text(slide: Slide) -> bool:
    blocks = shown_blocks(slide)
    pictures = sum(isinstance(block, Picture) for block in blocks)
    return pictures == 1 and len(blocks) > 1 and _only(blocks, Picture, *_BESIDE_A_PICTURE)


def _holds_cover(slide: Slide) -> bool:
    return slide.title is not None


_HOLDS: dict[LayoutName, Callable[[Slide], bool]] = {
    "cover": _holds_cover, "section": _holds_text, "statement": _holds_statement, "closing": _holds_text,
    "quote": _holds_quote, "columns": _holds_columns, "comparison": _holds_comparison, "facts": _holds_one(Facts),
    "agenda": _holds_one(Agenda), "steps": _holds_one(Steps), "timeline": _holds_one(Steps),
    "table": _holds_one(Table), "chart": _holds_one(Chart), "picture": _holds_one(Picture),
    "picture-text": _holds_picture_text,
}  # fmt: skip
