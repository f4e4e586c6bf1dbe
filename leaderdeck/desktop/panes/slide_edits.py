"""Changes to the order of slides, as functions from text to text, and which slides are chosen afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.language import Sentence, say
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import (
    add_slide,
    brand_names_known,
    copy_slides,
    delete_slides,
    duplicate_slides,
    hide_slides,
    insert_slides,
    move_slides,
    slide_range,
    split_at_half,
)
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk, brand_names

Rewrite: TypeAlias = Callable[[str], str]
_LONG_TEXT = 20_000
"""Characters beyond which trying out whether a slide can be divided would make a menu wait."""


@dataclass(frozen=True, slots=True)
class SlideEdit:
    """One change, and the slides that are chosen in the talk that comes of it."""

    rewrite: Rewrite
    chosen: Callable[[Deck], Sequence[int]]
    told: Sentence | None = None
    """What has happened, where one may want it back."""


def move(talk: Talk, indexes: Sequence[int], before: int) -> SlideEdit | None:
    """Bring slides together in front of the slide `before`; None where they stand there already."""
    indexes = sorted(indexes)
    first = before - sum(1 for index in indexes if index < before)
    places = range(first, first + len(indexes))
    if list(places) == indexes:
        return None

    moved = [talk.deck.slides[index] for index in indexes]
    return SlideEdit(
        _on(talk, lambda text, now: move_slides(text, now.indexes(indexes), now.boundary(before))),
        lambda deck: _found_near(deck, moved, places),
    )


def move_earlier(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """One slide towards the start."""
    return move(talk, indexes, max(0, min(indexes) - 1))


def move_later(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """One slide towards the end."""
    return move(talk, indexes, min(len(talk.deck.slides), max(indexes) + 2))


def delete(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """Take slides away; the one that comes in their place is chosen."""
    first = min(indexes)
    return SlideEdit(
        _on(talk, lambda text, now: delete_slides(text, now.indexes(indexes))),
        lambda deck: [min(first, len(deck.slides) - 1)] if deck.slides else [],
        _deleted(len(indexes)),
    )


def cut(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """The same when the slides are on the clipboard: whoever cuts knows where they are."""
    edit = delete(talk, indexes)
    return replace(edit, told=None) if edit is not None else None


def _deleted(count: int) -> Sentence:
    return say("Lysbildet er slettet.") if count == 1 else say("{count} lysbilder er slettet.", count=count)


def duplicate(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """Copies behind the last of them, which are chosen."""
    return SlideEdit(
        _on(talk, lambda text, now: duplicate_slides(text, now.indexes(indexes))),
        partial(_those_that_came, talk.deck, max(indexes) + 1),
    )


def insert(talk: Talk, markdown: str, before: int) -> SlideEdit | None:
    """Slides written as Markdown, in front of the slide `before`; they are chosen."""
    if not markdown.strip():
        return None
    return SlideEdit(
        _on(talk, lambda text, now: insert_slides(text, markdown, now.boundary(before))),
        partial(_those_that_came, talk.deck, before),
    )


def add(talk: Talk, before: int, heading: str) -> Callable[[str], tuple[str, int]]:
    """A slide with this heading in front of the slide `before`: from text to text and the heading's line (from 1).

    The line is 0 where the text bears no new slide there.
    """

    def rewrite(text: str) -> tuple[str, int]:
        with brand_names_known(brand_names(talk.kit), shelf=talk.shelf):
            place = _Now(talk, text).boundary(before)
            new = add_slide(text, place, heading)
            return new, _line_of_heading(new, place, heading) if new != text else 0

    return rewrite


def _line_of_heading(text: str, place: int, heading: str) -> int:
    lines = text.split("\n")
    firsts = [slide_range(text, index)[0] for index in (place, place + 1)]  # a cover of the card alone stays first
    return next((first for first in firsts if lines[first - 1].strip("# \r") == heading), 0)


def split(talk: Talk, indexes: Sequence[int]) -> SlideEdit:
    """The first of the slides becomes two."""
    first = min(indexes)
    return SlideEdit(
        _on(talk, lambda text, now: split_at_half(text, now.indexes([first])[0])),
        lambda deck: range(first, min(first + 2, len(deck.slides))),
    )


def hide(talk: Talk, indexes: Sequence[int]) -> SlideEdit | None:
    """Hide slides, or show them again when all of them are hidden."""
    hidden = not all(talk.deck.slides[index].hidden for index in indexes)
    return SlideEdit(
        _on(talk, lambda text, now: hide_slides(text, now.indexes(indexes), hidden=hidden)),
        lambda deck: indexes,
    )


def possible(talk: Talk, indexes: Sequence[int]) -> frozenset[str]:
    """The ids of the actions that would change something with these slides chosen."""
    if not indexes:
        return frozenset({"slides.new"})
    ways = {"slides.new", "slides.cut", "slides.copy", "slides.duplicate", "slides.hide", "slides.delete"}
    one = min(indexes)
    if len(talk.text) > _LONG_TEXT or split(talk, [one]).rewrite(talk.text) != talk.text:
        ways.add("slides.split")
    if move_earlier(talk, indexes):
        ways.add("slides.move_earlier")
    if move_later(talk, indexes):
        ways.add("slides.move_later")
    return frozenset(ways)


def markdown_of(talk: Talk, indexes: Sequence[int]) -> str:
    """The slides' text, to be pasted elsewhere."""
    with brand_names_known(brand_names(talk.kit), shelf=talk.shelf):
        return copy_slides(talk.text, sorted(indexes))


