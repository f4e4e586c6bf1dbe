"""Changes to the order of slides, as functions from text to text, and which slides are chosen afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from leaderdeck.deck.slide import Deck
from leaderdeck.outline.reader import read_deck
from leaderdeck.talk import Talk, brand_names

Rewrite: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class SlideEdit:
    """One change. `chosen` are the slides to choose when the talk has `slides` slides after it."""

    rewrite: Rewrite
    slides: int
    chosen: tuple[int, ...]


def move(talk: Talk, indexes: Sequence[int], before: int) -> SlideEdit | None:
    """Bring slides together in front of the slide `before`; None where they stand there already."""
    from leaderdeck.outline.rewrite import move_slides

    chosen = sorted(indexes)
    first = before - sum(1 for index in chosen if index < before)
    places = tuple(range(first, first + len(chosen)))
    if not chosen or tuple(chosen) == places:
        return None

    def rewrite(text: str) -> str:
        now = _Now(talk, text)
        return move_slides(text, now.indexes(chosen), now.boundary(before))

    return SlideEdit(rewrite, len(talk.deck.slides), places)


def move_earlier(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """One slide towards the start."""
    return move(talk, indexes, max(0, min(indexes) - 1)) if indexes else None


def move_later(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """One slide towards the end."""
    return move(talk, indexes, min(len(talk.deck.slides), max(indexes) + 2)) if indexes else None


def delete(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """Take slides away; the one that comes in their place is chosen."""
    from leaderdeck.outline.rewrite import delete_slides

    if not indexes:
        return None
    chosen = sorted(indexes)
    left = len(talk.deck.slides) - len(chosen)
    return SlideEdit(
        lambda text: delete_slides(text, _Now(talk, text).indexes(chosen)),
        left,
        (min(chosen[0], left - 1),) if left else (),
    )


def duplicate(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """A copy of the slides behind the last of them."""
    return insert(talk, markdown_of(talk, indexes), max(indexes) + 1) if indexes else None


def insert(talk: Talk, markdown: str, before: int) -> SlideEdit | None:
    """Slides written as Markdown, in front of the slide `before`."""
    from leaderdeck.outline.rewrite import insert_slides

    if not markdown.strip():
        return None
    count = len(talk.deck.slides)
    more = max(1, len(read_deck(insert_slides(talk.text, markdown, before), brand_names(talk.kit)).slides) - count)
    return SlideEdit(
        lambda text: insert_slides(text, markdown, _Now(talk, text).boundary(before)),
        count + more,
        tuple(range(before, before + more)),
    )


def split(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """The first of the slides becomes two."""
    from leaderdeck.outline.rewrite import split_at_half

    if not indexes:
        return None
    index = min(indexes)

    def rewrite(text: str) -> str:
        places = _Now(talk, text).indexes((index,))
        return split_at_half(text, places[0]) if places else text

    return SlideEdit(rewrite, len(talk.deck.slides) + 1, (index, index + 1))


def hide(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """Hide slides, or show them again when all of them are hidden."""
    from leaderdeck.outline.rewrite import hide_slides

    if not indexes:
        return None
    hidden = not all(talk.deck.slides[index].hidden for index in indexes)
    chosen = tuple(sorted(indexes))
    return SlideEdit(
        lambda text: hide_slides(text, _Now(talk, text).indexes(chosen), hidden=hidden),
        len(talk.deck.slides),
        chosen,
    )


def markdown_of(talk: Talk, indexes: Sequence[int]) -> str:
    """The slides' text, to be pasted elsewhere."""
    from leaderdeck.outline.rewrite import copy_slides

    return copy_slides(talk.text, sorted(indexes))


class _Now:
    """Where a talk's slides stand in the text as it is now, for one may have typed since the talk was read."""

    def __init__(self, talk: Talk, text: str) -> None:
        old = talk.deck
        new = old if text == talk.text else read_deck(text, brand_names(talk.kit))
        self._moved = len(new.slides) - len(old.slides)
        self._alike = _alike_at_start(old, new)

    def indexes(self, indexes: Sequence[int]) -> list[int]:
        """The same slides' places now."""
        return [index if index < self._alike or not self._moved else index + self._moved for index in indexes]

    def boundary(self, before: int) -> int:
        """The same place between slides now."""
        return before if before <= self._alike or not self._moved else before + self._moved


def _alike_at_start(old: Deck, new: Deck) -> int:
    for place, (one, other) in enumerate(zip(old.slides, new.slides, strict=False)):
        if one is not other and one != other:
            return place
    return min(len(old.slides), len(new.slides))
