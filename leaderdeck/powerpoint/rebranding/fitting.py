"""Whether text fits its new frame, measured with the brand's fonts, and the share that it shrinks by where it does not.

The share is written as PowerPoint's own «shrink text on overflow», so that text which somebody shortens later grows
again by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from leaderdeck.brand.fonts import METRIC_TWINS, shipped_font
from leaderdeck.brand.kit import FontFamily
from leaderdeck.brand.template import LevelStyle
from leaderdeck.powerpoint.rebranding.elements import A, Element, is_on, whole
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.measure import ascent_em, descent_em, word_widths
from leaderdeck.units import Insets, points

SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4)
"""Shares that text may shrink to, largest first."""
_LINE = 1.2
_FULL = 1.01
_PLAIN_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
_LONGEST_WORD = 60
_LEAST_TABLE = 0.6
_Fonts: TypeAlias = tuple[FontFamily, FontFamily]


@dataclass(frozen=True, slots=True)
class Room:
    """Where text stands: the inner width and height of its frame."""

    width: float
    height: float


def room_in(body: Element, width: float, height: float, otherwise: Insets = _PLAIN_INSETS) -> Room:
    """The room inside a frame of this size, less the margins that the body says or else these."""
    properties = body.find(f"{A}bodyPr")
    sides = (("lIns", otherwise.left), ("rIns", otherwise.right), ("tIns", otherwise.top), ("bIns", otherwise.bottom))
    said = {
        name: points(whole(properties.get(name))) if properties is not None and properties.get(name) else usual
        for name, usual in sides
    }
    if properties is not None and properties.get("vert", "horz") in ("vert", "vert270", "eaVert"):
        width, height = height, width
    columns = max(1, whole(properties.get("numCol"), 1)) if properties is not None else 1
    inner = max(1.0, width - said["lIns"] - said["rIns"])
    return Room(inner / columns, max(1.0, height - said["tIns"] - said["bIns"]) * columns)


def text_height(body: Element, levels: Sequence[LevelStyle], fonts: _Fonts, width: float, share: float) -> float:
    """The height that the body's paragraphs take in this width, their letters shrunk to a share."""
    total = 0.0
    for number, paragraph in enumerate(body.iterfind(f"{A}p")):
        total += _paragraph(paragraph, levels, fonts, width, share, first=number == 0)
    return total


def share_that_fits(body: Element, levels: Sequence[LevelStyle], fonts: _Fonts, room: Room) -> float:
    """The largest share at which the text fits, the smallest there is where none does."""
    for share in SHARES:
        if text_height(body, levels, fonts, room.width, share) <= room.height * _FULL:
            return share
    return SHARES[-1]


def write_share(body: Element, share: float) -> None:
    """Say in the body how far PowerPoint has shrunk its text; nothing for text that fits as it is."""
    properties = body.find(f"{A}bodyPr")
    if properties is None:
        return
    for name in ("noAutofit", "normAutofit", "spAutoFit"):
        known = properties.find(f"{A}{name}")
        if known is not None:
            properties.remove(known)
    if share < 1.0:
        fit = properties.makeelement(f"{A}normAutofit", {"fontScale": str(round(share * 100) * 1000)})
        at = 1 if properties.find(f"{A}prstTxWarp") is not None else 0
        properties.insert(at, fit)


def write_sizes(body: Element, usual_pt: float, share: float) -> None:
    """Say a title's shrunk sizes outright, as decks that are made from texts do: every program shows the same."""
    if share >= 1.0:
        return
    for run in body.iter(f"{A}r", f"{A}fld", f"{A}br"):
        if run.find(f"{A}rPr") is None:
            run.insert(0, run.makeelement(f"{A}rPr", {}))
    for each in body.iter(f"{A}rPr", f"{A}endParaRPr"):
        size = whole(each.get("sz"), round(usual_pt * 100)) * share
        each.set("sz", str(round(size / 100) * 100))


