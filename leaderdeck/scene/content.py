"""Blocks made into pieces of a stack: text that belongs together shares a frame, everything else stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from leaderdeck.deck.blocks import (
    Agenda,
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Facts,
    Picture,
    Quote,
    Steps,
    Table,
)
from leaderdeck.scene.agenda import AgendaPiece
from leaderdeck.scene.facts import FactsPiece
from leaderdeck.scene.paragraphs import RUNNING_TEXT
from leaderdeck.scene.pictures import GalleryPiece
from leaderdeck.scene.pieces import Piece
from leaderdeck.scene.presentable import presentable
from leaderdeck.scene.quotes import QuotePiece
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.steps import StepsPiece
from leaderdeck.scene.tables import TablePiece
from leaderdeck.scene.text_piece import TextPiece


def _callout(block: Callout, setting: Setting) -> Piece:
    from leaderdeck.scene.callouts import CalloutPiece

    return CalloutPiece(block, setting, make_pieces)


def _columns(block: Columns, setting: Setting) -> Piece:
    from leaderdeck.scene.columns import ColumnsPiece

    return ColumnsPiece(block, setting, make_pieces)


def _code(block: Code, setting: Setting) -> Piece:
    from leaderdeck.scene.code import CodePiece

    return CodePiece(block, setting)


def _chart(block: Chart, setting: Setting) -> Piece:
    from leaderdeck.scene.charts import ChartPiece

    return ChartPiece(block, setting)


_MAKERS: dict[type, Callable[..., Piece]] = {
    Table: TablePiece,
    Quote: QuotePiece,
    Code: _code,
    Chart: _chart,
    Facts: FactsPiece,
    Agenda: AgendaPiece,
    Steps: StepsPiece,
    Callout: _callout,
    Columns: _columns,
}
"""Blocks that few talks have read in their module when the first one comes, so that the app starts sooner."""


def make_pieces(blocks: Iterable[Block], setting: Setting) -> tuple[Piece, ...]:
    """The pieces of a stack, in the order of the text."""
    pieces: list[Piece] = []
    for kind, together in groupby(presentable(blocks), key=_kind):
        if kind is None:
            pieces.append(TextPiece(tuple(together), setting))
        elif kind is Picture:
            pictures = tuple(block for block in together if isinstance(block, Picture))
            pieces.append(GalleryPiece(pictures, setting))
        else:
            pieces.extend(_MAKERS[kind](block, setting) for block in together)
    return tuple(pieces)


def _kind(block: Block) -> type | None:
    return None if isinstance(block, RUNNING_TEXT) else type(block)
