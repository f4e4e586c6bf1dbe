"""Pictures drawn into their frames, cropped by shares."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from leaderdeck.paint.picture_cache import PictureCache, Wanted
from leaderdeck.paint.surface import Surface, rect
from leaderdeck.scene.shapes import PictureShape
from leaderdeck.units import Frame

UNCROPPED = (0.0, 0.0, 0.0, 0.0)
_cache = PictureCache()


def paint_picture_shape(surface: Surface, shape: PictureShape) -> None:
    """Draws a picture where the scene placed it."""
    paint_pixels(surface, shape.frame, shape.file.data, shape.file.svg, shape.crop)


def paint_pixels(
    surface: Surface,
    frame: Frame,
    data: bytes,
    svg: bytes = b"",
    crop: tuple[float, float, float, float] = UNCROPPED,
) -> None:
    """Draws encoded bytes into a frame; bytes that are no picture draw nothing. Logos stay sharp in a PDF."""
    if frame.width <= 0 or frame.height <= 0:
        return
    scale = surface.pixels_per_point()
    wanted = Wanted(data, svg, crop, max(1, round(frame.width * scale)), max(1, round(frame.height * scale)))
    image = _cache.picture(wanted)
    if image.isNull():
        return
    surface.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, image.hasAlphaChannel())
    surface.painter.drawImage(rect(frame), image, QRectF(image.rect()))
