"""Interim and final profiles: which kit a talk gets on the day it is given, and why it is not the one named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.kit_summary import KitSummary
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

_LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class KitChoice:
    """The kit that a talk gets."""

    kit: BrandKit
    reason: Sentence | None = None
    """Why it is another kit than the talk names, or why it should be; None where there is nothing to say."""


def profile_in_force(
    named: KitSummary, day: date, known: Mapping[str, KitSummary]
) -> tuple[KitSummary, Sentence | None]:
    """The kit that holds on this day instead of the named one, of those that are known, and the reason.

    A kit gives way to the one it says that it is replaced by, from that day on; and the final kit gives way to the
    interim one before its own first day, where that interim one is known and holds.
    """
    chosen, seen = named, {named.id}
    while len(seen) < _LONGEST_CHAIN:
        following = _following(chosen, known)
        since = _takes_over(chosen, following)
        if chosen.replaced_by is None or since is None or day < since:
            break
        if following is None:
            return chosen, _missing(chosen, since)
        if following.id in seen:
            break
        seen.add(following.id)
        chosen = following
    if chosen is named and named.valid_from is not None and day < named.valid_from:
        chosen = _interim(named, day, known) or named
    return chosen, None if chosen is named else _reason(named, chosen, day)


def _following(kit: KitSummary, known: Mapping[str, KitSummary]) -> KitSummary | None:
    return known.get(kit.replaced_by.id) if kit.replaced_by is not None else None


def _takes_over(kit: KitSummary, following: KitSummary | None) -> date | None:
    """The first day on which the following kit holds: said by the old one, or by its last day, or by the new one."""
    if kit.replaced_by is not None and kit.replaced_by.since is not None:
        return kit.replaced_by.since
    if kit.valid_to is not None:
        return kit.valid_to + timedelta(days=1) if kit.valid_to < date.max else None
    return following.valid_from if following is not None else None


def _interim(final: KitSummary, day: date, known: Mapping[str, KitSummary]) -> KitSummary | None:
    for kit in known.values():
        since = _takes_over(kit, final)
        replaced = kit.replaced_by is not None and kit.replaced_by.id == final.id and kit.id != final.id
        begun = kit.valid_from is None or kit.valid_from <= day
        if replaced and begun and (since is None or day < since):
            return kit
    return None


def _reason(named: KitSummary, chosen: KitSummary, day: date) -> Sentence:
    said = say(
        "Profilen «{named}» gjelder ikke {day}; foredraget får «{chosen}».",
        named=named.name if named.name != chosen.name else named.id,
        chosen=chosen.name if named.name != chosen.name else chosen.id,
        day=day.isoformat(),
    )
    exceptions = named.exceptions or chosen.exceptions
    return say("{reason} Unntak: {exceptions}", reason=said, exceptions=exceptions) if exceptions else said


def _missing(kit: KitSummary, since: date) -> Sentence:
    successor = kit.replaced_by.id if kit.replaced_by is not None else ""
    said = say(
        "Profilen «{name}» ble avløst av «{id}» {day}, men den finnes ikke her.",
        name=kit.name,
        id=successor,
        day=since.isoformat(),
    )
    if kit.contact:
        return say("{reason} Spør {contact} etter den.", reason=said, contact=kit.contact)
    return said
