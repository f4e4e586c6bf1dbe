"""Pictures drawn into their frames, cropped by shares."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from leaderdeck.paint.picture_cache import Wanted
from leaderdeck.paint.surface import Surface, rect
from leaderdeck.scene.shapes import PictureShape
from leaderdeck.units import Frame

UNCROPPED = (0.0, 0.0, 0.0, 0.0)
PLACEHOLDER_STRENGTH = 0.16
"""How much of the line color a picture's place shows until its pixels are there."""


def paint_picture_shape(surface: Surface, shape: PictureShape) -> None:
    """Draws a picture where the scene placed it."""
    if not paint_pixels(surface, shape.frame, shape.file.data, shape.file.svg, shape.crop):
        _paint_placeholder(surface, shape.frame)


def paint_pixels(
    surface: Surface,
    frame: Frame,
    data: bytes,
    svg: bytes = b"",
    crop: tuple[float, float, float, float] = UNCROPPED,
) -> bool:
    """Draws encoded bytes into a frame; bytes that are no picture draw nothing. Logos stay sharp in a PDF.

    Gives False where the picture is not there yet.
    """
    if frame.width <= 0 or frame.height <= 0:
        return True
    scale = surface.pixels_per_point()
    wanted = Wanted(data, svg, crop, max(1, round(frame.width * scale)), max(1, round(frame.height * scale)))
    image = surface.picture(wanted)
    if image is None:
        return False
    if image.isNull():
        return True
    surface.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, image.hasAlphaChannel())
    surface.painter.drawImage(rect(frame), image, QRectF(image.rect()))
    return True


def _paint_placeholder(surface: Surface, frame: Frame) -> None:
    """A calm field where the picture will stand."""
    color = QColor(surface.color(surface.kit.palette.slot("line")))
    color.setAlphaF(PLACEHOLDER_STRENGTH)
    surface.painter.fillRect(rect(frame), color)
