"""For whom a file is made, and what therefore stays at home. Private text never goes out, whatever the profile."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import Deck, Section, Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import language_tag
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

ProfileName: TypeAlias = Literal["stage", "organizer", "publish"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of receiver gets."""

    name: ProfileName
    with_notes: bool
    with_hidden: bool
    with_names: bool


PROFILES: dict[str, Profile] = {
    "stage": Profile("stage", with_notes=True, with_hidden=True, with_names=True),
    "organizer": Profile("organizer", with_notes=False, with_hidden=True, with_names=True),
    "publish": Profile("publish", with_notes=False, with_hidden=False, with_names=False),
}


def scenes_for(talk: Talk, profile: Profile) -> tuple[tuple[int, Scene], ...]:
    """The scenes that this receiver gets, each with the index of its slide in the deck."""
    scenes = talk.scenes if profile.with_names else _without_names(talk)
    return tuple((index, scene) for index, scene in scenes if profile.with_hidden or not scene.hidden)


def properties_for(talk: Talk, profile: Profile, scenes: tuple[tuple[int, Scene], ...]) -> DeckProperties:
    """Document properties over these scenes: title, language and sections; no author, no path, no date of making."""
    front_matter = talk.deck.front_matter
    title = front_matter.title or next((scene.title for _, scene in scenes if scene.title), "")
    footer = front_matter.footer
    return DeckProperties(
        title=title,
        language_tag=language_tag(front_matter.language),
        sections=_sections_over(talk.deck.sections, tuple(index for index, _ in scenes)),
        with_notes=profile.with_notes,
        with_hidden=profile.with_hidden,
        slogan=talk.kit.slogan(front_matter.language) if footer is None else footer,
    )


def _sections_over(sections: tuple[Section, ...], slide_indexes: tuple[int, ...]) -> tuple[Section, ...]:
    """The deck's sections counted in scenes; a section whose slides all stay at home is left out."""
    counted = []
    for section in sections:
        inside = [
            position
            for position, index in enumerate(slide_indexes)
            if section.first <= index < section.first + section.count
        ]
        if inside:
            counted.append(Section(section.name, inside[0], len(inside)))
    return tuple(counted)


def deck_for(talk: Talk, profile: Profile) -> Deck:
    """The deck that this receiver's papers are made of: without private text, and without names where they stay."""
    deck = talk.deck if profile.with_names else _anonymous(talk.deck)
    return replace(deck, slides=tuple(replace(slide, private="") for slide in deck.slides))


def _without_names(talk: Talk) -> tuple[tuple[int, Scene], ...]:
    """The talk composed anew without the speaker's name and role on cover and closing."""
    if not talk.deck.front_matter.speaker:
        return talk.scenes
    return compose_deck(_anonymous(talk.deck), talk.kit, talk.file.resolve().parent if talk.file else None)


def _anonymous(deck: Deck) -> Deck:
    front_matter = deck.front_matter
    if not front_matter.speaker:
        return deck
    return replace(
        deck,
        front_matter=replace(front_matter, speaker="", role=""),
        slides=tuple(_without_speaker(slide, front_matter.speaker) for slide in deck.slides),
    )


def _without_speaker(slide: Slide, speaker: str) -> Slide:
    def names_her(paragraph: Paragraph) -> bool:
        return speaker.casefold() in paragraph.text.casefold()

    if slide.kind != "cover" or not any(names_her(detail) for detail in slide.details):
        return slide
    return replace(slide, details=tuple(detail for detail in slide.details if not names_her(detail)))