def table_share(frame: Element, font: FontFamily, room: float) -> float:
    """The share that a table's letters must shrink to so that its rows end within this height; 1 where they do."""
    table = frame.find(f"{A}graphic/{A}graphicData/{A}tbl")
    if table is None:
        return 1.0
    widths = [points(whole(each.get("w"))) for each in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    for share in SHARES:
        if share < _LEAST_TABLE or _table_height(table, widths, font, share) <= room * _FULL:
            return max(share, _LEAST_TABLE)
    return _LEAST_TABLE


def _table_height(table: Element, widths: list[float], font: FontFamily, share: float) -> float:
    plain = (LevelStyle(size_pt=18.0, color="dk1"),)
    total = 0.0
    for row in table.iterfind(f"{A}tr"):
        height = 0.0
        for column, cell in enumerate(row.iterfind(f"{A}tc")):
            body = cell.find(f"{A}txBody")
            if body is None or is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")) or cell.get("rowSpan"):
                continue
            span = max(1, whole(cell.get("gridSpan"), 1))
            width = sum(widths[column : column + span]) - _PLAIN_INSETS.left - _PLAIN_INSETS.right
            inner = text_height(body, plain, (font, font), max(10.0, width), share)
            height = max(height, inner + _PLAIN_INSETS.top + _PLAIN_INSETS.bottom)
        total += height
    return total


@cache
def old_font(typeface: str) -> FontFamily:
    """What a typeface of an old deck is measured with: its metric twin, or a usual one."""
    return shipped_font(typeface if typeface in METRIC_TWINS else "Liberation Sans")


def typeface_of(body: Element, otherwise: str) -> str:
    """The typeface that a text names first."""
    first = next((each for each in body.iter(f"{A}latin") if not each.get("typeface", "+").startswith("+")), None)
    return otherwise if first is None else first.get("typeface", otherwise)


def _paragraph(
    paragraph: Element, levels: Sequence[LevelStyle], fonts: _Fonts, width: float, share: float, *, first: bool
) -> float:
    properties = paragraph.find(f"{A}pPr")
    level = min(len(levels) - 1, max(0, whole(properties.get("lvl")) if properties is not None else 0))
    style = levels[level]
    margin = style.margin_left_pt
    if properties is not None and properties.get("marL") is not None:
        margin = points(whole(properties.get("marL")))
    room = max(10.0, width - margin)
    lines, largest = _lines(paragraph, style, fonts, room, share)
    spaced = properties is None or properties.find(f"{A}spcBef/{A}spcPts[@val='0']") is None
    before = style.space_before_pt * share if spaced and not first else 0.0
    line = _line_em((fonts[0] if style.font == "heading" else fonts[1]).regular)
    return before + lines * largest * line * style.line_spacing


def _lines(paragraph: Element, style: LevelStyle, fonts: _Fonts, room: float, share: float) -> tuple[int, float]:
    """How many lines a paragraph takes, and its largest size."""
    lines, used, largest = 1, 0.0, 0.0
    for piece in paragraph:
        if piece.tag == f"{A}br":
            lines, used = lines + 1, 0.0
            continue
        if piece.tag not in (f"{A}r", f"{A}fld"):
            continue
        letters, text = piece.find(f"{A}rPr"), piece.find(f"{A}t")
        size, file = _set_in(letters, style, fonts)
        size *= share
        largest = max(largest, size)
        for word in ((text.text or "") if text is not None else "").split(" "):
            wide = _width(file, word, size)
            blank = _width(file, " ", size) if used else 0.0
            if used and used + blank + wide > room:
                lines, used, blank = lines + 1, 0.0, 0.0
            used += blank + wide
            while used > room:
                lines, used = lines + 1, used - room
    end = paragraph.find(f"{A}endParaRPr")
    blank = whole(end.get("sz")) / 100 if end is not None else 0.0
    return lines, largest or (blank or style.size_pt) * share


@cache
def _line_em(file: Path) -> float:
    """A line's height: PowerPoint's 1.2, or more where other programs go by what the font says."""
    return max(_LINE, ascent_em(file) + descent_em(file))


def _width(file: Path, word: str, size: float) -> float:
    if len(word) <= _LONGEST_WORD:
        return word_widths(file, word)[0] * size
    return sum(word_widths(file, word[at : at + _LONGEST_WORD])[0] for at in range(0, len(word), _LONGEST_WORD)) * size


def _set_in(letters: Element | None, style: LevelStyle, fonts: _Fonts) -> tuple[float, Path]:
    family = fonts[0] if style.font == "heading" else fonts[1]
    if letters is None:
        return style.size_pt, family.file(bold=style.bold, italic=style.italic)
    bold = is_on(letters.get("b")) if letters.get("b") is not None else style.bold
    italic = is_on(letters.get("i")) if letters.get("i") is not None else style.italic
    return whole(letters.get("sz"), round(style.size_pt * 100)) / 100, family.file(bold=bold, italic=italic)
