"""The Markdown of one slide as pieces: blocks with their lines, nested as they stand."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.token import Token

from leaderdeck.outline import block_rules
from leaderdeck.outline.letter_lists import Count, rewrite_letter_lists
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.plain_slides import read_plain_slide
from leaderdeck.quick_dataclass import dataclass


@dataclass(slots=True)
class Parsed:
    """A slide's pieces, the link addresses that it defines, and on which lines lists count with letters."""

    pieces: list[Piece]
    references: dict[str, dict[str, Any]]
    counts: dict[int, Count]


@cache
def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 10 * block_rules.DEEPEST})
    blocks = block_rules.BoundedBlocks()
    parser.block = blocks
    rules = blocks.ruler
    rules.disable(["html_block", "lheading"])
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    rules.at("table", block_rules.table, {"alt": ["paragraph", "reference"]})
    rules.at("fence", block_rules.fence, everywhere)
    rules.at("list", block_rules.enumeration, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("heading", block_rules.heading, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("paragraph", block_rules.prose)
    rules.at("reference", block_rules.reference)
    rules.before("reference", "footnote", block_rules.footnote, {"alt": ["paragraph", "reference"]})
    rules.before("list", "voice", block_rules.voice, everywhere)
    rules.before("list", "comment", block_rules.comment, everywhere)
    rules.before("list", "container", block_rules.container, everywhere)
    rules.before("list", "divider", block_rules.divider, everywhere)
    return parser


def parse_blocks(text: str) -> Parsed:
    """A slide's text as nested pieces; inline markup stays unread in their `content`."""
    plain = read_plain_slide(text)
    if plain is not None:
        return Parsed(plain, {}, {})
    source, counts = rewrite_letter_lists(text)
    tokens: list[Token] = []
    environment: dict[str, Any] = {}
    parser = _block_parser()
    parser.block.parse(source, parser, environment, tokens)
    return Parsed(_nested(tokens), environment.get("references", {}), counts)


def _nested(tokens: list[Token]) -> list[Piece]:
    outermost: list[Piece] = []
    open_lists = [outermost]
    for token in tokens:
        if token.nesting < 0:
            open_lists.pop()
            continue
        first, end = token.map or (0, 0)
        piece = Piece(token.type, first, end, token.content, token.info, token.meta)
        if token.attrs:
            piece.meta = token.attrs
        open_lists[-1].append(piece)
        if token.nesting > 0:
            open_lists.append(piece.inside)
    return outermost
