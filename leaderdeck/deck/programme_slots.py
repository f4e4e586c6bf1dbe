"""Slides of slots: a slide that asks for it shows when its slot is, how long and by whom, as the programme says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdeck.deck.blocks import Agenda
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SlotOfSlide:
    """The agenda that a slide's slot is in, and which item it is (from 0)."""

    agenda: Agenda
    index: int


def slot_of_slide(deck: Deck, index: int, slide: Slide | None = None) -> SlotOfSlide | None:
    """The slot that this slide of the deck is for: the one of the same name in the last programme before it.

    Of slots of one name, such as breaks, the first such slide has the first one. `slide`: how the slide is now.
    """
    own = slide or deck.slides[index]
    if not own.is_slot or own.title is None:
        return None
    for place, agenda in _agendas_before(deck.slides, index):
        same = [number for number, item in enumerate(agenda.items) if _name(item.matter.text) == _name(own.title.text)]
        if same:
            earlier = sum(
                other.is_slot and other.title is not None and _name(other.title.text) == _name(own.title.text)
                for other in deck.slides[place:index]
            )
            return SlotOfSlide(agenda, same[min(earlier, len(same) - 1)])
    return None


def _agendas_before(slides: Sequence[Slide], index: int) -> Iterator[tuple[int, Agenda]]:
    """The agendas on the slides before this one, the nearest first, then those after it."""
    for place in (*range(min(index, len(slides)) - 1, -1, -1), *range(index, len(slides))):
        yield from ((place, block) for block in slides[place].blocks if isinstance(block, Agenda))


def _name(text: str) -> str:
    return " ".join(text.split("\n")[0].split()).strip(" .:").casefold()
