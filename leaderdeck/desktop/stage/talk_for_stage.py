"""What is said in an errand, read and composed for the stage."""

from __future__ import annotations

from leaderdeck.brand.catalog import default_kit_id, find_kit
from leaderdeck.desktop.practice import Practice
from leaderdeck.desktop.settings import load_settings
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.outline.dates import iso_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.rehearsal import plan_for
from leaderdeck.rehearsal.planned_time import planned_slides
from leaderdeck.talk import Talk, read_talk


def talk_for(errand: Errand) -> HeldTalk:
    """The talk, read and composed. Raises BrandProblem, or FileProblem where nothing is in it."""
    front_matter = read_front_matter(errand.text).front_matter
    folder = errand.file.resolve().parent if errand.file else None
    brand = errand.brand or front_matter.brand or default_kit_id()
    kit = find_kit(brand, None if errand.brand else folder, iso_date(front_matter.date))
    talk = read_talk(errand.text, kit, folder, errand.library, errand.file)
    if not talk.scenes:
        raise FileProblem(say("Her er ingen lysbilder å vise; skriv en overskrift først."))
    return held_talk(talk, Practice(load_settings().pace))


def held_talk(talk: Talk, practice: Practice) -> HeldTalk:
    """A talk that was read, for the stage: its slides are given the time that they took in rehearsals."""
    scenes = tuple(scene for _, scene in talk.scenes)
    private = tuple(talk.deck.slides[index].private for index, _ in talk.scenes)
    title = talk.deck.front_matter.title or scenes[0].title
    return HeldTalk(title, talk.kit, scenes, private, _plan_of(talk, practice))


def _plan_of(talk: Talk, practice: Practice) -> tuple[float, ...]:
    """Seconds for each scene of the talk, as rehearsed: its slide's time shared by the scenes it was split into."""
    slides = planned_slides(talk.deck, practice.history_of(talk.file), practice.pace, practice.words_per_minute)
    shares = [0.0 if scene.hidden else slides[index].seconds / scene.parts for index, scene in talk.scenes]
    return plan_for(shares, talk.deck.front_matter.duration_seconds)
