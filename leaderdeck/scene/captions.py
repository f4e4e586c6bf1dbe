"""Captions under pictures, tables and charts, and source lines at the foot of a slide."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.template import CAPTION_IDX, SOURCE_IDX, LevelStyle, Placeholder
from leaderdeck.deck.text import Paragraph
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import TextBody, TextParagraph
from leaderdeck.scene.sheet import Sheet, block_height
from leaderdeck.units import Frame, Insets

CAPTION_SIZE_PT = 16.0
_MOST_FOR_SOURCES = 0.4
"""Share of the height of a layout's area."""


def caption_style(setting: Setting) -> LevelStyle:
    """How captions are set: as the layout's own caption, or small and muted."""
    holder = setting.layout.placeholder(CAPTION_IDX)
    if holder and setting.layout.role in ("picture", "picture-text", "table", "chart"):
        return holder.level(0)
    return LevelStyle(CAPTION_SIZE_PT, setting.ink("muted"))


def _caption(paragraph: Paragraph, setting: Setting) -> tuple[TextParagraph, ...]:
    style = caption_style(setting)
    built = build_paragraph(paragraph, style, style.size_pt, setting)
    return (replace(built, space_before_pt=0.0, role="caption"),)


def caption_height(paragraph: Paragraph, setting: Setting, width_pt: float) -> float:
    """How high a caption becomes, with a little reserve."""
    return block_height(_caption(paragraph, setting), width_pt, setting.insets, setting)[1] + 2.0


def place_caption(sheet: Sheet, paragraph: Paragraph, frame: Frame, holder: Placeholder | None) -> None:
    """Lays a caption in the layout's caption placeholder where it is free, in a text box otherwise."""
    setting = sheet.setting
    body = TextBody(_caption(paragraph, setting), setting.insets)
    sheet.add_text("Caption", place_text(body, frame, setting.kit), frame, holder)


def _source_style(setting: Setting) -> tuple[LevelStyle, Insets]:
    holder = setting.layout.placeholder(SOURCE_IDX)
    if holder:
        return holder.level(0), holder.insets
    return LevelStyle(setting.kit.sizes.source, setting.ink("muted")), setting.insets


def source_frame(sources: tuple[Paragraph, ...], setting: Setting) -> tuple[TextBody, Frame] | None:
    """The source lines as a body and where they stand: up from the layout's source line. None without sources."""
    if not sources:
        return None
    style, insets = _source_style(setting)
    paragraphs = tuple(build_paragraph(source, style, style.size_pt, setting) for source in sources)
    holder = setting.layout.placeholder(SOURCE_IDX)
    area = setting.layout.area
    home = holder.frame if holder else Frame(area.x, area.bottom - 20.0, area.width, 20.0)
    needed = block_height(paragraphs, home.width, insets, setting)[1] / 0.97
    anchor = holder.anchor if holder else "bottom"
    if needed <= home.height + 0.01:
        return TextBody(paragraphs, insets, anchor), home
    return TextBody(paragraphs, insets, anchor), Frame(home.x, home.bottom - needed, home.width, needed)


def fit_the_foot(sources: tuple[Paragraph, ...], setting: Setting) -> bool:
    """Whether the sources leave most of the slide to what is said; otherwise they are running text like any other."""
    found = source_frame(sources, setting)
    return found is None or found[1].height <= _MOST_FOR_SOURCES * setting.layout.area.height


def place_sources(sheet: Sheet, sources: tuple[Paragraph, ...]) -> None:
    """Lays the slide's source lines in the layout's source placeholder, or in a text box."""
    found = source_frame(sources, sheet.setting)
    if found:
        body, frame = found
        sheet.add_text("Source", place_text(body, frame, sheet.setting.kit), frame, sheet.free(SOURCE_IDX))
