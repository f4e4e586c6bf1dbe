"""List marks: squares and task boxes as geometry, signs and numbers as words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from leaderdeck.paint.glyph_painter import paint_words
from leaderdeck.paint.surface import Surface
from leaderdeck.paths import resource_folder
from leaderdeck.scene.bullets import bullet_label
from leaderdeck.scene.shapes import Bullet, BulletKind, TextRun

_SIGNS_FILE = resource_folder("fonts", "liberation-sans", "LiberationSans-Regular.ttf")
"""Arial's twin: the disc is Arial's `•` whatever the text is set in, and so is a template's own sign."""


def paint_bullet(surface: Surface, bullet: Bullet, run: TextRun, at: tuple[float, float]) -> None:
    """Draws a paragraph's mark with its left edge and baseline at `at`; `run` is the paragraph's first."""
    draw = _DRAWN.get(bullet.kind)
    color = surface.color(bullet.color)
    if draw:
        draw(surface, run.size_pt, at, color)
        return
    file = surface.kit.font(run.font).file(bold=run.bold, italic=run.italic)
    paint_words(
        surface, bullet_label(bullet), _SIGNS_FILE if bullet.kind in ("disc", "sign") else file, run.size_pt, at, color
    )


def _paint_square(surface: Surface, size_pt: float, at: tuple[float, float], color: QColor) -> None:
    """Wingdings' small square: 0.3 em wide in a 0.458 em advance."""
    side = 0.30 * size_pt
    surface.painter.fillRect(QRectF(at[0] + 0.08 * size_pt, at[1] - 0.21 * size_pt - side, side, side), color)


def _paint_box(surface: Surface, size_pt: float, at: tuple[float, float], color: QColor) -> None:
    painter = surface.painter
    pen = QPen(color, 0.07 * size_pt)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side = 0.66 * size_pt
    painter.drawRect(QRectF(at[0] + 0.1 * size_pt, at[1] + 0.02 * size_pt - side, side, side))


def _paint_checked_box(surface: Surface, size_pt: float, at: tuple[float, float], color: QColor) -> None:
    _paint_box(surface, size_pt, at, color)
    points = [QPointF(at[0] + right * size_pt, at[1] - up * size_pt) for right, up in _CHECK]
    surface.painter.setPen(QPen(color, 0.1 * size_pt, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    surface.painter.drawPolyline(QPolygonF(points))


_CHECK = ((0.22, 0.33), (0.38, 0.14), (0.66, 0.52))
"""Corners of a check mark: right of the mark's left edge and above the baseline, as shares of the size."""
_DRAWN: dict[BulletKind, Callable[[Surface, float, tuple[float, float], QColor], None]] = {
    "square": _paint_square,
    "task": _paint_box,
    "done": _paint_checked_box,
}
