"""Comparisons: two headed columns in the layout's panels."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.blocks import Block, Column, Columns
from leaderdeck.deck.text import Paragraph
from leaderdeck.scene.choose_layout import compared
from leaderdeck.scene.content import make_pieces
from leaderdeck.scene.draft import Draft, content_frame, finish, on_layout, open_sheet
from leaderdeck.scene.fit import fit_together
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.setting import Setting, steps_from
from leaderdeck.scene.shapes import Scene, TextBody
from leaderdeck.scene.stack import fitting_step, place_stack
from leaderdeck.scene.stacked_slides import compose_stacked, note_shrinking
from leaderdeck.units import Frame

_HEADING_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
_HEADS, _BODIES = (1, 3), (2, 4)


def compose_comparison(draft: Draft) -> tuple[Scene, ...] | None:
    """Two columns under their headings; as columns that continue where the panels are too small."""
    columns = as_columns(draft.blocks)
    if len(columns) != 2:
        return None
    return _in_panels(draft, columns) or compose_columns(replace(draft, blocks=(Columns(columns, columns[0].line),)))


def as_columns(blocks: tuple[Block, ...]) -> tuple[Column, ...]:
    """Subheadings with what they own, or the columns there are already."""
    if len(blocks) == 1 and isinstance(blocks[0], Columns):
        return blocks[0].columns
    return tuple(Column(owned, head.paragraph, head.line) for head, owned in compared(blocks))


def compose_columns(draft: Draft) -> tuple[Scene, ...]:
    """Columns side by side."""
    columns = as_columns(draft.blocks)
    if len(columns) > 1 and not isinstance(draft.blocks[0], Columns):
        draft = replace(draft, blocks=(Columns(columns, columns[0].line),))
    return compose_stacked(draft if draft.layout == "columns" else on_layout(draft, "columns"))


def _in_panels(draft: Draft, columns: tuple[Column, ...]) -> tuple[Scene, ...] | None:
    layout = draft.setting.layout
    heads = [layout.placeholder(idx) for idx in _HEADS]
    bodies = [layout.placeholder(idx) for idx in _BODIES]
    sheet, planned = open_sheet(draft)
    drop = max(0.0, planned.content_top_pt - layout.area.y) if planned and planned.content_top_pt else 0.0
    if drop or not all(heads) or not all(bodies):
        return None
    rooms = [(head, body) for head, body in zip(heads, bodies, strict=True) if head and body]
    setting = _panel_setting(draft.setting, rooms[0][1])
    frames = [content_frame(draft, None, body) for _, body in rooms]
    stacks = [make_pieces(column.blocks, setting) for column in columns]
    steps = [fitting_step(stack, frame) for stack, frame in zip(stacks, frames, strict=True)]
    headings = [column.heading or Paragraph(()) for column in columns]
    fitted = fit_together(
        lambda size: [
            (_heading(words, head, size, setting), head.frame) for words, (head, _) in zip(headings, rooms, strict=True)
        ],
        (rooms[0][0].level(0).size_pt, *(s for s in _HEADING_SIZES if s < rooms[0][0].level(0).size_pt)),
        setting.kit,
    )
    if not fitted.fits or None in steps:
        return None
    step = max(found for found in steps if found is not None)
    for index, (head, body) in enumerate(rooms):
        if headings[index].text:
            sheet.add_text("Heading", fitted.placed[index], head.frame, head)
        sheet.setting = setting
        place_stack(sheet, stacks[index], _home(frames[index], body), step, body)
        note_shrinking(sheet, stacks[index], step)
    sheet.setting = draft.setting
    return (finish(draft, sheet),)


def _home(frame: Frame, holder: Placeholder) -> Frame:
    return holder.frame if frame == holder.frame else frame


def _heading(words: Paragraph, head: Placeholder, size: float, setting: Setting) -> TextBody:
    style = head.level(0)
    paragraph = replace(build_paragraph(words, style, size, setting), space_before_pt=0.0, role="heading")
    return TextBody((paragraph,), head.insets, head.anchor)


def _panel_setting(setting: Setting, body: Placeholder) -> Setting:
    ground = setting.slot("soft-ground") if setting.style.comparison == "cards" else setting.ground
    steps = steps_from(setting.kit, body.level(0))
    return replace(setting, levels=body.levels, insets=body.insets, ground=ground, sizes=steps)
