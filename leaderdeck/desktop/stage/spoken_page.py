"""Speaker notes as a page to speak from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from leaderdeck.deck.blocks import Block, List, ListItem, Subheading, Text
from leaderdeck.deck.text import Paragraph, Run

_INDENT_PX = 22


def notes_page(notes: Iterable[Block]) -> str:
    """Qt's rich text of the notes, in the size and color of the widget that shows it."""
    parts: list[str] = []
    for block in notes:
        if isinstance(block, Text):
            parts.append(_paragraph(block.paragraph))
        elif isinstance(block, Subheading):
            parts.append(_paragraph(block.paragraph, bold=True))
        elif isinstance(block, List):
            parts.extend(_item(item) for item in block.items)
    return "".join(parts)


def _item(item: ListItem) -> str:
    mark = f"{item.number}. " if item.marker == "number" else "" if item.marker == "none" else "• "
    return _paragraph(item.paragraph, mark=mark, level=item.level + 1)


def _paragraph(paragraph: Paragraph, *, mark: str = "", level: int = 0, bold: bool = False) -> str:
    words = "".join(map(_run, paragraph.runs))
    words = f"<b>{words}</b>" if bold else words
    return f'<p style="margin-top:0;margin-bottom:0.7em;margin-left:{level * _INDENT_PX}px">{mark}{words}</p>'


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    words = f"<b>{words}</b>" if run.bold else words
    return f"<i>{words}</i>" if run.italic else words
