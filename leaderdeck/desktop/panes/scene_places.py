"""Where on a slide stands what: a point on the slide → the line of its text."""

from __future__ import annotations

from itertools import chain

from leaderdeck.deck.blocks import Block, Chart, Picture
from leaderdeck.deck.slide import Slide
from leaderdeck.scene.compose import pictures_in
from leaderdeck.scene.shapes import ChartShape, PictureShape, PlacedText, Scene, Shape, TableShape, TextShape
from leaderdeck.units import Frame

FOOTERS = ("ftr", "sldNum", "dt")
"""Placeholders whose words the writer did not write on this slide."""


def line_at(scene: Scene, x: float, y: float, slide: Slide | None = None) -> int | None:
    """The line (from 0, in the slide's own text) of what stands at this point; None where nothing of the text stands.

    With the slide at hand, pictures and charts lead to the lines they are written on.
    """
    for shape in reversed(scene.shapes):
        if _holds(shape.frame, x, y):
            line = _line_in(shape, scene, x, y, slide)
            if line is not None:
                return line
    return None


def _holds(frame: Frame, x: float, y: float) -> bool:
    return frame.x <= x <= frame.right and frame.y <= y <= frame.bottom


def _line_in(shape: Shape, scene: Scene, x: float, y: float, slide: Slide | None) -> int | None:
    if isinstance(shape, TableShape):
        for cell in chain.from_iterable(shape.rows):
            if _holds(cell.frame, x, y):
                return _line_of_text(cell.text, y)
        return None
    if isinstance(shape, PictureShape):
        return _line_of_picture(shape, scene, slide)
    if isinstance(shape, ChartShape):
        return _line_of_chart(shape, slide)
    return _line_of_text(shape.text, y) if shape.text and not _is_footer(shape) else None


def _is_footer(shape: TextShape) -> bool:
    return shape.placeholder is not None and shape.placeholder.type in FOOTERS


def _line_of_text(text: PlacedText, y: float) -> int | None:
    """The paragraph whose drawn line is nearest to this height."""
    nearest = min(text.lines, key=lambda line: abs(line.baseline_pt - line.height_pt * 0.3 - y), default=None)
    return None if nearest is None else text.body.paragraphs[nearest.paragraph].line


def _line_of_picture(shape: PictureShape, scene: Scene, slide: Slide | None) -> int | None:
    """Pictures are told apart by their alt texts, and those that share one by their order."""
    if slide is None:
        return None
    alike = [one for one in scene.shapes if isinstance(one, PictureShape) and one.alt == shape.alt]
    written = [one for one in pictures_in(slide.blocks) if _shows(one, shape)]
    place = alike.index(shape)
    return written[min(place, len(written) - 1)].line if written else None


def _shows(picture: Picture, shape: PictureShape) -> bool:
    return picture.alt == shape.alt or (picture.decorative and shape.decorative)


def _line_of_chart(shape: ChartShape, slide: Slide | None) -> int | None:
    charts = [block for block in slide.blocks if isinstance(block, Chart)] if slide else []
    return next((chart.line for chart in charts if _draws(chart, shape)), None)


def _draws(chart: Block, shape: ChartShape) -> bool:
    return isinstance(chart, Chart) and (chart.kind, chart.categories) == (shape.kind, shape.categories)
