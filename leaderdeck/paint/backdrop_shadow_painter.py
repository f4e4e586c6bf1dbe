"""Shadows beside shapes and pictures: an outline moved, and where it is soft blurred on a coarse grid."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPainterPathStroker, QPen, QTransform

from leaderdeck.brand.backdrop_values import Shadow
from leaderdeck.paint.backdrop_brushes import translucent
from leaderdeck.paint.surface import Surface

_HARD_BELOW_PT = 0.5
_REACH = 8
"""Dots of the coarse grid that a soft edge reaches to either side."""
_SQUARE = 8
_MOST_DOTS = 512


def paint_shadow(surface: Surface, path: QPainterPath, shadow: Shadow, stroke: QPen | None = None) -> None:
    """Draws the shadow of a path, or of the line along it."""
    outline = _stroked(path, stroke) if stroke is not None else path
    box = outline.boundingRect()
    moved = QTransform.fromTranslate(box.center().x() + shadow.x_pt, box.center().y() + shadow.y_pt)
    moved.scale(shadow.across, shadow.down)
    moved.translate(-box.center().x(), -box.center().y())
    outline = moved.map(outline)
    color = translucent(surface, shadow.color, shadow.alpha)
    painter = surface.painter
    if shadow.blur_pt < _HARD_BELOW_PT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPath(outline)
        return
    reach = shadow.blur_pt / 2
    around = outline.boundingRect().adjusted(-reach, -reach, reach, reach)
    slide = QRectF(0, 0, surface.kit.template.width_pt, surface.kit.template.height_pt)
    around = around.intersected(slide.adjusted(-reach, -reach, reach, reach))
    if around.isEmpty():
        return
    dots = min(_REACH / reach, _MOST_DOTS / max(around.width(), around.height()))
    width, height = max(1, round(around.width() * dots)), max(1, round(around.height() * dots))
    sharp = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    sharp.fill(Qt.GlobalColor.transparent)
    with QPainter(sharp) as brush:
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.scale(width / around.width(), height / around.height())
        brush.translate(-around.topLeft())
        brush.fillPath(outline, color)
    soft = _blurred(sharp)
    painter.drawImage(around, soft, QRectF(soft.rect()))


def _stroked(path: QPainterPath, pen: QPen) -> QPainterPath:
    return QPainterPathStroker(pen).createStroke(path)


def _blurred(image: QImage) -> QImage:
    """The picture averaged over squares as large as the soft edge reaches, and smoothed between them."""
    shape, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    squares = image.scaled(
        max(1, round(image.width() / _SQUARE)), max(1, round(image.height() / _SQUARE)), shape, smooth
    )
    return squares.scaled(image.size(), shape, smooth)
