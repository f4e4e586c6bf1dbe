"""One slide drawn: backdrop, then every shape in its order. The same scene gives the preview, the PDF and pictures."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import Layout
from leaderdeck.paint.application import ensure_application
from leaderdeck.paint.backdrop_painter import paint_backdrop, paint_placeholder
from leaderdeck.paint.picture_cache import PictureSource, shared_pictures
from leaderdeck.paint.picture_painter import paint_picture_shape
from leaderdeck.paint.shape_painter import paint_text_shape
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.table_painter import paint_table
from leaderdeck.scene.shapes import ChartShape, PictureShape, Scene, TableShape, TextShape

EDGE = 2


def paint_scene(painter: QPainter, scene: Scene, kit: BrandKit, number: int) -> None:
    """Draws the slide in points from its upper left corner; the caller has scaled the painter."""
    paint_on(Surface(painter, kit, number), scene)


def paint_on(surface: Surface, scene: Scene) -> None:
    """Draws the slide on a surface."""
    hints = QPainter.RenderHint
    surface.painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing | hints.SmoothPixmapTransform)
    layout = surface.kit.template.layout(scene.layout)
    if surface.parts:
        surface.parts.page(surface.painter, scene)
    paint_backdrop(surface.unheard(), layout)
    for index, shape in enumerate(scene.shapes):
        if surface.parts:
            surface.parts.shape(index)
        if isinstance(shape, PictureShape):
            paint_picture_shape(surface, shape)
        elif isinstance(shape, TableShape):
            paint_table(surface, shape)
        elif isinstance(shape, ChartShape):
            from leaderdeck.paint.chart_painter import paint_chart  # most talks have none

            paint_chart(surface, shape)
        else:
            if shape.placeholder is not None and shape.fill is None:
                _paint_inherited(surface.unheard(), layout, shape)
            paint_text_shape(surface, shape)


def _paint_inherited(surface: Surface, layout: Layout, shape: TextShape) -> None:
    """The ground that a placeholder's words stand on, where the layout gives it one."""
    holder = layout.placeholder(shape.placeholder.idx) if shape.placeholder is not None else None
    if holder is not None and holder.backdrop:
        paint_placeholder(surface, holder, shape.frame)


def paint_picture(
    scene: Scene,
    kit: BrandKit,
    number: int,
    width_px: int,
    picture: PictureSource = shared_pictures.picture,
) -> QImage:
    """The slide as an opaque picture of this width; its height follows the slide's proportions."""
    image = empty_picture(kit, width_px)
    paint_whole_picture(image, scene, kit, number, picture)
    return image


def empty_picture(kit: BrandKit, width_px: int) -> QImage:
    """A picture as large as a slide is at this width, its pixels not yet set."""
    ensure_application()
    width = max(1, width_px)
    height = max(1, round(kit.template.height_pt * width / kit.template.width_pt))
    return QImage(width, height, QImage.Format.Format_RGB32)


def paint_whole_picture(
    image: QImage,
    scene: Scene,
    kit: BrandKit,
    number: int,
    picture: PictureSource = shared_pictures.picture,
) -> None:
    """The slide over every pixel of a picture that `empty_picture` gave, whatever was on it."""
    scale = image.width() / kit.template.width_pt
    width, height = image.width(), image.height()
    with QPainter(image) as painter:
        for edge in (QRect(0, height - EDGE, width, EDGE), QRect(width - EDGE, 0, EDGE, height)):
            painter.fillRect(edge, Qt.GlobalColor.white)  # the slide's ground fills all but perhaps the last pixel
        painter.scale(scale, scale)
        paint_on(Surface(painter, kit, number, picture=picture), scene)
