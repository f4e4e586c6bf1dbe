"""One slide for each layout: a small talk in the kit's language, or the slides of a talk that somebody works on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import LAYOUT_NAMES, Deck, FrontMatter, LayoutName, Slide
from leaderdeck.language import INTERFACE_LANGUAGES
from leaderdeck.outline.reader import read_outline
from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.choose_layout import choose_layout
from leaderdeck.scene.compose import compose_slide
from leaderdeck.scene.shapes import Scene

Samples: TypeAlias = dict[LayoutName, Scene]
_SCANDINAVIAN = ("se", "smj", "sma", "da", "sv", "no")


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """A talk to show the layouts with, and where its pictures lie."""

    deck: Deck
    folder: Path | None


def compose_samples(kit: BrandKit, talk: OwnTalk | None = None) -> Samples:
    """A scene for every layout. Layouts that the talk does not use are shown with the sample."""
    slides, card = _sample(_sample_language(kit.language))
    own = _first_by_layout(talk.deck) if talk else {}
    found: Samples = {}
    for at, layout in enumerate(LAYOUT_NAMES):
        number = 1 if layout == "section" else 0
        if talk is not None and layout in own:
            scenes = compose_slide(own[layout], layout, kit, talk.deck.front_matter, number, talk.folder)
        else:
            shown = replace(card, language=kit.language)
            scenes = compose_slide(slides[at], layout, kit, shown, number, resource_folder("studio"))
        if scenes:
            found[layout] = scenes[0]
    return found


def _sample_language(language: str) -> str:
    if language in INTERFACE_LANGUAGES:
        return language
    return "nb" if language in _SCANDINAVIAN else "en"


@lru_cache(maxsize=3)
def _sample(language: str) -> tuple[tuple[Slide, ...], FrontMatter]:
    """The sample's slides, which stand in the order of the layouts' names."""
    deck = read_outline(resource_folder("studio", f"slides.{language}.md").read_text("utf-8"), ()).deck
    return deck.slides, deck.front_matter


def _first_by_layout(deck: Deck) -> dict[LayoutName, Slide]:
    found: dict[LayoutName, Slide] = {}
    for slide in deck.slides:
        found.setdefault(choose_layout(slide), slide)
    return found
