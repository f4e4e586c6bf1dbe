"""What stood on nearly every slide of an old presentation belongs to its looks: name, slogan, page number, logo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from leaderdeck.deck.blocks import Block, Picture, Text
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import say

FEWEST_SLIDES = 4
"""Of fewer slides nobody can say what is on every one."""
_SHARE = 0.6
_MOST_WORDS = 12
"""A longer text is said on purpose, however often."""
_NUMBER, _LETTER = re.compile(r"\d+"), re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 4
_WHY = say("Står på nesten alle lysbildene: hører til utseendet på den gamle presentasjonen.")

PictureKey = Callable[[int, Picture], Hashable]
"""Number of a slide (from 1) and a picture on it → what tells its file from others; None where it has none."""


def without_furniture(deck: Deck, key_of: PictureKey) -> tuple[Deck, tuple[LeftOut, ...]]:
    """The deck without it, and what that was, each once."""
    if len(deck.slides) < FEWEST_SLIDES:
        return deck, ()
    counts: Counter[Hashable] = Counter()
    for number, slide in enumerate(deck.slides, start=1):
        counts.update({key for block in slide.blocks for key in _keys(block, number, key_of)})
    recurring = {key for key, count in counts.items() if count >= _SHARE * len(deck.slides)}
    if not recurring:
        return deck, ()
    told: dict[Hashable, LeftOut] = {}
    slides = []
    for number, slide in enumerate(deck.slides, start=1):
        kept = []
        for block in slide.blocks:
            key = next((key for key in _keys(block, number, key_of) if key in recurring), None)
            if key is None:
                kept.append(block)
            elif isinstance(block, Text | Picture):
                told.setdefault(key, LeftOut(0, _name(block), _WHY))
        slides.append(_with_blocks(slide, kept))
    return replace(deck, slides=tuple(slides)), tuple(told.values())


def _with_blocks(slide: Slide, kept: list[Block]) -> Slide:
    return slide if len(kept) == len(slide.blocks) else replace(slide, blocks=tuple(kept))


def _keys(block: Block, number: int, key_of: PictureKey) -> Iterator[Hashable]:
    """By what it is known again: words without their numbers, or a picture's file."""
    if isinstance(block, Text):
        words = " ".join(block.paragraph.text.split()).casefold()
        if 0 < len(words.split()) <= _MOST_WORDS:
            yield _as_counted(words, number)
    elif isinstance(block, Picture):
        key = key_of(number, block)
        if key is not None:
            yield ("picture", key)


def _as_counted(words: str, number: int) -> Hashable:
    """The words, whatever page they count; figures of the talk itself, as «43 %», are told apart."""
    if words == str(number):
        return ("number",)
    return _NUMBER.sub("#", words) if len(_LETTER.findall(words)) >= _FEWEST_LETTERS else words


def _name(block: Text | Picture) -> str:
    return block.paragraph.text if isinstance(block, Text) else (block.alt or block.source)
