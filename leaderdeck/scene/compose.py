"""Decks composed: every slide becomes a scene, or several where it holds too much for one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.blocks import Block, Callout, Column, Columns, Picture, Steps, Text
from leaderdeck.deck.slide import Deck, FrontMatter, LayoutName, Slide
from leaderdeck.scene.captions import fit_the_foot
from leaderdeck.scene.choose_layout import choose_layout, is_background
from leaderdeck.scene.comparison import compose_columns, compose_comparison
from leaderdeck.scene.draft import Draft, draft_for
from leaderdeck.scene.large_text import (
    compose_closing,
    compose_cover,
    compose_quote,
    compose_section,
    compose_statement,
)
from leaderdeck.scene.picture_files import PictureProblem, folder_of, load_picture, picture_stamp
from leaderdeck.scene.picture_layouts import compose_picture, compose_picture_text
from leaderdeck.scene.shapes import Scene
from leaderdeck.scene.slot_slides import as_shown
from leaderdeck.scene.stacked_slides import compose_as_content, compose_stacked

CACHED_SLIDES = 4096

_COMPOSERS: dict[LayoutName, Callable[[Draft], tuple[Scene, ...] | None]] = {
    "cover": compose_cover, "section": compose_section, "statement": compose_statement, "quote": compose_quote,
    "closing": compose_closing, "columns": compose_columns, "comparison": compose_comparison,
    "picture": compose_picture, "picture-text": compose_picture_text,
}  # fmt: skip

_cache: OrderedDict[Hashable, tuple[BrandKit, tuple[Scene, ...]]] = OrderedDict()
_cache_lock = Lock()
"""A window composes the slide that is typed on while a thread composes the rest."""


def compose_deck(
    deck: Deck,
    kit: BrandKit,
    folder: Path | None,
    progress: Callable[[int, int], object] = lambda _done, _slides: None,
) -> tuple[tuple[int, Scene], ...]:
    """(index of the slide, scene) in the order of the talk. Pictures are read from `folder` and nowhere else.

    `progress` is told how many slides are composed, of how many, and may raise to end it.
    """
    found: list[tuple[int, Scene]] = []
    section_number = 0
    for index, written in enumerate(deck.slides):
        progress(index, len(deck.slides))
        slide = as_shown(written, index, deck)
        layout = choose_layout(slide)
        if layout == "section":
            section_number += 1
        number = section_number if layout == "section" else 0
        found.extend((index, scene) for scene in _known(slide, layout, kit, deck.front_matter, number, folder))
    return tuple(found)


def compose_in_place(slide: Slide, index: int, deck: Deck, kit: BrandKit, folder: Path | None) -> tuple[Scene, ...]:
    """The scenes of a slide that stands, or is about to stand, at this index of the deck."""
    slide = as_shown(slide, index, deck)
    layout = choose_layout(slide)
    number = 0
    if layout == "section":
        number = 1 + sum(choose_layout(other) == "section" for other in deck.slides[:index])
    return _known(slide, layout, kit, deck.front_matter, number, folder)


def _known(
    slide: Slide, layout: LayoutName, kit: BrandKit, front_matter: FrontMatter, number: int, folder: Path | None
) -> tuple[Scene, ...]:
    key = (slide, layout, number, id(kit), _surroundings(front_matter, layout), folder, _stamps(slide, folder))
    with _cache_lock:
        known = _cache.get(key)
        if known is not None and known[0] is kit:
            _cache.move_to_end(key)
            return known[1]
    scenes = compose_slide(slide, layout, kit, front_matter, number, folder)
    with _cache_lock:
        _cache[key] = (kit, scenes)
        if len(_cache) > CACHED_SLIDES:
            _cache.popitem(last=False)
    return scenes


def _surroundings(known: FrontMatter, layout: LayoutName) -> Hashable:
    """What of the front matter a slide on this layout shows."""
    everywhere = (known.language, known.footer, known.date)
    if layout in ("cover", "closing"):
        return (*everywhere, known.speaker, known.role, known.organization)
    return everywhere


def _stamps(slide: Slide, folder: Path | None) -> Hashable:
    return tuple(picture_stamp(picture.source, folder_of(picture, folder)) for picture in pictures_in(slide.blocks))


def pictures_in(blocks: Iterable[Block]) -> list[Picture]:
    """All pictures among the blocks, those inside columns and callouts too."""
    found: list[Picture] = []
    for block in blocks:
        if isinstance(block, Picture):
            found.append(block)
        elif isinstance(block, Callout | Column):
            found.extend(pictures_in(block.blocks))
        elif isinstance(block, Columns):
            for column in block.columns:
                found.extend(pictures_in(column.blocks))
    return found


def compose_slide(
    slide: Slide, layout: LayoutName, kit: BrandKit, front_matter: FrontMatter, number: int, folder: Path | None
) -> tuple[Scene, ...]:
    """The scenes of one slide on the layout that was chosen for it, or on the content layout where it does not fit."""
    if any(is_background(block) for block in slide.blocks):
        shown = _with_missing_backgrounds_in_sight(slide, folder)
        if shown != slide:
            slide, layout = shown, choose_layout(shown)
    draft = draft_for(_as_asked(slide, layout), layout, kit, front_matter, number, folder)
    if not fit_the_foot(slide.sources, draft.setting):
        slide = _with_sources_as_text(slide)
        layout = choose_layout(slide)
        draft = draft_for(_as_asked(slide, layout), layout, kit, front_matter, number, folder)
    compose = _COMPOSERS.get(layout, compose_stacked)
    return compose(draft) or compose_as_content(draft)


def _with_sources_as_text(slide: Slide) -> Slide:
    sources = (Text(source, source.line) for source in slide.sources)
    return replace(slide, blocks=(*slide.blocks, *sources), sources=())


def _as_asked(slide: Slide, layout: LayoutName) -> Slide:
    """Steps drawn as a time line, and the other way round, where the writer asked for it."""
    if layout != "steps" and layout != "timeline":
        return slide
    blocks = (replace(block, kind=layout) if isinstance(block, Steps) else block for block in slide.blocks)
    return replace(slide, blocks=tuple(blocks))


def _with_missing_backgrounds_in_sight(slide: Slide, folder: Path | None) -> Slide:
    """A background that cannot be shown becomes an ordinary picture, whose alt text then stands in its place."""

    def seen(block: Block) -> Block:
        if not isinstance(block, Picture) or not is_background(block):
            return block
        try:
            load_picture(block.source, folder_of(block, folder))
        except PictureProblem:
            return replace(block, placement="")
        return block

    return replace(slide, blocks=tuple(seen(block) for block in slide.blocks))
