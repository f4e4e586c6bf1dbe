"""Whether a logo is seen on the ground that it is meant for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, contrast, from_channels
from leaderdeck.brand.logos import read_logo_facts, svg_to_png
from leaderdeck.quick_dataclass import dataclass

_SIDE_PX = 48
_SEEN_SHARE = 0.4
"""A coat of arms has fields in the color of the ground; its outline and the rest must carry it."""
_OPAQUE = 128


@dataclass(frozen=True, slots=True)
class LogoSight:
    """How much of a mark stands out from its ground by 3 : 1 (WCAG 2.2, 1.4.11)."""

    share: float

    @property
    def is_clear(self) -> bool:
        """Whether enough of it does."""
        return self.share >= _SEEN_SHARE


def logo_sight(file: Path, ground: str) -> LogoSight | None:
    """The mark in this file on this ground (`#RRGGBB`); None where the file cannot be read."""
    try:
        stamp = file.stat()
        image = _small_image(file, stamp.st_mtime_ns, stamp.st_size)
    except (OSError, ValueError):
        return None
    seen = opaque = 0
    for y in range(image.height()):
        for x in range(image.width()):
            color = image.pixelColor(x, y)
            if color.alpha() >= _OPAQUE:
                opaque += 1
                rgb = from_channels(color.red(), color.green(), color.blue())
                seen += contrast(rgb, ground) >= LARGE_TEXT_CONTRAST
    return LogoSight(seen / opaque) if opaque else None


def logo_image(file: Path, longest_px: int) -> QImage:
    """The mark as a picture, at most this wide and high; an empty one where it cannot be drawn."""
    try:
        facts = read_logo_facts(file)
        data = file.read_bytes()
        image = QImage.fromData(svg_to_png(data, longest_px) if facts.kind == "svg" else data)
    except (OSError, ValueError):
        return QImage()
    if max(image.width(), image.height()) <= longest_px:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(longest_px, longest_px, keep, smooth)


@lru_cache(maxsize=32)
def _small_image(file: Path, modified: int, size: int) -> QImage:
    """A few thousand pixels tell it; kept while the file stays the same."""
    return logo_image(file, _SIDE_PX)
