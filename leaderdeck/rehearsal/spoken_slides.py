"""What a rehearsal knows of each slide: how to recognize it again, and how many words are said to it."""

from __future__ import annotations

import hashlib
from collections import Counter

from leaderdeck.checks.pace import count_words
from leaderdeck.checks.passages import passages_of
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.quick_dataclass import dataclass

KEY_BYTES = 8
_FAREWELLS = frozenset({"cover", "closing"})


@dataclass(frozen=True, slots=True)
class SpokenSlide:
    """One slide of the deck, hidden ones too."""

    key: str
    """The same for the same title, wherever the slide moves and whatever else changes on it; tells no words."""
    title: str
    words: int
    """Words of the speaker notes."""
    is_hidden: bool = False
    is_frame: bool = False
    """Covers, headings of sections and the closing, which hold the talk together."""
    level: int = 1
    section: int = -1
    """The place of its section; below zero where the talk has none."""


def spoken_slides(deck: Deck) -> tuple[SpokenSlide, ...]:
    """All slides in their order."""
    sections = {
        index: place
        for place, section in enumerate(deck.sections)
        for index in range(section.first, section.first + section.count)
    }
    seen: Counter[str] = Counter()
    found: list[SpokenSlide] = []
    for index, slide in enumerate(deck.slides):
        passages = passages_of(slide)
        name = slide.title.text if slide.title else next((one.text for one in passages if not one.is_spoken), "")
        name = " ".join(name.casefold().split())
        seen[name] += 1
        words = sum(count_words(passage.text) for passage in passages if passage.is_spoken)
        title = " ".join(slide.title.text.split()) if slide.title else ""
        key, section = _key(name, seen[name]), sections.get(index, -1)
        found.append(SpokenSlide(key, title, words, slide.hidden, _is_frame(slide), slide.level, section))
    return tuple(found)


def _key(name: str, time: int) -> str:
    return hashlib.blake2b(f"{time} {name}".encode(), digest_size=KEY_BYTES).hexdigest()


def _is_frame(slide: Slide) -> bool:
    return slide.kind != "slide" or slide.layout in _FAREWELLS or (slide.last and not slide.blocks)
