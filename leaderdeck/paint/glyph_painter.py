"""Glyphs of one stretch of words, placed exactly where HarfBuzz measured them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPen

from leaderdeck.paint.surface import Surface
from leaderdeck.scene.measure import Shaped, Stretch, shape_text

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
            _paint_absent(surface, shaped, stretch, pens, size_pt, at)
        else:
            _paint_stretch(surface, shaped, stretch, stretch.font_file, pens, size_pt, at)
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
) -> None:
    places = [
        QPointF((pens[index] + shaped.offsets[index][0]) * size_pt, -shaped.offsets[index][1] * size_pt)
        for index in range(stretch.first, stretch.last)
    ]
    run = QGlyphRun()
    run.setRawFont(surface.font(font_file, size_pt))
    run.setGlyphIndexes(shaped.glyphs[stretch.first : stretch.last])
    run.setPositions(places)
    surface.painter.drawGlyphRun(QPointF(*at), run)


def _paint_absent(
    surface: Surface,
    shaped: Shaped,
    stretch: Stretch,
    pens: tuple[float, ...],
    size_pt: float,
    at: tuple[float, float],
) -> None:
    """An open box for each character that no shipped font has: it is seen that something stands there."""
    painter = surface.painter
    painter.save()
    painter.setPen(QPen(painter.pen().color(), size_pt * 0.04))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(stretch.first, stretch.last):
        if shaped.advances[index]:
            left = at[0] + (pens[index] + ABSENT_MARGIN) * size_pt
            width = (shaped.advances[index] - 2 * ABSENT_MARGIN) * size_pt
            painter.drawRect(QRectF(left, at[1] - ABSENT_HEIGHT * size_pt, width, ABSENT_HEIGHT * size_pt))
    painter.restore()
