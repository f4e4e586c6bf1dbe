"""What stands behind the content: the layout's ground, drawn shapes, pictures and fixed words.

Backdrops that take long to draw are kept as pixels; those of a few plain shapes are drawn each time.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainter

from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape, BackdropText, Layout, Placeholder
from leaderdeck.paint.backdrop_cache import shared_backdrops
from leaderdeck.paint.backdrop_picture_painter import paint_backdrop_picture
from leaderdeck.paint.backdrop_shape_painter import paint_backdrop_shape
from leaderdeck.paint.backdrop_text_painter import holds_number, paint_fixed_text
from leaderdeck.paint.surface import Surface
from leaderdeck.units import Frame


def paint_backdrop(surface: Surface, layout: Layout) -> None:
    """Fills the slide with the layout's ground and draws the backdrop, lowest first."""
    if not shared_backdrops.paint(surface, layout, _paint_same):
        _paint_ground(surface, layout)
        paint_parts(surface, layout.backdrop)
        return
    paint_parts(surface, [part for part in layout.backdrop if isinstance(part, BackdropText) and holds_number(part)])


def paint_placeholder(surface: Surface, placeholder: Placeholder, frame: Frame) -> None:
    """What the layout draws in a placeholder's frame, on a slide whose words stand in this one."""
    own = placeholder.frame
    if not placeholder.backdrop:
        return
    painter = surface.painter
    painter.save()
    if frame != own and own.width > 0 and own.height > 0:
        painter.translate(frame.x, frame.y)
        painter.scale(frame.width / own.width, frame.height / own.height)
        painter.translate(-own.x, -own.y)
    paint_parts(surface, placeholder.backdrop)
    painter.restore()


def paint_parts(surface: Surface, parts: Iterable[BackdropPart]) -> None:
    """Draws parts in their order."""
    for part in parts:
        if isinstance(part, BackdropShape):
            paint_backdrop_shape(surface, part)
        elif isinstance(part, BackdropPicture):
            paint_backdrop_picture(surface, part)
        else:
            paint_fixed_text(surface, part)


def _paint_ground(surface: Surface, layout: Layout) -> None:
    template = surface.kit.template
    surface.fill(Frame(0.0, 0.0, template.width_pt, template.height_pt), layout.ground)


def _paint_same(surface: Surface, layout: Layout) -> None:
    """What is the same on every slide of the layout."""
    hints = QPainter.RenderHint
    surface.painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing | hints.SmoothPixmapTransform)
    _paint_ground(surface, layout)
    paint_parts(
        surface, [part for part in layout.backdrop if not (isinstance(part, BackdropText) and holds_number(part))]
    )
