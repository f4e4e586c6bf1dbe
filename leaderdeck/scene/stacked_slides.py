"""Slides whose content is stacked below the title, continued on further slides where it is too much."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.template import Placeholder
from leaderdeck.scene.agenda import AgendaPiece
from leaderdeck.scene.airy import airy
from leaderdeck.scene.content import make_pieces
from leaderdeck.scene.draft import Draft, content_frame, finish, on_layout, open_sheet, part_suffix
from leaderdeck.scene.fit import fit_text
from leaderdeck.scene.pieces import Piece
from leaderdeck.scene.setting import text_placeholder
from leaderdeck.scene.shapes import Scene, TextBody
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.stack import Part, divide, fitting_step, place_stack, stack_height
from leaderdeck.scene.tables import TablePiece
from leaderdeck.scene.text_piece import TextPiece
from leaderdeck.scene.titles import PlannedTitle, plan_title
from leaderdeck.units import Frame

_SUFFIX_ROOM = (8, 8)
_TRIED_SHARES = (1.0, 0.9, 0.75, 0.5)


def compose_stacked(draft: Draft) -> tuple[Scene, ...]:
    """The slide, or as many as its content needs."""
    pieces = make_pieces(draft.blocks, draft.setting)
    sheet, planned = open_sheet(draft)
    slot = text_slot(draft)
    frame = content_frame(draft, planned, slot)
    if not pieces:
        return (finish(draft, sheet),)
    only = pieces[0]
    if len(pieces) == 1 and isinstance(only, TextPiece) and _place_words(sheet, only, frame, slot):
        return (finish(draft, sheet),)
    step = fitting_step(pieces, frame)
    if step is not None:
        place_stack(sheet, pieces, frame, step, slot)
        note_shrinking(sheet, pieces, step)
        return (finish(draft, sheet),)
    return compose_parts(draft, pieces)


def text_slot(draft: Draft) -> Placeholder | None:
    """The placeholder for running text: only the content layout has one of the whole width."""
    return text_placeholder(draft.setting.layout) if draft.layout == "content" else None


def _place_words(sheet: Sheet, piece: TextPiece, frame: Frame, slot: Placeholder | None) -> bool:
    """Lays text that is all there is on the slide; False where it is too much."""
    setting = sheet.setting
    is_ours = not setting.kit.template.adopted

    def body(size: float) -> TextBody:
        made = piece.body(size, frame.width)
        return airy(made, frame) if is_ours and size == setting.sizes[0] else made

    fitted = fit_text(body, setting.sizes, frame, setting.kit)
    inner = frame.height - fitted.placed.body.insets.top - fitted.placed.body.insets.bottom
    if not fitted.fits and fitted.placed.height_pt > 0.97 * inner:
        return False
    sheet.add_text("Text", fitted.placed, frame, slot)
    if fitted.size_pt < setting.sizes[0]:
        sheet.note("fit.shrunk", piece.line, f"{fitted.size_pt:g}")
    return True


def compose_parts(draft: Draft, pieces: Sequence[Piece]) -> tuple[Scene, ...]:
    """The content over several slides of the draft's layout."""
    frame = content_frame(draft, suffixed_title(draft), text_slot(draft))
    parts = _divided(draft, pieces, frame)
    return tuple(_part_scene(draft, part, pieces, index, len(parts)) for index, part in enumerate(parts, 1))


def suffixed_title(draft: Draft) -> PlannedTitle | None:
    """The title with room for a count of parts, which may take a line more."""
    return plan_title(draft.setting, draft.title, draft.layout, part_suffix(*_SUFFIX_ROOM))


def _divided(draft: Draft, pieces: Sequence[Piece], frame: Frame) -> tuple[Part, ...]:
    """The parts, each of which really fits: a table of fewer rows may have taller ones than before."""
    parts: tuple[Part, ...] = ()
    for share in _TRIED_SHARES:
        parts = divide(pieces, Frame(frame.x, frame.y, frame.width, frame.height * share))
        stacks = (_pieces_of(part, draft, pieces) for part in parts)
        if all(
            stack_height(stack, frame.width, part.step) <= frame.height + 0.01
            for stack, part in zip(stacks, parts, strict=True)
        ):
            break
    return parts


def _pieces_of(part: Part, draft: Draft, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """A part's pieces; tables know the table that they were divided from."""
    made = make_pieces(part.blocks, draft.setting)
    wholes = [piece for piece in pieces if isinstance(piece, TablePiece)]
    for piece in made:
        if isinstance(piece, TablePiece):
            head = (piece.table.header, piece.table.alignments)
            piece.whole = next((one for one in wholes if (one.table.header, one.table.alignments) == head), None)
    return made


def _part_scene(draft: Draft, part: Part, pieces: Sequence[Piece], index: int, count: int) -> Scene:
    sheet, planned = open_sheet(draft, index, count)
    slot = text_slot(draft)
    frame = content_frame(draft, planned, slot)
    pieces = _pieces_of(part, draft, pieces)
    place_stack(sheet, pieces, frame, part.step, slot)
    note_shrinking(sheet, pieces, part.step)
    if index > 1 and pieces:
        sheet.note("fit.split", pieces[0].line, f"{index}/{count}")
    if stack_height(pieces, frame.width, part.step) > frame.height * 1.02 and not any(p.stretches for p in pieces):
        sheet.note("fit.overflow", pieces[0].line)
    return finish(draft, sheet, index, count)


def note_shrinking(sheet: Sheet, pieces: Sequence[Piece], step: int) -> None:
    """Says that content was shrunk, and to which size; not where a programme is shown again, which is as it is."""
    if any(isinstance(piece, AgendaPiece) and piece.agenda.is_repeated for piece in pieces):
        return
    if step and pieces:
        texts = [piece for piece in pieces if isinstance(piece, TextPiece)]
        size = sheet.setting.size(step) if texts else _table_size(sheet, step)
        sheet.note("fit.shrunk", pieces[0].line, f"{size:g}")


def _table_size(sheet: Sheet, step: int) -> float:
    sizes = sheet.setting.kit.sizes.table
    return sizes[min(step, len(sizes) - 1)]


def compose_as_content(draft: Draft) -> tuple[Scene, ...]:
    """What another layout could not hold, on the content layout."""
    return compose_stacked(draft if draft.layout == "content" else on_layout(draft, "content"))
