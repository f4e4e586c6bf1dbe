"""Pictures in a backdrop: cut, recolored, see-through, turned, tiled, and seen through an outline."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QTransform

from leaderdeck.brand.template import BackdropPicture
from leaderdeck.paint.backdrop_brushes import pose_transform
from leaderdeck.paint.backdrop_shadow_painter import paint_shadow
from leaderdeck.paint.backdrop_shape_painter import path_of
from leaderdeck.paint.picture_cache import Wanted
from leaderdeck.paint.picture_painter import paint_pixels
from leaderdeck.paint.surface import Surface, rect
from leaderdeck.units import Frame

_LARGEST_TILE_PX = 4096


def paint_backdrop_picture(surface: Surface, part: BackdropPicture) -> None:
    """Draws the picture; bytes that are no picture draw nothing."""
    plain = part.alpha >= 1.0 and not (part.clip or part.tile or part.recolor or part.pose or part.shadow)
    if plain:
        paint_pixels(surface, part.frame, part.data, part.svg, part.crop)
        return
    painter = surface.painter
    painter.save()
    if part.shadow is not None:
        paint_shadow(surface, _outline(part), part.shadow)
    if part.clip:
        painter.setClipPath(path_of(part.clip), Qt.ClipOperation.IntersectClip)
    if part.pose is not None:
        painter.setTransform(pose_transform(part.pose), combine=True)
    painter.setOpacity(painter.opacity() * part.alpha)
    _paint_pixels(surface, part)
    painter.restore()


def _paint_pixels(surface: Surface, part: BackdropPicture) -> None:
    frame = part.frame
    if part.tile is not None:
        frame = Frame(part.tile.x_pt, part.tile.y_pt, part.tile.width_pt, part.tile.height_pt)
    scale = surface.pixels_per_point()
    width, height = (max(1, round(side * scale)) for side in (frame.width, frame.height))
    if part.tile is not None:
        width, height = min(width, _LARGEST_TILE_PX), min(height, _LARGEST_TILE_PX)
    if frame.width <= 0 or frame.height <= 0:
        return
    image = surface.picture(Wanted(part.data, part.svg, part.crop, width, height))
    if image is None or image.isNull():
        return
    if part.recolor is not None:
        from leaderdeck.paint.backdrop_recolor import recolored  # few pictures need it, and it takes time to load

        image = recolored(image, part.recolor, lambda color: surface.color(color).rgb())
    painter = surface.painter
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, image.hasAlphaChannel())
    if part.tile is None:
        painter.drawImage(rect(frame), image, QRectF(image.rect()))
        return
    ground = part.clip and path_of(part.clip).boundingRect()
    _paint_tiles(painter, image, part, ground or rect(part.frame))


def _paint_tiles(painter: QPainter, image: QImage, part: BackdropPicture, ground: QRectF) -> None:
    """A brush of the picture, which Qt repeats as often as it must."""
    tile = part.tile
    if tile is None:
        return
    whole = _mirrored(image, across=tile.flip_across, down=tile.flip_down)
    transform = QTransform.fromTranslate(tile.x_pt, tile.y_pt)
    transform.scale(tile.width_pt / image.width(), tile.height_pt / image.height())
    brush = QBrush(whole)
    brush.setTransform(transform)
    painter.fillRect(ground, brush)


def _mirrored(image: QImage, *, across: bool, down: bool) -> QImage:
    """Two or four tiles as one, where every second is mirrored."""
    if not across and not down:
        return image
    width, height = image.width(), image.height()
    whole = QImage(width * (2 if across else 1), height * (2 if down else 1), image.format())
    with QPainter(whole) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for column in range(2 if across else 1):
            for row in range(2 if down else 1):
                flips = Qt.Orientation(0)
                if column:
                    flips |= Qt.Orientation.Horizontal
                if row:
                    flips |= Qt.Orientation.Vertical
                painter.drawImage(column * width, row * height, image.flipped(flips) if column or row else image)
    return whole


def _outline(part: BackdropPicture) -> QPainterPath:
    if part.clip:
        return path_of(part.clip)
    path = QPainterPath()
    path.addRect(rect(part.frame))
    return pose_transform(part.pose).map(path) if part.pose is not None else path
