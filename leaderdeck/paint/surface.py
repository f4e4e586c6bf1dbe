"""What every painter draws on: Qt's painter with the brand, the slide's number and where fonts come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRawFont

from leaderdeck.brand.kit import BrandKit
from leaderdeck.paint.brand_fonts import file_font
from leaderdeck.paint.pdf_parts import PartBook
from leaderdeck.paint.picture_cache import PictureSource, shared_pictures
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.measure import Shaped
from leaderdeck.units import Frame

FontSource: TypeAlias = Callable[[Path, float], QRawFont]
GlyphListener: TypeAlias = Callable[[Path, Shaped, int, int, str], None]
"""Told of every stretch of glyphs drawn: font file, shaped text, first glyph, last glyph (exclusive), the text."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A painter whose coordinates are points from the slide's upper left corner, and what to paint with."""

    painter: QPainter
    kit: BrandKit
    number: int
    """The slide's number, drawn where a run says so."""
    font: FontSource = file_font
    on_glyphs: GlyphListener | None = None
    picture_scale: float = 0.0
    """Pixels a point that pictures are prepared in; 0 takes the painter's own."""
    picture: PictureSource = shared_pictures.picture
    """Where decoded pictures come from; the usual source decodes them while one waits."""
    parts: PartBook | None = None
    """Told of every part that is drawn, where the drawing is to have tags."""

    def unheard(self) -> Surface:
        """The same for what is decoration, its words too."""
        return replace(self, parts=None) if self.parts else self

    def color(self, name: str) -> QColor:
        """The brand's color of this slot, or the `#RRGGBB` itself."""
        return _color(self.kit.palette.rgb(name))

    def device_scale(self) -> float:
        """Pixels a point on what the painter draws on, whichever way it is turned."""
        return sqrt(abs(self.painter.combinedTransform().determinant()))

    def pixels_per_point(self) -> float:
        """How finely pictures are drawn here."""
        return self.picture_scale or self.device_scale()

    def fill(self, frame: Frame, color: str) -> None:
        """Fills a rectangle."""
        self.painter.fillRect(rect(frame), self.color(color))


def rect(frame: Frame) -> QRectF:
    """The frame as Qt knows rectangles."""
    return QRectF(frame.x, frame.y, frame.width, frame.height)


@lru_cache(maxsize=256)
def _color(rgb: str) -> QColor:
    return QColor(rgb)
