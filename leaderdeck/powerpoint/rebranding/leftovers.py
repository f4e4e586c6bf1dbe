"""What of the old profile lies loose on the slides: footers, dates, numbers, slogans, logos and grounds.

Only what repeats itself, stands at the edge, and is small counts; a person's own words in a slide's body never do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from leaderdeck.brand.kit import BrandKit
from leaderdeck.powerpoint.rebranding.elements import FOOTERS, A, P, words_of
from leaderdeck.powerpoint.rebranding.items import Item, alt_of
from leaderdeck.powerpoint.rebranding.old_deck import OldDeck
from leaderdeck.powerpoint.rebranding.report import Removed, RemovedKind
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

MOST_REPEATS = 3
"""Slides that the same thing must be found on at the same place."""
_LOW, _HIGH = 0.86, 0.12
"""Share of the slide's height below which, or above which, a text counts as standing at its edge."""
_FLAT = 0.1
"""Share of the slide's height that a footer may take."""
_SMALL_PICTURE = 0.12
"""Share of the slide that a logo may cover."""
_LOGO_ANYWHERE = 0.25
_PLACE_PT = 4.0
_LONGEST_FOOTER = 160
_NUMBER = re.compile(
    r"(?:side|page|lysbilde|lysbilete|slide|s\.|p\.)?\s*#?\d{1,4}(?:\s*(?:/|av|of|\|)\s*\d{1,4})?", re.I
)
_DATES = ("datetime",)


@dataclass(frozen=True, slots=True)
class SlideItems:
    """One old slide's items, with what tells them apart."""

    number: int
    part: str
    items: list[Item]


@dataclass(slots=True)
class Leftovers:
    """What the deck repeats, worked out once for all of its slides."""

    deck: OldDeck
    kit: BrandKit
    texts: set[tuple[str, int, int]] = field(default_factory=set)
    """(words, place) that stand on several slides."""
    pictures: set[str] = field(default_factory=set)
    """Digests of logos."""
    grounds: set[str] = field(default_factory=set)
    """Digests of pictures that cover slide after slide."""
    slogans: frozenset[str] = frozenset()

    def take_from(self, slide: SlideItems) -> tuple[list[Item], list[Removed]]:
        """The items that stay, and what went."""
        kept: list[Item] = []
        gone: list[Removed] = []
        old = self.deck.layout_of(slide.part)
        for item in slide.items:
            kind = self._kind(item, slide, old.words, old.pictures)
            if kind is None:
                kept.append(item)
            else:
                gone.append(Removed(slide.number, kind, item.words, alt_of(item)))
        return kept, gone

    def _kind(self, item: Item, slide: SlideItems, fixed: frozenset[str], drawn: frozenset[str]) -> RemovedKind | None:
        if item.type in FOOTERS:
            return {"sldNum": "number", "dt": "date"}.get(item.type, "footer")  # type: ignore[return-value]
        if item.ph is not None:
            return None
        if item.kind == "picture" and not item.media:
            return self._picture_kind(item, slide.part, drawn)
        if item.kind in ("text", "shape") and item.words:
            return self._text_kind(item, fixed)
        return None

    def _picture_kind(self, item: Item, part: str, drawn: frozenset[str]) -> RemovedKind | None:
        digest = self.deck.picture_of(part, item.main)
        share = _share(item.frame, self.deck)
        if digest in self.grounds and share >= 0.85:
            return "ground"
        small = share <= _LOGO_ANYWHERE
        return "logo" if small and digest and (digest in self.pictures or digest in drawn) else None

    def _text_kind(self, item: Item, fixed: frozenset[str]) -> RemovedKind | None:
        words = plain_words(item.words)
        if not self._at_edge(item) or len(words) > _LONGEST_FOOTER:
            return None
        fields = {each.get("type", "") for each in item.main.iter(f"{A}fld")}
        if fields and _NUMBER.fullmatch(words.replace("‹#›", "1")):
            return "number"
        if any(each.startswith(_DATES) for each in fields) and len(fields) == 1:
            return "date"
        if words in self.slogans or words in fixed:
            return "slogan"
        place = _place(item.frame)
        if _NUMBER.fullmatch(words) and ("#", *place) in self.texts:
            return "number"
        return "footer" if (words, *place) in self.texts else None

    def _at_edge(self, item: Item) -> bool:
        frame, height = item.frame, self.deck.height
        if frame is None or frame.height > _FLAT * height * 1.6:
            return False
        middle = frame.y + frame.height / 2
        return middle >= _LOW * height or middle <= _HIGH * height


def find_leftovers(deck: OldDeck, kit: BrandKit, slides: Sequence[SlideItems]) -> Leftovers:
    """What repeats itself on these slides."""
    texts: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    pictures: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    grounds: dict[str, set[int]] = defaultdict(set)
    covering: dict[str, set[int]] = defaultdict(set)
    for slide in slides:
        ground = deck.package.tree(slide.part).find(f"{P}cSld/{P}bg")
        digest = deck.picture_of(slide.part, ground) if ground is not None else ""
        if digest:
            covering[digest].add(slide.number)
        for item in slide.items:
            if item.ph is not None or item.frame is None:
                continue
            if item.kind in ("text", "shape") and item.words:
                words = plain_words(item.words)
                texts["#" if _NUMBER.fullmatch(words) else words, *_place(item.frame)].add(slide.number)
            elif item.kind == "picture" and not item.media:
                _note_picture(deck, slide, item, pictures, grounds)
    said = [kit.name, *kit.residue, *(slogan for _, slogan in kit.slogans)]
    return Leftovers(
        deck,
        kit,
        {key for key, numbers in texts.items() if len(numbers) >= MOST_REPEATS},
        {key[0] for key, numbers in pictures.items() if len(numbers) >= MOST_REPEATS},
        {key for key, numbers in grounds.items() if len(numbers) >= MOST_REPEATS}
        | {key for key, numbers in covering.items() if len(numbers) > 1},
        frozenset(plain_words(each) for each in said if each),
    )


def plain_words(text: str) -> str:
    """Words without differences that nobody sees."""
    return " ".join(text.split()).casefold()


def take_from_notes(root: object, number: int) -> list[Removed]:
    """Header, footer and date of a notes page go: they name the old organization, and the day it was printed."""
    gone = []
    for shape in list(root.iter(f"{P}sp")):  # type: ignore[attr-defined]
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type") in ("hdr", "ftr", "dt"):
            kind: RemovedKind = "date" if ph.get("type") == "dt" else "footer"
            gone.append(Removed(number, kind, words_of(shape), notes=True))
            shape.getparent().remove(shape)
    return gone


def _note_picture(
    deck: OldDeck,
    slide: SlideItems,
    item: Item,
    pictures: dict[tuple[str, int, int], set[int]],
    grounds: dict[str, set[int]],
) -> None:
    digest = deck.picture_of(slide.part, item.main)
    share = _share(item.frame, deck)
    if digest and share <= _SMALL_PICTURE:
        pictures[digest, *_place(item.frame)].add(slide.number)
    elif digest and share >= 0.85:
        grounds[digest].add(slide.number)


def _place(frame: Frame | None) -> tuple[int, int]:
    if frame is None:
        return 0, 0
    return round((frame.x + frame.width / 2) / _PLACE_PT / 2), round((frame.y + frame.height / 2) / _PLACE_PT / 2)


def _share(frame: Frame | None, deck: OldDeck) -> float:
    return frame.width * frame.height / (deck.width * deck.height) if frame is not None else 0.0
