"""What stands behind the content: the layout's ground, drawn shapes, logos and fixed words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from leaderdeck.brand.template import BackdropPicture, BackdropShape, BackdropText, Layout, PathCommand
from leaderdeck.paint.picture_painter import paint_pixels
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.text_painter import paint_text
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame


def paint_backdrop(surface: Surface, layout: Layout) -> None:
    """Fills the slide with the layout's ground and draws the backdrop, lowest first."""
    template = surface.kit.template
    surface.fill(Frame(0.0, 0.0, template.width_pt, template.height_pt), layout.ground)
    for part in layout.backdrop:
        if isinstance(part, BackdropShape):
            _paint_shape(surface, part)
        elif isinstance(part, BackdropPicture):
            paint_pixels(surface, part.frame, part.data, part.svg)
        else:
            _paint_fixed_text(surface, part)


def _paint_shape(surface: Surface, shape: BackdropShape) -> None:
    painter = surface.painter
    if shape.fill:
        color = QColor(surface.color(shape.fill))
        color.setAlphaF(shape.alpha)
        painter.setBrush(color)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape.stroke and shape.stroke_width_pt > 0:
        pen = QPen(surface.color(shape.stroke), shape.stroke_width_pt)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path_of(shape.path))


def path_of(commands: Sequence[PathCommand]) -> QPainterPath:
    """Move, line, curve and close commands as Qt's path; overlapping parts are filled by the winding rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    steps: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for letter, numbers in commands:
        steps[letter](*numbers)
    return path


def _paint_fixed_text(surface: Surface, part: BackdropText) -> None:
    style = part.style
    run = TextRun(part.text, style.size_pt, style.font, style.bold, style.italic, color=style.color)
    paragraph = TextParagraph(runs=(run,), align=style.align, line_spacing=style.line_spacing)
    body = TextBody((paragraph,), part.insets, part.anchor)
    paint_text(surface, place_text(body, part.frame, surface.kit))
