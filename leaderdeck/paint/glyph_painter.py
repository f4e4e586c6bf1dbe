"""Glyphs of one stretch of words, placed exactly where HarfBuzz measured them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from threading import local
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPen, QTransform

from leaderdeck.paint.brand_fonts import OUTLINE_SIZE, glyph_outline
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.system_letters import BASELINE_SHARE, letter_picture
from leaderdeck.scene.measure import Shaped, Stretch, shape_text

Place: TypeAlias = tuple[float, float]
LARGEST_RUN_PX = 60.0
"""Qt 6.11 draws no glyphs of a font file above 64 pixels."""
MOST_RUNS = 1000
"""Lines of some fifty slides."""
ABSENT_HEIGHT = 0.7
"""Height of the box that stands for a character no font has, as a share of the size."""
ABSENT_MARGIN = 0.1


def paint_words(
    surface: Surface, text: str, font_file: Path, size_pt: float, at: tuple[float, float], color: QColor
) -> None:
    """Draws text with its pen starting at `at`: x, and the baseline's y."""
    shaped = shape_text(font_file, text)
    pens = tuple(accumulate(shaped.advances, initial=0.0))
    surface.painter.setPen(color)
    for stretch in shaped.stretches:
        if stretch.font_file is None:
            _paint_absent(surface, shaped, stretch, pens, size_pt, at, text)
        else:
            _paint_stretch(surface, shaped, stretch, stretch.font_file, pens, size_pt, at, (font_file, text))
            if surface.on_glyphs:
                surface.on_glyphs(stretch.font_file, shaped, stretch.first, stretch.last, text)


def _paint_stretch(
    surface: Surface,
    shaped: Shaped,
    stretch: Stretch,
    font_file: Path,
    pens: tuple[float, ...],
    size_pt: float,
    at: tuple[float, float],
    words: tuple[Path, str],
) -> None:
    is_large = size_pt * surface.device_scale() > LARGEST_RUN_PX
    if is_large and not surface.on_glyphs:
        glyphs = shaped.glyphs[stretch.first : stretch.last]
        _paint_outlines(surface, glyphs, _places(shaped, stretch, pens), font_file, size_pt, at)
        return
    key = (words, stretch.first, size_pt, surface.font)
    run = _runs.kept.get(key)
    if run is None:
        run = QGlyphRun()
        run.setRawFont(surface.font(font_file, size_pt))
        run.setGlyphIndexes(shaped.glyphs[stretch.first : stretch.last])
        run.setPositions([QPointF(x * size_pt, y * size_pt) for x, y in _places(shaped, stretch, pens)])
        _runs.keep(key, run)
    surface.painter.drawGlyphRun(QPointF(*at), run)


def _places(shaped: Shaped, stretch: Stretch, pens: tuple[float, ...]) -> list[Place]:
    """Where each glyph stands, in em from the pen's start."""
    indexes = range(stretch.first, stretch.last)
    return [(pens[index] + shaped.offsets[index][0], -shaped.offsets[index][1]) for index in indexes]


class _Runs(local):
    """Glyph runs drawn last in this thread: while one types, all lines of the slide but one are as they were.

    A raw font belongs to the thread that made it, and so do runs of it.
    """

    def __init__(self) -> None:
        self.kept: dict[object, QGlyphRun] = {}

    def keep(self, key: object, run: QGlyphRun) -> None:
        if len(self.kept) >= MOST_RUNS:
            self.kept.clear()
        self.kept[key] = run


_runs = _Runs()


def _paint_outlines(
    surface: Surface,
    glyphs: Sequence[int],
    places: Sequence[Place],
    font_file: Path,
    size_pt: float,
    at: Place,
) -> None:
    """Large letters, which Qt does not draw from a font file on a picture, as filled outlines.

    One by one: Qt fills a long line of letters as one path in twice the time.
    """
    scale = size_pt / OUTLINE_SIZE
    color = surface.painter.pen().color()
    for glyph, (x, y) in zip(glyphs, places, strict=True):
        to_place = QTransform(scale, 0.0, 0.0, scale, at[0] + x * size_pt, at[1] + y * size_pt)
        outline = to_place.map(glyph_outline(font_file, glyph))
        outline.setFillRule(Qt.FillRule.WindingFill)
        surface.painter.fillPath(outline, color)


def _paint_absent(
    surface: Surface,
    shaped: Shaped,
    stretch: Stretch,
    pens: tuple[float, ...],
    size_pt: float,
    at: tuple[float, float],
    text: str,
) -> None:
    """Characters that no shipped font has: drawn by the machine's fonts, or seen to be there by an open box."""
    painter = surface.painter
    painter.save()
    color = painter.pen().color()
    painter.setPen(QPen(color, size_pt * 0.04))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(stretch.first, stretch.last):
        if not shaped.advances[index]:
            continue
        letter = _letter_at(shaped, index, text)
        if surface.parts:
            surface.parts.letter(letter)
        picture = letter_picture(letter, color.name())
        em = shaped.advances[index] * size_pt
        left = at[0] + pens[index] * size_pt
        if picture:
            painter.drawImage(QRectF(left, at[1] - BASELINE_SHARE * em, em, em), picture)
        else:
            box = QRectF(left + ABSENT_MARGIN * size_pt, at[1] - ABSENT_HEIGHT * size_pt, em, ABSENT_HEIGHT * size_pt)
            painter.drawRect(box.adjusted(0.0, 0.0, -2 * ABSENT_MARGIN * size_pt, 0.0))
    painter.restore()
    if surface.parts:
        surface.parts.letter("")


def _letter_at(shaped: Shaped, index: int, text: str) -> str:
    """The character, and the unseen ones behind it that change or join it."""
    end = index + 1
    while end < len(shaped.advances) and not shaped.advances[end]:
        end += 1
    first = shaped.clusters[index]
    return text[first : shaped.clusters[end] if end < len(shaped.clusters) else len(text)]
