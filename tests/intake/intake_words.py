"""Words counted: what the tests of prose compare."""

import re
from collections import Counter

from leaderdeck.deck.blocks import Agenda, Callout, Code, Columns, Facts, Picture, Quote, Steps, Table
from leaderdeck.deck.slide import Deck
from leaderdeck.intake.prose_to_talk import Outlined

SEEDS = (0, 1, 2, 3, 4)


def words_of(*texts: str) -> Counter[str]:
    """How often each word stands in the texts, in small letters."""
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text.casefold()))


def said_and_shown(deck: Deck) -> list[str]:
    """All texts of a deck: on slides, at their feet and in speaker notes."""
    texts: list[str] = []
    for slide in deck.slides:
        for paragraph in (slide.title, slide.subtitle, *slide.details, *slide.sources):
            texts.append(paragraph.text if paragraph else "")
        for block in (*slide.blocks, *slide.speaker_notes):
            texts += _texts(block)
    return texts


def _texts(block: object) -> list[str]:
    match block:
        case Columns():
            return [text for column in block.columns for inner in column.blocks for text in _texts(inner)]
        case Callout():
            return [text for inner in block.blocks for text in _texts(inner)]
        case Quote():
            return [paragraph.text for paragraph in (*block.paragraphs, block.source) if paragraph]
        case Facts():
            return [text for fact in block.facts for text in (fact.value.text, fact.label.text)]
        case Agenda():
            return [
                text for item in block.items for text in (item.time, item.matter.text, item.duration, item.owner.text)
            ]
        case Steps():
            return [text for step in block.steps for text in (step.name.text, step.text.text if step.text else "")]
        case Table():
            return [cell.text for row in (block.header, *block.rows) for cell in row]
        case Code():
            return [block.text]
        case Picture():
            return [block.alt, block.caption]
    items = getattr(block, "items", None)
    numbers = [str(item.number) for item in items or () if item.marker == "number"]
    numbers += [chr(ord("a") - 1 + item.number) for item in items or () if item.marker == "letter"]
    return [*numbers, *(item.paragraph.text for item in items)] if items else [block.paragraph.text]  # type: ignore[attr-defined]


def left_out(made: Outlined) -> list[str]:
    """The words that the account says were left out."""
    return [left.words for left in made.left_out]
