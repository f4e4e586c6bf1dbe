"""A slide on its way to a scene: what it says, the layout it gets, and what the talk around it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import CAPTION_IDX, Layout, Placeholder
from leaderdeck.deck.blocks import Block, Picture, Subheading
from leaderdeck.deck.slide import FrontMatter, LayoutName, Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import language_tag
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.backgrounds import place_backgrounds
from leaderdeck.scene.captions import place_sources, source_frame
from leaderdeck.scene.choose_layout import is_background, shown_blocks
from leaderdeck.scene.footers import place_footers
from leaderdeck.scene.setting import Setting, setting_for
from leaderdeck.scene.shapes import Scene
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.titles import PlannedTitle, place_title, plan_title
from leaderdeck.units import Frame

_FIXED_HOMES: frozenset[LayoutName] = frozenset(
    {"cover", "section", "statement", "quote", "closing", "comparison", "picture"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One slide, the layout chosen for it, and the setting it is composed in."""

    slide: Slide
    layout: LayoutName
    setting: Setting
    front_matter: FrontMatter
    section_number: int
    title: Paragraph | None
    blocks: tuple[Block, ...]
    """What needs room: without the title's paragraph and without pictures behind the slide."""
    backgrounds: tuple[Picture, ...]


def draft_for(
    slide: Slide, layout: LayoutName, kit: BrandKit, front_matter: FrontMatter, section_number: int, folder: Path | None
) -> Draft:
    """The draft of a slide on a layout. A slide that begins with a subheading and has no title takes that."""
    blocks = shown_blocks(slide)
    title = slide.title
    if title is None and layout not in ("comparison", "columns", "blank") and blocks:
        first = blocks[0]
        if isinstance(first, Subheading):
            title, blocks = first.paragraph, blocks[1:]
    tag = language_tag(front_matter.language)
    setting = setting_for(kit, layout, front_matter.language, tag, folder)
    pictures = tuple(block for block in slide.blocks if is_background(block) and isinstance(block, Picture))
    return Draft(slide, layout, setting, front_matter, section_number, title, blocks, pictures)


def on_layout(draft: Draft, layout: LayoutName) -> Draft:
    """The same slide on another layout."""
    own = draft.setting
    setting = setting_for(own.kit, layout, own.language, own.tag, own.folder)
    return replace(draft, layout=layout, setting=setting)


def content_frame(draft: Draft, planned: PlannedTitle | None, slot: Placeholder | None) -> Frame:
    """Where content stands: the slot's own frame or the layout's area, below a tall title and above the sources."""
    base = slot.frame if slot else whole_area(draft.setting.layout)
    top = max(base.y, planned.content_top_pt, planned.clear_pt) if planned else _top_without_title(draft, base.y)
    bottom = base.bottom
    found = source_frame(draft.slide.sources, draft.setting)
    if found and found[1].y < bottom and found[1].bottom > top:
        bottom = found[1].y - 6.0
    return Frame(base.x, top, base.width, max(40.0, bottom - top))


def _top_without_title(draft: Draft, top: float) -> float:
    """Content takes the title's room where there is no title, but on layouts that draw something at its home."""
    title = draft.setting.layout.placeholder(0)
    if title is None or draft.title is not None or draft.layout in _FIXED_HOMES:
        return top
    return min(top, title.frame.y)


def whole_area(layout: Layout) -> Frame:
    """Where content may stand on this layout: all its columns, and the caption's place, which content shares."""
    columns = [known.frame for known in layout.placeholders if known.type == "obj"]
    if layout.role != "columns" or not columns:
        caption = layout.placeholder(CAPTION_IDX)
        if layout.role not in ("table", "chart") or caption is None or caption.frame.y < layout.area.bottom:
            return layout.area
        columns = [layout.area, caption.frame]
    left, top = min(frame.x for frame in columns), min(frame.y for frame in columns)
    right, bottom = max(frame.right for frame in columns), max(frame.bottom for frame in columns)
    return Frame(left, top, right - left, bottom - top)


def open_sheet(draft: Draft, part: int = 1, parts: int = 1) -> tuple[Sheet, PlannedTitle | None]:
    """A new sheet with the slide's title on it, `(1/2)` behind it where the slide was divided."""
    planned = plan_title(draft.setting, draft.title, draft.layout, part_suffix(part, parts))
    sheet = Sheet(draft.setting, planned.text if planned else "")
    if planned:
        place_title(sheet, planned)
    return sheet, planned


def part_suffix(part: int, parts: int) -> str:
    """` (1/2)` for parts of a divided slide, nothing for a whole one."""
    return f" ({part}/{parts})" if parts > 1 else ""


def finish(draft: Draft, sheet: Sheet, part: int = 1, parts: int = 1) -> Scene:
    """The scene: sources on the last part, footers, pictures behind everything, speaker notes with the first part."""
    if part == parts:
        place_sources(sheet, draft.slide.sources)
    content = len(sheet.shapes)
    place_footers(sheet, draft.layout, draft.front_matter)
    place_backgrounds(sheet, draft.backgrounds if part == 1 else (), content)
    slide = draft.slide
    return Scene(
        layout=draft.layout,
        title=sheet.title,
        shapes=tuple(sheet.shapes),
        language=draft.setting.tag,
        speaker_notes=slide.speaker_notes if part == 1 else (),
        hidden=slide.hidden,
        part=part,
        parts=parts,
        fit_notes=tuple(sheet.fit_notes),
        picture_notes=tuple(sheet.picture_notes),
    )


def numbered(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes counted as parts of one slide."""
    return tuple(replace(scene, part=index, parts=len(scenes)) for index, scene in enumerate(scenes, 1))
