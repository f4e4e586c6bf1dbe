"""The layouts that a slide may be given: those that can hold what it says, the one its content asks for first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.blocks import List, Subheading, Text
from leaderdeck.deck.slide import LAYOUT_NAMES, FrontMatter, LayoutName, Slide
from leaderdeck.scene.choose_layout import holds_content, layout_by_content, shown_blocks
from leaderdeck.scene.compose import compose_slide
from leaderdeck.scene.shapes import Scene

_FOR_FEW_WORDS: frozenset[LayoutName] = frozenset({"cover", "section", "statement", "closing"})
MOST_CHARACTERS_IN_LARGE_TYPE = 420
"""More than this under a heading in large type is never what a designer would choose."""


def fitting_layouts(slide: Slide) -> tuple[LayoutName, ...]:
    """The layouts worth showing for this slide, without composing it; the one by content first."""
    first = layout_by_content(slide)
    names = [first, *(name for name in LAYOUT_NAMES if name != first and _suits(slide, name))]
    if slide.layout and slide.layout not in names and holds_content(slide, slide.layout):
        names.append(slide.layout)
    return tuple(names)


def compose_fitting(
    slide: Slide,
    names: Iterable[LayoutName],
    kit: BrandKit,
    front_matter: FrontMatter,
    section_number: int,
    folder: Path | None,
) -> tuple[tuple[LayoutName, tuple[Scene, ...]], ...]:
    """Each layout with the slide composed on it; those that in the end could not hold it are left out."""
    found = []
    for name in names:
        scenes = compose_slide(slide, name, kit, front_matter, section_number if name == "section" else 0, folder)
        if scenes and scenes[0].layout == name:
            found.append((name, scenes))
    return tuple(found)


def _suits(slide: Slide, name: LayoutName) -> bool:
    if not holds_content(slide, name):
        return False
    if name == "cover" and slide.kind != "cover" and shown_blocks(slide):
        return False  # a cover shows who speaks, not what is said
    if name == "blank":
        return slide.title is None
    return name not in _FOR_FEW_WORDS or _letters(slide) <= MOST_CHARACTERS_IN_LARGE_TYPE


def _letters(slide: Slide) -> int:
    letters = 0
    for block in shown_blocks(slide):
        if isinstance(block, Text | Subheading):
            letters += len(block.paragraph.text)
        elif isinstance(block, List):
            letters += sum(len(item.paragraph.text) for item in block.items)
    return letters
