"""What stands in the strip: a cell for every slide, and one before every section that can be folded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import Section, Severity
from leaderdeck.desktop.note_names import from_note
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

Weight: TypeAlias = tuple[Severity | None, int]
"""The graver of error and warning, and how many there are of both."""
_NOTHING: Weight = (None, 0)


@dataclass(frozen=True, slots=True, eq=False)
class SlideCell:
    """One scene of the talk. Cells are compared by identity, and stay the same while nothing of theirs changes."""

    index: int
    """Its slide's place in the deck, from 0."""
    number: int
    scene: Scene
    kit: BrandKit
    weight: Weight = _NOTHING
    origin: str = ""
    """The note that it is from, as `fil.md#Overskrift`; empty for the talk's own slides."""


@dataclass(frozen=True, slots=True, eq=False)
class SectionCell:
    """A section's header."""

    name: str
    key: str
    """Tells sections of one name apart."""
    first: int
    """Index of its first slide."""
    count: int
    opening: SlideCell
    """Its first slide, seen on the header while the section is folded."""
    last_number: int
    """Of its last scene."""
    folded: bool = False
    weight: Weight = _NOTHING
    """Of all its slides."""


Cell: TypeAlias = SlideCell | SectionCell


def cells_of(talk: Talk, folded: frozenset[str], old: Iterable[Cell]) -> list[Cell]:
    """A talk's cells. Those of folded sections are left out; of the old ones as many as can stay do."""
    known = {cell.number if isinstance(cell, SlideCell) else cell.key: cell for cell in old}
    weights = _weights(talk)
    sections = {section.first: (key, section) for key, section in _keyed(talk.deck.sections)}
    kit = talk.kit
    cells: list[Cell] = []
    hides = False
    for number, (index, scene) in enumerate(talk.scenes, start=1):
        weight = weights.get(number, _NOTHING)
        cell = known.get(number)
        origin = talk.deck.slides[index].origin
        if not (
            isinstance(cell, SlideCell)
            and cell.scene is scene
            and cell.index == index
            and cell.kit is kit
            and (cell.weight, cell.origin) == (weight, origin)
        ):
            cell = SlideCell(index, number, scene, kit, weight, origin)
        if scene.part == 1 and index in sections:
            key, section = sections[index]
            hides = key in folded
            if not _needs_no_header(section):
                inside = _weight_of_section(talk, section, weights) if hides else _NOTHING
                last = _last_number(talk, section)
                header = SectionCell(section.name, key, section.first, section.count, cell, last, hides, inside)
                cells.append(_kept_or_new(known.get(key), header))
        if not hides:
            cells.append(cell)
    return cells


def _kept_or_new(known: Cell | None, header: SectionCell) -> SectionCell:
    if isinstance(known, SectionCell) and (
        (known.first, known.count, known.folded, known.weight)
        == (header.first, header.count, header.folded, header.weight)
        and known.opening is header.opening
        and known.last_number == header.last_number
    ):
        return known
    return header


def section_keys(talk: Talk) -> frozenset[str]:
    """The keys of all sections that can be folded."""
    return frozenset(key for key, section in _keyed(talk.deck.sections) if not _needs_no_header(section))


def is_same(one: Cell, other: Cell) -> bool:
    """Whether both are the same slide or section, wherever it stands."""
    if isinstance(one, SlideCell):
        return isinstance(other, SlideCell) and one.scene is other.scene
    return isinstance(other, SectionCell) and one.key == other.key


def spoken_name(cell: Cell) -> str:
    """The cell in words: «Lysbilde 3: Tittel», and what is to be known of it."""
    if isinstance(cell, SectionCell):
        words = say("Kapittel: {name} ({count} lysbilder)", name=cell.name, count=cell.count)
        return f"{words}, {say('lukket') if cell.folded else say('åpent')}"
    parts = [str(name_of(cell))]
    if cell.scene.parts > 1:
        parts.append(str(say("del {part} av {parts}", part=cell.scene.part, parts=cell.scene.parts)))
    if cell.origin:
        parts.append(str(from_note(cell.origin)))
    if cell.scene.hidden:
        parts.append(str(say("skjult")))
    if cell.weight[1]:
        parts.append(str(say("{count} å se på", count=cell.weight[1])))
    return ", ".join(parts)


def name_of(cell: SlideCell) -> Sentence:
    """The slide's number and title."""
    title = " ".join(cell.scene.title.split())
    if not title:
        return say("Lysbilde {number}", number=cell.number)
    return say("Lysbilde {number}: {title}", number=cell.number, title=title)


def _needs_no_header(section: Section) -> bool:
    """A cover that stands alone before all sections is none to fold."""
    return section.first == 0 and section.count == 1


def _last_number(talk: Talk, section: Section) -> int:
    return bisect_right(talk.scenes, section.first + section.count - 1, key=lambda pair: pair[0])


def _keyed(sections: tuple[Section, ...]) -> list[tuple[str, Section]]:
    seen: dict[str, int] = {}
    keyed: list[tuple[str, Section]] = []
    for section in sections:
        seen[section.name] = seen.get(section.name, 0) + 1
        keyed.append((f"{section.name}\0{seen[section.name]}", section))
    return keyed


def _weights(talk: Talk) -> dict[int, Weight]:
    """By number; tips do not count."""
    found: dict[int, Weight] = {}
    for finding in talk.findings:
        if finding.slide is not None and finding.severity != "info":
            found[finding.slide] = _heavier(found.get(finding.slide, _NOTHING), (finding.severity, 1))
    return found


def _heavier(one: Weight, other: Weight) -> Weight:
    gravest = one[0] if one[0] == "error" or other[0] is None else other[0]
    return (gravest, one[1] + other[1])


def _weight_of_section(talk: Talk, section: Section, weights: Mapping[int, Weight]) -> Weight:
    total = _NOTHING
    for number, weight in weights.items():
        if 1 <= number <= len(talk.scenes) and 0 <= talk.scenes[number - 1][0] - section.first < section.count:
            total = _heavier(total, weight)
    return total
