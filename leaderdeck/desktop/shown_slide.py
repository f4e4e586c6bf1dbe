"""The slide under the cursor, as the panes show it."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import Slide
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene


@dataclass(frozen=True, slots=True)
class ShownSlide:
    """The slide under the cursor as its text stands this moment."""

    index: int
    number: int
    """Number of its first scene, counted from 1."""
    scenes: tuple[Scene, ...]
    kit: BrandKit
    slide: Slide
    first_line: int
    """Line in the file (from 1) where the slide begins."""
    folder: Path | None = None
    part: int = 0
    """Which of its scenes was asked for, from 0, where its lines do not tell."""


def first_line_within(scene: Scene) -> int:
    """The first line of its slide's own text (from 0) that a later part of a divided slide shows below its heading."""
    lines = [
        paragraph.line
        for shape in scene.shapes
        if (text := getattr(shape, "text", None)) is not None
        and not (shape.placeholder and shape.placeholder.type in ("title", "ctrTitle", "ftr", "sldNum", "dt"))
        for paragraph in text.body.paragraphs
        if paragraph.line > 0
    ]
    return min(lines, default=0)
