"""Characters that no shipped font has, such as emoji and Chinese: as a picture, drawn with what the machine offers.

A machine's fonts are not the same everywhere and are not put into files; a picture of the letter is.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout

from leaderdeck.paint.application import ensure_application

PICTURE_PX = 192
"""Height and width of the letter's square: sharp at 64 pt on a wall."""
_SIZE_SHARE = 0.8
"""Type size within the square."""
BASELINE_SHARE = 0.8
"""Where the baseline is in the square, from above."""


@lru_cache(maxsize=256)
def letter_picture(letter: str, color: str) -> QImage | None:
    """A character (with what joins it) in a square of one em; None where the machine has no letter for it."""
    ensure_application()
    font = QFont()
    font.setPixelSize(int(PICTURE_PX * _SIZE_SHARE))
    if not _is_found(letter, font):
        return None
    picture = QImage(PICTURE_PX, PICTURE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    width = QFontMetricsF(font).horizontalAdvance(letter)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QColor(color))
        shrink = min(1.0, PICTURE_PX / max(1.0, width))
        painter.translate((PICTURE_PX - width * shrink) / 2, PICTURE_PX * BASELINE_SHARE)
        painter.scale(shrink, shrink)
        painter.drawText(QPointF(0.0, 0.0), letter)
    return picture


def _is_found(letter: str, font: QFont) -> bool:
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(all(run.glyphIndexes()) for run in runs)