def _on(talk: Talk, change: Callable[[str, _Now], str]) -> Rewrite:
    """A change to the text as it is then, its slides counted as on the screen."""

    def rewrite(text: str) -> str:
        with brand_names_known(brand_names(talk.kit), shelf=talk.shelf):
            return change(text, _Now(talk, text))

    return rewrite


def _found_near(deck: Deck, moved: Sequence[Slide], places: Sequence[int]) -> list[int]:
    """Where the slides are now: where they should be, or at the nearest place where such a slide is."""
    found: list[int] = []
    for slide, place in zip(moved, places, strict=True):
        alike = (index for index, one in enumerate(deck.slides) if one is slide or one == slide)
        found.append(min(alike, key=lambda index: abs(index - place), default=min(place, len(deck.slides) - 1)))
    return found


def _those_that_came(old: Deck, before: int, new: Deck) -> Sequence[int]:
    """The slides that `new` has more than `old`, which should have come before this one."""
    more = len(new.slides) - len(old.slides)
    first = min(before, _alike_at_start(old, new))
    return range(first, first + max(0, more))


class _Now:
    """Where a talk's slides stand in the text as it is now, for one may have typed since the talk was read."""

    def __init__(self, talk: Talk, text: str) -> None:
        old = talk.deck
        new = old if text == talk.text else read_deck(text, brand_names(talk.kit), talk.shelf)
        self._moved = len(new.slides) - len(old.slides)
        self._alike = _alike_at_start(old, new) if self._moved else 0
        self._old, self._new = _placeless(old), _placeless(new)
        self._known = frozenset(self._old)

    def indexes(self, indexes: Sequence[int]) -> list[int]:
        """The same slides' places now; those that are gone are left out, so that no other is taken for one of them."""
        return sorted({place for index in indexes if (place := self._place(index)) is not None})

    def boundary(self, before: int) -> int:
        """The same place between slides now."""
        place = self._place(before) if before < len(self._old) else len(self._new)
        return self._shifted(before) if place is None else place

    def _place(self, index: int) -> int | None:
        wanted, guess = self._old[index], self._shifted(index)
        alike = [place for place, slide in enumerate(self._new) if slide == wanted]
        if alike:
            return min(alike, key=lambda place: abs(place - guess))
        is_rewritten = 0 <= guess < len(self._new) and self._new[guess] not in self._known
        return guess if is_rewritten else None

    def _shifted(self, index: int) -> int:
        return index if index < self._alike else index + self._moved


def _placeless(deck: Deck) -> list[Slide]:
    """The slides without what they know of their place in the talk."""
    return [replace(slide, last=False, deeper_follow=False) for slide in deck.slides]


def _alike_at_start(old: Deck, new: Deck) -> int:
    """How many slides at the start are the same."""
    for place, (one, other) in enumerate(zip(old.slides, new.slides, strict=False)):
        if one is not other and one != other:
            return place
    return min(len(old.slides), len(new.slides))
