"""Whole slides moved, taken away, doubled: every other slide reads as before, and its text stays as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.outline.arranging import DEFINITIONS, arranged, reads_as, with_early_notes, with_heading_first
from leaderdeck.outline.kept_definitions import (
    defined_alike,
    definitions_in,
    definitions_needed,
    with_own_labels,
    without_definitions,
)
from leaderdeck.outline.same_words import keep_their_words
from leaderdeck.outline.slide_stretches import Stretch, StretchedText, read_known, stretched


def move_slides(text: str, indexes: Sequence[int], before: int) -> str:
    """These slides stand together, in their order, before slide `before`; the number of slides means last.

    The front matter's cover stays first. A cover that is only the text before the first slide becomes a slide of its
    own elsewhere, and what is moved before everything becomes the cover, as the dialect has it. A text where blocks
    left open would swallow other slides stays as it is.
    """
    whole = stretched(text)
    chosen = movable(whole, indexes)
    rest = [one for one in whole.stretches if one.index not in chosen]
    place = target_place(rest, max(before, 1 if whole.has_card_cover else 0))
    moved = [one for one in whole.stretches if one.index in chosen]
    order = [*rest[:place], *moved, *rest[place:]]
    if all(old is new for old, new in zip(whole.stretches, order, strict=True)):
        return text
    loose = _ends_of(whole, order)
    early = whole.early()
    if early and first_index(order) != 0:
        order = [
            with_early_notes(one, early, whole.line_end) if one.index == 0 else one for one in order if one is not early
        ]
    found = _arranged_well(whole, order, loose)
    if found is None:
        bodies = dict(
            zip(map(id, whole.stretches), with_own_labels([one.body for one in whole.stretches]), strict=True)
        )
        order = [
            one if bodies.get(id(one), one.body) == one.body else replace(one, body=bodies[id(one)]) for one in order
        ]
        found = _arranged_well(whole, order, loose)
    return text if found is None else found


def _arranged_well(whole: StretchedText, order: Sequence[Stretch], loose: frozenset[int | None]) -> str | None:
    """The text in this order, where it reads as these slides."""
    for keeps_rule in (False, True):
        found = arranged(whole, order, first_keeps_rule=keeps_rule)
        if reads_as(found, whole, order, loose):
            return found
    return None


def delete_slides(text: str, indexes: Sequence[int]) -> str:
    """The talk without these slides. Definitions that others point to stay, and so does the front matter's cover."""
    whole = stretched(text)
    chosen = movable(whole, indexes)
    if not chosen:
        return text
    early = whole.early() if 0 in chosen else None
    others = [one.body for one in whole.stretches if one.index not in chosen and one is not early]
    others.append(whole.gaps[-1])
    order: list[Stretch] = []
    for one in whole.stretches:
        if one.index not in chosen and one is not early:
            order.append(one)
        elif kept := definitions_needed(one.body, others, but_for=defined_alike(one.body, others)):
            order.append(Stretch("", kept.replace("\n", whole.line_end), None, DEFINITIONS))
    return _deleted(text, _without_footnotes_of(whole, order), order)


def duplicate_slides(text: str, indexes: Sequence[int]) -> str:
    """Copies of these slides, together, behind the last of them. A cover's copy is an ordinary slide."""
    whole = stretched(text)
    chosen = movable(whole, indexes)
    if not chosen:
        return text
    copies = [
        with_early_notes(one, whole.early() if one.index == 0 else None, whole.line_end)
        for one in whole.stretches
        if one.index in chosen
    ]
    copies = [replace(one) for one in copies]
    last = max(place for place, one in enumerate(whole.stretches) if one.index in chosen)
    order = [*whole.stretches[: last + 1], *copies, *whole.stretches[last + 1 :]]
    found = arranged(whole, order)
    return found if reads_as(found, whole, order, frozenset({first_index(whole.stretches)})) else text


def movable(whole: StretchedText, indexes: Sequence[int]) -> frozenset[int]:
    """Those of the slides that have lines of their own and are not the front matter's cover.

    Slides of one link are moved, deleted and doubled together: the first of them stands for all.
    """
    own = {index: one.index for one in whole.stretches if one.index is not None for index in _slides_of(one)}
    return frozenset(own[index] for index in indexes if index in own and not (index == 0 and whole.has_card_cover))


def _slides_of(one: Stretch) -> range:
    return range(one.index or 0, (one.index or 0) + one.count)


def target_place(stretches: Sequence[Stretch], before: int) -> int:
    """Where in these stretches something goes that is to stand before slide `before`."""
    last = 0
    for place, one in enumerate(stretches):
        if one.index is None:
            continue
        if one.index >= before:
            return place
        last = place + 1
    return last


def first_index(order: Sequence[Stretch]) -> int | None:
    """The first slide in this order."""
    return next((one.index for one in order if one.index is not None), None)


def _ends_of(whole: StretchedText, order: Sequence[Stretch]) -> frozenset[int | None]:
    """The slide that leaves the first place and the one that takes it: what a cover is depends on that place."""
    return frozenset({first_index(whole.stretches), first_index(order)})


def _without_footnotes_of(whole: StretchedText, order: Sequence[Stretch]) -> StretchedText:
    """The end of the file without definitions that nothing points to any longer: a footnote would show up there."""
    tail = whole.gaps[-1]
    if not tail.strip() or not definitions_in(tail):
        return whole
    rest = "\n".join(one.body for one in order).casefold()
    unused = {label for label, _ in definitions_in(tail) if f"[{label.casefold()}]" not in rest}
    if not unused:
        return whole
    blank = tail[: len(tail) - len(tail.lstrip())]
    bare = tail.rstrip()
    kept = without_definitions(bare[len(blank) :].replace("\r\n", "\n"), unused).replace("\n", whole.line_end)
    left = blank + kept + tail[len(bare) :] if kept else tail[len(bare) :]
    return replace(whole, gaps=(*whole.gaps[:-1], left))


def _deleted(text: str, whole: StretchedText, order: Sequence[Stretch]) -> str:
    """The text in this order, with the first slide as it was if that can be; otherwise as the dialect reads it now."""
    found = arranged(whole, order)
    if reads_as(found, whole, order):
        return found
    for other in _with_first_slide_kept(whole, order) if order else ():
        if reads_as(other, whole, order):
            return other
    slides = whole.reading.deck.slides
    wanted = [slides[index] for one in order if one.index is not None for index in _slides_of(one)]
    if whole.has_card_cover and whole.place_of(0) is None:
        wanted.insert(0, slides[0])
    ways = (found, *(_with_first_slide_kept(whole, order) if order else ()))
    return next((way for way in ways if keep_their_words(wanted, read_known(way).deck.slides)), text)


def _with_first_slide_kept(whole: StretchedText, order: Sequence[Stretch]) -> tuple[str, str]:
    """The text in this order, its first slide kept from being the cover, or from saying for it what stands above it."""
    first = order[0]
    turned = replace(first, body=with_heading_first(first.body, whole.line_end))
    stretches = tuple(turned if one is first else one for one in whole.stretches)
    return (
        arranged(whole, order, first_keeps_rule=True),
        arranged(replace(whole, stretches=stretches), [turned, *order[1:]]),
    )
